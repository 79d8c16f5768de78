import * as v from 'valibot'
import { LineCounter, parseDocument } from 'yaml'
import { exitCode, Problem } from '../errors.ts'
import { checkFlow } from './check.ts'
import { type Finding, Findings } from './findings.ts'
import type { Flow } from './flow.ts'
import { readSteps, tellIssues } from './read-steps.ts'
import { headSchema, type RawHead } from './schema.ts'

/** The largest script that is read, in characters; the longest shipped one has about 15,000. */
const LARGEST = 500_000

/** Reads one script. Either the flow is there and sound, or `findings` say what to change, in reading order. */
export const readFlow = (
  source: string,
  version: string,
): { flow?: Flow; findings: readonly Finding[] } => {
  if (source.length > LARGEST) {
    const wrong = 'This file is too large for a script.'
    return { findings: [{ line: 1, column: 1, wrong, next: 'Split it into several.' }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const findings = new Findings(document, lines)
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    const wrong = `This is not YAML: ${error.message.split('\n')[0]}`
    const next = 'Look for a missing space after a colon, or put the text in quotes.'
    findings.list.push({ line, column: col, wrong, next })
  }
  if (findings.list.length > 0) return { findings: findings.list }

  const head = v.safeParse(headSchema, document.toJS({ maxAliasCount: 50 }))
  if (!head.success) {
    tellIssues(head.issues, Object.keys(headSchema.entries), [], findings)
    return { findings: findings.list }
  }
  const flow = asFlow(head.output, version, findings)
  if (findings.list.length === 0) checkFlow(flow, findings)
  const inOrder = findings.list.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return inOrder.length > 0 ? { findings: inOrder } : { flow, findings: [] }
}

const asFlow = (raw: RawHead, version: string, findings: Findings): Flow => ({
  name: raw.name,
  title: raw.title,
  for: raw.for,
  takes: raw.takes ?? '',
  group: raw.group ?? '',
  place: raw.place ?? 99,
  version,
  ...(raw.argument && { argument: raw.argument }),
  switches: raw.switches ?? {},
  ...(raw.now !== undefined && { now: raw.now }),
  ...(raw['soft-stop'] && { softStop: raw['soft-stop'] }),
  private: raw.private === 'yes',
  about: raw.about ?? 'oneself',
  rememberedAs: raw['remembered-as'] ?? '',
  countsAs: raw['counts-as'] ?? raw.name,
  closing: raw.closing ?? '',
  ...(raw.evidence && { evidence: raw.evidence as NonNullable<Flow['evidence']> }),
  steps: readSteps(raw.steps, ['steps'], findings),
})

/** The findings of one file as the Problem a person reads: the first in full, with its place, and how many follow. */
export const brokenFlow = (file: string, findings: readonly Finding[]): Problem => {
  const [first, ...more] = findings
  const place = first ? `${file}:${first.line}:${first.column}` : file
  const others = more.length === 0 ? '' : ` (${more.length} more: capacity flows check)`
  return new Problem(`${place}: this script cannot be used yet.`, {
    why: `${first?.wrong ?? ''}${others}`,
    next: first?.next ?? '',
    code: exitCode.usage,
  })
}
