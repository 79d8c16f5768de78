import { median } from '../statistics/quantiles.ts'
import { type Finding, finding } from './finding.ts'

/** One value in one week: how much it mattered and how much of it was lived, 0–10. */
export interface ValueWeek {
  /** Any name of the week, the same for answers of one week. */
  readonly week: string
  readonly importance: number
  readonly lived: number
}

/** Medians over the weeks, and the median of importance − lived. */
export interface ValuesGap {
  readonly importance: number
  readonly lived: number
  readonly gap: number
}

const leastWeeks = 4

/** The gap of one value; n counts weeks, and several answers in one week stand for it together. */
export const valuesGap = (weeks: readonly ValueWeek[]): Finding<ValuesGap> => {
  const byWeek = [...Map.groupBy(weeks, ({ week }) => week).values()].map((answers) => {
    const importance = median(answers.map((one) => one.importance))
    const lived = median(answers.map((one) => one.lived))
    return { importance, lived, gap: importance - lived }
  })
  return finding(byWeek.length, leastWeeks, () => ({
    importance: median(byWeek.map((one) => one.importance)),
    lived: median(byWeek.map((one) => one.lived)),
    gap: median(byWeek.map((one) => one.gap)),
  }))
}
