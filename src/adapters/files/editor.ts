import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../errors.ts'

/**
 * Opens a text in the person's own editor ($VISUAL, $EDITOR) and returns what they saved. The file lies in a
 * folder only they can enter and is removed afterwards; when reading it back fails, it is kept and named.
 */
export const openEditor = async (
  text: string,
  { env, platform }: NodeJS.Process,
): Promise<string> => {
  const editor = env.VISUAL || env.EDITOR || (platform === 'win32' ? 'notepad' : 'vi')
  const folder = mkdtempSync(join(env.XDG_RUNTIME_DIR || tmpdir(), 'capacity-'))
  const file = join(folder, 'entry.txt')
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  const status = await run(editor, file)
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Problem(`Your editor (${editor}) ended with ${status}.`, {
      why: 'Nothing was taken over from it.',
      next: 'What you had typed is still here.',
    })
  }
  const saved = read(file)
  rmSync(folder, { recursive: true })
  // Editors end a file with a newline nobody typed.
  return saved.replace(/\r?\n$/, '')
}

/** An editor may be a command with flags of its own, as in `code --wait`. */
const run = (editor: string, file: string): Promise<number | string> =>
  new Promise((resolve) => {
    const [command = 'vi', ...flags] = editor.split(' ').filter((part) => part !== '')
    const child = spawn(command, [...flags, file], { stdio: 'inherit' })
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'no status'))
  })

const read = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    throw new Problem('What you saved is not UTF-8 text.', {
      why: 'It would lose letters if it were read anyway.',
      next: `It is kept in ${file}`,
      cause,
    })
  }
}
