import { checkSample, mean } from './sample.ts'

/** What was thought likely, 0 to 1, and what happened: no, partly, yes. */
export interface Forecast {
  readonly probability: number
  readonly outcome: 0 | 0.5 | 1
}

/** Forecasts from `from` up to `to` (the last fifth holds its end too): how many, their mean, and the share that happened, partly as ½. */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly forecast: number
  readonly happened: number
}

const fifths = [0, 0.2, 0.4, 0.6, 0.8]

/** The mean of (probability − outcome)², from 0 (certain and right) to 1: half of Brier's own 1950 sum over both classes; RangeError when there is no forecast or one is outside 0 to 1. */
export const brierScore = (forecasts: readonly Forecast[]): number => {
  checkForecasts(forecasts)
  return mean(forecasts.map(({ probability, outcome }) => (probability - outcome) ** 2))
}

/** The forecasts in fifths of likelihood, ascending, empty fifths left out; RangeError as for the score. */
export const calibration = (forecasts: readonly Forecast[]): CalibrationBin[] => {
  checkForecasts(forecasts)
  const byFifth = Map.groupBy(forecasts, ({ probability }) =>
    fifths.findLastIndex((from) => from <= probability),
  )
  return fifths.flatMap((from, fifth) => {
    const group = byFifth.get(fifth)
    if (group === undefined) return []
    return {
      from,
      to: fifths[fifth + 1] ?? 1,
      n: group.length,
      forecast: mean(group.map(({ probability }) => probability)),
      happened: mean(group.map(({ outcome }) => outcome)),
    }
  })
}

const checkForecasts = (forecasts: readonly Forecast[]): void => {
  checkSample(forecasts.flatMap(({ probability, outcome }) => [probability, outcome]))
  if (forecasts.some(({ probability }) => probability < 0 || probability > 1)) {
    throw new RangeError('a probability is from 0 to 1')
  }
}
