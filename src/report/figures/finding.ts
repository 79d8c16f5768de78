import { type Quartiles, quartiles } from '../statistics/quantiles.ts'
import { sufficiency } from '../statistics/sufficiency.ts'
import { type Interval, wilson } from '../statistics/wilson.ts'

/** A figure as far as its n allows: its entries are listed, it is too early, or it is said. */
export type Finding<T> = Unsaid | Said<T>

interface Unsaid {
  readonly kind: 'list' | 'too early'
  readonly n: number
  readonly least: number
}

interface Said<T> {
  readonly kind: 'said'
  readonly n: number
  readonly least: number
  readonly value: T
  /** From 8 values, for figures that are medians. */
  readonly quartiles?: Quartiles
  /** For k of n: the 95 % Wilson interval of the share. */
  readonly interval?: Interval
}

/** What `value` gives from `least` of `n` on; below, it is never computed. */
export const finding = <T>(n: number, least: number, value: () => T): Finding<T> => {
  const kind = sufficiency(n, least)
  if (kind === 'list' || kind === 'too early') return { kind, n, least }
  return { kind: 'said', n, least, value: value() }
}

/** The median of a sample, with its quartiles from 8 values. */
export const medianFinding = (values: readonly number[], least: number): Finding<number> => {
  const kind = sufficiency(values.length, least)
  const n = values.length
  if (kind === 'list' || kind === 'too early') return { kind, n, least }
  const cuts = quartiles(values)
  const said = { kind: 'said', n, least, value: cuts.median } as const
  return kind === 'say with quartiles' ? { ...said, quartiles: cuts } : said
}

/** A share of k in n, with its interval; `value` is k. */
export const shareFinding = (k: number, n: number, least: number): Finding<number> => {
  const found = finding(n, least, () => k)
  return found.kind === 'said' ? { ...found, interval: wilson(k, n) } : found
}

/** The least n of content.md for most figures: medians of the journal's scales, and shares. */
export const usualLeast = 5
