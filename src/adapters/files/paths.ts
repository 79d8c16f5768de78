import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
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

/** `CAPACITY_HOME` holds everything, `~` in it as a shell has it; otherwise the XDG folders, on macOS and Windows their own unless XDG is set. */
export const pathsFor = (environment: Environment, platform: string): Paths => {
  const { CAPACITY_HOME } = environment
  if (CAPACITY_HOME) {
    // In a settings file no shell has read it, and there would be a journal in every folder one stands in.
    const everything = CAPACITY_HOME.replace(/^~(?=[/\\]|$)/, () => homeOf(environment))
    return within(everything, everything)
  }
  const home = homeOf(environment)
  const { XDG_DATA_HOME, XDG_CONFIG_HOME } = environment
  const data = whole(XDG_DATA_HOME) ?? usualFolder(platform, environment, home, '.local/share')
  const config = whole(XDG_CONFIG_HOME) ?? usualFolder(platform, environment, home, '.config')
  return within(join(data, 'capacity'), join(config, 'capacity'))
}

/** XDG has it that a folder named from where one stands counts as none. */
const whole = (folder: string | undefined): string | undefined =>
  folder !== undefined && isAbsolute(folder) ? folder : undefined

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
