import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Files } from '../../commands/house.ts'
import { exitCode, Problem } from '../../errors.ts'
import { privateFolder, wouldReplace, writeOut, writeWhole } from './atomic.ts'
import { foldersLeftIn, leftIn } from './left-open.ts'
import type { Paths } from './paths.ts'
import { readNamed, readStanding, utf8 } from './reading.ts'
import { showFile } from './show-file.ts'
import { readSupportPlan } from './support-plan.ts'
import { besides, compiledIn, foldersOf, wipe, writtenBy } from './wiping.ts'

/** What lies outside the folders of the person. */
export interface Elsewhere {
  /** The folder of the scripts that came with the program. */
  readonly shipped: string
  /** Where texts may lie that an editor had open. */
  readonly temporary: readonly string[]
  /** Where notes wait that were sealed while the journal was shut. */
  readonly sealed: string
  /** Where compiled code is kept; undefined where none is. */
  readonly cache: string | undefined
  /** Removes a file, its contents blanked; of a link, the link. */
  readonly shred: (path: string) => void
}

/** Named files for commands. */
export const filesAt = (
  paths: Paths,
  { shipped, temporary, sealed, cache, shred }: Elsewhere,
): Files => ({
  places: paths,
  prompts: paths.prompts,
  config: paths.config,
  read: async (path) =>
    path === '-' ? utf8(await buffer(process.stdin), 'What came in') : readNamed(path),
  write: (place, name, text) => writeOut(place, name, text, paths.journal),
  wouldReplace: (place, name, text) => wouldReplace(place, name, text, paths.journal),
  show: (path) => showFile(path, process.platform),
  checkOwnScripts: async (elsewhere) =>
    (await import('./scripts.ts')).checkFolder(paths.prompts, elsewhere),
  readSupportPlan: () => readSupportPlan(paths.support),
  writeSupportPlan: async (plan) => {
    const { stringify } = await import('./yaml.ts')
    privateFolder(dirname(paths.support))
    writeWhole(paths.support, stringify(plan))
    return paths.support
  },
  copyScript: (name) => {
    const [from] = [
      join(shipped, `${name}.yaml`),
      join(shipped, 'follow-ups', `${name}.yaml`),
    ].filter(existsSync)
    if (from === undefined) {
      throw new Problem(`There is no shipped script “${name}” to copy.`, {
        why: 'It is one of your own, or has another name.',
        next: 'See them: capacity flows',
        code: exitCode.usage,
      })
    }
    const to = join(paths.prompts, from.slice(shipped.length + 1))
    privateFolder(dirname(to))
    writeWhole(to, readFileSync(from, 'utf8'), false)
    return to
  },
  everyFile: () => [...writtenBy(paths), ...leftIn(temporary), ...compiledIn(cache)],
  leftOpen: () => leftIn(temporary),
  besides: (going) => besides(going, foldersOf(paths, sealed, cache)),
  wipe: (going) => {
    const folders = [...foldersLeftIn(temporary), ...foldersOf(paths, sealed, cache)]
    return wipe(going, folders, shred)
  },
  setSetting: async (name, value) => {
    const { parseDocument } = await import('./yaml.ts')
    const { brokenSettings, readSettingsFile } = await import('../../settings/reading.ts')
    const source = existsSync(paths.config) ? readStanding(paths.config) : ''
    const document = parseDocument(source)
    if (value === undefined) document.deleteIn(name.split('.'))
    else document.setIn(name.split('.'), value)
    const changed = document.toString()
    const { findings } = readSettingsFile(changed)
    if (findings.length > 0) throw brokenSettings(paths.config, findings)
    privateFolder(dirname(paths.config))
    writeWhole(paths.config, changed)
    return paths.config
  },
})

/** The settings in `config.yaml`; nothing set when there is no file. Throws a Problem with file:line:column. */
export const settingsIn = async (path: string) => {
  if (!existsSync(path)) return { values: {}, breathing: {} }
  // Most people have no such file, and need not wait for a YAML parser.
  const { brokenSettings, readSettingsFile } = await import('../../settings/reading.ts')
  const { findings, ...set } = readSettingsFile(readStanding(path))
  if (findings.length > 0) throw brokenSettings(path, findings)
  return set
}
