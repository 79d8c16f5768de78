import { inversions, shareWithInversions } from './inversions.ts'
import { twoSidedNormal } from './normal.ts'
import { inTimeOrder, type Observation, pairsWithin, pointMark, tieSizes } from './series.ts'

/** Rising minus falling pairs (`s`), its variance without a trend, and the two-sided p. */
export interface MannKendall {
  readonly s: number
  readonly variance: number
  readonly p: number
}

/** Up to here p comes from the permutation distribution; ties on a 0–10 scale make the normal one coarse. */
const exactUpTo = 50

/**
 * Tests a series for a monotonic trend (Mann 1945, Kendall 1970), ties in value and in time allowed, in O(n log n).
 * Up to 50 observations p is exact, unless there are ties in both; otherwise normal with continuity correction.
 * RangeError when there is no observation or one is not finite.
 */
export const mannKendall = (series: readonly Observation[]): MannKendall => {
  const ordered = inTimeOrder(series)
  const times = tieSizes(ordered.map(({ time }) => time))
  const values = tieSizes(ordered.map(({ value }) => value))
  const points = tieSizes(ordered.map(pointMark))
  const untied =
    pairsWithin([ordered.length]) - pairsWithin(times) - pairsWithin(values) + pairsWithin(points)
  const falling = inversions(Float64Array.from(ordered, ({ value }) => value))
  const s = untied - 2 * falling
  const variance = varianceOfS(ordered.length, times, values)

  const distinctTimes = times.length === ordered.length
  const distinctValues = values.length === ordered.length
  const exact = ordered.length <= exactUpTo && (distinctTimes || distinctValues)
  const p = exact
    ? 2 * shareWithInversions(distinctTimes ? values : times, Math.min(falling, untied - falling))
    : twoSidedNormal(variance === 0 ? 0 : Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance))
  return { s, variance, p: Math.min(1, p) }
}

/** Kendall's variance of S for groups of `t` equal times and `u` equal values. */
const varianceOfS = (n: number, times: readonly number[], values: readonly number[]): number => {
  const over = (sizes: readonly number[], term: (size: number) => number) =>
    sizes.reduce((sum, size) => sum + term(size), 0)
  const spread = (t: number) => t * (t - 1) * (2 * t + 5)
  const pairs = (t: number) => t * (t - 1)
  const triples = (t: number) => t * (t - 1) * (t - 2)

  const single = (spread(n) - over(times, spread) - over(values, spread)) / 18
  const double = n < 2 ? 0 : (over(times, pairs) * over(values, pairs)) / (2 * pairs(n))
  const triple = n < 3 ? 0 : (over(times, triples) * over(values, triples)) / (9 * triples(n))
  return single + double + triple
}
