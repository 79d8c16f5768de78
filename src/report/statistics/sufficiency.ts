import { checkCount } from './sample.ts'

/** What a sample of this size allows: its entries listed, nothing yet, its figure, or its figure with quartiles. */
export type Sufficiency = 'list' | 'too early' | 'say' | 'say with quartiles'

/** The shortest stretch, in days from first to last, over which a trend or a tender time is looked for. */
export const fourWeeks = 28

const sayNothingBelow = 3
const quartilesFrom = 8

/** What may be said of `n` values of a figure that needs `least` of them; RangeError when either is not a whole number from 0 up. */
export const sufficiency = (n: number, least: number): Sufficiency => {
  checkCount('n', n)
  checkCount('least', least)
  if (n < sayNothingBelow) return 'list'
  if (n < least) return 'too early'
  return n < quartilesFrom ? 'say' : 'say with quartiles'
}
