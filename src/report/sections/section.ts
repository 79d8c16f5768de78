import type { Finding } from '../figures/finding.ts'
import type { Wish } from '../material.ts'
import type { Naming } from '../naming.ts'
import type { Reading } from '../reading.ts'
import type { Quartiles } from '../statistics/quantiles.ts'
import type { Trend } from '../statistics/trend.ts'
import type { Interval } from '../statistics/wilson.ts'
import type { Counts, Figure, Part, Passage, Passages, Section, Shares, Words } from '../summary.ts'
import { counted, percent, plainNumber } from './plainly.ts'

/** What a section is made from. */
export interface Telling {
  readonly reading: Reading
  readonly naming: Naming
  readonly wish: Wish
}

/** One section, or several of a kind; none when there is nothing to say. */
export type Teller = (telling: Telling) => readonly Section[]

/** A section with the parts that hold something; none when none does. */
export const section = (
  id: string,
  title: string,
  figures: readonly Figure[],
  parts: readonly (Part | undefined)[],
): readonly Section[] => {
  const held = parts.filter((part) => part !== undefined)
  return held.length === 0 ? [] : [{ id, title, figures, parts: held }]
}

export const sentence = (text: string | undefined): Words | undefined =>
  text === undefined || text === '' ? undefined : { kind: 'sentence', text }
export const aside = (text: string | undefined): Words | undefined =>
  text === undefined || text === '' ? undefined : { kind: 'aside', text }

/** A chart of counts; nothing without a count above 0. */
export const countsChart = (title: string, rows: Counts['rows']): Counts | undefined =>
  rows.some(({ count }) => count > 0) ? { kind: 'counts', title, rows } : undefined

/** A chart of the shares that may be said; nothing when none may. */
export const sharesChart = (
  title: string,
  findings: readonly (readonly [label: string, share: Finding<number>])[],
): Shares | undefined => {
  const rows = findings.flatMap(([label, share]) =>
    share.kind === 'said' && share.interval
      ? [{ label, k: share.value, n: share.n, ...share.interval }]
      : [],
  )
  return rows.length === 0 ? undefined : { kind: 'shares', title, rows }
}

/** The passages that hold words; nothing when none does. */
export const passages = (title: string, list: readonly Passage[]): Passages | undefined => {
  const held = list.filter(({ text }) => text !== '')
  return held.length === 0 ? undefined : { kind: 'passages', title, passages: held }
}

/** `4 so far: too early to say.`, when that is all there is to say of something. */
export const early = (what: string, { kind, n }: Finding<unknown>): Words | undefined =>
  kind === 'too early' ? aside(`${asked(what)} ${n} so far, too early to say.`) : undefined

/** What is spoken of, with a colon unless it is a question that closes itself. */
export const asked = (what: string): string => (/[.?!:…]$/.test(what) ? what : `${what}:`)

/** `5 of 7 (71 %, likely between 36 and 92)`, the bounds being the 95 % interval. */
export const sayShare = (k: number, n: number, interval: Interval | undefined): string => {
  const bounds = interval
    ? `, likely between ${Math.round(interval.low * 100)} and ${Math.round(interval.high * 100)}\u00a0%`
    : ''
  return `${plainNumber(k)} of ${n} (${percent(k / n)}${bounds})`
}

/** `; half of them lay between 1 and 4`, from 8 values on. */
export const saySpread = (quartiles: Quartiles | undefined): string =>
  quartiles
    ? `; half of them lay between ${plainNumber(quartiles.lower)} and ${plainNumber(quartiles.upper)}`
    : ''

/** How a figure moved over the period; nothing while it is too early. */
export const sayTrend = (what: string, trend: Trend): Words | undefined => {
  if (trend.kind === 'too early') return undefined
  const over = `over ${counted(Math.floor(trend.days / 7), 'week')} and ${trend.n} entries`
  if (trend.kind === 'no clear direction') return aside(`${what}: no clear direction yet, ${over}.`)
  const monthly = plainNumber(Math.abs(trend.line.slope) * 30)
  const direction = trend.kind === 'rising' ? 'up' : 'down'
  return sentence(
    `${what} went ${direction} ${over}${monthly === '0' ? '' : `, by about ${monthly} a month`}.`,
  )
}

const blank = { low: null, high: null, lowerQuartile: null, upperQuartile: null }

/** A finding as a record; `value` turns what was found into one number or word. */
export const figureOf = <T>(
  id: string,
  label: string,
  unit: Figure['unit'],
  found: Finding<T>,
  value: (found: T) => number | string,
): Figure => {
  const { n, least } = found
  if (found.kind !== 'said') {
    return { id, label, unit, n, least, state: found.kind, value: null, ...blank }
  }
  return {
    id,
    label,
    unit,
    n,
    least,
    state: 'said',
    value: value(found.value),
    low: found.interval?.low ?? null,
    high: found.interval?.high ?? null,
    lowerQuartile: found.quartiles?.lower ?? null,
    upperQuartile: found.quartiles?.upper ?? null,
  }
}

/** A share k of n as a record, its value from 0 to 1. */
export const shareFigure = (id: string, label: string, found: Finding<number>): Figure =>
  figureOf(id, label, 'share', found, (k) => k / found.n)

/** A plain count, which needs no n. */
export const countFigure = (
  id: string,
  label: string,
  count: number,
  unit: 'count' | 'days' = 'count',
): Figure => ({ id, label, unit, n: count, least: 0, state: 'said', value: count, ...blank })
