import * as v from 'valibot'
import type { Condition, Test } from '../condition.ts'
import { type Findings, tooDeep } from './collecting.ts'
import type { Path } from './findings.ts'
import { comparison, type RawTest } from './schema.ts'

/** Reads `{ urge: pull away, after: { at-least: 6 } }` (all hold), `any: […]` and `not: {…}`. */
export const readCondition = (raw: unknown, path: Path, findings: Findings): Condition => {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
    findings.add(
      path,
      'This condition is not a phrase.',
      'Write it as { step-id: what it should be }.',
    )
    return { all: [] }
  }
  if (tooDeep(path, findings)) return { all: [] }
  const all = Object.entries(raw).map(([key, value]): Condition => {
    if (key === 'any' || key === 'all') return readSeveral(key, value, [...path, key], findings)
    if (key === 'not') return { not: readCondition(value, [...path, key], findings) }
    return { of: key, test: readTest(value, [...path, key], findings) }
  })
  return all.length === 1 && all[0] ? all[0] : { all }
}

const readSeveral = (
  key: 'any' | 'all',
  raw: unknown,
  path: Path,
  findings: Findings,
): Condition => {
  if (!Array.isArray(raw)) {
    findings.add(path, `“${key}” needs a list of conditions.`, `Write ${key}: [ {…}, {…} ].`)
    return { all: [] }
  }
  const list = raw.map((one, index) => readCondition(one, [...path, index], findings))
  return key === 'any' ? { any: list } : { all: list }
}

const plain = (raw: unknown): raw is string | number =>
  typeof raw === 'string' || typeof raw === 'number'

const readTest = (raw: unknown, path: Path, findings: Findings): Test => {
  if (plain(raw)) return { is: [raw] }
  if (Array.isArray(raw) && raw.every(plain)) return { is: raw }
  const result = v.safeParse(comparison, raw)
  if (!result.success) {
    findings.add(
      path,
      'This comparison is not understood.',
      'Use a word, a list of words, or { at-least, at-most, within … of, below … by, above … by }.',
    )
    return {}
  }
  return asTest(result.output, path, findings)
}

const asTest = (raw: RawTest, path: Path, findings: Findings): Test => {
  if ((raw.within === undefined) !== (raw.of === undefined)) {
    findings.add(path, '“within” and “of” belong together.', 'Write { within: 1, of: step-id }.')
  }
  const is = raw.is === undefined ? undefined : Array.isArray(raw.is) ? raw.is : [raw.is]
  return {
    ...(is && { is }),
    ...(raw['at-least'] !== undefined && { atLeast: raw['at-least'] }),
    ...(raw['at-most'] !== undefined && { atMost: raw['at-most'] }),
    ...(raw.within !== undefined && { within: { by: raw.within, of: raw.of ?? '' } }),
    ...(raw.below !== undefined && { below: { by: raw.by ?? 1, of: raw.below } }),
    ...(raw.above !== undefined && { above: { by: raw.by ?? 1, of: raw.above } }),
  }
}
