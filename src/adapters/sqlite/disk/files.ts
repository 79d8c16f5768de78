import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const privateFolder = 0o700
const privateFile = 0o600

/** Whether the system refused something with one of these codes. */
export const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** Makes a folder with those above it, each for its owner alone; one that is there stays as it is. */
export const makeFolder = (folder: string): void => {
  const above = dirname(folder)
  if (existsSync(folder) || above === folder) return
  makeFolder(above)
  try {
    // Each by itself: where none can be made, as in /proc, Node's own recursion never ends.
    mkdirSync(folder, privateFolder)
  } catch (error) {
    // Another window may have made it meanwhile.
    if (isCode(error, 'EEXIST') && existsSync(folder)) return
    throw error
  }
  // A mode given while making is narrowed by the umask; set afterwards, it is what it says.
  whereModesAreKept(() => chmodSync(folder, privateFolder))
  sync(above)
}

/** Makes an empty file for its owner alone; throws when there is one. */
export const makeFile = (path: string): void => {
  const file = openSync(path, 'wx', privateFile)
  try {
    whereModesAreKept(() => fchmodSync(file, privateFile))
  } finally {
    closeSync(file)
  }
}

/** Memory sticks (FAT, exFAT) know no owners, and refuse to set a mode: the doctor tells. */
const whereModesAreKept = (setMode: () => void): void => {
  try {
    setMode()
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error
  }
}

/** Waits until a file, or the names in a folder, are on the disk itself. */
export const sync = (path: string): void => {
  // Windows keeps no folder open to be synced, and does it by itself.
  if (process.platform === 'win32') return
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** What memory sticks (FAT, exFAT) answer: they know no links. */
export const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'] as const

/** Gives a finished file its name, never over one that is there: then it is false, and nothing has changed. */
export const putInPlace = (unborn: string, path: string): boolean => {
  try {
    linkSync(unborn, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    if (!isCode(error, ...noLinks)) throw error
    if (existsSync(path)) return false
    renameSync(unborn, path)
  }
  sync(dirname(path))
  return true
}

/** Puts a finished file where another one is: killed at any moment, it is the one or the other. */
export const replace = (path: string, fresh: string): void => {
  sync(fresh)
  renameSync(fresh, path)
  sync(dirname(path))
}

/** Writes a small text for its owner alone, whole or not at all. */
export const writeText = (path: string, text: string): void => {
  const fresh = `${path}.new`
  rmSync(fresh, { force: true })
  makeFile(fresh)
  try {
    writeFileSync(fresh, text)
    replace(path, fresh)
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** Makes a file of so many bytes, to see whether there is room for it, whatever it is that limits that. */
export const tryRoom = (path: string, bytes: number): void => {
  makeFile(path)
  const file = openSync(path, 'r+')
  try {
    for (let at = 0; at < bytes; ) at += writeSync(file, block, 0, block.length, at)
  } finally {
    closeSync(file)
  }
}

/** What is at a path, or where the link there leads; undefined where it leads nowhere, or round in a circle. */
export const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path)
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined
    throw error
  }
}

/** Whether a name is taken, by a link that leads nowhere as well. */
export const isNamed = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Copies a file to one that is not there yet, for its owner alone. */
export const copyPrivately = (from: string, to: string): void => {
  const file = openSync(from, 'r')
  try {
    copyOpened(file, to)
  } finally {
    closeSync(file)
  }
}

/** The same for a file that is open, and stays so. */
export const copyOpened = (file: number, to: string): void => {
  makeFile(to)
  const copy = openSync(to, 'r+')
  try {
    const part = Buffer.alloc(block.length)
    for (let at = 0; ; ) {
      const length = readSync(file, part, 0, part.length, at)
      if (length === 0) break
      for (let done = 0; done < length; )
        done += writeSync(copy, part, done, length - done, at + done)
      at += length
    }
    fsyncSync(copy)
  } finally {
    closeSync(copy)
  }
}

/** What a file is known by whatever its name; undefined where there is none. */
export const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

const block = Buffer.alloc(65_536)

/**
 * What may lie beside a database and hold some of its words: the log of what was written since, and the pages
 * as they were before a change of the file itself that was cut short.
 */
export const logsOf = (path: string): readonly string[] => [`${path}-wal`, `${path}-journal`]

/** Gives the logs of a database new names as well, once it has its own. */
export const moveLogs = (from: string, to: string): void => {
  for (const [index, log] of logsOf(from).entries())
    if (existsSync(log)) renameSync(log, logsOf(to)[index] ?? '')
  sync(dirname(to))
}

/** The files SQLite may keep beside a database, and the database itself. */
export const withCompanions = (path: string): readonly string[] =>
  ['', '-wal', '-shm', '-journal'].map((end) => path + end)
