import * as v from 'valibot'
import type { Evidence } from '../evidence.ts'
import type { Choice, Destination, Step, StepKind } from '../flow.ts'
import { nearest } from '../nearest.ts'
import { type Findings, tooDeep } from './collecting.ts'
import { readCondition } from './condition.ts'
import type { Path } from './findings.ts'
import { tellIssues } from './issues.ts'
import { type RawSteps, stepSchemas } from './schema.ts'

const kinds = Object.keys(stepSchemas) as StepKind[]

/** Reads a list of steps; what cannot be read is left out and told to `findings`. */
export const readSteps = (raw: readonly unknown[], path: Path, findings: Findings): Step[] =>
  tooDeep(path, findings)
    ? []
    : raw.flatMap((one, index) => readStep(one, [...path, index], findings) ?? [])

const readStep = (raw: unknown, path: Path, findings: Findings): Step | undefined => {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
    findings.add(path, 'This is not a step.', 'Start it with its kind, such as “- say: …”.')
    return undefined
  }
  const first = Object.keys(raw)[0] ?? ''
  if (!kinds.includes(first as StepKind)) {
    findings.addAtKey([...path, first], `“${first}” is not a kind of step.`, kindMeant(first, raw))
    return undefined
  }
  return parse(first as StepKind, raw, path, findings)
}

const kindMeant = (first: string, raw: object): string => {
  const further = Object.keys(raw).find((key) => (kinds as string[]).includes(key))
  if (further !== undefined) return `A step starts with its kind: put “${further}” first.`
  const close = nearest(first, kinds)
  return close ? `Did you mean “${close}”?` : `A step starts with one of: ${kinds.join(', ')}.`
}

const parse = <K extends StepKind>(
  kind: K,
  raw: object,
  path: Path,
  findings: Findings,
): Step | undefined => {
  const result = v.safeParse(
    stepSchemas[kind] as unknown as v.GenericSchema<unknown, RawSteps[K]>,
    raw,
  )
  if (result.success) return builders[kind](result.output, path, findings)
  tellIssues(result.issues, stepSchemas[kind], path, findings)
  return undefined
}

const asked = (raw: {
  id: string
  hint?: string | undefined
  tracks?: string | undefined
  needed?: 'yes' | 'no' | undefined
  evidence?: v.InferOutput<typeof import('./schema.ts').evidence> | undefined
}) => ({
  id: raw.id,
  ...(raw.hint !== undefined && { hint: raw.hint }),
  ...(raw.tracks !== undefined && { tracks: raw.tracks }),
  ...(raw.needed === 'yes' && { needed: true }),
  ...proven(raw),
})

const proven = (raw: { evidence?: object | undefined }) =>
  raw.evidence ? { evidence: raw.evidence as Evidence } : {}

type RawOption = string | Record<string, string>

const readOptions = (
  raw: readonly RawOption[] | undefined,
  path: Path,
  findings: Findings,
): Choice[] =>
  (raw ?? []).map((option, index) => {
    if (typeof option === 'string') return { key: option, text: option, quoted: option }
    const { quoted, ...rest } = option
    const [pair, ...more] = Object.entries(rest)
    if (!pair || more.length > 0) {
      findings.add([...path, index], 'This option is not clear.', 'Write a text, or “key: text”.')
      return { key: '', text: '', quoted: '' }
    }
    return { key: pair[0], text: pair[1], quoted: quoted ?? pair[1] }
  })

const destination = (text: string): Destination => {
  if (text === 'the end') return { end: 'finished' }
  return text.startsWith('back to ') ? { back: text.slice('back to '.length) } : { practice: text }
}

type Builders = {
  [K in StepKind]: (raw: RawSteps[K], path: Path, findings: Findings) => Step
}

const vocabulary = (
  raw: { options?: RawOption[] | undefined; words?: string | undefined },
  path: Path,
  findings: Findings,
) => {
  if ((raw.options === undefined) === (raw.words === undefined)) {
    findings.add(
      path,
      'A choice needs options, or the name of a word list.',
      'Add “options: […]” or “words: needs”, not both.',
    )
  }
  return {
    options: readOptions(raw.options, [...path, 'options'], findings),
    ...(raw.words !== undefined && { words: raw.words }),
  }
}

