import * as v from 'valibot'
import { secondsIn } from '../../time/duration.ts'
import type { Pattern } from '../surroundings.ts'
import type { BreathPhase, WordGroup } from '../terminal.ts'
import { readData } from './data.ts'
import { type Finding, inOrder } from './findings.ts'
import { evidence, words } from './schema.ts'

const wordFile = v.strictObject({
  title: words,
  groups: v.array(v.strictObject({ name: words, words: v.array(words) })),
})

/** Reads one word list (`words/feelings.yaml`): its groups, in order. */
export const readWords = (
  source: string,
): { groups?: readonly WordGroup[]; findings: readonly Finding[] } => {
  const { output, findings } = readData(source, wordFile)
  return { ...(output && { groups: output.groups }), findings: inOrder(findings.list) }
}

/** A person's own words stand after the shipped ones of the same group; a new group stands last. */
export const withOwnWords = (
  shipped: readonly WordGroup[],
  own: readonly WordGroup[],
): readonly WordGroup[] => {
  const added = new Map(own.map((group) => [group.name, group.words]))
  const merged = shipped.map(({ name, words }) => ({
    name,
    words: [...new Set([...words, ...(added.get(name) ?? [])])],
  }))
  const known = new Set(shipped.map((group) => group.name))
  return [...merged, ...own.filter((group) => !known.has(group.name))]
}

const seconds = v.pipe(v.number(), v.minValue(0.5), v.maxValue(60))
const moves = ['in', 'top-up', 'hold', 'out', 'rest'] as const
const length = v.pipe(
  words,
  v.check((text) => secondsIn(text) !== undefined, 'should be a length such as 2 minutes'),
)
const breathingFile = v.strictObject({
  words: v.strictObject({ in: words, 'top-up': words, hold: words, out: words, rest: words }),
  cautions: v.record(v.string(), words),
  patterns: v.array(
    v.strictObject({
      name: words,
      title: words,
      phases: v.pipe(
        v.array(
          v.strictObject({
            in: v.optional(seconds),
            'top-up': v.optional(seconds),
            hold: v.optional(seconds),
            out: v.optional(seconds),
            rest: v.optional(seconds),
          }),
        ),
        v.minLength(1),
      ),
      dose: length,
      longest: v.optional(length),
      caution: v.optional(words),
      note: v.optional(words),
      evidence: v.optional(evidence),
    }),
  ),
})

/** Reads `breathing.yaml`: the patterns, with the word for each move and the caution in full. */
export const readBreathing = (
  source: string,
): { patterns: readonly Pattern[]; findings: readonly Finding[] } => {
  const { output, findings } = readData(source, breathingFile)
  if (output === undefined) return { patterns: [], findings: inOrder(findings.list) }
  const patterns = output.patterns.map((raw, index) => {
    const caution = raw.caution === undefined ? '' : ownValue(output.cautions, raw.caution)
    if (caution === undefined) {
      const path = ['patterns', index, 'caution']
      findings.add(path, `There is no caution “${raw.caution}”.`, 'Write it under cautions.')
    }
    return {
      name: raw.name,
      title: raw.title,
      phases: raw.phases.flatMap((phase) => phasesOf(phase, output.words)),
      dose: secondsIn(raw.dose) ?? 0,
      caution: caution ?? '',
    }
  })
  return { patterns, findings: inOrder(findings.list) }
}

const ownValue = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

type Moves = Partial<Record<(typeof moves)[number], number | undefined>>

const phasesOf = (phase: Moves, said: Record<(typeof moves)[number], string>): BreathPhase[] =>
  moves.flatMap((move) => {
    const seconds = phase[move]
    return seconds === undefined ? [] : [{ move, word: said[move], seconds }]
  })
