import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { Problem } from '../../errors.ts'

/** Makes a private folder (0700) with those above it. */
export const privateFolder = (folder: string): void => {
  const above = dirname(folder)
  if (existsSync(folder) || above === folder) return
  privateFolder(above)
  try {
    // Each by itself: where none can be made, as in /proc, Node's own recursion never ends.
    mkdirSync(folder, 0o700)
  } catch (error) {
    // Another window may have made it meanwhile.
    if (!existsSync(folder)) throw error
  }
  syncFolder(above)
}

/** Waits until the names in a folder are on the disk itself. */
const syncFolder = (folder: string): void => {
  // Windows keeps no folder open to be synced, and does it by itself.
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Writes a file whole or not at all, 0600, never through a symbolic link; it is on disk when this returns.
 * `replace` false refuses a file that is there. Throws a Problem; then nothing has changed.
 */
export const writeWhole = (path: string, text: string | Uint8Array, replace = true): void => {
  const there = looked(path, lstatSync)
  if (there?.isSymbolicLink()) throw refused(path, 'It is a link to somewhere else.')
  if (there && !there.isFile()) throw refused(path, 'It is not a file of its own.')
  if (there && !replace) throw refused(path, 'It is there already.')
  const temporary = join(dirname(path), `.${process.pid}.${path.split(/[\\/]/).at(-1)}.part`)
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeAll(file, typeof text === 'string' ? Buffer.from(text) : text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (error) {
    tryUnlink(temporary)
    throw refused(path, reasonOf(error), error)
  }
}

/** What is at a path, or undefined. */
const looked = (path: string, look: typeof lstatSync): Stats | undefined => {
  try {
    return look(path, { throwIfNoEntry: false })
  } catch (error) {
    throw refused(path, reasonOf(error), error)
  }
}

/** One write may take only part of a large text. */
const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}

const tryUnlink = (path: string): void => {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or is already gone.
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const refused = (path: string, why: string, cause?: unknown): Problem =>
  new Problem(`${path} could not be written.`, {
    why,
    next: 'Nothing was changed. Name another place, or make room.',
    cause,
  })

/**
 * Writes what a person wants outside: to the file they name, or into the folder they name under `name`.
 * Returns the path. A journal is the one file that is never replaced. Throws a Problem.
 */
export const writeOut = (place: string, name: string, text: string, journal: string): string => {
  const path = outside(place, name, journal)
  readyFolder(dirname(path), place)
  writeWhole(path, text)
  return path
}

/** Makes the folder somebody named as one, with a slash at its end; any other has to be there. */
const readyFolder = (folder: string, place: string): void => {
  const there = looked(folder, statSync)
  if (there?.isDirectory()) return
  if (there) throw refused(place, `${folder} is a file, not a folder.`)
  if (!namesFolder(place))
    throw new Problem(`The folder ${folder} is not there.`, {
      why: 'Nothing was written, and nothing was changed.',
      next: 'Make it first; or name a folder with / at its end, which is made for you.',
    })
  try {
    privateFolder(folder)
  } catch (error) {
    throw refused(place, `The folder could not be made: ${reasonOf(error)}`, error)
  }
}

const namesFolder = (place: string): boolean => place.endsWith('/') || place.endsWith(sep)

/** The file that `writeOut` would replace with another; undefined when there is none, or the same. */
export const wouldReplace = (
  place: string,
  name: string,
  text: string,
  journal: string,
): string | undefined => {
  const path = outside(place, name, journal)
  if (looked(path, lstatSync)?.isFile() !== true) return undefined
  return holds(path, text) ? undefined : path
}

/** False for a file that cannot be read: it holds something else. */
const holds = (path: string, text: string): boolean => {
  try {
    return readFileSync(path).equals(Buffer.from(text))
  } catch {
    return false
  }
}

const outside = (place: string, name: string, journal: string): string => {
  const isFolder = namesFolder(place) || looked(place, statSync)?.isDirectory() === true
  const path = isFolder ? join(place, name) : place
  if (isSame(path, journal)) throw refused(path, 'It is your journal.')
  return path
}

/** The same file by whichever name; false when one of them is not there. */
const isSame = (path: string, other: string): boolean => {
  const [one, two] = [looked(path, statSync), looked(other, statSync)]
  return one !== undefined && two !== undefined && one.ino === two.ino && one.dev === two.dev
}
