import { inversions } from './inversions.ts'
import { median } from './quantiles.ts'
import { inTimeOrder, type Observation, pairsWithin, pointMark, span, tieSizes } from './series.ts'

/** value = intercept + slope · time; the slope is in units of value per unit of time. */
export interface Line {
  readonly slope: number
  readonly intercept: number
}

interface Columns {
  readonly times: Float64Array
  readonly values: Float64Array
}

/**
 * The median slope over all pairs of different times (Theil 1950, Sen 1968), and the median of value − slope · time.
 * RangeError when the times are all equal, too close for a finite slope, or a number is not finite.
 * The n²/2 slopes are never listed: as many lie below θ as pairs are out of order in value − θ · time, which is
 * counted in O(n log n), and halving finds the θ with half of them below. 18,000 days take about half a second.
 */
export const theilSen = (series: readonly Observation[]): Line => {
  const ordered = inTimeOrder(series)
  const times = ordered.map(({ time }) => time)
  const values = ordered.map(({ value }) => value)
  const pairs = pairsWithin([ordered.length]) - pairsWithin(tieSizes(times))
  if (pairs === 0) throw new RangeError('a slope needs two different times')
  // Slopes are the same from wherever one counts, and nearer to 0 there are more digits for them.
  const [start = 0, first = 0] = [times[0], values[0]]
  const columns = {
    times: Float64Array.from(times, (time) => time - start),
    values: Float64Array.from(values, (value) => value - first),
  }
  const steepest = steepestPossible(columns)

  const falling = inversions(Float64Array.from(values))
  const level = pairsWithin(tieSizes(values)) - pairsWithin(tieSizes(ordered.map(pointMark)))
  const ofRank = (rank: number): number => {
    if (rank < falling) return slopeOfRank(columns, rank, -steepest, 0)
    // Counted, not searched for: a flat median is exactly 0 and never a whisper of a direction.
    if (rank < falling + level) return 0
    return slopeOfRank(columns, rank, 0, steepest)
  }
  const lower = ofRank(Math.floor((pairs - 1) / 2))
  const upper = pairs % 2 === 1 ? lower : ofRank(pairs / 2)
  const slope = lower / 2 + upper / 2
  return { slope, intercept: median(ordered.map(({ time, value }) => value - slope * time)) }
}

/** The slope with `rank` others before it, halving from `from` to `to` until no double lies between. */
const slopeOfRank = (columns: Columns, rank: number, from: number, to: number): number => {
  const half = (low: number, high: number) => low + (high - low) / 2
  let low = from
  let high = to
  for (let middle = half(low, high); low < middle && middle < high; middle = half(low, high)) {
    if (slopesBelow(columns, middle) > rank) high = middle
    else low = middle
  }
  return low
}

/** Pairs of different times whose slope is less than `theta`; pairs of equal times are in order by value and never count. */
const slopesBelow = ({ times, values }: Columns, theta: number): number =>
  inversions(values.map((value, i) => value - theta * (times[i] as number)))

/** The range of the values over the shortest gap in time: no slope is steeper. */
const steepestPossible = ({ times, values }: Columns): number => {
  const gaps = times.map((time, i) => time - (times[i - 1] ?? time)).filter((gap) => gap > 0)
  const steepest = span([...values]) / gaps.reduce((a, b) => Math.min(a, b))
  const reach = steepest * (times.at(-1) ?? 0)
  if (!Number.isFinite(reach)) throw new RangeError('times are too close for a finite slope')
  return steepest
}
