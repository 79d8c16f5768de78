import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../../errors.ts'

/** Makes a private folder (0700) with those above it. */
export const privateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/**
 * Writes a file whole or not at all, 0600, never through a symbolic link. `replace` false refuses a file
 * that is there. Throws a Problem; then nothing has changed.
 */
export const writeWhole = (path: string, text: string, replace = true): void => {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isSymbolicLink()) throw refused(path, 'It is a link to somewhere else.')
  if (there && !replace) throw refused(path, 'It is there already.')
  const temporary = join(dirname(path), `.${process.pid}.${path.split(/[\\/]/).at(-1)}.part`)
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeAll(file, Buffer.from(text))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    tryUnlink(temporary)
    throw refused(path, error instanceof Error ? error.message : String(error), error)
  }
}

/** One write may take only part of a large text. */
const writeAll = (file: number, bytes: Buffer): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}

const tryUnlink = (path: string): void => {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or is already gone.
  }
}

const refused = (path: string, why: string, cause?: unknown): Problem =>
  new Problem(`${path} could not be written.`, {
    why,
    next: 'Nothing was changed. Name another place, or make room.',
    cause,
  })
