import { logGamma } from '../statistics/log-gamma.ts'
import { type Finding, finding } from './finding.ts'

const labelsCounted = 20

/**
 * Different words in 20 labels drawn from all of them, on average over every such draw (rarefaction, Hurlbert 1971),
 * so that more labels alone do not make more words and their order makes no difference.
 */
export const vocabulary = (labels: readonly string[]): Finding<number> =>
  finding(labels.length, labelsCounted, () => differentIn(labelsCounted, labels))

/** Σ (1 − C(N − Nᵢ, m) / C(N, m)) over words used Nᵢ times among N labels, for draws of m ≤ N. */
export const differentIn = (drawn: number, labels: readonly string[]): number => {
  const total = labels.length
  const logChoose = (n: number) => logGamma(n + 1) - logGamma(n - drawn + 1)
  const counts = [...Map.groupBy(labels, (label) => label).values()].map((same) => same.length)
  return counts.reduce((sum, count) => {
    const others = total - count
    const missed = others < drawn ? 0 : Math.exp(logChoose(others) - logChoose(total))
    return sum + 1 - missed
  }, 0)
}
