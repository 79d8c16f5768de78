import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { brierScore, calibration, type Forecast } from '../../../src/report/statistics/brier.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear, reordered } from './samples.ts'

const forecast: fc.Arbitrary<Forecast> = fc.record({
  probability: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  outcome: fc.constantFrom(0, 0.5, 1),
})

const outcomeOf = (share: number | undefined): Forecast['outcome'] =>
  share === 0 || share === 0.5 ? share : 1

const forecastsOf = (probabilities: readonly number[], outcomes: readonly number[]): Forecast[] =>
  probabilities.map((probability, i) => ({ probability, outcome: outcomeOf(outcomes[i]) }))

describe('brierScore', () => {
  // Brier (1950), Monthly Weather Review 78, table 1: P = 0.19, summed over rain and no rain.
  it('is half of the score in the original paper', () => {
    const probabilities = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1]
    const rain = [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    expect(2 * brierScore(forecastsOf(probabilities, rain))).toBeCloseTo(0.19, 12)
  })

  // scikit-learn documentation, brier_score_loss: 0.0375.
  it('gives the documented score of scikit-learn', () => {
    expect(brierScore(forecastsOf([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]))).toBeCloseTo(0.0375, 12)
  })

  test.each(reference.forecasts)('agrees with R: $brier', ({ probability, outcome, brier }) => {
    expectNear(brierScore(forecastsOf(probability, outcome)), brier)
  })

  it('is from 0 to 1 in any order, and 0 only for forecasts that were right', () => {
    fc.assert(
      fc.property(reordered(forecast), ([forecasts, shuffled]) => {
        const score = brierScore(forecasts)
        expect(brierScore(shuffled)).toBeCloseTo(score, 12)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        const right = forecasts.every(({ probability, outcome }) => probability === outcome)
        expect(score === 0).toBe(right)
      }),
    )
  })

  it('is least for the share that happened', () => {
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1 }), fc.nat(100), (forecasts, percent) => {
        const happened = forecasts.reduce((sum, { outcome }) => sum + outcome, 0) / forecasts.length
        const scoreOf = (probability: number) =>
          brierScore(forecasts.map(({ outcome }) => ({ probability, outcome })))
        expect(scoreOf(happened)).toBeLessThanOrEqual(scoreOf(percent / 100) + 1e-12)
      }),
    )
  })
})

describe('calibration', () => {
  test.each(reference.forecasts)('agrees with R: $brier', ({ probability, outcome, bins }) => {
    const found = calibration(forecastsOf(probability, outcome))
    expect(found.length).toBe(bins.length)
    for (const [i, { n, forecast, happened }] of bins.entries()) {
      expect(found[i]).toMatchObject({
        n,
        forecast: expect.closeTo(forecast, 12),
        happened: expect.closeTo(happened, 12),
      })
    }
  })

  it('puts a fifth where it begins, certainty into the last, and leaves empty ones out', () => {
    const bins = calibration(forecastsOf([0.2, 0.6, 0.59, 1], [0, 1, 0.5, 1]))
    expect(bins).toEqual([
      { from: 0.2, to: 0.4, n: 1, forecast: 0.2, happened: 0 },
      { from: 0.4, to: 0.6, n: 1, forecast: 0.59, happened: 0.5 },
      { from: 0.6, to: 0.8, n: 1, forecast: 0.6, happened: 1 },
      { from: 0.8, to: 1, n: 1, forecast: 1, happened: 1 },
    ])
  })

  it('holds every forecast once, between the ends of its fifth', () => {
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1 }), (forecasts) => {
        const bins = calibration(forecasts)
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(forecasts.length)
        for (const { from, to, forecast } of bins) {
          expect(forecast).toBeGreaterThanOrEqual(from - 1e-12)
          expect(forecast).toBeLessThanOrEqual(to)
        }
      }),
    )
  })
})

test.each([
  ['nothing', []],
  ['more than certain', forecastsOf([0.5, 1.01], [0, 1])],
  ['less than never', forecastsOf([-0.01], [0])],
  ['what is not a number', forecastsOf([Number.NaN], [0])],
])('refuses %s', (_, forecasts) => {
  expect(() => brierScore(forecasts)).toThrow(RangeError)
  expect(() => calibration(forecasts)).toThrow(RangeError)
})
