import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { binomialUpperTail } from '../../../src/report/statistics/binomial.ts'
import { logGamma } from '../../../src/report/statistics/log-gamma.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear } from './samples.ts'

const trials = fc
  .integer({ min: 1, max: 300 })
  .chain((n) =>
    fc.tuple(
      fc.integer({ min: 1, max: n }),
      fc.constant(n),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  )

describe('binomialUpperTail', () => {
  // R documentation of binom.test, Mendel's peas after Conover (1971): 682 of 925 at 3/4, two-sided p = .3825.
  it('gives the published p of Mendel’s peas from its two tails', () => {
    const lower = 1 - binomialUpperTail(683, 925, 3 / 4)
    // 693.75 are expected; the upper tail holds what is no likelier than 682.
    const upper = binomialUpperTail(706, 925, 3 / 4)
    expect(lower + upper).toBeCloseTo(0.3825, 4)
  })

  test.each(reference.binomial)('agrees with R for P(X ≥ $k), n = $n, p = $p', (tail) => {
    expectNear(binomialUpperTail(tail.k, tail.n, tail.p), tail.upper, 1e-9)
  })

  it('is a chance that falls with k and rises with p', () => {
    fc.assert(
      fc.property(trials, ([k, n, p]) => {
        const tail = binomialUpperTail(k, n, p)
        expect(tail).toBeGreaterThanOrEqual(0)
        expect(tail).toBeLessThanOrEqual(binomialUpperTail(k - 1, n, p) * (1 + 1e-10))
        expect(tail).toBeLessThanOrEqual(binomialUpperTail(k, n, (1 + p) / 2) * (1 + 1e-10))
      }),
    )
  })

  it('leaves to the failures what it does not take', () => {
    fc.assert(
      fc.property(trials, ([k, n, p]) => {
        const rest = binomialUpperTail(n - k + 1, n, 1 - p)
        expect(binomialUpperTail(k, n, p) + rest).toBeCloseTo(1, 10)
      }),
    )
  })

  test.each([
    [3, 2, 0.5],
    [-1, 5, 0.5],
    [1.5, 5, 0.5],
    [1, 5, 1.01],
    [1, 5, -0.01],
    [1, 5, Number.NaN],
    [Number.NaN, 5, 0.5],
  ])('refuses %d of %d at %d', (k, n, p) => {
    expect(() => binomialUpperTail(k, n, p)).toThrow(RangeError)
  })
})

describe('logGamma', () => {
  test.each(reference.logGamma)('agrees with R at $x', ({ x, value }) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(value)))
  })

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 9)
      }),
    )
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError)
  })
})
