import { closeSync, openSync, readSync } from 'node:fs'
import { noDatabase } from './problems.ts'

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

/** Offsets from the SQLite file format, 1.3 "The Database Header". */
export const identityIn = (header: Buffer, path: string) => {
  if (!header.subarray(0, magic.length).equals(magic)) throw noDatabase(path)
  return { version: header.readUInt32BE(60), applicationId: header.readUInt32BE(68) }
}
