import { tz } from '@date-fns/tz'
import { format } from 'date-fns/format'

declare const day: unique symbol

/** A day of the calendar, `2026-11-23`, with no time and no zone; days sort as text. */
export type Day = string & { readonly [day]: true }

/** A day of the week, Monday 1 to Sunday 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const dayLength = 86_400_000
const written = /^\d{4}-\d{2}-\d{2}$/

// Midnight UTC stands for the day in all arithmetic: there, 24 h is always one day.
const midnight = (at: Day): number => Date.parse(`${at}T00:00:00Z`)

const writeDay = (ms: number): string => {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, -14)
}

/** Whether a text is a day that exists, from 0001-01-01 to 9999-12-31. */
export const isDay = (text: string): text is Day =>
  written.test(text) && text >= '0001' && writeDay(Date.parse(`${text}T00:00:00Z`)) === text

/** A text known to be a day; throws a RangeError when it is none. */
export const asDay = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`Not a day: ${text}`)
  return text
}

/** The earliest and the latest day there can be, the bounds of "all". */
export const firstDay = asDay('0001-01-01')
export const lastDay = asDay('9999-12-31')

/** The day so many days later, or earlier; throws a RangeError outside the years 1 to 9999. */
export const addDays = (from: Day, days: number): Day =>
  asDay(writeDay(midnight(from) + days * dayLength))

/** Whole days from one day to another, negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (midnight(to) - midnight(from)) / dayLength

/** Negative, 0 or positive, for sorting days from early to late. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : Number(a > b))

export const weekday = (of: Day): Weekday => (new Date(midnight(of)).getUTCDay() || 7) as Weekday

/** The last day of a month written `2026-11`. */
export const lastDayOfMonth = (month: string): Day => {
  const last = ['31', '30', '29', '28'].find((number) => isDay(`${month}-${number}`))
  return asDay(`${month}-${last}`)
}

/** A day as it is said: `Friday 20 November 2026`. */
export const sayDay = (of: Day): string =>
  format(midnight(of), 'EEEE d MMMM yyyy', { in: tz('UTC') })
