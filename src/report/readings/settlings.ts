import type { Entry } from '../../journal/entry.ts'
import type { BeforeAfter } from '../figures/shift.ts'
import { breathIn, numberIn, type Reading } from '../reading.ts'

/** A moment whose strength is known before and after; `pattern` is the breath taken, '' without one. */
export interface Settling extends BeforeAfter {
  readonly entry: Entry
  readonly pattern: string
}

/** An entry as a settling moment; undefined when one of its two ends is missing. */
export const settlingIn = (entry: Entry): Settling | undefined => {
  const before = numberIn(entry, 'before')
  const after = numberIn(entry, 'after')
  if (before === undefined || after === undefined) return undefined
  return { entry, before, after, pattern: breathIn(entry)?.pattern ?? '' }
}

export const settlingsOf = ({ entries }: Reading): readonly Settling[] =>
  entries.flatMap((entry) => settlingIn(entry) ?? [])
