import {
  addDays,
  asDay,
  type Day,
  daysBetween,
  firstDay,
  lastDay,
  lastDayOfMonth,
  sayDay,
  type Weekday,
  weekday,
} from './day.ts'
import { readDay } from './reading-day.ts'
import { plainly, quoted, refusal } from './said.ts'

/** Journal days, both ends included; `name` fits a file name: `2026-W46`, `2026-11`, `all`. */
export interface Period {
  readonly kind: 'week' | 'month' | 'year' | 'all' | 'span'
  readonly since: Day
  readonly until: Day
  readonly name: string
}

/** The weekdays a week may start on (config `week_starts`). */
export const weekStarts = { monday: 1, sunday: 7, saturday: 6 } as const satisfies Record<
  string,
  Weekday
>
export type WeekStart = keyof typeof weekStarts

/** The period flags as typed; `true` is a flag without a value: this week, month or year. */
export interface PeriodFlags {
  readonly week?: string | true | undefined
  readonly month?: string | true | undefined
  readonly year?: string | true | undefined
  readonly all?: true | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

const thursday = 4

/** The ISO week a Thursday lies in: the n-th Thursday of a year is in its n-th week. */
const weekName = (ofThursday: Day): string => {
  const year = ofThursday.slice(0, 4)
  const week = Math.floor(daysBetween(asDay(`${year}-01-01`), ofThursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

const weekFrom = (since: Day): Period => {
  const itsThursday = addDays(since, (thursday - weekday(since) + 7) % 7)
  return { kind: 'week', since, until: addDays(since, 6), name: weekName(itsThursday) }
}

/**
 * The week a day lies in. Whatever weekday it starts on, it is named by the ISO week of its
 * Thursday, so every week has one name and every name one week.
 */
export const weekOf = (day: Day, start: WeekStart): Period =>
  weekFrom(addDays(day, -((weekday(day) - weekStarts[start] + 7) % 7)))

/** The week written `2026-W46`; undefined when that year has no such week. */
const weekNamed = (name: string, start: WeekStart): Period | undefined => {
  // 4 January is always in the first ISO week, so its Thursday counts the others.
  const firstThursday = addDays(weekOf(asDay(`${name.slice(0, 4)}-01-04`), 'monday').since, 3)
  const week = weekOf(addDays(firstThursday, (Number(name.slice(6)) - 1) * 7), start)
  return week.name === name ? week : undefined
}

export const monthOf = (day: Day): Period => monthNamed(day.slice(0, 7))

export const yearOf = (day: Day): Period => yearNamed(day.slice(0, 4))

/** Everything there is. */
export const allTime: Period = { kind: 'all', since: firstDay, until: lastDay, name: 'all' }

const monthNamed = (name: string): Period => ({
  kind: 'month',
  since: asDay(`${name}-01`),
  until: lastDayOfMonth(name),
  name,
})

const yearNamed = (name: string): Period => ({
  kind: 'year',
  since: asDay(`${name}-01-01`),
  until: asDay(`${name}-12-31`),
  name,
})

const span = (since: Day, until: Day): Period => {
  const name = since === firstDay ? `until-${until}` : `${since}-to-${until}`
  return { kind: 'span', since, until, name }
}

/** The period of the same kind, or a span of the same length, just before; undefined before all. */
export const previous = (period: Period): Period | undefined => {
  const { kind, since, until } = period
  if (since === firstDay) return undefined
  const dayBefore = addDays(since, -1)
  if (kind === 'week') return weekFrom(addDays(since, -7))
  if (kind === 'month') return monthOf(dayBefore)
  if (kind === 'year') return yearOf(dayBefore)
  return span(addDays(dayBefore, -daysBetween(since, until)), dayBefore)
}

const yearPattern = /^(?:19|20|21)\d\d$/
const monthPattern = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/
const weekPattern = /^((?:19|20|21)\d\d)-w\d\d$/

// 28 December is always in the last ISO week.
const weeksOf = (year: string): string =>
  `${year} has the weeks ${year}-W01 to ${weekOf(asDay(`${year}-12-28`), 'monday').name}.`

const readWeek = (typed: string, today: Day, start: WeekStart): Period => {
  const [, year] = weekPattern.exec(plainly(typed)) ?? []
  const week = year ? weekNamed(plainly(typed).toUpperCase(), start) : undefined
  if (week) return week
  const lastWeek = weekOf(addDays(today, -7), start).name
  throw refusal(
    `${quoted(typed)} is not a week.`,
    year ? weeksOf(year) : 'A week is a year from 1900 to 2199 and a number.',
    `Try --week ${lastWeek} for last week, or --week alone for this one.`,
  )
}

const readMonth = (typed: string, today: Day): Period => {
  if (monthPattern.test(plainly(typed))) return monthNamed(plainly(typed))
  throw refusal(
    `${quoted(typed)} is not a month.`,
    'A month is a year from 1900 to 2199 and a number from 01 to 12.',
    `Try --month ${today.slice(0, 7)}, or --month alone for this one.`,
  )
}

const readYear = (typed: string, today: Day): Period => {
  if (yearPattern.test(plainly(typed))) return yearNamed(plainly(typed))
  throw refusal(
    `${quoted(typed)} is not a year.`,
    'Years go from 1900 to 2199, in four digits.',
    `Try --year ${today.slice(0, 4)}, or --year alone for this one.`,
  )
}

const readSpan = (since: string | undefined, until: string | undefined, today: Day): Period => {
  const from = since === undefined ? firstDay : readDay(since, today, 'either').day
  const to = until === undefined ? today : readDay(until, today, 'either').day
  if (from <= to) return span(from, to)
  throw refusal(
    `That period would end on ${sayDay(to)}.`,
    `It would begin only on ${sayDay(from)}.`,
    'Give the earlier day to --since and the later one to --until.',
  )
}

/**
 * The period the flags ask for, seen from the journal day `today`; undefined without flags.
 * `--since` alone ends today, `--until` alone has no beginning. Throws a Problem (usage) for what
 * cannot be read and for two periods at once.
 */
export const readPeriod = (
  flags: PeriodFlags,
  today: Day,
  start: WeekStart,
): Period | undefined => {
  const { week, month, year, all, since, until } = flags
  const asked: Period[] = []
  if (week !== undefined)
    asked.push(week === true ? weekOf(today, start) : readWeek(week, today, start))
  if (month !== undefined) asked.push(month === true ? monthOf(today) : readMonth(month, today))
  if (year !== undefined) asked.push(year === true ? yearOf(today) : readYear(year, today))
  if (all) asked.push(allTime)
  if (since !== undefined || until !== undefined) asked.push(readSpan(since, until, today))
  if (asked.length < 2) return asked[0]
  throw refusal(
    `Different periods were asked for at once: ${asked.map(({ name }) => name).join(', ')}.`,
    'One report or list covers one period.',
    'Give --week, --month, --year, --all, or --since with --until.',
  )
}
