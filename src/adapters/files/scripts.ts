import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isProblem, type Problem } from '../../errors.ts'
import type { Elsewhere } from '../../flow/checking/names.ts'
import type { Flow } from '../../flow/flow.ts'
import type { Scripts } from '../../flow/library.ts'
import { type Between, readBetween } from '../../flow/reading/between.ts'
import type { Finding } from '../../flow/reading/findings.ts'
import { brokenFlow, readFlow } from '../../flow/reading/script.ts'
import { readBreathing, readWords, withOwnWords } from '../../flow/reading/words.ts'
import type { Pattern } from '../../flow/surroundings.ts'
import type { WordGroup } from '../../flow/terminal.ts'
import { readStanding } from './reading.ts'

/** One file in a prompts folder and what is to be changed in it; no findings when it is sound. */
export interface CheckedFile {
  readonly file: string
  readonly findings: readonly Finding[]
}

/** Files beside the flows that are read elsewhere, each by the room that needs it. */
const apart = new Set([
  'between.yaml',
  'breathing.yaml',
  'wording.yaml',
  'support.yaml',
  'danger.yaml',
])

/** Version of a script: the first 12 hex digits of its SHA-256. */
const versionOf = (source: string): string =>
  createHash('sha256').update(source).digest('hex').slice(0, 12)

const namesIn = (folder: string): string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder, { withFileTypes: true })
        // A hidden one is what an editor or a system keeps beside a script.
        .filter((one) => !one.isDirectory() && !one.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    : []

/** A folder that cannot be looked into must not keep anybody from a breath: the check tells of it. */
const filesIn = (folder: string): string[] => {
  try {
    return namesIn(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

const yamlIn = (folder: string): string[] =>
  filesIn(folder).filter((file) => file.endsWith('.yaml') && !apart.has(basename(file)))

const followUpsOf = (folder: string): string => join(folder, 'follow-ups')
const wordsOf = (folder: string): string => join(folder, 'words')

const flowFiles = (folder: string): string[] => [...yamlIn(folder), ...yamlIn(followUpsOf(folder))]

const wordFiles = (folder: string): string[] => yamlIn(wordsOf(folder))

const breathingFiles = (folder: string): string[] =>
  filesIn(folder).filter((file) => basename(file) === 'breathing.yaml')

/** Reads every script of a folder; a file that cannot be used is left out and told in `broken` or `brokenLists`. */
export const readFolder = (folder: string): Scripts => {
  const broken: Record<string, Problem> = {}
  const brokenLists: Record<string, Problem> = {}
  const all = <T>(
    files: readonly string[],
    read: (file: string) => T,
    problems: Record<string, Problem>,
  ): Record<string, T> =>
    Object.fromEntries(
      files.flatMap((file): [string, T][] => {
        const name = basename(file, '.yaml')
        try {
          return [[name, read(file)]]
        } catch (error) {
          if (!isProblem(error)) throw error
          problems[name] = error
          return []
        }
      }),
    )
  const flows = all(
    flowFiles(folder),
    usable((file) => flowIn(file)),
    broken,
  )
  const words = all(wordFiles(folder), usable(wordsIn), brokenLists)
  const breathing = all(breathingFiles(folder), usable(patternsIn), brokenLists)
  return { flows, words, patterns: Object.values(breathing).flat(), broken, brokenLists }
}

/** What a file holds, as far as it could be read, and what is to be changed in it. */
interface Read<T> {
  readonly held: T | undefined
  readonly findings: readonly Finding[]
}

const usable =
  <T>(read: (file: string) => Read<T>) =>
  (file: string): T => {
    const { held, findings } = read(file)
    if (held === undefined || findings.length > 0) throw brokenFlow(file, findings)
    return held
  }

const flowIn = (file: string, elsewhere?: Elsewhere): Read<Flow> => {
  const source = readStanding(file)
  const { flow, findings } = readFlow(source, versionOf(source), elsewhere)
  if (!flow || flow.name === basename(file, '.yaml')) return { held: flow, findings }
  const wrong = `It is called “${flow.name}”.`
  const next = `Name the file ${flow.name}.yaml.`
  return { held: flow, findings: [...findings, { line: 1, column: 1, wrong, next }] }
}

const wordsIn = (file: string): Read<readonly WordGroup[]> => {
  const { groups, findings } = readWords(readStanding(file))
  return { held: groups, findings }
}

const patternsIn = (file: string): Read<readonly Pattern[]> => {
  const { patterns, findings } = readBreathing(readStanding(file))
  return { held: patterns, findings }
}

/** What is said around the questions; throws a Problem that says what to change. */
export const betweenIn = (file: string): Between =>
  usable((path) => {
    const { between, findings } = readBetween(readStanding(path))
    return { held: between, findings }
  })(file)

/** The shipped scripts with a person's own laid over them: theirs win by name, their words are added. */
export const withOwn = (shipped: Scripts, folder: string): Scripts => {
  if (!existsSync(folder)) return shipped
  const own = readFolder(folder)
  const words = { ...shipped.words }
  for (const [name, groups] of Object.entries(own.words))
    words[name] = withOwnWords(words[name] ?? [], groups)
  const ownNames = new Set(own.patterns.map(({ name }) => name))
  return {
    flows: { ...shipped.flows, ...own.flows },
    words,
    patterns: [...shipped.patterns.filter(({ name }) => !ownNames.has(name)), ...own.patterns],
    broken: own.broken,
    brokenLists: own.brokenLists,
  }
}

/** Checks each file of a folder, and what it names elsewhere where that is given. */
export const checkFolder = (folder: string, elsewhere?: Elsewhere): CheckedFile[] => [
  ...flowFiles(folder).map(checked((file) => flowIn(file, elsewhere))),
  ...wordFiles(folder).map(checked(wordsIn)),
  ...breathingFiles(folder).map(checked(patternsIn)),
  ...[folder, followUpsOf(folder), wordsOf(folder)].flatMap(shut),
]

/** A folder that cannot be looked into. */
const shut = (folder: string): CheckedFile[] => {
  try {
    namesIn(folder)
    return []
  } catch (error) {
    const wrong = `It cannot be looked into (${(error as NodeJS.ErrnoException).code}).`
    const finding = { line: 1, column: 1, wrong, next: 'Allow it, or take it away.' }
    return [{ file: folder, findings: [finding] }]
  }
}

const checked =
  (read: (file: string) => Read<unknown>) =>
  (file: string): CheckedFile => {
    try {
      return { file, findings: read(file).findings }
    } catch (error) {
      if (!isProblem(error)) throw error
      return { file, findings: [{ line: 1, column: 1, wrong: error.why, next: error.next }] }
    }
  }
