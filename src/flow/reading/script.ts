import { exitCode, Problem } from '../../errors.ts'
import { checkNames, type Elsewhere } from '../checking/names.ts'
import { checkFlow } from '../checking/script.ts'
import type { Flow } from '../flow.ts'
import type { Findings } from './collecting.ts'
import { readData } from './data.ts'
import { type Finding, inOrder } from './findings.ts'
import { headSchema, type RawHead } from './schema.ts'
import { readSteps } from './steps.ts'

/**
 * Reads one script. Either the flow is there and sound, or `findings` say what to change, in reading order.
 * What it names in other files is checked where those are at hand.
 */
export const readFlow = (
  source: string,
  version: string,
  elsewhere?: Elsewhere,
): { flow?: Flow; findings: readonly Finding[] } => {
  const { output, findings } = readData(source, headSchema)
  if (output === undefined) return { findings: inOrder(findings.list) }
  const flow = asFlow(output, version, findings)
  if (findings.list.length === 0) checkFlow(flow, findings)
  if (findings.list.length === 0 && elsewhere) checkNames(flow, elsewhere, findings)
  return findings.list.length > 0 ? { findings: inOrder(findings.list) } : { flow, findings: [] }
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
  together: raw.together === 'yes',
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
