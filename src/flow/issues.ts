import type * as v from 'valibot'
import { type Findings, nearest, type Path } from './findings.ts'

/** Turns a validator's issues into findings a counsellor can act on. */
export const tellIssues = (
  issues: readonly v.BaseIssue<unknown>[],
  known: readonly string[],
  path: Path,
  findings: Findings,
): void => {
  for (const issue of issues) {
    const way = (issue.path ?? []).map((item) => item.key as string | number)
    const key = String(way.at(-1) ?? '')
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      const close = nearest(key, known)
      const next = close ? `Did you mean “${close}”?` : `What may stand here: ${known.join(', ')}.`
      findings.add([...path, ...way], `“${key}” is not known here.`, next)
    } else if (issue.received === 'undefined') {
      findings.add([...path, ...way], `“${key}” is missing.`, `Add a line “${key}: …”.`)
    } else {
      findings.add(
        [...path, ...way],
        `“${key}” ${reason(issue)}.`,
        'prompts/README.md shows an example.',
      )
    }
  }
}

const reason = (issue: v.BaseIssue<unknown>): string =>
  issue.message.startsWith('Invalid')
    ? `should be ${issue.expected}, not ${issue.received}`
    : issue.message
