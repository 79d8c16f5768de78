import { closeSync, openSync, readSync } from 'node:fs'

/** What every SQLite file that is not locked begins with. */
export const magic = Buffer.from('SQLite format 3\0')
const headerLength = 100

/** The first bytes of a file, read without SQLite. */
export const headerOf = (path: string): Buffer => {
  const header = Buffer.alloc(headerLength)
  const file = openSync(path, 'r')
  try {
    readSync(file, header)
    return header
  } finally {
    closeSync(file)
  }
}
