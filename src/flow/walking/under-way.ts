import type { Value } from '../../journal/entry.ts'
import { secondsIn } from '../../time/duration.ts'
import type { LookUp } from '../condition.ts'
import { type Draft, itemOfEnd, itemOfOrigin, type Later } from '../draft.ts'
import type { Ending, Flow, LinkStep, Step } from '../flow.ts'
import { sayValue } from '../saying.ts'
import { findStep } from '../steps.ts'
import type { Surroundings } from '../surroundings.ts'
import { fill } from '../template.ts'
import type { Passage, Terminal } from '../terminal.ts'
import type { Path, Place } from './path.ts'

/** Set once something spoke of danger, and the one offer has been made. */
export interface Noticed {
  danger: boolean
}

/** What a sitting has been through already, whichever way it was gone. */
export interface Seen {
  readonly sentences: Set<string>
  /** What a draft was put together as when it was last shown, by its place. */
  readonly drafts: Map<string, string>
  /** Gates that opened, each with whom it opened for. */
  readonly gates: Set<string>
  readonly followUps: Set<Step>
}

/** A walk under way: what its steps share. */
export interface Walk {
  readonly flow: Flow
  readonly draft: Draft
  readonly terminal: Terminal
  readonly surroundings: Surroundings
  /** What was given on the command line, until its step has used it. */
  given: string | undefined
  /** Words that stand above already. */
  readonly quoted: string | undefined
  readonly startedAt: number
  /** Before every id, for flows walked inside another: `prediction.1.`. */
  readonly prefix: string
  /** The thing a `for-each` is at, or ''. */
  item: string
  /** True while answers given before are passed over in silence, on the way to where somebody left or went back to. */
  catchingUp: boolean
  readonly path: Path
  /** The question somebody went back to, until it is asked. */
  goingTo: Place | undefined
  /** True from there on, while the way is one that was gone before: nothing is said twice. */
  retracing: boolean
  /** Steps whose answer stays where it is, but counts for nothing until it is given in this sitting. */
  readonly askedAnew: Set<string>
  readonly seen: Seen
  /** What was noticed, here and in the flows walked inside this one. */
  readonly noticed: Noticed
  /** Set once the soft stop has been offered. */
  offeredToStop: boolean
  readonly laters: Map<Step, Map<string, Later>>
}

/** Where a step sends the walk: on, to the question before, back to a step, or out. */
export type Course =
  | 'on'
  | 'before'
  | { readonly back: string }
  | { readonly ending: Ending; readonly leadsTo?: string }

/**
 * The instant (ISO UTC) a length of time is over: set when it is first said or waited for, the same from
 * then on, and kept with the draft, so that a promise to be back outlives the window it was made in.
 */
export const endOf = (step: string, seconds: number, { draft, surroundings }: Walk): string => {
  const set = draft.typed(step, itemOfEnd)
  if (set !== '') return set
  const end = new Date(surroundings.times.now().getTime() + seconds * 1000).toISOString()
  draft.typing(step, itemOfEnd, end)
  return end
}

/** A length that is answered anew ends anew. */
export const forgetEnd = (step: string, { draft }: Walk): void => {
  if (draft.typed(step, itemOfEnd) !== '') draft.typing(step, itemOfEnd, '')
}

/** The item under which a link step keeps the entry that was pointed at. */
export const originItem = ({ item }: Walk): string =>
  item === '' ? itemOfOrigin : `${itemOfOrigin} ${item}`

/** The id of the entry a link step was answered with; undefined for one answered in an older version. */
export const cameFrom = (step: LinkStep, walk: Walk): string | undefined =>
  walk.draft.typed(step.id, originItem(walk)) || undefined

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

  // What was answered on a way that is no longer gone counts for nothing.
  const answer = (step: string): Value | undefined => {
    const given = draft.answers.filter((one) => one.step === step && walk.path.passed(one))
    return (given.find((one) => one.item === item) ?? given.find((one) => one.item === ''))?.value
  }

  const seconds = (text: string): number => {
    const value = answer(text)
    return value?.kind === 'seconds' ? value.number : (secondsIn(text) ?? 0)
  }

  const special: Record<string, (step: string) => string | undefined> = {
    plan: (step) => memory.quote('plan', step, draft.person),
    origin: (step) => memory.quote('origin', step, draft.person),
    'back-at': (step) => times.clockAt(new Date(endOf(step, seconds(step), walk))),
    name: () => (draft.person === null ? undefined : people.byId(draft.person)?.name),
    item: () => item || undefined,
    about: () => memory.about || undefined,
  }

  const words = (name: string): string | undefined => {
    const [room = '', step = ''] = name.split('.')
    const elsewhere = Object.hasOwn(special, room) ? special[room] : undefined
    if (elsewhere && (step !== '' || !findStep(flow, name))) return elsewhere(step)
    const value = answer(name)
    return value && sayValue(value, findStep(flow, name), surroundings)
  }

  const switchOr = (name: string): string | undefined => {
    if (Object.hasOwn(flow.switches, name)) return surroundings.switches.has(name) ? 'yes' : 'no'
    return memory.fact(name, draft.person)
  }

  const factNamed = (name: string): string | undefined => {
    if (findStep(flow, name)) return undefined
    if (name === 'disclosure') return walk.noticed.danger ? 'yes' : undefined
    const quoted = name === 'about' || name.includes('.')
    return quoted ? words(name) || undefined : switchOr(name)
  }

  const lookUp: LookUp = (name) => answer(name) ?? fact(factNamed(name))
  return { lookUp, words, seconds }
}

const fact = (text: string | undefined): Value | undefined =>
  text === undefined ? undefined : { kind: 'choice', text }

/** Says a sentence, unless it was said on the same way before. */
export const say = (
  walk: Walk,
  text: string,
  tone: Passage['tone'],
  items?: readonly string[],
): void => {
  const words = fill(text, factsOf(walk).words)
  const isHeard = walk.retracing && walk.seen.sentences.has(words)
  walk.seen.sentences.add(words)
  if (walk.catchingUp || isHeard || isOnly(walk.quoted, words)) return
  walk.terminal.say({ text: words, tone, ...(items && { items }) })
}

/** Whether a sentence is nothing but these words, in quotes or without. */
const isOnly = (quoted: string | undefined, sentence: string): boolean =>
  quoted !== undefined &&
  ['{about}', '“{about}”'].some((only) => fill(only, () => quoted) === sentence)
