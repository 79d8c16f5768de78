import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mannKendall } from '../../../src/report/statistics/mann-kendall.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear, observation, reordered, seriesOf } from './samples.ts'

/** `n` distinct values with exactly the given score: in order, but for the inversions that bring it down. */
const withScore = (n: number, s: number): number[] => {
  const values: number[] = []
  let inversions = ((n * (n - 1)) / 2 - s) / 2
  for (let value = 0; value < n; value++) {
    const passed = Math.min(inversions, value)
    values.splice(value - passed, 0, value)
    inversions -= passed
  }
  return values
}

const hasTies = (marks: readonly number[]): boolean => new Set(marks).size < marks.length

describe('mannKendall', () => {
  // Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, table A18: P(S ≥ s).
  test.each([
    [4, 6, 0.042, 3],
    [5, 6, 0.117, 3],
    [5, 8, 0.042, 3],
    [5, 10, 0.0083, 4],
    [6, 11, 0.028, 3],
    [7, 13, 0.035, 3],
    [8, 16, 0.031, 3],
    [8, 20, 0.0071, 4],
    [9, 18, 0.038, 3],
    [10, 21, 0.036, 3],
    [10, 23, 0.023, 3],
    [10, 27, 0.0083, 4],
  ])('for n = %i and S = %i has the published upper tail %d', (n, s, upperTail, digits) => {
    const result = mannKendall(withScore(n, s).map((value, time) => ({ time, value })))
    expect(result.s).toBe(s)
    expect(result.p / 2).toBeCloseTo(upperTail, digits)
  })

  // Helsel & Hirsch, Statistical Methods in Water Resources, chapter 8: 33 pairs rise and 12 fall.
  it('gives the published score of a textbook example', () => {
    const trend = reference.trends.find(({ name }) => name === 'helsel')
    expect(mannKendall(seriesOf(trend?.times ?? [], trend?.values ?? [])).s).toBe(33 - 12)
  })

  test.each(reference.trends)('agrees with R on $name', (trend) => {
    const { s, variance, p } = mannKendall(seriesOf(trend.times, trend.values))
    expect(s).toBe(trend.s)
    expectNear(variance, trend.variance)
    const tiedInBoth = hasTies(trend.times) && hasTies(trend.values)
    if (trend.exactP !== null) expectNear(p, trend.exactP)
    else if (trend.times.length > 50 || tiedInBoth) expectNear(p, trend.normalP, 1e-10)
    else expect(Math.abs(p - trend.normalP)).toBeLessThan(0.01)
  })

  test.each([...reference.enumerated, ...reference.rare])(
    'has the variance of every arrangement, and its p, ties and all: $values at $times',
    ({ times, values, s, variance, p }) => {
      const result = mannKendall(seriesOf(times, values))
      expect(result.s).toBe(s)
      expectNear(result.variance, variance)
      const tiedInBoth = hasTies(times) && hasTies(values)
      if (tiedInBoth) expect(Math.abs(result.p - p)).toBeLessThan(0.02)
      else expectNear(result.p, p)
    },
  )

  it('does not depend on the order the observations come in, and p is a chance', () => {
    fc.assert(
      fc.property(reordered(observation), ([series, shuffled]) => {
        const result = mannKendall(series)
        expect(mannKendall(shuffled)).toEqual(result)
        expect(result.p).toBeGreaterThan(0)
        expect(result.p).toBeLessThanOrEqual(1)
        expect(result.variance).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('scores every pair', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (series) => {
        let s = 0
        for (const a of series) {
          for (const b of series) {
            s += (Math.sign(a.time - b.time) * Math.sign(a.value - b.value)) / 2
          }
        }
        expect(mannKendall(series).s).toBe(s)
      }),
    )
  })

  it('turns its sign and keeps its p when time runs backwards', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (series) => {
        const { s, variance, p } = mannKendall(series)
        const turned = mannKendall(series.map(({ time, value }) => ({ time: -time, value })))
        expect(turned.s).toBe(0 - s)
        expect(turned.variance).toBe(variance)
        expectNear(turned.p, p)
      }),
    )
  })

  it('sees only the order of the values', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (series) => {
        const stretched = series.map(({ time, value }) => ({ time, value: Math.exp(value) }))
        expect(mannKendall(stretched)).toEqual(mannKendall(series))
      }),
    )
  })

  it('has a p that falls as |S| grows', () => {
    const p = [1, 3, 9, 15, 21, 27, 33, 39, 45].map(
      (s) => mannKendall(withScore(10, s).map((value, time) => ({ time, value }))).p,
    )
    expect(p).toEqual(p.toSorted((a, b) => b - a))
    expect(new Set(p).size).toBe(p.length)
  })

  it('passes from the exact to the normal p without a jump', () => {
    const half = (n: number) => Math.round((n * (n - 1)) / 12) * 2 + (((n * (n - 1)) / 2) % 2)
    const p = [50, 51].map(
      (n) => mannKendall(withScore(n, half(n)).map((value, time) => ({ time, value }))).p,
    )
    expect(Math.abs((p[0] ?? 1) - (p[1] ?? 0))).toBeLessThan(0.001)
  })

  it('sees no trend where nothing differs', () => {
    expect(mannKendall(seriesOf([1, 2, 3], [4, 4, 4]))).toEqual({ s: 0, variance: 0, p: 1 })
    const long = Array.from({ length: 60 }, (_, time) => ({ time, value: 4 }))
    expect(mannKendall(long)).toEqual({ s: 0, variance: 0, p: 1 })
    expect(mannKendall(seriesOf([1], [4]))).toEqual({ s: 0, variance: 0, p: 1 })
  })

  it('answers for fifty years of days within a second of work', () => {
    const series = Array.from({ length: 18_000 }, (_, time) => ({ time, value: (time * 7) % 11 }))
    const before = process.cpuUsage()
    mannKendall(series)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(1)
  })

  test.each([[[]], [seriesOf([1, 2], [1, Number.NaN])], [seriesOf([Number.NaN], [1])]])(
    'refuses %j',
    (series) => {
      expect(() => mannKendall(series)).toThrow(RangeError)
    },
  )
})
