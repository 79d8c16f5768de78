import type { Brief } from '../../journal/backups.ts'
import { sayMoment } from '../../time/moment.ts'
import type { House } from '../house.ts'

/** An entry without a word of it: `Journal, Friday 20 November 2026, 21:30`. */
export const sayBrief = (entry: Brief, house: House): string =>
  `${house.scripts().flows[entry.flow]?.title ?? entry.flow}, ${sayMoment(entry)}`
