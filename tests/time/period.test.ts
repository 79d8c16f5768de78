import { tz } from '@date-fns/tz'
import { endOfMonth, format, startOfISOWeek } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, type Day, daysBetween, weekday } from '../../src/time/day.ts'
import {
  allTime,
  monthOf,
  type Period,
  type PeriodFlags,
  previous,
  readPeriod,
  type WeekStart,
  weekOf,
  weekStarts,
  yearOf,
} from '../../src/time/period.ts'
import { refusalLines, valueUnlessRefused } from '../support/refused.ts'

const utc = { in: tz('UTC') }
const today = asDay('2026-11-22')
const starts = Object.keys(weekStarts) as WeekStart[]
const anyDay = fc
  .integer({ min: 0, max: 109_000 })
  .map((days) => addDays(asDay('1900-01-08'), days))

const read = (flags: PeriodFlags, start: WeekStart = 'monday') => readPeriod(flags, today, start)
const bounds = (period: Period | undefined) =>
  period && `${period.name} ${period.since} ${period.until}`

describe('weeks', () => {
  test('have the names and Mondays of ISO 8601', () => {
    const turns = Array.from({ length: 299 }, (_, index) => asDay(`${1900 + index}-12-25`))
    const days = turns.flatMap((day) =>
      Array.from({ length: 16 }, (_, index) => addDays(day, index)),
    )
    for (const day of days) {
      const { name, since } = weekOf(day, 'monday')
      expect(`${day} ${name}`).toBe(`${day} ${format(day, "RRRR-'W'II", utc)}`)
      expect(since).toBe(format(startOfISOWeek(day, utc), 'yyyy-MM-dd', utc))
    }
  })

  test.each([
    ['2026-11-22', 'monday', '2026-W47 2026-11-16 2026-11-22'],
    ['2026-11-22', 'sunday', '2026-W48 2026-11-22 2026-11-28'],
    ['2026-11-22', 'saturday', '2026-W48 2026-11-21 2026-11-27'],
    ['2026-11-21', 'sunday', '2026-W47 2026-11-15 2026-11-21'],
    ['2027-01-01', 'monday', '2026-W53 2026-12-28 2027-01-03'],
    ['2024-12-31', 'monday', '2025-W01 2024-12-30 2025-01-05'],
    ['2021-01-03', 'monday', '2020-W53 2020-12-28 2021-01-03'],
    ['2021-01-03', 'sunday', '2021-W01 2021-01-03 2021-01-09'],
  ] as const)('the week of %s, starting on %s', (day, start, expected) => {
    expect(bounds(weekOf(asDay(day), start))).toBe(expected)
  })

  test('hold their day, start where they should, and are found again by name', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...starts), (day, start) => {
        const week = weekOf(day, start)
        expect(week.since <= day && day <= week.until).toBe(true)
        expect(weekday(week.since)).toBe(weekStarts[start])
        expect(daysBetween(week.since, week.until)).toBe(6)
        expect(read({ week: week.name }, start)).toEqual(week)
        expect(read({ week: week.name.toLowerCase() }, start)).toEqual(week)
      }),
      { numRuns: 3000 },
    )
  })

  test('there is a W53 in the years that have one, and in no other', () => {
    const long = Array.from({ length: 40 }, (_, index) => 2000 + index).filter(
      (year) => valueUnlessRefused(() => read({ week: `${year}-W53` })) !== undefined,
    )
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026, 2032, 2037])
  })
})

test('months and years', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const month = monthOf(day)
      expect(month.until).toBe(format(endOfMonth(day, utc), 'yyyy-MM-dd', utc))
      expect(month.since).toBe(`${day.slice(0, 7)}-01`)
      expect(read({ month: month.name })).toEqual(month)
      expect(read({ year: day.slice(0, 4) })).toEqual(yearOf(day))
    }),
    { numRuns: 2000 },
  )
  expect(bounds(yearOf(today))).toBe('2026 2026-01-01 2026-12-31')
})

