import type { Choice, Flow } from '../flow/flow.ts'
import { asks, everyStep } from '../flow/steps.ts'
import type { Entry } from '../journal/entry.ts'
import { titleOf } from '../journal/titles.ts'
import { isDay, sayDay } from '../time/day.ts'
import { type Track, unsafe } from './keys.ts'
import type { Material } from './material.ts'

/**
 * What things are called in a report. In a report of numbers alone nothing a person typed is called by name:
 * their texts are '', their own words and patterns share one name, and people are what they are to them.
 */
export interface Naming {
  readonly numbersOnly: boolean
  /** The person's own text, or ''. */
  readonly own: (text: string) => string
  /** A chosen answer as its script says it. */
  readonly choice: (track: Track, key: string) => string
  /** The keys that can be chosen under a name, in the script's order. */
  readonly options: (track: Track) => readonly string[]
  /** A word of a list. */
  readonly word: (word: string) => string
  /** What an entry is remembered as; '' for numbers alone. */
  readonly title: (entry: Entry) => string
  /** Whom something is about; '' for nobody. */
  readonly who: (person: string | null) => string
  readonly pattern: (name: string) => string
  /** A practice by its title. */
  readonly flow: (name: string) => string
}

const ofOnesOwn = 'words of your own'

export const namingOf = (material: Material, numbersOnly: boolean): Naming => {
  const { shipped } = material
  // A person's own scripts are words of theirs too.
  const known = numbersOnly ? shipped.flows : material.flows
  const choices = choicesByTrack(Object.values(known))
  const common = new Set(
    Object.values(shipped.words).flatMap((groups) => groups.flatMap(({ words }) => words)),
  )
  const patterns = new Map(shipped.patterns.map(({ name, title }) => [name, title]))
  const people = new Map(material.people.map((person) => [person.id, person]))
  const word = (text: string) => (numbersOnly && !common.has(text) ? ofOnesOwn : text)
  const saying = {
    people: { byId: (id: string) => people.get(id) },
    times: { sayDay: sayWritten },
  }
  return {
    numbersOnly,
    own: (text) => (numbersOnly ? '' : text),
    options: (track) => (choices.get(track) ?? []).map(({ key }) => key),
    choice: (track, key) =>
      choices.get(track)?.find((choice) => choice.key === key)?.text ?? word(key),
    word,
    title: (entry) => (numbersOnly ? '' : titleOf(entry, material.flows[entry.flow], saying)),
    who: (id) => {
      const person = id === null ? undefined : people.get(id)
      if (person === undefined) return ''
      return numbersOnly ? relationWords[person.relation] : person.name
    },
    pattern: (name) => patterns.get(name) ?? (numbersOnly ? 'a pattern of your own' : name),
    flow: (name) =>
      (Object.hasOwn(known, name) ? known[name]?.title : undefined) ??
      (numbersOnly ? 'A practice of your own' : name),
  }
}

const relationWords = {
  partner: 'your partner',
  friend: 'a friend',
  family: 'your family',
  other: 'somebody',
} as const

/** A written day or moment as a title says it; anything else as it stands. */
export const sayWritten = (text: string): string => {
  const date = text.slice(0, 10)
  return isDay(date) ? sayDay(date) + text.slice(10).replace(' ', ', ') : text
}

/** Every choice offered under a tracked name by any flow, each key once, in reading order. */
const choicesByTrack = (flows: readonly Flow[]): ReadonlyMap<string, readonly Choice[]> => {
  const byTrack = new Map<string, Choice[]>()
  for (const step of flows.flatMap(({ steps }) => [...everyStep(steps)])) {
    if (!asks(step) || step.tracks === undefined || !('options' in step)) continue
    const choices = byTrack.get(step.tracks) ?? []
    const isNew = ({ key }: Choice) =>
      key !== unsafe && !choices.some((choice) => choice.key === key)
    byTrack.set(step.tracks, [...choices, ...step.options.filter(isNew)])
  }
  return byTrack
}
