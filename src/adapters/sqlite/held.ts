import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { exitCode, isProblem } from '../../errors.ts'
import { Connection } from './connection.ts'
import { removeFile } from './disk/blanking.ts'
import { isCode, noLinks } from './disk/files.ts'
import { unbornEnding } from './disk/unfinished.ts'
import { openElsewhere } from './problems.ts'

type Random = (bytes: number) => Uint8Array

/** Another window may sit at a question for hours, so there is little to wait for, in ms. */
export const patience = 1000

/** A file that nobody else has open as a database: a handle to read it with, and whether it still has its name. */
export interface Held {
  readonly file: number
  readonly isInPlace: () => boolean
}

/**
 * Holds a file of any content, as long as `work` takes, so that no program has it open as a database or can
 * open it; throws a Problem (busy) while one has. `alone` does that for a journal whose key is known. Without
 * the key SQLite refuses the first page and lets go again, except that with a log there it locks the whole
 * file before it reads the page, and keeps that. So the file gets a second name, with a log of its own that
 * says nothing: what really lies beside the file is not touched. Undefined when there is no file.
 */
export const holding = <Result>(
  path: string,
  random: Random,
  work: (held: Held) => Result,
): Result | undefined => {
  // Closing any handle of a file gives up all its locks: this one is open before they are taken, and longer.
  const file = handleOf(path)
  if (file === undefined) return undefined
  const alias = realpathSync(path) + unbornEnding(random)
  try {
    if (!named(path, alias)) return heldForAMoment(path, alias, () => work(heldAs(path, file)))
    const holder = holderOf(alias)
    try {
      // Nobody else needs the name; where opened files keep theirs, it goes afterwards.
      if (process.platform !== 'win32') removeFile(alias)
      return work(heldAs(path, file))
    } finally {
      holder.close()
    }
  } finally {
    removeFile(alias)
    closeSync(file)
  }
}

const handleOf = (path: string): number | undefined => {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const heldAs = (path: string, file: number): Held => ({
  file,
  isInPlace: () => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino === inodeOf(file),
})

const inodeOf = (file: number): bigint => fstatSync(file, { bigint: true }).ino

/** Gives a file its second name; false where no file has two (FAT, exFAT). */
const named = (path: string, alias: string): boolean => {
  try {
    linkSync(path, alias)
    return true
  } catch (error) {
    if (!isCode(error, ...noLinks)) throw error
    return false
  }
}

/** SQLite takes no notice of a log without a byte. */
const emptyLog = Buffer.alloc(1)

const holderOf = (path: string): Connection => {
  const log = `${path}-wal`
  if (!statSync(log, { throwIfNoEntry: false })?.size) writeFileSync(log, emptyLog, { mode: 0o600 })
  const holder = new Connection({ path, patience })
  try {
    holder.execute('PRAGMA locking_mode = EXCLUSIVE')
    holder.row('SELECT 1 FROM sqlite_master')
  } catch (error) {
    if (isProblem(error) && error.code === exitCode.damaged) return holder
    holder.close()
    throw isProblem(error) && error.code === exitCode.busy ? openElsewhere(path) : error
  }
  return holder
}

/**
 * Where a file has one name only, its own log is the one in use, and goes when the holder does: it is out of
 * the way for that moment, and what follows is done with the file known to be nobody's, but not held.
 */
const heldForAMoment = <Result>(path: string, aside: string, work: () => Result): Result => {
  const holder = holderOf(path)
  renameSync(`${path}-wal`, aside)
  holder.close()
  if (statSync(aside).size > emptyLog.length) renameSync(aside, `${path}-wal`)
  return work()
}
