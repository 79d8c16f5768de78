import { type Day, weekday } from '../../time/day.ts'
import { type Moment, wallClock } from '../../time/moment.ts'
import type { Period } from '../../time/period.ts'

/** `1 entry`, `3 entries`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`

/** `once`, `twice`, `3 times`. */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth']

/** `First` for the place 0; from the ninth on, `No. 9`. */
export const ordinal = (place: number): string => ordinals[place] ?? `No. ${place + 1}`

/** At most one decimal, without a trailing zero, with a real minus. */
export const plainNumber = (value: number): string =>
  String(Number(value.toFixed(1)))
    .replace('-', '−')
    .replace(/^−0$/, '0')

/** `36 %` of a share 0 to 1, never broken across lines. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`

/** Hours as they are said: `40 minutes`, `14 hours`, `3 days`. */
export const sayHours = (hours: number): string => {
  if (hours < 1) return counted(Math.max(1, Math.round(hours * 60)), 'minute')
  if (hours < 48) return counted(Math.round(hours), 'hour')
  return counted(Math.round(hours / 24), 'day')
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
export const wholeWeekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const partsOf = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: months[Number(month) - 1] ?? '', date: String(Number(date)) }
}

/** `Tue 10 Nov`, with its year in a period that reaches beyond one. */
export const shortDay = (day: Day, { since, until }: Pick<Period, 'since' | 'until'>): string => {
  const { year, month, date } = partsOf(day)
  const short = `${weekdayName(day)} ${date} ${month.slice(0, 3)}`
  return since.slice(0, 4) === until.slice(0, 4) && day.startsWith(since.slice(0, 4))
    ? short
    : `${short} ${year}`
}

/** `Tue 10 Nov, 18:05`, on the clock of its place: a late evening bears the next day's date. */
export const shortMoment = (moment: Moment, period: Pick<Period, 'since' | 'until'>): string => {
  const { date, time } = wallClock(moment)
  return `${shortDay(date, period)}, ${time}`
}

/** `Tue`. */
export const weekdayName = (day: Day): string => weekdays[weekday(day) - 1] ?? ''

/** `9 – 15 November 2026`, `28 December 2026 – 3 January 2027`. */
export const saySpan = (since: Day, until: Day): string => {
  const from = partsOf(since)
  const to = partsOf(until)
  const end = `${to.date} ${to.month} ${to.year}`
  if (since === until) return end
  if (from.year !== to.year) return `${from.date} ${from.month} ${from.year} – ${end}`
  if (from.month !== to.month) return `${from.date} ${from.month} – ${end}`
  return `${from.date} – ${end}`
}
