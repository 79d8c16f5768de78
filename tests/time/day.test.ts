import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  asDay,
  compareDays,
  type Day,
  daysBetween,
  firstDay,
  isDay,
  lastDay,
  lastDayOfMonth,
  sayDay,
  weekday,
} from '../../src/time/day.ts'

const allDays = daysBetween(firstDay, lastDay)
const anyDay = fc.integer({ min: 0, max: allDays }).map((days) => addDays(firstDay, days))

const zoneName = (timeZone?: string) =>
  Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('what is a day', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    '%s',
    (text) => {
      expect(isDay(text)).toBe(true)
      expect(asDay(text)).toBe(text)
    },
  )

  test.each([
    ...['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...['0000-01-01', '10000-01-01', '+012026-01-01', '-000001-01-01', '2026-1-5', '20261123'],
    ...['', '2026-11-23 ', '2026-11-23T00:00', '2026-11-23\n', '２０２６-11-23', 'today'],
  ])('not %j', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => asDay(text)).toThrow(RangeError)
  })

  test('every day of three centuries, one after the other', () => {
    let day = asDay('1900-01-01')
    let count = 1
    while (day < '2199-12-31') {
      const next = addDays(day, 1)
      if (!(isDay(next) && next > day && weekday(next) === (weekday(day) % 7) + 1)) break
      day = next
      count += 1
    }
    expect({ day, count }).toEqual({ day: '2199-12-31', count: 300 * 365 + 73 })
  })
})

describe('counting days', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', -365, '2025-11-23'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(asDay(from), days)).toBe(to)
    expect(daysBetween(asDay(from), asDay(to))).toBe(days)
  })

  test('there and back, and in order, for any two days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const days = daysBetween(a, b)
        expect(Number.isInteger(days)).toBe(true)
        expect(addDays(a, days)).toBe(b)
        expect(Math.sign(compareDays(a, b))).toBe(Math.sign(-days) + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('nothing before the first day or after the last', () => {
    expect(() => addDays(firstDay, -1)).toThrow(RangeError)
    expect(() => addDays(lastDay, 1)).toThrow(RangeError)
    expect(() => addDays(lastDay, 1e15)).toThrow(RangeError)
    expect(() => addDays(lastDay, Number.NaN)).toThrow(RangeError)
  })

  test('the last day of each month', () => {
    const lasts = Array.from({ length: 12 }, (_, index) =>
      lastDayOfMonth(`2026-${String(index + 1).padStart(2, '0')}`).slice(8),
    )
    expect(lasts.join(' ')).toBe('31 28 31 30 31 30 31 31 30 31 30 31')
    expect(lastDayOfMonth('2024-02')).toBe('2024-02-29')
    expect(lastDayOfMonth('2100-02')).toBe('2100-02-28')
  })

  test('sorting', () => {
    const days = ['2026-11-23', '2025-12-31', '2026-02-01'].map(asDay)
    expect(days.toSorted(compareDays)).toEqual(['2025-12-31', '2026-02-01', '2026-11-23'])
  })
})

test('a day as it is said', () => {
  expect(sayDay(asDay('2026-11-20'))).toBe('Friday 20 November 2026')
  expect(sayDay(asDay('2024-02-29'))).toBe('Thursday 29 February 2024')
})

const known: [string, number, string][] = [
  ['2026-11-22', 7, 'Sunday 22 November 2026'],
  ['2026-03-08', 7, 'Sunday 8 March 2026'],
  ['2026-03-29', 7, 'Sunday 29 March 2026'],
  ['2026-10-04', 7, 'Sunday 4 October 2026'],
  ['2026-10-25', 7, 'Sunday 25 October 2026'],
  ['2011-12-30', 5, 'Friday 30 December 2011'],
  ['2027-01-01', 5, 'Friday 1 January 2027'],
]

describe.each([
  ...['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu'],
  ...['Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati'],
])('on a machine in %s', (zone) => {
  test.each(known)('%s stays itself', (text, number, said) => {
    vi.stubEnv('TZ', zone)
    expect(zoneName()).toBe(zoneName(zone))
    const day: Day = asDay(text)
    expect(weekday(day)).toBe(number)
    expect(sayDay(day)).toBe(said)
    expect(addDays(addDays(day, 200), -200)).toBe(day)
    expect(daysBetween(addDays(day, -1), addDays(day, 1))).toBe(2)
  })
})

test('the accident these days avoid is there to be had', () => {
  vi.stubEnv('TZ', 'America/New_York')
  expect(new Date('2026-11-22').getDate()).toBe(21)
  expect(sayDay(asDay('2026-11-22'))).toBe('Sunday 22 November 2026')
})
