import { asks, everyStep } from '../flow/steps.ts'
import type { Answer, Entry, FollowUp, Link, Value } from '../journal/entry.ts'
import type { Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import { isTrack, type Track } from './keys.ts'
import type { Material } from './material.ts'

/** The journal as one period of it is read: who, when, and the threads that lead out of the period. */
export interface Reading {
  readonly material: Material
  readonly period: Period
  /** Finished entries of the period about the person asked for, oldest first. */
  readonly entries: readonly Entry[]
  /** The same, whenever they were. */
  readonly ever: readonly Entry[]
  readonly entry: (id: string) => Entry | undefined
  /** Entries this one came from or led to, oldest first. */
  readonly linked: (id: string) => readonly Entry[]
  /** What was to come back of an entry, whoever it is about. */
  readonly followUpsOf: (id: string) => readonly FollowUp[]
  /** The follow-up an entry answers, if it does. */
  readonly answeredIn: (id: string) => FollowUp | undefined
  /** Whether a follow-up asks how a promise went. */
  readonly isPromise: (followUp: FollowUp) => boolean
  /** Whether a follow-up asks how trust stands. */
  readonly isCheckIn: (followUp: FollowUp) => boolean
  /** Entries from one instant (ISO UTC) to another, both included, oldest first. */
  readonly between: (since: string, until: string) => readonly Entry[]
  readonly within: (day: Day) => boolean
}

/** Reads one period of the material; the order its entries came in makes no difference. */
export const readingOf = (material: Material, period: Period = material.period): Reading => {
  const { person } = material
  const ever = material.entries
    .filter((entry) => entry.state === 'finished' && (person === null || entry.person === person))
    .toSorted(byTime)
  const byId = new Map(ever.map((entry) => [entry.id, entry]))
  const neighbours = Map.groupBy(material.links.flatMap(bothWays), ({ from }) => from)
  const byOrigin = Map.groupBy(
    material.followUps.toSorted((a, b) => compare(a.id, b.id)),
    ({ origin }) => origin,
  )
  const byAnswer = new Map(
    material.followUps.flatMap((one) => (one.answeredBy ? [[one.answeredBy, one]] : [])),
  )
  const entry = (id: string) => byId.get(id)
  const within = (day: Day) => day >= period.since && day <= period.until
  return {
    material,
    period,
    ever,
    entries: ever.filter(({ day }) => within(day)),
    entry,
    linked: (id) => (neighbours.get(id) ?? []).flatMap(({ to }) => byId.get(to) ?? []).sort(byTime),
    followUpsOf: (id) => byOrigin.get(id) ?? [],
    answeredIn: (id) => byAnswer.get(id),
    isPromise: asking('promise-kept', material.flows, entry),
    isCheckIn: asking('trust', material.flows, entry),
    between: (since, until) =>
      ever.slice(
        firstAt(ever, (instant) => instant >= since),
        firstAt(ever, (instant) => instant > until),
      ),
    within,
  }
}

/** The place of the first of entries in order that has come so far. */
const firstAt = (entries: readonly Entry[], isReached: (instant: string) => boolean): number => {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(entries[middle]?.instant ?? '')) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether follow-ups ask for what is tracked under this name: their flow has such a step, or their answer holds one. */
const asking = (
  track: Track,
  flows: Material['flows'],
  entry: Reading['entry'],
): Reading['isPromise'] => {
  const asked = new Set(
    Object.values(flows)
      .filter(({ steps }) =>
        [...everyStep(steps)].some((step) => asks(step) && step.tracks === track),
      )
      .map(({ name }) => name),
  )
  return ({ flow, answeredBy }) => {
    if (asked.has(flow)) return true
    const answer = answeredBy === null ? undefined : entry(answeredBy)
    return answer !== undefined && answersUnder(answer, track).length > 0
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
/** Oldest first, and always in the same order. */
export const byTime = (a: Entry, b: Entry): number =>
  compare(a.instant, b.instant) || compare(a.id, b.id)
const bothWays = ({ from, to }: Link): Link[] => [
  { from, to },
  { from: to, to: from },
]

/** Whether a skipped question left nothing to read. */
const isGiven = ({ value }: Answer): boolean => value.kind !== 'skipped'

/** The answers an entry holds under a name, in its own order, skipped ones left out. */
export const answersUnder = (entry: Entry, track: Track): readonly Answer[] =>
  entry.answers.filter((answer) => answer.tracks === track && isGiven(answer))

/** The answers no section of the report reads. */
export const answersBeside = (entry: Entry): readonly Answer[] =>
  entry.answers.filter((answer) => !isTrack(answer.tracks) && isGiven(answer))

const valuesOf = <K extends Value['kind']>(entry: Entry, track: Track, kind: K) =>
  answersUnder(entry, track).flatMap(({ value }) =>
    value.kind === kind ? [value as Extract<Value, { kind: K }>] : [],
  )

/** The number given under a name, on its own scale; undefined when there is none. */
export const numberIn = (entry: Entry, track: Track): number | undefined =>
  valuesOf(entry, track, 'scale')[0]?.number

/** The keys chosen under a name, one for each time it was asked. */
export const choicesIn = (entry: Entry, track: Track): readonly string[] =>
  valuesOf(entry, track, 'choice').map(({ text }) => text)

export const choiceIn = (entry: Entry, track: Track): string | undefined =>
  choicesIn(entry, track)[0]

/** The words given under a name, whether one or several could be chosen. */
export const wordsIn = (entry: Entry, track: Track): readonly string[] => [
  ...valuesOf(entry, track, 'words').flatMap(({ words }) => words),
  ...choicesIn(entry, track),
]

/** What was written under a name; '' when nothing was. */
export const textIn = (entry: Entry, track: Track): string =>
  valuesOf(entry, track, 'text')[0]?.text.trim() ?? ''

/** The breath taken in an entry: its pattern's name and seconds; undefined when there was none. */
export const breathIn = (entry: Entry) => {
  const [breath] = valuesOf(entry, 'breath', 'seconds')
  return breath && { pattern: breath.text, seconds: breath.number }
}

/** The moment written under a name, `2026-11-20 21:30` on the wall where the entry was made; undefined when there is none. */
export const writtenMomentIn = (entry: Entry, track: Track): string | undefined =>
  valuesOf(entry, track, 'moment')[0]?.text

/** What the flow of an entry counts as, '' when the flow is gone. */
export const countsAs = ({ material }: Reading, entry: Entry): string =>
  material.flows[entry.flow]?.countsAs ?? ''
