import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { exitCode, isProblem } from '../../errors.ts'
import { Connection, type Reaching } from './connection.ts'
import { type Creating, createJournal, made } from './create.ts'
import { shred } from './disk/blanking.ts'
import { inodeOf } from './disk/files.ts'
import { migrate, migrations, refuseForeign } from './migrations.ts'
import { asProblem, busy, emptyFile, noDatabase, noJournal, readOnlyDisk } from './problems.ts'
import { successorOf } from './replacing.ts'
import { clearEarlierTraces } from './traces.ts'

/** `read` wants a journal to be there; `write` makes one, and makes sure beforehand that writing is allowed. */
export interface Opening extends Creating {
  readonly mode: 'read' | 'write'
  /** Called when the journal is of an earlier version, before it is brought to the newest; what it throws stops that. */
  readonly beforeMigration?: () => void
}

/** The path of a journal that is in memory alone, empty, and gone when it is closed. */
const nowhere = ':memory:'

/**
 * Opens the journal at a path, at the newest version. Throws a Problem, and has then changed nothing: exit
 * code 10 without a journal to read, 11 busy, 13 for a file that is damaged, foreign or newer, else 1.
 */
export const openJournal = (opening: Opening): Connection => {
  if (opening.path === nowhere) return made({ path: nowhere })
  const path = resolve(opening.path)
  const reaching = { ...opening, path }
  try {
    const size = sizeOf(path)
    if (size === 0) throw emptyFile(path)
    if (size === undefined && opening.mode === 'read') throw noJournal(path)
    if (size === undefined) createJournal(reaching)
    if (opening.mode === 'write') expectWritable(path)
    if (sizeOf(`${path}-wal`)) refuseByLog(reaching)
    return opened(reaching, opening.beforeMigration)
  } catch (error) {
    const problem = asProblem(error, path)
    const isShutIn = opening.mode === 'read' && isUnreachable(problem) && isReadOnlyPlace(path)
    throw isShutIn ? readOnlyDisk(path) : problem
  }
}

const opened = (reaching: Reaching, beforeMigration: Opening['beforeMigration']): Connection => {
  const file = inodeOf(reaching.path)
  const connection = new Connection(reaching)
  try {
    const identity = connection.identity()
    refuseForeign(identity, reaching.path)
    // It was locked, unlocked or restored in another window, and this is the file that had its name before.
    if (inodeOf(reaching.path) !== file) throw busy(reaching.path)
    connection.keepPromises()
    // From here on nobody can be replacing the journal, so this was left by somebody who was killed.
    shred(successorOf(reaching.path))
    if (identity.version < migrations.length) beforeMigration?.()
    migrate(connection)
    clearEarlierTraces(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Opens a journal with its promises kept and nothing in it changed: not brought to the newest version, and nothing cleared. */
export const openAsItIs = (reaching: Reaching): Connection => {
  const { path } = reaching
  try {
    if (sizeOf(path) === 0) throw emptyFile(path)
    if (sizeOf(`${path}-wal`)) refuseByLog(reaching)
    const connection = new Connection(reaching)
    try {
      refuseForeign(connection.identity(), path)
      connection.keepPromises()
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw asProblem(error, path)
  }
}

const sizeOf = (path: string): number | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile()) throw noDatabase(path)
  return found?.size
}

/** With a log there, looks read-only first: closing any other connection writes the log into the file. */
const refuseByLog = (reaching: Reaching): void => {
  const reader = new Connection(reaching, { readonly: true })
  try {
    refuseForeign(reader.identity(), reaching.path)
  } finally {
    reader.close()
  }
}

const expectWritable = (path: string): void => {
  accessSync(path, constants.W_OK)
  accessSync(dirname(path), constants.W_OK)
}

const isUnreachable = (error: unknown): boolean =>
  isProblem(error) && error.code === exitCode.failed

/** Whether a file could be read, if only something could be written beside it. */
const isReadOnlyPlace = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK)
  } catch {
    return false
  }
  try {
    accessSync(dirname(path), constants.W_OK)
    return false
  } catch {
    return true
  }
}
