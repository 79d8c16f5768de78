import fc from 'fast-check'
import { expect } from 'vitest'
import type { Observation } from '../../../src/report/statistics/series.ts'

/** Finite numbers without extremes, so that sums and differences keep their digits. */
export const value = fc.oneof(
  fc.integer({ min: 0, max: 10 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)

/** Whole days and scale answers, ties in both as in a real journal. */
export const observation: fc.Arbitrary<Observation> = fc.record({
  time: fc.oneof(fc.nat(400), fc.nat(6)),
  value: fc.integer({ min: 0, max: 10 }),
})

/** A list of at least `least` items, and the same items in another order. */
export const reordered = <T>(item: fc.Arbitrary<T>, least = 1): fc.Arbitrary<[T[], T[]]> =>
  fc
    .array(item, { minLength: least, maxLength: 60 })
    .chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    )

/** Equal to within a share of the expected size; the reference has 15 digits. */
export const expectNear = (actual: number, expected: number, share = 1e-12): void => {
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    share * Math.abs(expected),
  )
}

/** Times and values side by side as observations. */
export const seriesOf = (times: readonly number[], values: readonly number[]): Observation[] =>
  times.map((time, i) => ({ time, value: values[i] ?? Number.NaN }))
