import { closeSync, openSync } from 'node:fs'
import { exitCode, isProblem } from '../../errors.ts'
import { Connection, type Reaching } from './connection.ts'
import { expectWhole, reading, sameRows, tablesIn } from './copying.ts'
import { made } from './create.ts'
import { blank, removeFile, shred } from './disk/blanking.ts'
import { inodeOf, makeFile, replace, withCompanions } from './disk/files.ts'
import { patience } from './held.ts'
import { busy, notACopy, openElsewhere } from './problems.ts'

/**
 * Opens a journal so that no other program can, for as long as `work` takes. Throws a Problem (busy) while
 * another window has it open: what that one wrote afterwards would be lost with the old file.
 */
export const alone = <Result>(reaching: Reaching, work: (holder: Connection) => Result): Result => {
  const file = inodeOf(reaching.path)
  const holder = new Connection({ ...reaching, patience })
  try {
    takeHold(holder, () => inodeOf(reaching.path) === file)
    return work(holder)
  } finally {
    holder.close()
  }
}

const takeHold = (holder: Connection, isInPlace: () => boolean): void => {
  try {
    holder.execute('PRAGMA locking_mode = EXCLUSIVE')
    // Leaving the write-ahead log wants every other window closed; nothing stays beside the file.
    holder.leaveLog()
    holder.execute('PRAGMA journal_mode = MEMORY')
    holder.execute('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    // While this one waited, another window may have put a new file there and blanked this one.
    if (!isInPlace()) throw busy(holder.path)
    throw isProblem(error) && error.code === exitCode.busy ? openElsewhere(holder.path) : error
  }
  if (!isInPlace()) throw busy(holder.path)
}

/** Copies everything in an opened journal of the newest version to a new file, locked with another key or with none. */
export const copyUnder = (holder: Connection, fresh: Reaching): void => {
  makeFile(fresh.path)
  try {
    const empty = made(fresh)
    // Read once more without a log, it leaves nothing beside it.
    empty.leaveLog()
    empty.close()
    holder.execute('PRAGMA foreign_keys = OFF')
    holder.attach('fresh', fresh)
    holder.write(() => {
      for (const table of tablesIn(holder))
        holder.execute(`INSERT INTO fresh.${table} SELECT * FROM main.${table}`)
    })
    holder.detach('fresh')
    const same = reading(fresh, (copy) => {
      expectWhole(copy)
      return sameRows(copy, holder)
    })
    if (!same) throw notACopy(fresh.path)
  } catch (error) {
    removeFile(fresh.path)
    throw error
  }
}

/** Where the file is made that is to take a journal's place. */
export const successorOf = (journal: string): string => `${journal}.new`

/** Copies a journal of the newest version to a file beside it under another key, and returns its path. */
export const relocked = (stage: Reaching, key: Buffer | undefined): string => {
  const path = relockedAt(stage.path)
  alone(stage, (holder) => copyUnder(holder, { path, key }))
  return path
}

/** Where `relocked` puts its copy. */
export const relockedAt = (stage: string): string => `${stage}.key.new`

/** Puts a finished file in the place of a journal that nobody else has open, and blanks the old one. */
export const succeed = (path: string, fresh: string): void => {
  // Opened first: where the old one may not be written to, its logs stay as well.
  const old = openSync(path, 'r+')
  try {
    for (const companion of withCompanions(path).slice(1)) shred(companion)
    replace(path, fresh)
    blank(old, 0)
  } finally {
    closeSync(old)
  }
}
