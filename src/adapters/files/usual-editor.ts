import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What opens a text when nobody chose an editor, and how to find one's way in it. */
export interface UsualEditor {
  readonly command: string
  /** Said before it opens. */
  readonly told?: string
  /** Whether it waits until that was read: it covers the screen, and says nothing of its keys itself. */
  readonly waits?: boolean
}

const nano: UsualEditor = {
  command: 'nano',
  told: 'In nano: Ctrl-O and Enter to save, then Ctrl-X to leave.',
}

const vi: UsualEditor = {
  command: 'vi',
  told: 'In vi: i to write; Esc, then :wq and Enter to save and leave. Enter opens it.',
  waits: true,
}

/** The one on this machine that is the easiest to leave. */
export const usualEditor = ({ env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>) => {
  if (platform === 'win32') return { command: 'notepad' } satisfies UsualEditor
  return (env.PATH ?? '').split(delimiter).some((folder) => runs(join(folder, nano.command)))
    ? nano
    : vi
}

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Says how to find one's way in it. */
export const introduce = async (
  { told, waits }: UsualEditor,
  say: (line: string) => void,
): Promise<void> => {
  if (told === undefined) return
  say(told)
  if (waits) await enterPressed()
}

/** A shell reads the line: the terminal is as the editor will find it. */
const enterPressed = (): Promise<void> =>
  new Promise((resolve) => {
    const shell = spawn('/bin/sh', ['-c', 'read -r _'], { stdio: 'inherit' })
    shell.on('error', () => resolve())
    shell.on('exit', () => resolve())
  })
