import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesAt, settingsIn } from '../adapters/files/files.ts'
import { placesFor } from '../adapters/files/left-open.ts'
import type { Paths } from '../adapters/files/paths.ts'
import { readSupportPlan } from '../adapters/files/support-plan.ts'
import { shred } from '../adapters/sqlite/disk/blanking.ts'
import { sealedFolder } from '../adapters/sqlite/disk/every-file.ts'
import { schedulerOf } from '../adapters/system/scheduler.ts'
import type { Flags } from '../commands/command.ts'
import { textFlag } from '../commands/command.ts'
import type { Files, House, Screen } from '../commands/house.ts'
import type { SupportPage } from '../commands/support/page.ts'
import { isProblem } from '../errors.ts'
import type { Scripts } from '../flow/library.ts'
import { type Setup, settle } from '../settings/settings.ts'
import { cacheOf } from './cache.ts'
import { clockOf } from './clock.ts'
import { journalAt, journalAtPath } from './journal.ts'
import type { Leaving } from './leaving.ts'
import { libraryOf, readCompiled } from './library.ts'
import { passphrasesOf } from './passphrases.ts'
import { screenOf } from './screen.ts'
import { showingOf } from './showing.ts'
import { terminalsOf } from './terminals.ts'

/** What every command shares, made before the flags are known. */
export interface Ground {
  readonly process: NodeJS.Process
  readonly paths: Paths
  readonly scripts: () => Scripts
  readonly leaving: Leaving
}

/** The scripts of this machine: the compiled ones, with the person's own, read only when there are some. */
export const scriptsFor = async (paths: Paths): Promise<Scripts> => {
  const { scripts } = compiled()
  if (!existsSync(paths.prompts)) return scripts
  const { withOwn } = await import('../adapters/files/scripts.ts')
  return withOwn(scripts, paths.prompts)
}

const compiled = once(readCompiled)

/** Opens the house with the flags that were typed; each part is made when first asked for. */
export const enterHouse = async (ground: Ground, flags: Flags, always: boolean): Promise<House> => {
  const { process, paths, scripts, leaving } = ground
  const setup = await setupOf(process, paths, flags, always)
  const supportPlan = () => readSupportPlan(paths.support)
  const screen: Screen = screenOf(process)
  const files = filesAt(paths, {
    shipped: join(import.meta.dirname, '..', 'prompts'),
    temporary: placesFor(process.env),
    sealed: sealedFolder(journalAtPath(paths)),
    cache: cacheOf(process),
    shred,
  })
  const passphrases = passphrasesOf(process, flags, leaving)
  return {
    clock: clockOf(process),
    screen,
    showing: showingOf(process, setup.settings),
    setup,
    scripts,
    shippedScripts: () => compiled().scripts,
    library: once(() => libraryOf(compiled(), scripts, setup.settings, supportPlan)),
    ...journalAt(paths, {
      say: screen.say,
      ownFiles: () => [...guarded(paths), ...files.leftOpen()],
      anywhere: !['', undefined].includes(process.env.CAPACITY_ANYWHERE),
      passphrase: () => passphrases.given('present'),
      besides: () => besides(files, setup),
    }),
    passphrases,
    supportPage: () => compiled().support as SupportPage,
    scheduler: () => schedulerOf(process.platform),
    files,
    ...terminalsOf(process, setup.settings, flags, leaving),
  }
}

/** What nobody else is to look into, beside the journal. */
const guarded = ({ config, support, prompts }: Paths): readonly string[] =>
  [dirname(config), config, support, prompts].filter(existsSync)

/** Names of people, and of patterns of breathing somebody made, are not for a report of a fault. */
const besides = async (files: Files, { settings, refused }: Setup) => {
  const { person: _person, breathing: _breathing, ...inForce } = settings
  const checked = await files.checkOwnScripts()
  return {
    unusableScripts: checked.filter(({ findings }) => findings.length > 0).length,
    settings: { sound: refused === undefined, inForce },
    leftOpen: files.leftOpen(),
  }
}

const setupOf = async (
  process: NodeJS.Process,
  paths: Paths,
  flags: Flags,
  always: boolean,
): Promise<Setup> => {
  const color = textFlag(flags, 'color')
  const typed = {
    ...(flags.plain && { plain: 'yes' }),
    ...(flags.sound && { sound: 'yes' }),
    ...(color !== undefined && { color }),
  }
  try {
    return settle(typed, process.env, await settingsIn(paths.config))
  } catch (error) {
    if (!always || !isProblem(error)) throw error
    return { ...settle({}, {}, { values: {}, breathing: {} }), refused: error }
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
