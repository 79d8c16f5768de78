import { LineCounter, parseDocument } from 'yaml'
import { exitCode, Problem } from '../errors.ts'
import { type Finding, Findings, nearest } from '../flow/findings.ts'
import { known, type Single } from './settings.ts'

/** Reads `config.yaml`; findings name the place and the nearest known setting. */
export const readSettingsFile = (
  source: string,
): {
  values: Partial<Record<Single, string>>
  breathing: Record<string, string>
  findings: readonly Finding[]
} => {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const findings = new Findings(document, lines)
  const values: Partial<Record<Single, string>> = {}
  const breathing: Record<string, string> = {}
  const [error] = document.errors
  const raw: unknown = error ? undefined : document.toJS({ maxAliasCount: 10 })
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    findings.list.push({
      line,
      column: col,
      wrong: 'This line is not YAML.',
      next: 'Write each setting as name: value.',
    })
  } else if (raw !== null && raw !== undefined && (typeof raw !== 'object' || Array.isArray(raw))) {
    findings.add([], 'This file is not a list of settings.', 'Write each setting as name: value.')
  }
  for (const [name, value] of Object.entries((findings.list.length === 0 && raw) || {})) {
    if (name === 'breathing') readBreathing(value, breathing, findings)
    else readOne(name, value, values, findings)
  }
  return { values, breathing, findings: findings.list }
}

const readOne = (
  name: string,
  value: unknown,
  values: Partial<Record<Single, string>>,
  findings: Findings,
): void => {
  if (!Object.hasOwn(known, name)) {
    const close = nearest(name, [...Object.keys(known), 'breathing'])
    const next = close ? `Did you mean “${close}”?` : 'See them all: capacity config list'
    findings.add([name], `“${name}” is not a setting.`, next)
    return
  }
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '')
  const wrong = known[name as Single].refuse(text)
  if (wrong !== undefined) findings.add([name], `“${name}” is “${text.slice(0, 40)}”.`, wrong)
  else values[name as Single] = text
}

const readBreathing = (
  raw: unknown,
  breathing: Record<string, string>,
  findings: Findings,
): void => {
  for (const [name, value] of Object.entries(raw !== null && typeof raw === 'object' ? raw : {})) {
    if (typeof value === 'string') breathing[name] = value
    else
      findings.add(
        ['breathing', name],
        `The pattern “${name}” is not understood.`,
        'Write it as in 4, out 6.',
      )
  }
}

/** A broken config file as the Problem a person reads. */
export const brokenSettings = (file: string, findings: readonly Finding[]): Problem => {
  const [first] = findings
  return new Problem(`${file}:${first?.line}:${first?.column}: ${first?.wrong}`, {
    why: 'Nothing was read from it, and your journal was not touched.',
    next: first?.next ?? '',
    code: exitCode.usage,
  })
}
