import { tzOffset } from '@date-fns/tz'
import { addDays, asDay, type Day, sayDay } from './day.ts'

/** When something happened: instant (ISO UTC, ms), minutes east of UTC at that place, its zone. */
export interface Moment {
  readonly instant: string
  readonly offset: number
  readonly zone: string
}

declare const clockTime: unique symbol

/** A time of day, `00:00` to `23:59`; times sort as text. */
export type ClockTime = string & { readonly [clockTime]: true }

const minute = 60_000
const clockPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is a time of day written `HH:MM`. */
export const isClockTime = (text: string): text is ClockTime => clockPattern.test(text)

/** A text known to be a time of day; throws a RangeError when it is none. */
export const asClockTime = (text: string): ClockTime => {
  if (!isClockTime(text)) throw new RangeError(`Not a time of day: ${text}`)
  return text
}

/** Whether config `day_ends` may be this: by 12:00, so that noon always belongs to its own day. */
export const isDayEnd = (text: string): text is ClockTime => isClockTime(text) && text <= '12:00'

const isZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** An instant as it is stored; with a missing or unknown zone, as UTC and `zoneKnown` false. */
export const momentOf = (
  instant: Date,
  zoneName: string | undefined,
): { readonly moment: Moment; readonly zoneKnown: boolean } => {
  const zoneKnown = zoneName !== undefined && isZone(zoneName)
  const zone = zoneKnown ? zoneName : 'UTC'
  const offset = Math.round(tzOffset(zone, instant))
  return { moment: { instant: instant.toISOString(), offset, zone }, zoneKnown }
}

/** What the calendar and the clock on the wall showed at a moment. */
export const wallClock = (moment: Moment): { readonly date: Day; readonly time: ClockTime } => {
  const shown = new Date(Date.parse(moment.instant) + moment.offset * minute).toISOString()
  return { date: asDay(shown.slice(0, 10)), time: asClockTime(shown.slice(11, 16)) }
}

/**
 * The journal day of a moment: its calendar day, or the day before while the clock on the wall is
 * earlier than `dayEnd`. Only what the wall showed counts, so clock changes do not move it.
 */
export const journalDay = (moment: Moment, dayEnd: ClockTime): Day => {
  const { date, time } = wallClock(moment)
  return time < dayEnd ? addDays(date, -1) : date
}

/**
 * The instants at which walls showed this date and time, earlier first: usually one, none when the
 * clocks went forward over it, two when they went back over it. The zone must be known.
 */
export const instantsAt = (date: Day, time: ClockTime, zone: string): Date[] => {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`)
  const offsets = offsetsAround(asIfUtc, zone)
  return [...new Set(offsets)]
    .map((offset) => ({ offset, instant: new Date(asIfUtc - Math.round(offset * minute)) }))
    .filter(({ offset, instant }) => tzOffset(zone, instant) === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Minutes the clocks changed by around a date and time: 60 in most springs, −60 in autumn. */
export const clockChangeAround = (date: Day, time: ClockTime, zone: string): number => {
  const [before, after] = offsetsAround(Date.parse(`${date}T${time}:00Z`), zone)
  return after - before
}

// A day either side reaches past every offset (14 h) and the largest change (24 h, Apia 2011).
const offsetsAround = (asIfUtc: number, zone: string): [before: number, after: number] => [
  tzOffset(zone, new Date(asIfUtc - 1440 * minute)),
  tzOffset(zone, new Date(asIfUtc + 1440 * minute)),
]

/** A moment of today or yesterday as it is said now: `yesterday, 21:30`; any other with its date, as `sayMoment` says it. */
export const sayMomentFrom = (moment: Moment, now: Moment): string => {
  const { date, time } = wallClock(moment)
  const today = wallClock(now).date
  if (date === today) return `today, ${time}`
  return date === addDays(today, -1) ? `yesterday, ${time}` : `on ${sayMoment(moment)}`
}

/** A moment as it is said, on the clock of its own place: `Friday 20 November 2026, 21:30`. */
export const sayMoment = (moment: Moment): string => {
  const { date, time } = wallClock(moment)
  return `${sayDay(date)}, ${time}`
}
