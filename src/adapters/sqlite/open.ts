import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Connection, type Reaching } from './connection.ts'
import { createJournal, made } from './create.ts'
import { migrate, refuseForeign } from './migrations.ts'
import { asProblem, emptyFile, noDatabase, noJournal } from './problems.ts'
import { clearEarlierTraces } from './traces.ts'

/** `read` wants a journal to be there; `write` makes one, and makes sure beforehand that writing is allowed. */
export interface Opening extends Reaching {
  readonly mode: 'read' | 'write'
  readonly random: (bytes: number) => Uint8Array
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
    if (size === undefined) createJournal({ ...reaching, random: opening.random })
    if (opening.mode === 'write') expectWritable(path)
    if (sizeOf(`${path}-wal`)) refuseByLog(reaching)
    return opened(reaching)
  } catch (error) {
    throw asProblem(error, path)
  }
}

const opened = (reaching: Reaching): Connection => {
  const connection = new Connection(reaching)
  try {
    refuseForeign(connection.identity(), reaching.path)
    connection.keepPromises()
    migrate(connection)
    clearEarlierTraces(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
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
