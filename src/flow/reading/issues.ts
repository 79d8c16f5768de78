import type * as v from 'valibot'
import { listed } from '../listed.ts'
import { didYouMean } from '../nearest.ts'
import type { Findings } from './collecting.ts'
import type { Path } from './findings.ts'

type Issue = v.BaseIssue<unknown>
/** A schema of keys, or one that may be left out around it. */
interface Shape {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly wrapped?: Shape
}

/** Turns a validator's issues with data of this shape into findings a counsellor can act on. */
export const tellIssues = (
  issues: readonly Issue[],
  shape: Shape,
  path: Path,
  findings: Findings,
): void => {
  for (const issue of issues) {
    const way = (issue.path ?? []).map((item) => item.key as string | number)
    const here = [...path, ...way]
    const name = here.findLast((part) => typeof part === 'string')
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      const known = keysOf(shape, way.slice(0, -1))
      findings.addAtKey(here, `“${name}” is not known here.`, didYouMean(String(name), known))
    } else if (issue.received === 'undefined') {
      findings.add(here, `“${name}” is missing.`, `Add a line “${name}: …”.`)
    } else {
      const what = name === undefined ? 'This' : `“${name}”`
      findings.add(here, `${what} ${reason(issue)}.`, nextStep(issue))
    }
  }
}

const keysOf = (shape: Shape | undefined, way: Path): string[] => {
  const inner = shape?.wrapped ?? shape
  const [first, ...rest] = way
  if (first === undefined) return Object.keys(inner?.entries ?? {})
  return keysOf(inner?.entries?.[first] as Shape | undefined, rest)
}

const reason = (issue: Issue): string => {
  if (!issue.message.startsWith('Invalid')) return issue.message
  if (issue.type === 'min_value') return `should be ${issue.expected?.slice('>='.length)} or more`
  const choices = choicesOf(issue)
  if (choices.length > 0) return `should be ${listed(choices, 'or')}`
  return `should be ${kindOf(issue.expected)}, not ${kindOf(issue.received)}`
}

const nextStep = (issue: Issue): string => {
  const choices = choicesOf(issue)
  if (choices.length > 1 && typeof issue.input === 'string') return didYouMean(issue.input, choices)
  return 'prompts/README.md shows an example.'
}

/** The words allowed, when there are only so many: `("save" | "go on")`. */
const choicesOf = ({ type, expected }: Issue): string[] =>
  type === 'picklist' || type === 'literal'
    ? (expected ?? '').replace(/["()]/g, '').split(' | ')
    : []

const kinds: readonly (readonly [RegExp, string])[] = [
  [/string/, 'a text'],
  [/number/, 'a number'],
  [/^null$/, 'nothing'],
  [/^(true|false|boolean)$/, 'true or false'],
  [/^Array$/, 'a list'],
  [/^"/, 'a text'],
  [/^-?[\d.]+$/, 'a number'],
]

const kindOf = (said: string | null): string =>
  kinds.find(([pattern]) => pattern.test(said ?? ''))?.[1] ?? 'names with values'
