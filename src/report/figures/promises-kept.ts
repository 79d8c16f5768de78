import { keptShare, noLongerFits } from '../keys.ts'
import { type Finding, finding, usualLeast } from './finding.ts'

/** Promises that fell due, counted by how they went; `open` have no answer yet. */
export interface PromisesDue {
  readonly kept: number
  readonly partly: number
  readonly notYet: number
  readonly noLongerFits: number
  readonly open: number
}

/** Counts promises that fell due by the key of their answer, undefined when there is none yet. */
export const promisesDue = (answers: readonly (string | undefined)[]): PromisesDue => {
  const saying = (key: string | undefined) => answers.filter((one) => one === key).length
  return {
    kept: saying('kept'),
    partly: saying('partly'),
    notYet: saying('not-yet'),
    noLongerFits: saying(noLongerFits),
    open: saying(undefined),
  }
}

/** (kept + ½ partly) of (due − no longer fits), the first number of the two; half credit has no interval. */
export const promisesKept = (due: PromisesDue): Finding<number> => {
  const counted = due.kept + due.partly + due.notYet + due.open
  const credit = due.kept + due.partly * (keptShare.partly ?? 0)
  return finding(counted, usualLeast, () => credit)
}
