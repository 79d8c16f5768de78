import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { exitCode, isProblem, Problem } from '../../errors.ts'

/** What others may do with a file, in its mode. */
const forOthers = 0o077

/** The first line of a file that holds a passphrase. Throws a Problem (usage) when others may read it, or nothing is in it. */
export const readPassphraseFile = (path: string, platform: string): string => {
  const [passphrase = ''] = textOf(path, platform).split(/\r?\n/)
  if (passphrase !== '') return passphrase
  throw refused(path, 'Nothing is on its first line.', 'Write the passphrase there.')
}

const textOf = (path: string, platform: string): string => {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const found = fstatSync(file)
    // Windows says nothing of others in the mode; a pipe is read by nobody else.
    if (found.isFile() && platform !== 'win32' && (found.mode & forOthers) !== 0)
      throw refused(path, 'Others on this machine can read it.', `Forbid it: chmod 600 ${path}`)
    return decoded(readFileSync(file), path)
  } catch (error) {
    if (isProblem(error)) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw refused(path, why, 'Name another file in CAPACITY_PASSPHRASE_FILE.')
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Strict UTF-8: guessed at, two different passphrases could be one. */
const decoded = (bytes: Buffer, path: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(path, 'It holds bytes that are not UTF-8.', 'Save it again as UTF-8.')
  }
}

const refused = (path: string, why: string, next: string): Problem =>
  new Problem(`The passphrase in ${path} cannot be used.`, { why, next, code: exitCode.usage })
