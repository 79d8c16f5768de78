import { understoodFrom } from '../keys.ts'
import { type Finding, shareFinding, usualLeast } from './finding.ts'

/** How many moments of openness were understood (7 or more of 10), of all that were rated. */
export const understood = (ratings: readonly number[]): Finding<number> =>
  shareFinding(
    ratings.filter((rating) => rating >= understoodFrom).length,
    ratings.length,
    usualLeast,
  )
