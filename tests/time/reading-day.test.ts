import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, daysBetween, isDay, sayDay } from '../../src/time/day.ts'
import { type Looking, readDay } from '../../src/time/reading-day.ts'
import { refusalLines, valueUnlessRefused } from '../support/refused.ts'

const monday = asDay('2026-11-23')
const back = (typed: string) => readDay(typed, monday, 'back')
const ahead = (typed: string) => readDay(typed, monday, 'ahead')
const sides: Looking[] = ['back', 'ahead', 'either']

describe('looking back from Monday 23 November 2026', () => {
  test.each([
    ['2026-11-20', 'Friday 20 November 2026'],
    ['today', 'Monday 23 November 2026'],
    ['2026-11-23', 'Monday 23 November 2026'],
    ['-0d', 'Monday 23 November 2026'],
    ['yesterday', 'Sunday 22 November 2026'],
    ['-1d', 'Sunday 22 November 2026'],
    ['-2d', 'Saturday 21 November 2026'],
    ['-3w', 'Monday 2 November 2026'],
    ['-40d', 'Wednesday 14 October 2026'],
    ['sun', 'Sunday 22 November 2026'],
    ['sat', 'Saturday 21 November 2026'],
    ['thurs', 'Thursday 19 November 2026'],
    ['tue', 'Tuesday 17 November 2026'],
    ['Monday', 'Monday 16 November 2026'],
    ['  MON ', 'Monday 16 November 2026'],
    ['2024-02-29', 'Thursday 29 February 2024'],
  ])('%j is %s', (typed, echo) => {
    expect(back(typed).echo).toBe(echo)
    expect(sayDay(back(typed).day)).toBe(echo)
  })
})

