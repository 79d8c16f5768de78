import { gotIt } from '../keys.ts'
import { type Finding, shareFinding, usualLeast } from './finding.ts'

/** How many reflections were answered with "you got it", of all that were said back. */
export const confirmed = (reflections: readonly string[]): Finding<number> =>
  shareFinding(reflections.filter((one) => one === gotIt).length, reflections.length, usualLeast)
