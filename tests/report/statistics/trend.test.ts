import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { trend } from '../../../src/report/statistics/trend.ts'
import reference from './reference.json' with { type: 'json' }
import { observation, reordered, seriesOf } from './samples.ts'

/** Ten values three-odd days apart, first to last exactly four weeks. */
const fourWeeksOfTen = Array.from({ length: 10 }, (_, i) => (28 * i) / 9)

describe('trend', () => {
  it('says rising or falling, with the line in value per day', () => {
    const values = fourWeeksOfTen.map((day) => 2 + day / 7)
    const rising = trend(seriesOf(fourWeeksOfTen, values))
    expect(rising).toMatchObject({ kind: 'rising', n: 10, days: 28 })
    if (rising.kind === 'rising') {
      expect(rising.line.slope).toBeCloseTo(1 / 7, 12)
      expect(rising.line.intercept).toBeCloseTo(2, 12)
      // 2 / 10!: one order and its mirror among all.
      expect(rising.p).toBeCloseTo(2 / 3_628_800, 15)
    }
    expect(trend(seriesOf(fourWeeksOfTen, values.toReversed())).kind).toBe('falling')
  })

  it('is too early with nine values, or a day short of four weeks', () => {
    const rising = fourWeeksOfTen.map((time) => ({ time, value: time }))
    expect(trend(rising.toSpliced(4, 1))).toEqual({ kind: 'too early', n: 9, days: 28 })
    const shorter = rising.map(({ time, value }) => ({ time: (time * 27) / 28, value }))
    expect(trend(shorter)).toEqual({ kind: 'too early', n: 10, days: 27 })
    expect(trend([])).toEqual({ kind: 'too early', n: 0, days: 0 })
  })

  // Gilbert (1987), table A18, n = 10: P(S ≥ 23) = .023 and P(S ≥ 21) = .036, each on one side.
  it('needs a two-sided p below .05', () => {
    // 11 and 12 pairs out of order among 45.
    const s23 = [2, 4, 0, 1, 5, 8, 3, 9, 6, 7]
    const s21 = [2, 4, 0, 1, 8, 5, 3, 9, 6, 7]
    expect(trend(seriesOf(fourWeeksOfTen, s23))).toMatchObject({ kind: 'rising' })
    expect(trend(seriesOf(fourWeeksOfTen, s21))).toMatchObject({ kind: 'no clear direction' })
  })

  test.each(reference.rare)('has no direction where most values are alike: $s', (rare) => {
    const series = seriesOf(rare.times, rare.values).map(({ time, value }) => ({
      time: 2 * time,
      value,
    }))
    expect(trend(series)).toMatchObject({ kind: 'no clear direction' })
  })

  it('does not depend on the order of the series', () => {
    fc.assert(
      fc.property(reordered(observation, 10), ([series, shuffled]) => {
        expect(trend(shuffled)).toEqual(trend(series))
      }),
    )
  })

  it('refuses what is not a number', () => {
    expect(() => trend(seriesOf([1, Number.NaN], [1, 2]))).toThrow(RangeError)
    expect(() => trend(seriesOf([1, 2], [1, Number.NaN]))).toThrow(RangeError)
    const broken = seriesOf(fourWeeksOfTen, fourWeeksOfTen.with(3, Number.NaN))
    expect(() => trend(broken)).toThrow(RangeError)
  })
})
