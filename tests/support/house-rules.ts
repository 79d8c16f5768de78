import { posix } from 'node:path'
import { type Reference, reachesOf, referencesOf } from './references.ts'

/** A file by its path from the top of the repository, with forward slashes. */
export type SourceFile = { path: string; source: string }

type Allowed = { values: readonly string[]; types?: readonly string[] }

/** What the rest is built from: own words for failing, words made safe to show, days and lengths of time. */
const ground = ['errors', 'harmless', 'time']
const domain = [...ground, 'flow', 'journal', 'wording', 'settings', 'report', 'exchange']

/** Who may import whom, as ARCHITECTURE.md has it; what may be imported by value may be by type. */
const mayImport: Readonly<Record<string, Allowed>> = {
  errors: { values: [] },
  harmless: { values: [] },
  time: { values: ['errors'] },
  flow: { values: ground, types: ['journal', 'wording'] },
  journal: { values: [...ground, 'flow'], types: ['wording'] },
  settings: { values: [...ground, 'flow'] },
  wording: { values: ground, types: ['flow', 'journal'] },
  report: { values: [...ground, 'flow', 'journal'] },
  exchange: { values: [...ground, 'flow', 'journal'] },
  commands: { values: domain },
  adapters: { values: [...ground, 'flow', 'journal', 'settings'], types: ['commands'] },
  cli: { values: [...ground, 'commands'] },
  main: { values: [...domain, 'commands', 'cli', 'adapters'] },
}

/** Packages with one home, so that exchanging one touches one folder. */
const homes: readonly { packages: RegExp; home: string }[] = [
  { packages: /^(@inquirer\/.*|ora|chalk)$/, home: 'adapters/terminal' },
  { packages: /^better-sqlite3$/, home: 'adapters/sqlite' },
  { packages: /^age-encryption$/, home: 'adapters/files' },
  { packages: /^@napi-rs\/keyring$/, home: 'adapters/system' },
]

const outside =
  /^(node:)?(fs|process|os|child_process|perf_hooks|readline|tty|worker_threads)(\/promises)?$/
const network = /^(node:)?(net|tls|dgram|dns|http|https|http2)(\/promises)?$/
const chance = /^(random|getRandomValues)/
const hiddenClock =
  /^(is(Today|Tomorrow|Yesterday|Past|Future|This\w+)|\w+(ToNow|ToNowStrict|Today|Tomorrow|Yesterday))$/

const longest = 300
const emptyNames = /^(utils?|helpers?|common|misc|types)$/

/** The part a file of src belongs to; each adapter is a part of its own. */
const partOf = (path: string) => {
  const [first = '', second = ''] = path
    .replace(/^src\//, '')
    .replace(/\.ts$/, '')
    .split('/')
  return first === 'adapters' ? `${first}/${second}` : first
}

const rowOf = (part: string) => mayImport[part.replace(/\/.*/, '')]

const ownImport = (path: string, { from, typeOnly }: Reference): string | undefined => {
  const part = partOf(path)
  const target = partOf(posix.join(posix.dirname(path), from))
  if (target === part) return undefined
  const { values = [], types = [] } = rowOf(part) ?? {}
  const targetRow = target.replace(/\/.*/, '')
  if (values.includes(targetRow) || (typeOnly && types.includes(targetRow))) return undefined
  return types.includes(targetRow)
    ? `${part} may import only types from ${target}`
    : `${part} may not import ${target}`
}

const isOutermost = (part: string) => part === 'main' || part.startsWith('adapters/')

const foreignImport = (path: string, { from, names }: Reference): string | undefined => {
  const part = partOf(path)
  const home = homes.find(({ packages }) => packages.test(from))?.home
  if (home !== undefined && home !== part) return `${from} lives in ${home}`
  if (network.test(from)) return `nothing leaves the machine: ${from}`
  if (isOutermost(part)) return undefined
  if (outside.test(from)) return `only main and adapters import ${from}`
  const reading = names.find(
    (name) =>
      (/^(node:)?crypto$/.test(from) && chance.test(name)) ||
      (/^date-fns(\/|$)/.test(from) && hiddenClock.test(name)),
  )
  return reading && `only main and adapters use the clock or chance: ${reading} from ${from}`
}

const importComplaints = (path: string, source: string): string[] =>
  referencesOf(source).flatMap((reference) => {
    const isOwn = reference.from.startsWith('.')
    const complaint = isOwn ? ownImport(path, reference) : foreignImport(path, reference)
    return complaint === undefined ? [] : [`${path}:${reference.line} ${complaint}`]
  })

const calls = new Set(['fetch', 'WebSocket'])

const reachComplaints = (path: string, source: string): string[] =>
  reachesOf(source).flatMap(({ line, what }) => {
    if (calls.has(what)) return [`${path}:${line} nothing leaves the machine: ${what}`]
    return isOutermost(partOf(path)) ? [] : [`${path}:${line} only main and adapters use ${what}`]
  })

const shapeComplaints = (path: string, source: string): string[] => {
  const lines = source.trimEnd().split('\n').length
  const empty = path.split('/').find((name) => emptyNames.test(name.replace(/\..*/, '')))
  return [
    ...(lines > longest ? [`${path} has ${lines} lines, more than ${longest}`] : []),
    ...(empty === undefined ? [] : [`${path}: the name “${empty}” says nothing`]),
  ]
}

/** Every rule of the house that `files` break, one sentence each; the import table holds in src. */
export const brokenRules = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, source }) => {
    const shape = shapeComplaints(path, source)
    if (!path.startsWith('src/')) return shape
    if (rowOf(partOf(path)) === undefined) {
      return [...shape, `${path}: ${partOf(path)} has no row in the import table`]
    }
    return [...shape, ...importComplaints(path, source), ...reachComplaints(path, source)]
  })
