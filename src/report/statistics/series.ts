import { checkFinite, checkSample } from './sample.ts'

/** One value at one time; all times of a series are in one unit (the report counts days). */
export interface Observation {
  readonly time: number
  readonly value: number
}

/** The observations by time, equal times by value; RangeError when there are none or one is not finite. */
export const inTimeOrder = (series: readonly Observation[]): Observation[] => {
  checkSample(series.flatMap(({ time, value }) => [time, value]))
  return series.toSorted((a, b) => a.time - b.time || a.value - b.value)
}

/** Sizes of the groups of equal marks, groups of one included, in order of first appearance. */
export const tieSizes = (marks: readonly (number | string)[]): number[] =>
  [...Map.groupBy(marks, (mark) => mark).values()].map((group) => group.length)

/** Equal for observations that agree in both time and value, and only for these. */
export const pointMark = ({ time, value }: Observation): string => `${time} ${value}`

/** Pairs that can be drawn within the groups: Σ t (t − 1) / 2. */
export const pairsWithin = (sizes: readonly number[]): number =>
  sizes.reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0)

/** How long from the first of the times to the last, 0 when there are none; RangeError when one is not finite. */
export const span = (times: readonly number[]): number => {
  checkFinite(times)
  if (times.length === 0) return 0
  return times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b))
}
