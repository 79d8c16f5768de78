import type { Entry } from '../../journal/entry.ts'
import { compareDays, type Day, isDay } from '../../time/day.ts'
import { instantsAt, isClockTime } from '../../time/moment.ts'
import { notYet, repaired, unsafe } from '../keys.ts'
import { choiceIn, countsAs, type Reading, writtenMomentIn } from '../reading.ts'
import type { Duration } from '../statistics/kaplan-meier.ts'
import { type PromiseDue, promisesMadeIn } from './promises.ts'
import { type Settling, settlingIn } from './settlings.ts'
import { cameOf } from './threads.ts'

/** A rupture somebody came back to, with everything that hangs on it. Instants in ms. */
export interface Rupture {
  readonly entry: Entry
  /** When it happened; undefined when that was not written down. */
  readonly at: number | undefined
  /** When it was come back to: the repair. */
  readonly cameBack: number
  readonly settling: Settling | undefined
  /** When the body had settled, by key. */
  readonly settled: string | undefined
  readonly promises: readonly PromiseDue[]
  /** Check-ins, oldest first; one that says unsafe is read as not yet, and never named. */
  readonly checks: readonly { readonly entry: Entry; readonly trust: string }[]
  /** The day the next check-in comes back, while one does. */
  readonly nextCheck: Day | undefined
  /** Every answer that came of it, oldest first. */
  readonly later: readonly Entry[]
}

const hour = 3_600_000
const minute = 60_000

/** An instant from a date and time on the wall of the place an entry was made in. */
const instantOf = (written: string, entry: Entry): number | undefined => {
  const [date = '', time = ''] = written.split(' ')
  if (!isDay(date) || !isClockTime(time)) return undefined
  const [there] = instantsAt(date, time, entry.zone)
  // A wall time the clocks skipped, or a zone nobody knows: the entry's own offset is near enough.
  return there?.getTime() ?? Date.parse(`${date}T${time}:00Z`) - entry.offset * minute
}

const happenedAt = (entry: Entry): number | undefined => {
  const written = writtenMomentIn(entry, 'rupture-at')
  const at = written === undefined ? undefined : instantOf(written, entry)
  return at !== undefined && at <= Date.parse(entry.instant) ? at : undefined
}

/** Somebody settles from a little before the rupture is written down as having been. */
const grace = 2 * hour

/** The settling moment a repair came from; without a link, the last one with this person before it. */
const settlingBefore = (reading: Reading, entry: Entry, at: number | undefined) => {
  const linked = reading.linked(entry.id).flatMap((one) => settlingIn(one) ?? [])[0]
  if (linked || at === undefined || entry.person === null) return linked
  return reading
    .between(new Date(at - grace).toISOString(), entry.instant)
    .filter((one) => one.person === entry.person && one.id !== entry.id)
    .flatMap((one) => settlingIn(one) ?? [])
    .at(-1)
}

const ruptureIn = (reading: Reading, entry: Entry): Rupture => {
  const at = happenedAt(entry)
  const later = cameOf(reading, entry)
  const settling = settlingBefore(reading, entry, at)
  const afterwards = settling === undefined ? [] : cameOf(reading, settling.entry)
  return {
    entry,
    at,
    cameBack: Date.parse(entry.instant),
    settling,
    settled: afterwards.flatMap((one) => choiceIn(one, 'settled') ?? [])[0],
    promises: promisesMadeIn(reading, entry),
    checks: later.flatMap((one) => {
      const trust = choiceIn(one, 'trust')
      return trust === undefined ? [] : [{ entry: one, trust: trust === unsafe ? notYet : trust }]
    }),
    nextCheck: reading
      .followUpsOf(entry.id)
      .flatMap((one) => (one.state === 'open' && reading.isCheckIn(one) && one.due) || [])
      .toSorted(compareDays)[0],
    later,
  }
}

/** Ruptures come back to in the period, oldest first. */
export const rupturesOf = (reading: Reading): readonly Rupture[] =>
  reading.entries
    .filter((entry) => countsAs(reading, entry) === 'rupture')
    .map((entry) => ruptureIn(reading, entry))

/** Earlier ruptures of which something came in the period: a promise answered, a check-in. */
export const rupturesFromBefore = (reading: Reading): readonly Rupture[] =>
  reading.ever
    .filter((entry) => entry.day < reading.period.since && countsAs(reading, entry) === 'rupture')
    .filter((entry) => cameOf(reading, entry).some(({ day }) => reading.within(day)))
    .map((entry) => ruptureIn(reading, entry))

/** Whether a check-in since has called it restored, or partly. */
export const isRepaired = ({ checks }: Rupture): boolean =>
  checks.some(({ trust }) => repaired.has(trust))

/** Hours from the rupture to the repair, or until now while nothing has called it repaired; undefined when its moment is unknown. */
export const hoursToRepair = (rupture: Rupture, now: string): Duration | undefined => {
  if (rupture.at === undefined) return undefined
  const ended = isRepaired(rupture)
  const until = ended ? rupture.cameBack : Math.max(rupture.cameBack, Date.parse(now))
  return { time: (until - rupture.at) / hour, ended }
}

/** The latest check-in of each rupture that was looked at in the period, by key. */
export const latestChecks = (
  ruptures: readonly Rupture[],
  { within }: Pick<Reading, 'within'>,
): readonly string[] =>
  ruptures.flatMap(({ checks }) => checks.findLast(({ entry }) => within(entry.day))?.trust ?? [])
