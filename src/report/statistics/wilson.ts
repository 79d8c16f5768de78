import { checkCount } from './sample.ts'

/** Bounds of a share, 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % point of the standard normal distribution: two-sided 95 %. */
const z = 1.959963984540054

/** The 95 % score interval for a share of `k` in `n`, without continuity correction (Wilson 1927); RangeError unless 0 ≤ k ≤ n and n ≥ 1. */
export const wilson = (k: number, n: number): Interval => {
  checkCount('k', k)
  checkCount('n', n)
  if (n === 0 || k > n) throw new RangeError(`there is no share of ${k} in ${n}`)
  const share = k / n
  const centre = share + z ** 2 / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return {
    // Rounding would leave 1e-17 where the bound is exactly none or all.
    low: k === 0 ? 0 : (centre - reach) / scale,
    high: k === n ? 1 : (centre + reach) / scale,
  }
}
