import { type Duration, medianSurvival, survivalSteps } from '../statistics/kaplan-meier.ts'
import { type Finding, finding, medianFinding, usualLeast } from './finding.ts'

/** Hours from rupture to repair: the median among the repaired, how many are open, and from 10 ruptures the Kaplan–Meier median. */
export interface TimeToRepair {
  readonly amongRepaired: Finding<number>
  readonly open: number
  /** Said with `undefined` when fewer than half are repaired yet. */
  readonly countingOpen: Finding<number | undefined>
}

const leastForSurvival = 10

/** `durations` are in hours; those that have not ended are the ruptures still open. */
export const timeToRepair = (durations: readonly Duration[]): TimeToRepair => {
  const ended = durations.filter((one) => one.ended).map(({ time }) => time)
  return {
    amongRepaired: medianFinding(ended, usualLeast),
    open: durations.length - ended.length,
    countingOpen: finding(durations.length, leastForSurvival, () =>
      medianSurvival(survivalSteps(durations)),
    ),
  }
}
