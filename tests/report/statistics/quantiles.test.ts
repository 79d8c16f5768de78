import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { median, quartiles } from '../../../src/report/statistics/quantiles.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear, reordered, value } from './samples.ts'

describe('quartiles', () => {
  // R documentation, summary(cars): stopping distances 2, 26, 36, 56, 120.
  it('gives the quartiles R prints for its stopping distances', () => {
    const cars = reference.trends.find(({ name }) => name === 'cars')
    expect(quartiles(cars?.values ?? [])).toEqual({ lower: 26, median: 36, upper: 56 })
  })

  test.each(reference.quartiles)('agrees with R, type 7, on $name', (sample) => {
    const { lower, median, upper } = quartiles(sample.values)
    expectNear(lower, sample.lower)
    expectNear(median, sample.median)
    expectNear(upper, sample.upper)
  })

  it('does not depend on the order, and stays inside the sample in order', () => {
    fc.assert(
      fc.property(reordered(value), ([values, shuffled]) => {
        const cuts = quartiles(values)
        expect(quartiles(shuffled)).toEqual(cuts)
        expect(cuts.lower).toBeGreaterThanOrEqual(Math.min(...values))
        expect(cuts.median).toBeGreaterThanOrEqual(cuts.lower)
        expect(cuts.upper).toBeGreaterThanOrEqual(cuts.median)
        expect(cuts.upper).toBeLessThanOrEqual(Math.max(...values))
      }),
    )
  })

  it('follows a shift of the whole sample', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 1 }), (values) => {
        const { lower, upper } = quartiles(values)
        const shifted = quartiles(values.map((each) => each + 8))
        expect([shifted.lower, shifted.upper]).toEqual([lower + 8, upper + 8])
      }),
    )
  })

  it('leaves the sample as it was', () => {
    const values = [3, 1, 2]
    quartiles(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('median', () => {
  it('has as many values below it as above', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const middle = median(values)
        const half = values.length / 2
        expect(values.filter((each) => each < middle).length).toBeLessThanOrEqual(half)
        expect(values.filter((each) => each > middle).length).toBeLessThanOrEqual(half)
      }),
    )
  })

  test.each([[[]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]]])('refuses %j', (values) => {
    expect(() => median(values)).toThrow(RangeError)
    expect(() => quartiles(values)).toThrow(RangeError)
  })
})
