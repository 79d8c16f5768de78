import type { Value } from '../journal/entry.ts'

/** One test on one earlier answer or fact; several tests in one are all to hold. */
export interface Test {
  /** Any of these: a choice's key, a word among several, a number, or a fact's text. */
  readonly is?: readonly (string | number)[]
  readonly atLeast?: number
  readonly atMost?: number
  /** Differs from that earlier scale by no more than this. */
  readonly within?: { readonly by: number; readonly of: string }
  /** Lower than that earlier scale by this much or more. */
  readonly below?: { readonly by: number; readonly of: string }
  readonly above?: { readonly by: number; readonly of: string }
}

/** A condition as data. It looks back only: at answers already given and facts already known. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly of: string; readonly test: Test }

/** What a condition may look at: an earlier answer by its id, or a fact (always a text). */
export type LookUp = (name: string) => Value | undefined

const numberOf = (value: Value | undefined): number | undefined => {
  if (value?.kind === 'scale' || value?.kind === 'seconds') return value.number
  return value?.kind === 'words' ? value.words.length : undefined
}

const says = (value: Value | undefined, wanted: string | number): boolean => {
  const given = value !== undefined && value.kind !== 'skipped'
  if (wanted === 'answered') return given
  if (wanted === 'skipped') return !given
  if (!given) return false
  if (value.kind === 'scale') return value.number === wanted
  if (value.kind === 'seconds' && typeof wanted === 'number') return value.number === wanted
  if (value.kind === 'words') return value.words.includes(String(wanted))
  return value.text === String(wanted)
}

const differs = (value: number, lookUp: LookUp, of: string): number | undefined => {
  const other = numberOf(lookUp(of))
  return other === undefined ? undefined : value - other
}

const passes = (test: Test, value: Value | undefined, lookUp: LookUp): boolean => {
  if (test.is && !test.is.some((wanted) => says(value, wanted))) return false
  const number = numberOf(value)
  const compares = (holds: (n: number) => boolean) => number !== undefined && holds(number)
  const against = (of: string, holds: (difference: number) => boolean) => {
    const difference = number === undefined ? undefined : differs(number, lookUp, of)
    return difference !== undefined && holds(difference)
  }
  const { atLeast, atMost, within, below, above } = test
  if (atLeast !== undefined && !compares((n) => n >= atLeast)) return false
  if (atMost !== undefined && !compares((n) => n <= atMost)) return false
  if (within && !against(within.of, (d) => Math.abs(d) <= within.by)) return false
  if (below && !against(below.of, (d) => -d >= below.by)) return false
  return !above || against(above.of, (d) => d >= above.by)
}

/** Whether a condition holds; a question that was skipped or not reached holds for nothing but `skipped`. */
export const holds = (condition: Condition, lookUp: LookUp): boolean => {
  if ('all' in condition) return condition.all.every((one) => holds(one, lookUp))
  if ('any' in condition) return condition.any.some((one) => holds(one, lookUp))
  if ('not' in condition) return !holds(condition.not, lookUp)
  return passes(condition.test, lookUp(condition.of), lookUp)
}

/** Each single test in a condition, with the name it looks at. */
export function* testsIn(condition: Condition): Generator<{ of: string; test: Test }> {
  if ('all' in condition) for (const one of condition.all) yield* testsIn(one)
  else if ('any' in condition) for (const one of condition.any) yield* testsIn(one)
  else if ('not' in condition) yield* testsIn(condition.not)
  else yield condition
}
