import { mannKendall } from './mann-kendall.ts'
import { checkFinite } from './sample.ts'
import { type Observation, span } from './series.ts'
import { fourWeeks } from './sufficiency.ts'
import { type Line, theilSen } from './theil-sen.ts'

/** How a series moves: `n` values over `days` from first to last; the line is in value per day. */
export type Trend =
  | { readonly kind: 'too early'; readonly n: number; readonly days: number }
  | { readonly kind: 'no clear direction'; readonly n: number; readonly days: number }
  | {
      readonly kind: 'rising' | 'falling'
      readonly n: number
      readonly days: number
      readonly line: Line
      readonly p: number
    }

const leastN = 10
const significance = 0.05

/**
 * The direction of a series whose times are days: the sign of the Theil–Sen slope, from 10 values over four weeks
 * and with a Mann–Kendall p below .05. No values are too early; RangeError when one is not finite.
 */
export const trend = (series: readonly Observation[]): Trend => {
  checkFinite(series.map(({ value }) => value))
  const n = series.length
  const days = span(series.map(({ time }) => time))
  if (n < leastN || days < fourWeeks) return { kind: 'too early', n, days }
  const { p } = mannKendall(series)
  if (p >= significance) return { kind: 'no clear direction', n, days }
  const line = theilSen(series)
  // Ties can leave a significant S with a median slope of exactly 0, which points nowhere.
  if (line.slope === 0) return { kind: 'no clear direction', n, days }
  return { kind: line.slope > 0 ? 'rising' : 'falling', n, days, line, p }
}
