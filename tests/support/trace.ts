import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A link that leads nowhere is none. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

/**
 * Every file below a folder with the hash of its bytes, to tell whether anything changed. What SQLite
 * makes beside a journal for reading it, and code that is kept compiled, hold no words and do not count.
 */
export const tracesIn = (folder: string): Readonly<Record<string, string>> => {
  if (!existsSync(folder)) return {}
  const files = globSync('**', { cwd: folder })
    .filter((path) => !/^cache\b|-(wal|shm)$/.test(path) && isFile(join(folder, path)))
    .toSorted()
  return Object.fromEntries(
    files.map((path) => {
      const bytes = readFileSync(join(folder, path))
      return [path, createHash('sha256').update(bytes).digest('hex')]
    }),
  )
}
