import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exitCode, isProblem, Problem } from '../../errors.ts'
import { folderStart, placesFor, textName } from './left-open.ts'
import { introduce, usualEditor } from './usual-editor.ts'

/**
 * Opens a text in the person's own editor ($VISUAL, $EDITOR, or the easiest there is) and hands what they saved to `take`. The file
 * lies in a folder only they can enter and is removed afterwards; when what they saved cannot be taken, it
 * is kept, and the Problem names it. `shred` removes a file, its contents blanked.
 */
export const openEditor = async <Taken>(
  text: string,
  process: NodeJS.Process,
  take: (saved: string) => Taken,
  {
    say,
    shred,
  }: {
    readonly say: (line: string) => void
    readonly shred: (path: string) => void
  },
): Promise<Taken> => {
  const { env } = process
  const chosen = env.VISUAL || env.EDITOR
  const usual = chosen ? { command: chosen } : usualEditor(process)
  await introduce(usual, say)
  const editor = usual.command
  const file = fileFor(text, placesFor(env), shred)
  const status = await run(editor, file)
  try {
    if (status !== 0) throw failed(editor, status)
    // Editors end a file with a newline nobody typed.
    const taken = take(read(file).replace(/\r?\n$/, ''))
    remove(file, shred)
    return taken
  } catch (error) {
    if (isUntouched(file, text)) {
      remove(file, shred)
      throw error
    }
    const { why = '', code = exitCode.failed } = isProblem(error) ? error : {}
    const next = `What you saved is kept in ${file}`
    const what = error instanceof Error ? error.message : String(error)
    throw new Problem(what, { why, next, code, cause: error })
  }
}

/** A text in a file of its own, in the first of these places that takes it. Throws a Problem when none does. */
const fileFor = (
  text: string,
  places: readonly string[],
  shred: (path: string) => void,
): string => {
  let cause: unknown
  for (const place of places) {
    let file: string | undefined
    try {
      file = join(mkdtempSync(join(place, folderStart)), textName)
      writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
      return file
    } catch (error) {
      cause ??= error
      if (file !== undefined) remove(file, shred)
    }
  }
  throw new Problem('There is no room for your editor to write in.', {
    why: `None of these takes a file: ${[...new Set(places)].join(', ')}`,
    next: 'Make some room there, or name another folder in TMPDIR; then try again.',
    cause,
  })
}

const failed = (editor: string, status: number | string): Problem =>
  new Problem(`Your editor (${editor}) ended with ${status}.`, {
    why: 'Nothing was taken over from it.',
    next: 'What stood there before is still there.',
  })

/** With what the editor may have put beside it, a copy from before it was saved. */
const remove = (file: string, shred: (path: string) => void): void => {
  const folder = dirname(file)
  try {
    for (const one of readdirSync(folder, { withFileTypes: true }))
      if (one.isFile()) shred(join(folder, one.name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isUntouched = (file: string, text: string): boolean => {
  try {
    return readFileSync(file).equals(Buffer.from(text))
  } catch {
    // The editor took it away: there is nothing to keep.
    return true
  }
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
    const damaged = cause instanceof TypeError
    throw new Problem(damaged ? 'What you saved is not UTF-8 text.' : 'Nothing was saved.', {
      why: damaged ? 'It would lose letters if it were read anyway.' : 'The file is not there.',
      cause,
    })
  }
}
