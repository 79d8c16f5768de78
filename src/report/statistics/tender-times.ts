import { binomialUpperTail } from './binomial.ts'
import { checkCount } from './sample.ts'
import { span } from './series.ts'
import { fourWeeks } from './sufficiency.ts'

/** An event on a `day` (whole days since 1970-01-01, local) in an `hour` of the local clock, 0 to 23. */
export interface Occasion {
  readonly day: number
  readonly hour: number
}

/** A bin that stands out: its hour 0–23 or ISO weekday 1–7, how many fell there, how many would by even spread, and the corrected p. */
interface TenderBin {
  readonly bin: number
  readonly count: number
  readonly expected: number
  readonly p: number
}

/** Which hours and weekdays hold more than an even spread would, ascending; or too little to look. */
export type TenderTimes =
  | { readonly kind: 'too early'; readonly n: number; readonly days: number }
  | {
      readonly kind: 'looked'
      readonly n: number
      readonly days: number
      readonly hours: readonly TenderBin[]
      readonly weekdays: readonly TenderBin[]
    }

const leastEvents = 20
const leastInBin = 5
const leastRatio = 1.5
const significance = 0.05
const hoursADay = 24
const daysAWeek = 7
/** Hours and weekdays are looked at together, so the correction is for all of them. */
const bins = hoursADay + daysAWeek

/**
 * Looks for tender times in 20 or more events over four weeks: a bin stands out from 5 events, at 1.5 times what an
 * even spread over the days from first to last would put there, with a binomial p below .05 after Bonferroni
 * correction. No events are too early; RangeError when a day or an hour is not one.
 */
export const tenderTimes = (occasions: readonly Occasion[]): TenderTimes => {
  checkOccasions(occasions)
  const n = occasions.length
  const dates = occasions.map(({ day }) => day)
  const days = span(dates)
  if (n < leastEvents || days < fourWeeks) return { kind: 'too early', n, days }
  return {
    kind: 'looked',
    n,
    days,
    hours: standingOut(
      occasions.map(({ hour }) => hour),
      Array.from({ length: hoursADay }, (_, hour) => hour),
    ),
    weekdays: standingOut(dates.map(isoWeekday), everyWeekdayIn(dates)),
  }
}

/** The bins of `places` that hold clearly more than their share of `exposure`, the bins as even time would fill them. */
const standingOut = (places: readonly number[], exposure: readonly number[]): TenderBin[] => {
  const n = places.length
  const counts = Map.groupBy(places, (bin) => bin)
  return [...Map.groupBy(exposure, (bin) => bin)]
    .map(([bin, exposed]) => {
      const count = counts.get(bin)?.length ?? 0
      const share = exposed.length / exposure.length
      const p = Math.min(1, bins * binomialUpperTail(count, n, share))
      return { bin, count, expected: n * share, p }
    })
    .filter(
      ({ count, expected, p }) =>
        count >= leastInBin && count >= leastRatio * expected && p < significance,
    )
    .sort((a, b) => a.bin - b.bin)
}

/** Monday is 1; day 0, 1 January 1970, was a Thursday. */
const isoWeekday = (day: number): number => ((((day + 3) % daysAWeek) + daysAWeek) % daysAWeek) + 1

/** The weekdays from the first of the days to the last: a stretch that is no whole number of weeks holds some of them once more. */
const everyWeekdayIn = (dates: readonly number[]): number[] => {
  const first = dates.reduce((a, b) => Math.min(a, b))
  return Array.from({ length: span(dates) + 1 }, (_, passed) => isoWeekday(first + passed))
}

const checkOccasions = (occasions: readonly Occasion[]): void => {
  for (const { day, hour } of occasions) {
    if (!Number.isSafeInteger(day)) throw new RangeError(`${day} is not a whole day`)
    checkCount('an hour', hour)
    if (hour >= hoursADay) throw new RangeError(`an hour is from 0 to 23, not ${hour}`)
  }
}
