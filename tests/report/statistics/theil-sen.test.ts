import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { median } from '../../../src/report/statistics/quantiles.ts'
import type { Observation } from '../../../src/report/statistics/series.ts'
import { theilSen } from '../../../src/report/statistics/theil-sen.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear, observation, reordered, seriesOf } from './samples.ts'

const everySlope = (series: readonly Observation[]): number[] =>
  series.flatMap((a) =>
    series.filter((b) => b.time > a.time).map((b) => (b.value - a.value) / (b.time - a.time)),
  )

const severalTimes = (series: readonly Observation[]): boolean =>
  new Set(series.map(({ time }) => time)).size > 1

/** Fifty years of days with scale answers from a small congruential generator, rising by `perDay`. */
const fiftyYears = (perDay: number): Observation[] => {
  let state = 1958
  return Array.from({ length: 18_000 }, (_, time) => {
    state = (state * 16_807) % 2_147_483_647
    return { time, value: (state % 11) + perDay * time }
  })
}

describe('theilSen', () => {
  // Hollander & Wolfe, Nonparametric Statistical Methods, example 9.1 (cloud seeding): −.056.
  it('gives the published slope', () => {
    const { slope } = theilSen(seriesOf([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03]))
    expect(slope).toBeCloseTo(-0.05625, 12)
  })

  test.each(reference.trends)('agrees with every slope written out in R on $name', (trend) => {
    const { slope, intercept } = theilSen(seriesOf(trend.times, trend.values))
    expectNear(slope, trend.line.slope)
    expectNear(intercept, trend.line.intercept, 1e-11)
  })

  it('is the median of all slopes, with the median left over as intercept, in any order', () => {
    fc.assert(
      fc.property(reordered(observation, 2), ([series, shuffled]) => {
        fc.pre(severalTimes(series))
        const { slope, intercept } = theilSen(series)
        expect(slope).toBeCloseTo(median(everySlope(series)), 12)
        const left = median(series.map(({ time, value }) => value - slope * time))
        expect(intercept).toBeCloseTo(left, 9)
        expect(theilSen(shuffled)).toEqual({ slope, intercept })
      }),
    )
  })

  it('is exactly 0 when the slopes in the middle are', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 2, maxLength: 60 }), (series) => {
        fc.pre(severalTimes(series))
        const slopes = everySlope(series).sort((a, b) => a - b)
        const middle = [(slopes.length - 1) / 2, slopes.length / 2].map(Math.floor)
        fc.pre(middle.every((rank) => slopes[rank] === 0))
        expect(theilSen(series).slope).toBe(0)
      }),
    )
  })

  it('turns and stretches with the series', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 2, maxLength: 60 }), (series) => {
        fc.pre(severalTimes(series))
        const { slope } = theilSen(series)
        const tilted = theilSen(
          series.map(({ time, value }) => ({ time: time + 20_000, value: 3 * value + 2 * time })),
        )
        const backwards = theilSen(series.map(({ time, value }) => ({ time: -time, value })))
        expect(tilted.slope).toBeCloseTo(3 * slope + 2, 10)
        expect(backwards.slope).toBeCloseTo(-slope, 12)
      }),
    )
  })

  it('finds a line that is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 2 }),
        (slope, intercept, times) => {
          const line = theilSen(times.map((time) => ({ time, value: slope * time + intercept })))
          expect(line.slope).toBeCloseTo(slope, 10)
          expect(line.intercept).toBeCloseTo(intercept, 6)
        },
      ),
      { examples: [[-14, 0, [19_993, 19_992]]] },
    )
  })

  it('hardly moves when a quarter of the days go wild', () => {
    const series = Array.from({ length: 40 }, (_, time) => ({
      time,
      value: time % 4 === 0 ? 1000 * (time % 3) : 0.5 * time,
    }))
    expect(Math.abs(theilSen(series).slope - 0.5)).toBeLessThan(1)
  })

  test.each([0, 1 / 3000])('has half of 162 million slopes on each side, %d a day', (perDay) => {
    const series = fiftyYears(perDay)
    const values = Float64Array.from(series, ({ value }) => value)
    const { slope } = theilSen(series)
    const grain = 1e-9
    let below = 0
    let above = 0
    for (let later = 1; later < values.length; later++) {
      for (let earlier = 0; earlier < later; earlier++) {
        const rise = (values[later] as number) - (values[earlier] as number)
        if (rise < (slope - grain) * (later - earlier)) below++
        if (rise > (slope + grain) * (later - earlier)) above++
      }
    }
    const half = (values.length * (values.length - 1)) / 4
    expect(below).toBeLessThanOrEqual(half)
    expect(above).toBeLessThanOrEqual(half)
  })

  it('answers for fifty years of days within two seconds of work', () => {
    const series = fiftyYears(1 / 3000)
    const before = process.cpuUsage()
    theilSen(series)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(2)
  })

  it('ends with a finite slope or a RangeError, whatever the numbers', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true })
    const series = fc.array(fc.record({ time: any, value: any }), { maxLength: 20 })
    fc.assert(
      fc.property(series, (wild) => {
        try {
          expect(Number.isFinite(theilSen(wild).slope)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
    )
    expect(theilSen(seriesOf([0, 1], [0, 5e-324])).slope).toBeCloseTo(0, 12)
  })

  test.each([
    ['nothing', []],
    ['one time', seriesOf([3, 3], [1, 2])],
    ['a value that is not a number', seriesOf([1, 2], [1, Number.NaN])],
    ['an endless time', seriesOf([1, Number.POSITIVE_INFINITY], [1, 2])],
    ['a slope too steep for a number', seriesOf([0, 5e-324, 1], [0, 1, 2])],
  ])('refuses %s', (_, series) => {
    expect(() => theilSen(series)).toThrow(RangeError)
  })
})