describe('looking ahead from Monday 23 November 2026', () => {
  test.each([
    ['today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['fri', '2026-11-27'],
    ['sunday', '2026-11-29'],
    ['mon', '2026-11-30'],
    ['+3d', '2026-11-26'],
    ['+1w', '2026-11-30'],
    ['in 2 weeks', '2026-12-07'],
    ['in 1 day', '2026-11-24'],
    ['in 10 days', '2026-12-03'],
    ['in a week', '2026-11-30'],
    ['in one day', '2026-11-24'],
    ['2027-01-01', '2027-01-01'],
  ])('%j is %s', (typed, day) => {
    expect(ahead(typed).day).toBe(day)
  })
})

test('a period may lie either way', () => {
  const either = (typed: string) => readDay(typed, monday, 'either').day
  expect(['-1d', 'mon', 'today', '+1d', '2026-12-31'].map(either)).toEqual([
    ...['2026-11-22', '2026-11-16', '2026-11-23', '2026-11-24', '2026-12-31'],
  ])
})

describe('what is not understood, or lies on the wrong side, is refused', () => {
  const nextBack = 'Try 2026-11-20, yesterday, -2d or mon.'
  const nextAhead = 'Try 2026-11-27, tomorrow, +3d, fri or in 2 weeks.'

  test.each([
    ['2026-02-30', 'That month goes from 2026-02-01 to 2026-02-28.'],
    ['2026-13-01', 'Months go from 01 to 12.'],
    ['1826-11-20', 'Years go from 1900 to 2199.'],
    ['0000-00-00', 'Years go from 1900 to 2199.'],
  ])('%s does not exist here', (typed, why) => {
    expect(refusalLines(() => back(typed))).toEqual([
      `${typed} is not a day that can be used.`,
      why,
      nextBack,
    ])
  })

  test.each([
    ['2026-1-5', 'Month and day are written with two digits, as in 2026-01-05.'],
    ['11/20/2026', 'Written so, the month and the day can be mistaken.'],
    ['20.11.2026', 'Written so, the month and the day can be mistaken.'],
    [
      'last night',
      'It needs an hour, because a night belongs to two dates: --at "last night 22:00".',
    ],
    ['last monday', 'People mean different days by "last", "this" and "next".'],
    ['-2m', 'Days are counted as 2d and weeks as 2w, up to 9999.'],
    ['20', 'Days are counted as 2d and weeks as 2w, up to 9999.'],
    ['-99999d', 'Days are counted as 2d and weeks as 2w, up to 9999.'],
    ['mo', 'A day is a date, a weekday, or counted from today.'],
    ['mondays', 'A day is a date, a weekday, or counted from today.'],
    ['2 weeks', 'A day is a date, a weekday, or counted from today.'],
    ['constructor', 'A day is a date, a weekday, or counted from today.'],
    ['', 'A day is a date, a weekday, or counted from today.'],
  ])('%j is not read', (typed, why) => {
    expect(refusalLines(() => back(typed))).toEqual([
      `"${typed}" is not a day I can read.`,
      why,
      nextBack,
    ])
  })

  test.each(['tomorrow', '+1d', '2026-11-24', 'in 1 day'])('%s is still to come', (typed) => {
    expect(refusalLines(() => back(typed))).toEqual([
      `"${typed}" is still to come: Tuesday 24 November 2026.`,
      'A day that has been is asked for, and today is Monday 23 November 2026.',
      nextBack,
    ])
  })

  test.each(['yesterday', '-1d', '2026-11-22'])('%s has passed', (typed) => {
    expect(refusalLines(() => ahead(typed))).toEqual([
      `"${typed}" has passed: Sunday 22 November 2026.`,
      'A day to come is asked for, and today is Monday 23 November 2026.',
      nextAhead,
    ])
  })

  test('a count that leaves the years there are', () => {
    expect(refusalLines(() => back('-9999w'))[1]).toBe('Years go from 1900 to 2199.')
    expect(refusalLines(() => ahead('+9999w'))[1]).toBe('Years go from 1900 to 2199.')
  })

  test('control characters and great length never reach the message', () => {
    const typed = `\u001b[31m${'x'.repeat(500)}\n\u202e`
    expect(refusalLines(() => back(typed))[0]).toBe(
      `"[31m${'x'.repeat(35)}…" is not a day I can read.`,
    )
  })
})

test('any text is a day on the asked side, or refused', () => {
  const near = fc
    .tuple(
      fc.constantFrom(...['2026-', '1899-', '+', '-', 'in ', 'last ', 'mon', 'today', '']),
      fc.constantFrom(...['11-', '02-', '13-', '1', '2', '9999', 'a', '']),
      fc.constantFrom(...['20', '30', 'd', 'w', ' weeks', ' day', ' ', '']),
    )
    .map((parts) => parts.join(''))
  const accepted = new Set<string>()
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), near),
      fc.constantFrom(...sides),
      (typed, looking) => {
        const said = valueUnlessRefused(() => readDay(typed, monday, looking))
        if (!said) return
        accepted.add(said.day)
        expect(isDay(said.day) && said.day >= '1900' && said.day < '2200').toBe(true)
        expect(said.echo).toBe(sayDay(said.day))
        if (looking === 'back') expect(said.day <= monday).toBe(true)
        if (looking === 'ahead') expect(said.day >= monday).toBe(true)
      },
    ),
    { numRuns: 10_000 },
  )
  expect(accepted.size).toBeGreaterThan(10)
})

test('any day can be said as a date, by its distance and, when near, by its weekday', () => {
  const days = fc.integer({ min: -40_000, max: 60_000 }).map((n) => addDays(monday, n))
  fc.assert(
    fc.property(days, days, (day, today) => {
      expect(readDay(day, today, 'either').day).toBe(day)
      const distance = daysBetween(today, day) % 10_000
      const counted = `${distance < 0 ? '-' : '+'}${Math.abs(distance)}d`
      expect(valueUnlessRefused(() => readDay(counted, today, 'either'))?.day ?? 'outside').toBe(
        inYears(addDays(today, distance)) ? addDays(today, distance) : 'outside',
      )
      const name = sayDay(day).split(' ')[0] ?? ''
      const since = daysBetween(readDay(name, today, 'back').day, today)
      const until = daysBetween(today, readDay(name, today, 'ahead').day)
      expect(since >= 1 && since <= 7 && until >= 1 && until <= 7).toBe(true)
      expect((since + until) % 7).toBe(0)
    }),
    { numRuns: 3000 },
  )
})

const inYears = (day: string): boolean => day >= '1900' && day < '2200'
