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
  told: 'This opens in nano. To save and leave: Ctrl-O and Enter, then Ctrl-X.',
}

const vi: UsualEditor = {
  command: 'vi',
  told: 'This opens in vi. To write: i. To save and leave: Esc, then :wq and Enter. Open it with Enter.',
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
  { stderr }: Pick<NodeJS.Process, 'stderr'>,
): Promise<void> => {
  if (told === undefined) return
  stderr.write(`${told}\n`)
  if (waits) await enterPressed()
}

/** A shell reads the line: the terminal is as the editor will find it. */
const enterPressed = (): Promise<void> =>
  new Promise((resolve) => {
    const shell = spawn('/bin/sh', ['-c', 'read -r _'], { stdio: 'inherit' })
    shell.on('error', () => resolve())
    shell.on('exit', () => resolve())
  })