describe('the period the flags ask for', () => {
  test.each<[PeriodFlags, string]>([
    [{ week: true }, '2026-W47 2026-11-16 2026-11-22'],
    [{ week: '2026-W46' }, '2026-W46 2026-11-09 2026-11-15'],
    [{ month: true }, '2026-11 2026-11-01 2026-11-30'],
    [{ month: '2024-02' }, '2024-02 2024-02-01 2024-02-29'],
    [{ year: true }, '2026 2026-01-01 2026-12-31'],
    [{ year: '2025' }, '2025 2025-01-01 2025-12-31'],
    [{ all: true }, 'all 0001-01-01 9999-12-31'],
    [
      { since: '2026-11-01', until: '2026-11-20' },
      '2026-11-01-to-2026-11-20 2026-11-01 2026-11-20',
    ],
    [{ since: '-2w' }, '2026-11-08-to-2026-11-22 2026-11-08 2026-11-22'],
    [{ since: 'mon', until: 'tomorrow' }, '2026-11-16-to-2026-11-23 2026-11-16 2026-11-23'],
    [{ until: 'yesterday' }, 'until-2026-11-21 0001-01-01 2026-11-21'],
    [{ since: 'today', until: 'today' }, '2026-11-22-to-2026-11-22 2026-11-22 2026-11-22'],
  ])('%j', (flags, expected) => {
    expect(bounds(read(flags))).toBe(expected)
  })

  test('none without a flag', () => {
    expect(read({})).toBeUndefined()
    expect(read({ week: undefined, all: undefined, since: undefined })).toBeUndefined()
  })

  test.each<[PeriodFlags, string[]]>([
    [
      { week: '46' },
      [
        '"46" is not a week.',
        'A week is a year from 1900 to 2199 and a number.',
        'Try --week 2026-W46 for last week, or --week alone for this one.',
      ],
    ],
    [
      { week: '2025-W53' },
      [
        '"2025-W53" is not a week.',
        '2025 has the weeks 2025-W01 to 2025-W52.',
        'Try --week 2026-W46 for last week, or --week alone for this one.',
      ],
    ],
    [
      { month: '2026-13' },
      [
        '"2026-13" is not a month.',
        'A month is a year from 1900 to 2199 and a number from 01 to 12.',
        'Try --month 2026-11, or --month alone for this one.',
      ],
    ],
    [
      { year: '26' },
      [
        '"26" is not a year.',
        'Years go from 1900 to 2199, in four digits.',
        'Try --year 2026, or --year alone for this one.',
      ],
    ],
    [
      { since: 'today', until: '2026-11-20' },
      [
        'That period would end on Friday 20 November 2026.',
        'It would begin only on Sunday 22 November 2026.',
        'Give the earlier day to --since and the later one to --until.',
      ],
    ],
    [
      { week: true, month: '2026-11', since: 'mon' },
      [
        'Different periods were asked for at once: 2026-W47, 2026-11, 2026-11-16-to-2026-11-22.',
        'One report or list covers one period.',
        'Give --week, --month, --year, --all, or --since with --until.',
      ],
    ],
  ])('%j is refused', (flags, lines) => {
    expect(refusalLines(() => read(flags))).toEqual(lines)
  })

  test.each([
    '',
    '2026-W00',
    '2026-W1',
    '2026W46',
    '2026-W54',
    '1899-W10',
    '2200-W01',
    '2026-W46 ',
  ])('week %j', (week) => {
    const period = valueUnlessRefused(() => read({ week }))
    expect(period?.name).toBe(week === '2026-W46 ' ? '2026-W46' : undefined)
  })

  test('any text is a period that holds together, or refused', () => {
    const near = fc
      .tuple(
        fc.constantFrom(...['2026', '2025', '1899', '26', '', '-2', 'mon']),
        fc.constantFrom(...['', '-', '-W', '-w', ' ', 'd', 'w']),
        fc.constantFrom(...['', '00', '1', '11', '13', '53', '54', '11-20']),
      )
      .map((parts) => parts.join(''))
    const text = fc.oneof(fc.string({ unit: 'binary' }), near)
    const kinds = new Set<string>()
    const flag = fc.constantFrom('week', 'month', 'year', 'since', 'until')
    fc.assert(
      fc.property(flag, text, fc.constantFrom(...starts), (name, typed, start) => {
        const period = valueUnlessRefused(() => read({ [name]: typed }, start))
        if (!period) return
        kinds.add(period.kind)
        expect(period.since <= period.until).toBe(true)
        expect(period.name).toMatch(/^[\w-]+$/)
      }),
      { numRuns: 10_000 },
    )
    expect([...kinds].sort()).toEqual(['month', 'span', 'week', 'year'])
  })
})

describe('the period before', () => {
  test.each<[PeriodFlags, string | undefined]>([
    [{ week: '2027-W01' }, '2026-W53 2026-12-28 2027-01-03'],
    [{ month: '2026-03' }, '2026-02 2026-02-01 2026-02-28'],
    [{ month: '2026-01' }, '2025-12 2025-12-01 2025-12-31'],
    [{ year: '2026' }, '2025 2025-01-01 2025-12-31'],
    [
      { since: '2026-11-11', until: '2026-11-20' },
      '2026-11-01-to-2026-11-10 2026-11-01 2026-11-10',
    ],
    [{ until: '2026-11-20' }, undefined],
    [{ all: true }, undefined],
  ])('%j', (flags, expected) => {
    expect(bounds(previous(read(flags) ?? allTime))).toBe(expected)
  })

  test('ends the day before this one begins, and is of the same kind and length', () => {
    const span = fc
      .tuple(anyDay, fc.nat(400))
      .map(([day, days]) => read({ since: day, until: clamp(addDays(day, days)) }))
    const clamp = (day: Day): Day => (day < '2200' ? day : asDay('2199-12-31'))
    const week = fc
      .tuple(anyDay, fc.constantFrom(...starts))
      .map(([day, start]) => weekOf(day, start))
    fc.assert(
      fc.property(fc.oneof(span, week, anyDay.map(monthOf), anyDay.map(yearOf)), (period) => {
        if (!period) throw new Error('every flag given here asks for a period')
        const before = previous(period)
        expect(before?.kind).toBe(period.kind)
        expect(before?.until).toBe(addDays(period.since, -1))
        if (period.kind === 'month' || period.kind === 'year') return
        expect(before && daysBetween(before.since, before.until)).toBe(
          daysBetween(period.since, period.until),
        )
      }),
      { numRuns: 3000 },
    )
  })
})