const builders: Builders = {
  say: (raw) => ({
    kind: 'say',
    ...proven(raw),
    ...(raw.id !== undefined && { id: raw.id }),
    text: raw.say,
    tone: raw.tone ?? 'plain',
    once: raw.once === 'yes',
  }),
  show: (raw) => ({ kind: 'show', ...proven(raw), recollection: raw.show, text: raw.say }),
  scale: (raw) => ({
    kind: 'scale',
    ...asked(raw),
    text: raw.scale,
    low: raw.low ?? '',
    high: raw.high ?? '',
    outOf: raw['out-of'] ?? 10,
  }),
  choose: (raw, path, findings) => ({
    kind: 'choose',
    ...asked(raw),
    text: raw.choose,
    ...vocabulary(raw, path, findings),
    leadsTo: Object.fromEntries(
      Object.entries(raw['leads-to'] ?? {}).map(([key, where]) => [key, destination(where)]),
    ),
  }),
  'choose-several': (raw, path, findings) => ({
    kind: 'choose-several',
    ...asked(raw),
    text: raw['choose-several'],
    ...vocabulary(raw, path, findings),
    ...(raw['at-most'] !== undefined && { atMost: raw['at-most'] }),
  }),
  feelings: (raw) => ({
    kind: 'feelings',
    ...asked(raw),
    text: raw.feelings,
    atMost: raw['at-most'] ?? 3,
  }),
  line: (raw) => ({
    kind: 'line',
    ...asked(raw),
    text: raw.line,
    hints: raw['wording-hints'] === 'yes',
  }),
  write: (raw) => ({
    kind: 'write',
    ...asked(raw),
    text: raw.write,
    hints: raw['wording-hints'] === 'yes',
    lastTime: raw['starts-with'] !== undefined,
  }),
  draft: (raw) => ({
    kind: 'draft',
    ...asked(raw),
    text: raw.draft,
    from: raw.from,
    hints: raw['wording-hints'] === 'yes',
  }),
  date: (raw) => ({
    kind: 'date',
    ...asked(raw),
    text: raw.date,
    looking: raw.looking ?? 'back',
    withTime: raw['with-time'] === 'yes',
    suggest: raw.suggest ?? [],
  }),
  duration: (raw) => ({
    kind: 'duration',
    ...asked(raw),
    text: raw.duration,
    usual: raw.usual,
    atLeast: raw['at-least'] ?? '1s',
    atMost: raw['at-most'] ?? '24h',
    also: raw.also ?? [],
  }),
  person: (raw) => ({ kind: 'person', ...asked(raw), text: raw.person }),
  confirm: (raw) => ({ kind: 'confirm', ...asked(raw), text: raw.confirm }),
  list: (raw) => ({ kind: 'list', ...asked(raw), text: raw.list, atLeast: raw['at-least'] ?? 0 }),
  breathe: (raw) => ({
    kind: 'breathe',
    ...asked(raw),
    pattern: raw.breathe,
    for: raw.for,
    text: raw.say,
  }),
  ground: (raw) => ({ kind: 'ground', ...asked(raw), text: raw.ground, prompts: raw.prompts }),
  timer: (raw) => ({ kind: 'timer', ...asked(raw), text: raw.timer, for: raw.for }),
  link: (raw) => ({ kind: 'link', ...asked(raw), text: raw.link, to: raw.to, within: raw.within }),
  when: (raw, path, findings) => ({
    kind: 'when',
    ...proven(raw),
    condition: readCondition(raw.when, [...path, 'when'], findings),
    steps: readSteps(raw.steps, [...path, 'steps'], findings),
    otherwise: readSteps(raw.otherwise ?? [], [...path, 'otherwise'], findings),
  }),
  'for-each': (raw, path, findings) => ({
    kind: 'for-each',
    ...proven(raw),
    of: raw['for-each'],
    steps: readSteps(raw.steps, [...path, 'steps'], findings),
  }),
  later: (raw) => ({
    kind: 'later',
    ...proven(raw),
    flow: raw.later,
    due: raw.due,
    about: raw.about ?? '',
  }),
  'follow-ups': (raw) => ({
    kind: 'follow-ups',
    ...proven(raw),
    flow: raw['follow-ups'],
    which: raw.which ?? 'due',
    text: raw.say,
  }),
  then: (raw) => ({ kind: 'then', ...proven(raw), flow: raw.then }),
  end: (raw) => ({ kind: 'end', ...proven(raw), ending: raw.end }),
  gate: (raw) => ({ kind: 'gate', ...proven(raw), flow: raw.gate }),
  close: (raw) => ({ kind: 'close', ...proven(raw), gate: raw.close }),
}
