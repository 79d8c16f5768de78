import { type Finding, medianFinding, usualLeast } from './finding.ts'

/** How strong it was before and after, 0–10. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** The median of before − after over pairs, in points: above 0, it was lower afterwards. */
export const shift = (pairs: readonly BeforeAfter[]): Finding<number> =>
  medianFinding(
    pairs.map(({ before, after }) => before - after),
    usualLeast,
  )

/** In how many pairs it was lower afterwards. */
export const lowerAfterwards = (pairs: readonly BeforeAfter[]): number =>
  pairs.filter(({ before, after }) => after < before).length
