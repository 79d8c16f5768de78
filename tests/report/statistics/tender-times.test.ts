import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Occasion, tenderTimes } from '../../../src/report/statistics/tender-times.ts'
import reference from './reference.json' with { type: 'json' }
import { reordered } from './samples.ts'

const occasion: fc.Arbitrary<Occasion> = fc.record({
  day: fc.integer({ min: 20_454, max: 20_600 }),
  hour: fc.oneof(fc.integer({ min: 0, max: 23 }), fc.constant(22)),
})

/** `counts` events in the hours 0, 1, 2 … over `days` from first to last, spread over the weekdays. */
const byHour = (counts: readonly number[], days = 28): Occasion[] => {
  const hours = counts.flatMap((count, hour) => new Array<number>(count).fill(hour))
  return hours.map((hour, i) => ({
    day: 20_454 + Math.round((days * i) / (hours.length - 1)),
    hour,
  }))
}

const tenderHours = (occasions: readonly Occasion[]): number[] => {
  const found = tenderTimes(occasions)
  return found.kind === 'looked' ? found.hours.map(({ bin }) => bin) : []
}

const ones = (length: number): number[] => new Array<number>(length).fill(1)

describe('tenderTimes', () => {
  test.each(reference.tender)('agrees with R on $name', ({ day, hour, hours, weekdays }) => {
    const found = tenderTimes(day.map((each, i) => ({ day: each, hour: hour[i] ?? -1 })))
    const near = ({ bin, count, expected, p }: (typeof hours)[number]) => ({
      bin,
      count,
      expected: expect.closeTo(expected, 10),
      p: expect.closeTo(p, 10),
    })
    expect(found).toMatchObject({
      kind: 'looked',
      n: day.length,
      hours: hours.map(near),
      weekdays: weekdays.map(near),
    })
  })

  it('is too early with 19 events, or 27 days', () => {
    expect(tenderTimes(byHour([5, ...ones(14)]))).toEqual({ kind: 'too early', n: 19, days: 28 })
    expect(tenderTimes(byHour([5, ...ones(15)], 27))).toEqual({
      kind: 'too early',
      n: 20,
      days: 27,
    })
    expect(tenderTimes([])).toEqual({ kind: 'too early', n: 0, days: 0 })
  })

  it('needs five events in the bin', () => {
    expect(tenderHours(byHour([5, ...ones(15)]))).toEqual([0])
    expect(tenderHours(byHour([4, ...ones(16)]))).toEqual([])
  })

  it('needs half as many again as expected, however sure it is', () => {
    const elsewhere = new Array<number>(23).fill(200)
    // Of 24 bins with 200 expected in each, roughly: 290 is far out by chance, but not half as much again.
    expect(tenderHours(byHour([290, ...elsewhere]))).toEqual([])
    expect(tenderHours(byHour([320, ...elsewhere]))).toEqual([0])
  })

  it('corrects for having looked at all hours and weekdays', () => {
    // R: pbinom(4, n, 1/24, lower.tail = FALSE) is .00146 for n = 21 and .00182 for n = 22; times 31, .045 and .057.
    expect(tenderHours(byHour([5, ...ones(16)]))).toEqual([0])
    expect(tenderHours(byHour([5, ...ones(17)]))).toEqual([])
  })

  it('counts a weekday against how often it came round', () => {
    // 2026-01-05 is a Monday; 29 days from it hold five Mondays and four of every other weekday.
    const monday = 20_458
    const on = (weekday: number, count: number) =>
      Array.from({ length: count }, (_, week) => monday + 7 * (week % 4) + weekday - 1)
    const weekdaysOf = (days: readonly number[]) => {
      const found = tenderTimes(days.map((day, i) => ({ day, hour: i % 24 })))
      return found.kind === 'looked' ? found.weekdays : []
    }
    const ends = [monday, monday + 28]
    const quiet = [3, 4, 5, 6, 7].flatMap((weekday) => on(weekday, 2))
    // R: 31 * pbinom(9, 23, c(4, 5) / 29, lower.tail = FALSE) is .0157 and .0920.
    expect(weekdaysOf([...ends, ...on(2, 10), ...quiet, monday + 7])).toEqual([
      { bin: 2, count: 10, expected: (23 * 4) / 29, p: expect.closeTo(0.0157, 4) },
    ])
    expect(weekdaysOf([...ends, ...on(1, 8), ...on(2, 3), ...quiet])).toEqual([])
  })

  it('finds what it finds in any order, and only bins within the rule', () => {
    fc.assert(
      fc.property(reordered(occasion, 20), ([occasions, shuffled]) => {
        const found = tenderTimes(occasions)
        expect(tenderTimes(shuffled)).toEqual(found)
        fc.pre(found.kind === 'looked')
        for (const { count, expected, p } of [...found.hours, ...found.weekdays]) {
          expect(count).toBeGreaterThanOrEqual(Math.max(5, 1.5 * expected))
          expect(p).toBeLessThan(0.05)
        }
      }),
    )
  })

  test.each([
    { day: 20_454.5, hour: 3 },
    { day: Number.NaN, hour: 3 },
    { day: 20_454, hour: 24 },
    { day: 20_454, hour: -1 },
    { day: 20_454, hour: 3.5 },
  ])('refuses $hour on $day', (occasion) => {
    expect(() => tenderTimes([occasion])).toThrow(RangeError)
  })
})
