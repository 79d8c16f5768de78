import { brierScore, type CalibrationBin, calibration, type Forecast } from '../statistics/brier.ts'
import { mean } from '../statistics/sample.ts'
import { type Finding, finding } from './finding.ts'

/** The mean forecast beside the share that happened (partly = ½), both 0 to 1; the gap is the first less the second. */
export interface FearGap {
  readonly forecast: number
  readonly happened: number
  readonly gap: number
}

const leastForGap = 8
const leastForBrier = 10

export const fearGap = (forecasts: readonly Forecast[]): Finding<FearGap> =>
  finding(forecasts.length, leastForGap, () => {
    const forecast = mean(forecasts.map(({ probability }) => probability))
    const happened = mean(forecasts.map(({ outcome }) => outcome))
    return { forecast, happened, gap: forecast - happened }
  })

/** The Brier score, 0 (certain and right) to 1, with the forecasts in fifths of likelihood. */
export const brier = (
  forecasts: readonly Forecast[],
): Finding<{ readonly score: number; readonly fifths: readonly CalibrationBin[] }> =>
  finding(forecasts.length, leastForBrier, () => ({
    score: brierScore(forecasts),
    fifths: calibration(forecasts),
  }))
