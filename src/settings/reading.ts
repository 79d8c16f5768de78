import { exitCode, Problem } from '../errors.ts'
import { nearest } from '../flow/nearest.ts'
import type { Findings } from '../flow/reading/collecting.ts'
import { type Finding, inOrder } from '../flow/reading/findings.ts'
import { readOwnPattern } from '../flow/reading/own-pattern.ts'
import { readYaml } from '../flow/reading/yaml.ts'
import { known, type Single } from './settings.ts'

/** Reads `config.yaml`; findings name the place and the nearest known setting. */
export const readSettingsFile = (
  source: string,
): {
  values: Partial<Record<Single, string>>
  breathing: Record<string, string>
  findings: readonly Finding[]
} => {
  const { raw = null, findings } = readYaml(source)
  const values: Partial<Record<Single, string>> = {}
  const breathing: Record<string, string> = {}
  if (raw !== null && !isRecord(raw))
    findings.add([], 'This file is not a list of settings.', 'Write each setting as name: value.')
  for (const [name, value] of Object.entries(isRecord(raw) ? raw : {})) {
    if (name === 'breathing') readBreathing(value, breathing, findings)
    else readOne(name, value, values, findings)
  }
  return { values, breathing, findings: inOrder(findings.list) }
}

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  raw !== null && typeof raw === 'object' && !Array.isArray(raw)

const readOne = (
  name: string,
  value: unknown,
  values: Partial<Record<Single, string>>,
  findings: Findings,
): void => {
  if (!Object.hasOwn(known, name)) {
    const close = nearest(name, [...Object.keys(known), 'breathing'])
    const next = close ? `Did you mean “${close}”?` : 'See them all: capacity config list'
    findings.addAtKey([name], `“${name}” is not a setting.`, next)
    return
  }
  const text = inOneWord(value)
  if (text === undefined) {
    findings.add([name], `“${name}” should be one text.`, `Write it as ${name}: value.`)
    return
  }
  const wrong = known[name as Single].refuse(text)
  if (wrong !== undefined) findings.add([name], `“${name}” is “${text.slice(0, 40)}”.`, wrong)
  else values[name as Single] = text
}

const inOneWord = (value: unknown): string | undefined => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value === null ? '' : undefined
}

const howToBreathe = 'Write it as in 4, out 6.'
const eachPattern = 'Write each as name: in 4, out 6.'

const readBreathing = (
  raw: unknown,
  breathing: Record<string, string>,
  findings: Findings,
): void => {
  if (raw !== null && !isRecord(raw))
    findings.add(['breathing'], '“breathing” should be names with patterns.', eachPattern)
  for (const [name, value] of Object.entries(isRecord(raw) ? raw : {})) {
    const understood = typeof value === 'string' && readOwnPattern(name, value, [])
    if (understood) breathing[name] = value
    else findings.add(['breathing', name], `The pattern “${name}” is not understood.`, howToBreathe)
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
