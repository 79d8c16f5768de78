import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { notReadable } from '../problems.ts'
import { isCode } from './files.ts'

/** What every SQLite file that is not locked begins with. */
export const magic = Buffer.from('SQLite format 3\0')
const headerLength = 100

/** The first bytes of a file, read without SQLite. */
export const headerOf = (path: string): Buffer =>
  looking(path, (file) => {
    const header = Buffer.alloc(headerLength)
    readSync(file, header, 0, headerLength, 0)
    return header
  })

/** Files that were looked into, by what they are on their disk. */
const held = new Map<string, number>()

/**
 * Looks into a file that SQLite may have open in this program, and leaves it open: on POSIX, to close it would
 * give up every lock this program holds on it, and another window could replace the journal under its words.
 */
export const looking = <Result>(path: string, work: (file: number) => Result): Result => {
  if (process.platform !== 'win32') return work(handle(path, heldOpen))
  const file = handle(path, (one) => openSync(one, 'r'))
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}

/** Throws a Problem where whoever runs this may not read it. */
const handle = (path: string, open: (path: string) => number): number => {
  try {
    return open(path)
  } catch (error) {
    throw isCode(error, 'EACCES', 'EPERM') ? notReadable(path, error) : error
  }
}

const heldOpen = (path: string): number => {
  const there = held.get(identityOf(statSync(path, { bigint: true })))
  if (there !== undefined) return there
  const file = openSync(path, 'r')
  held.set(identityOf(fstatSync(file, { bigint: true })), file)
  return file
}

const identityOf = ({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string =>
  `${dev} ${ino}`

/** Lets go of files that were replaced or removed, so that their room on the disk is free again. */
export const letGoOfReplaced = (): void => {
  for (const [identity, file] of held) {
    if (fstatSync(file).nlink > 0) continue
    held.delete(identity)
    closeSync(file)
  }
}
