import { logGamma } from './log-gamma.ts'
import { checkCount } from './sample.ts'

/** P(X ≥ k) in `n` trials of chance `p`, summed term by term, to 9 digits for n up to 10,000; RangeError unless 0 ≤ k ≤ n and 0 ≤ p ≤ 1. */
export const binomialUpperTail = (k: number, n: number, p: number): number => {
  checkCount('k', k)
  checkCount('n', n)
  if (k > n) throw new RangeError(`${k} of ${n} cannot be`)
  if (!(p >= 0 && p <= 1)) throw new RangeError('a probability is from 0 to 1')
  if (k === 0) return 1
  // The lower tail of successes is the upper tail of failures.
  return k > n * p ? tail(k, n, p) : 1 - tail(n - k + 1, n, 1 - p)
}

/** P(X ≥ k) for k at or above the mean, where every term is smaller than the one before. */
const tail = (k: number, n: number, p: number): number => {
  const logTerm =
    logGamma(n + 1) -
    logGamma(k + 1) -
    logGamma(n - k + 1) +
    k * Math.log(p) +
    (n - k) * Math.log1p(-p)
  let term = Math.exp(logTerm)
  let sum = 0
  for (let i = k; i <= n && sum + term !== sum; i++) {
    sum += term
    term *= ((n - i) / (i + 1)) * (p / (1 - p))
  }
  return sum
}
