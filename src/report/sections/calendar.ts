import { addDays, type Day, daysBetween } from '../../time/day.ts'
import { type WeekStart, weekOf } from '../../time/period.ts'
import { usualLeast } from '../figures/finding.ts'
import type { DayWeather } from '../readings/weather.ts'
import { median } from '../statistics/quantiles.ts'
import type { Calendar, CalendarCell } from '../summary.ts'
import { months, plainNumber, shortDay, weekdayName } from './plainly.ts'

interface Span {
  readonly since: Day
  readonly until: Day
}

const longestInWeeks = 70
const longestInMonths = 400
const title = 'How pleasant the days were'
const scale = { low: 'unpleasant', high: 'pleasant' }

/** A calendar of pleasantness: rows of weeks up to ten of them, of months up to a year, of years beyond. */
export const calendarOf = (
  days: readonly DayWeather[],
  span: Span,
  weekStarts: WeekStart,
): Calendar => {
  const byDay = new Map(days.map(({ day, pleasantness }) => [day, pleasantness]))
  const cellOf = (day: Day): CalendarCell | null => {
    if (day < span.since || day > span.until) return null
    const value = byDay.get(day)
    const said = value === undefined ? 'nothing marked' : plainNumber(value)
    return { label: `${shortDay(day, span)}: ${said}`, value: value ?? null }
  }
  const length = daysBetween(span.since, span.until) + 1
  if (length <= longestInWeeks) return inWeeks(span, weekStarts, cellOf)
  return length <= longestInMonths ? inMonths(span, cellOf) : inYears(days, span)
}

const inWeeks = (
  { since, until }: Span,
  weekStarts: WeekStart,
  cellOf: (day: Day) => CalendarCell | null,
): Calendar => {
  const first = weekOf(since, weekStarts).since
  const weeks = Math.floor(daysBetween(first, until) / 7) + 1
  const daysFrom = (day: Day) => Array.from({ length: 7 }, (_, passed) => addDays(day, passed))
  return {
    kind: 'calendar',
    layout: 'weeks',
    title,
    ...scale,
    columns: daysFrom(first).map(weekdayName),
    rows: Array.from({ length: weeks }, (_, week) => {
      const days = daysFrom(addDays(first, week * 7))
      const label = shortDay(days[0] ?? first, { since, until }).slice(4)
      return { label, cells: days.map(cellOf) }
    }),
  }
}

const inMonths = (span: Span, cellOf: (day: Day) => CalendarCell | null): Calendar => ({
  kind: 'calendar',
  layout: 'months',
  title,
  ...scale,
  columns: Array.from({ length: 31 }, (_, index) => String(index + 1)),
  rows: monthsIn(span).map((month) => {
    const first = `${month}-01` as Day
    const cells = Array.from({ length: 31 }, (_, passed) => {
      const day = addDays(first, passed)
      return day.startsWith(month) ? cellOf(day) : null
    })
    return { label: nameOf(month).slice(0, 3), cells }
  }),
})

const inYears = (days: readonly DayWeather[], span: Span): Calendar => {
  const byMonth = Map.groupBy(days, ({ day }) => day.slice(0, 7))
  const years = [...new Set(monthsIn(span).map((month) => month.slice(0, 4)))]
  const cellOf = (month: string): CalendarCell | null => {
    if (`${month}-31` < span.since || `${month}-01` > span.until) return null
    const values = (byMonth.get(month) ?? []).map(({ pleasantness }) => pleasantness)
    const value = values.length < usualLeast ? null : median(values)
    const said = value === null ? `${values.length} days, too early to say` : plainNumber(value)
    return { label: `${nameOf(month)} ${month.slice(0, 4)}: ${said}`, value }
  }
  return {
    kind: 'calendar',
    layout: 'years',
    title: 'How pleasant the days of each month were, in the middle',
    ...scale,
    columns: months.map((month) => month.slice(0, 3)),
    rows: years.map((year) => ({
      label: year,
      cells: months.map((_, index) => cellOf(`${year}-${String(index + 1).padStart(2, '0')}`)),
    })),
  }
}

const nameOf = (month: string): string => months[Number(month.slice(5)) - 1] ?? month

/** `2026-11`, from the first to the last. */
const monthsIn = ({ since, until }: Span): readonly string[] => {
  const count =
    (Number(until.slice(0, 4)) - Number(since.slice(0, 4))) * 12 +
    Number(until.slice(5, 7)) -
    Number(since.slice(5, 7)) +
    1
  const start = Number(since.slice(0, 4)) * 12 + Number(since.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, passed) => {
    const month = start + passed
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
