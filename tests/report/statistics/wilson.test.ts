import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { wilson } from '../../../src/report/statistics/wilson.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear } from './samples.ts'

const kOfN = fc
  .integer({ min: 1, max: 10_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('wilson', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published bounds for %i of %i', (k, n, low, high) => {
    const interval = wilson(k, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test.each(reference.wilson)('agrees with R for $k of $n', ({ k, n, low, high }) => {
    const interval = wilson(k, n)
    expectNear(interval.low, low)
    expectNear(interval.high, high)
  })

  it('holds the share itself and stays from 0 to 1', () => {
    fc.assert(
      fc.property(kOfN, ([k, n]) => {
        const { low, high } = wilson(k, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(k / n)
        expect(high).toBeGreaterThanOrEqual(k / n)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('mirrors when what is counted is turned round', () => {
    fc.assert(
      fc.property(kOfN, ([k, n]) => {
        expect(wilson(k, n).low).toBeCloseTo(1 - wilson(n - k, n).high, 12)
      }),
    )
  })

  it('rises with k and narrows with n', () => {
    fc.assert(
      fc.property(kOfN, ([k, n]) => {
        const { low, high } = wilson(k, n)
        const more = wilson(k + 1, n + 1)
        const often = wilson(2 * k, 2 * n)
        expect(more.low).toBeGreaterThan(low)
        expect(more.high).toBeGreaterThanOrEqual(high)
        expect(often.high - often.low).toBeLessThan(high - low)
      }),
    )
  })

  test.each([
    [0, 0],
    [3, 2],
    [-1, 5],
    [1.5, 5],
    [Number.NaN, 5],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %d of %d', (k, n) => {
    expect(() => wilson(k, n)).toThrow(RangeError)
  })
})
