import { notYet, settlingBands } from '../keys.ts'
import { type Finding, finding, usualLeast } from './finding.ts'

/** The band in the middle, or the two around it when they differ; `open` are those that had not settled yet. */
export interface SettlingTime {
  readonly bands: readonly [string] | readonly [string, string]
  readonly open: number
}

const order: readonly string[] = [...settlingBands, notYet]

/** The median band of how long a body took, "not yet" counted as the longest; bands nobody knows are left out. */
export const settlingTime = (answers: readonly string[]): Finding<SettlingTime> => {
  const ranks = answers
    .map((band) => order.indexOf(band))
    .filter((rank) => rank >= 0)
    .toSorted((a, b) => a - b)
  return finding(ranks.length, usualLeast, () => {
    const at = (position: number) => order[ranks[position] ?? 0] ?? notYet
    const lower = at(Math.floor((ranks.length - 1) / 2))
    const upper = at(Math.ceil((ranks.length - 1) / 2))
    const open = ranks.filter((rank) => order[rank] === notYet).length
    return { bands: lower === upper ? [lower] : [lower, upper], open }
  })
}
