import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inodeOf } from './disk.ts'

/** What every SQLite file that is not locked begins with. */
export const magic = Buffer.from('SQLite format 3\0')
const headerLength = 100

/** The first bytes of a file, read without SQLite; not for one that may be open as a database. */
export const headerOf = (path: string): Buffer => {
  const file = openSync(path, 'r')
  try {
    return headerIn(file)
  } finally {
    closeSync(file)
  }
}

const headerIn = (file: number): Buffer => {
  const header = Buffer.alloc(headerLength)
  readSync(file, header, 0, headerLength, 0)
  return header
}

/**
 * Reads the first bytes of a file that may be open as a database in this program. Where any handle of a file
 * is closed, POSIX gives up all locks the program has on it, those SQLite holds the journal by as well: so the
 * handle stays open until another file has the name.
 */
export const headerReader = (path: string): (() => Buffer) => {
  let kept: number | undefined
  return () => {
    if (kept !== undefined && fstatSync(kept, { bigint: true }).ino !== inodeOf(path)) {
      closeSync(kept)
      kept = undefined
    }
    kept ??= openSync(path, 'r')
    return headerIn(kept)
  }
}
