import { checkSample } from './sample.ts'

/** How long something took, or, when it has not `ended`, how long it has been open so far (right-censored); any one unit. */
export interface Duration {
  readonly time: number
  readonly ended: boolean
}

/** At `time`, `ended` of the `atRisk` still open came to an end, and the share `open` stays open beyond it. */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly ended: number
  readonly open: number
}

/**
 * The product-limit estimate (Kaplan & Meier 1958), one step for each time at which something ended; one censored
 * at that very time still counts as at risk. RangeError when there is no duration, or one is negative or not finite.
 */
export const survivalSteps = (durations: readonly Duration[]): SurvivalStep[] => {
  checkSample(durations.map(({ time }) => time))
  if (durations.some(({ time }) => time < 0)) throw new RangeError('a duration is not negative')

  const byTime = [...Map.groupBy(durations, ({ time }) => time)].sort(([a], [b]) => a - b)
  const steps: SurvivalStep[] = []
  let atRisk = durations.length
  let open = 1
  for (const [time, group] of byTime) {
    const ended = group.filter((duration) => duration.ended).length
    if (ended > 0) {
      open *= (atRisk - ended) / atRisk
      steps.push({ time, atRisk, ended, open })
    }
    atRisk -= group.length
  }
  return steps
}

/** Products of fractions miss ½ by rounding; this is far above that and far below any real step. */
const halfWithin = 1e-9

/**
 * The time by which half have ended, `undefined` while the curve has not come down that far. Where it rests at
 * exactly ½, the middle of the rest, as for an ordinary median, or its first moment when nothing ended after it.
 */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | undefined => {
  const reached = steps.findIndex(({ open }) => open <= 0.5 + halfWithin)
  const step = steps[reached]
  if (step === undefined || step.open < 0.5 - halfWithin) return step?.time
  const next = steps[reached + 1] ?? step
  return (step.time + next.time) / 2
}
