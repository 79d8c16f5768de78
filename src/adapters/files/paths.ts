import { homedir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../errors.ts'

/** Where everything lies on this machine. */
export interface Paths {
  readonly journal: string
  readonly backups: string
  readonly config: string
  readonly prompts: string
  readonly support: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** `CAPACITY_HOME` holds everything; otherwise the XDG folders, on macOS and Windows their own unless XDG is set. */
export const pathsFor = (environment: Environment, platform: string): Paths => {
  const { CAPACITY_HOME } = environment
  if (CAPACITY_HOME) return within(CAPACITY_HOME, CAPACITY_HOME)
  const home = homeOf(environment)
  const data = environment.XDG_DATA_HOME || usualFolder(platform, environment, home, '.local/share')
  const config = environment.XDG_CONFIG_HOME || usualFolder(platform, environment, home, '.config')
  return within(join(data, 'capacity'), join(config, 'capacity'))
}

const within = (data: string, config: string): Paths => ({
  journal: join(data, 'journal.db'),
  backups: join(data, 'backups'),
  config: join(config, 'config.yaml'),
  prompts: join(config, 'prompts'),
  support: join(config, 'support-plan.yaml'),
})

const usualFolder = (
  platform: string,
  environment: Environment,
  home: string,
  unix: string,
): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return environment.APPDATA ?? join(home, 'AppData', 'Roaming')
  return join(home, unix)
}

const homeOf = (environment: Environment): string => {
  const home = environment.HOME || environment.USERPROFILE || quietHome()
  if (home) return home
  throw new Problem('There is no home folder to keep a journal in.', {
    why: 'HOME is not set.',
    next: 'Name a folder yourself: CAPACITY_HOME=/a/private/folder capacity …',
  })
}

const quietHome = (): string => {
  try {
    return homedir()
  } catch {
    return ''
  }
}
