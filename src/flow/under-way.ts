import type { Value } from '../journal/entry.ts'
import { secondsIn } from '../time/duration.ts'
import type { LookUp } from './condition.ts'
import type { Draft, Later } from './draft.ts'
import { type Ending, type Flow, findStep, type Step } from './flow.ts'
import { sayValue } from './saying.ts'
import type { Surroundings } from './surroundings.ts'
import { fill } from './template.ts'
import type { Passage, Terminal } from './terminal.ts'

/** A walk under way: what its steps share. */
export interface Walk {
  readonly flow: Flow
  readonly draft: Draft
  readonly terminal: Terminal
  readonly surroundings: Surroundings
  /** What was given on the command line, until its step has used it. */
  given: string | undefined
  readonly startedAt: number
  /** Before every id, for flows walked inside another: `prediction.1.`. */
  readonly prefix: string
  /** The thing a `for-each` is at, or ''. */
  item: string
  /** True while answers of an earlier sitting are passed over in silence. */
  catchingUp: boolean
  /** Set once something spoke of danger, and the one offer has been made. */
  disclosed: boolean
  /** Set once the soft stop has been offered. */
  offeredToStop: boolean
  readonly laters: Map<Step, Map<string, Later>>
}

/** Where a step sends the walk: on, back to a step, or out. */
export type Course =
  | 'on'
  | { readonly back: string }
  | { readonly ending: Ending; readonly leadsTo?: string }

/** What a step may look back at: values for conditions, words for sentences. */
export const factsOf = (
  walk: Walk,
): {
  lookUp: LookUp
  words: (name: string) => string | undefined
  seconds: (text: string) => number
} => {
  const { draft, flow, item, surroundings } = walk
  const { memory, people, times } = surroundings

  const answer = (step: string): Value | undefined => {
    const given = draft.answers.filter((one) => one.step === step)
    return (given.find((one) => one.item === item) ?? given.find((one) => one.item === ''))?.value
  }

  const lookUp: LookUp = (name) => answer(name) ?? fact(factNamed(name))

  const factNamed = (name: string): string | undefined => {
    if (findStep(flow, name)) return undefined
    if (name in flow.switches) return surroundings.switches.has(name) ? 'yes' : 'no'
    if (name === 'disclosure') return walk.disclosed ? 'yes' : undefined
    if (name === 'about') return memory.about || undefined
    return name.includes('.') ? words(name) : memory.fact(name, draft.person)
  }

  const seconds = (text: string): number => {
    const value = answer(text)
    return value?.kind === 'seconds' ? value.number : (secondsIn(text) ?? 0)
  }

  const words = (name: string): string | undefined => {
    const [room = '', step = ''] = name.split('.')
    if (room === 'plan' || room === 'origin') return memory.quote(room, step, draft.person)
    if (room === 'back-at') return times.clockIn(seconds(step))
    if (name === 'name') return draft.person === null ? undefined : people.byId(draft.person)?.name
    if (name === 'item') return item
    if (name === 'about') return memory.about
    const value = answer(name)
    const said = value && sayValue(value, findStep(flow, name), surroundings)
    return value?.kind === 'text' ? withinSentence(said ?? '') : said
  }
  return { lookUp, words, seconds }
}

/** The person's words as they stand inside another sentence: without spaces around, or a full stop of their own. */
const withinSentence = (text: string): string => text.trim().replace(/(?<!\.)\.$/, '')

const fact = (text: string | undefined): Value | undefined =>
  text === undefined ? undefined : { kind: 'choice', text }

/** Says a sentence, unless an earlier sitting has said it. */
export const say = (
  walk: Walk,
  text: string,
  tone: Passage['tone'],
  items?: readonly string[],
): void => {
  if (walk.catchingUp) return
  walk.terminal.say({ text: fill(text, factsOf(walk).words), tone, ...(items && { items }) })
}
