import { checkSample } from './sample.ts'

/** The three cuts of a sample into quarters, in the sample's own unit. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/** Definition 7 of Hyndman & Fan (1996), as in R, NumPy and spreadsheets: linear between the order statistics at 1 + p (n − 1). */
const quantile = (ascending: Float64Array, p: number): number => {
  const position = p * (ascending.length - 1)
  const below = ascending[Math.floor(position)] as number
  const above = ascending[Math.ceil(position)] as number
  return below + (above - below) * (position % 1)
}

/** Lower quartile, median and upper quartile (Hyndman & Fan definition 7); RangeError when the sample is empty or not finite. */
export const quartiles = (values: readonly number[]): Quartiles => {
  checkSample(values)
  const ascending = Float64Array.from(values).sort()
  return {
    lower: quantile(ascending, 0.25),
    median: quantile(ascending, 0.5),
    upper: quantile(ascending, 0.75),
  }
}

/** The middle value, or the mean of the two in the middle; RangeError when the sample is empty or not finite. */
export const median = (values: readonly number[]): number => quartiles(values).median
