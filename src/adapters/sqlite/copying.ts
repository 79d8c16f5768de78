import { existsSync, truncateSync } from 'node:fs'
import type { Counts } from '../../journal/backups.ts'
import { Connection, type Reaching } from './connection.ts'
import { blankFile, removeFile } from './disk/blanking.ts'
import { copyOpened, copyPrivately, logsOf, makeFile, sync } from './disk/files.ts'
import { notACopy } from './problems.ts'

/** Rows by table: two journals of the same content have the same. */
type Tally = Readonly<Record<string, number>>

const ordinaryTables = `
  SELECT name FROM pragma_table_list
  WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'
  ORDER BY name`

/** The tables that hold what a journal holds, whatever its version; the search index follows from them. */
export const tablesIn = (connection: Connection): readonly string[] =>
  connection.rows<{ name: string }>(ordinaryTables).map(({ name }) => name)

const tallyOf = (connection: Connection): Tally => {
  const counted = tablesIn(connection).map((table) => {
    const row = connection.row<{ many: number }>(`SELECT count(*) AS many FROM ${table}`)
    return [table, row?.many ?? 0] as const
  })
  return Object.fromEntries(counted)
}

/** Whether two journals hold the same rows, as many of each kind. */
export const sameRows = (one: Connection, other: Connection): boolean =>
  sameTally(tallyOf(one), tallyOf(other))

const sameTally = (one: Tally, other: Tally): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const countsIn = ({ entries = 0, people = 0, follow_ups: followUps = 0 }: Tally): Counts => ({
  entries,
  people,
  followUps,
})

/** What a person is told of how much there is. */
export const countsOf = (connection: Connection): Counts => countsIn(tallyOf(connection))

/** Reads every page, every index and every reference of a file; throws a Problem when something is wrong. */
export const expectWhole = (connection: Connection): void => {
  const [first] = connection.rows<{ integrity_check: string }>('PRAGMA integrity_check')
  const broken = connection.rows('PRAGMA foreign_key_check')
  if (first?.integrity_check !== 'ok' || broken.length > 0) throw notACopy(connection.path)
}

/** Opens a file that nobody is to change, for as long as `work` takes. */
export const reading = <Result>(
  reaching: Reaching,
  work: (reader: Connection) => Result,
): Result => {
  const reader = new Connection(reaching, { readonly: true })
  try {
    return work(reader)
  } finally {
    reader.close()
  }
}

const tries = 3

/**
 * Copies an opened journal to a file that is not there yet, locked as it is itself. The copy is opened
 * again, checked, counted against what it was made from, and on disk when this returns. Throws a Problem,
 * and then there is no copy.
 */
export const copyJournal = (from: Connection, to: Reaching): Counts => {
  makeFile(to.path)
  try {
    for (let again = 1; again <= tries; again += 1) {
      const before = tallyOf(from)
      from.run('VACUUM INTO :path', { path: to.path })
      const copied = reading(to, wholeTally)
      // While another window writes, the copy may be of a moment between the two countings.
      if (sameTally(before, copied) || sameTally(tallyOf(from), copied)) {
        sync(to.path)
        return countsIn(copied)
      }
      blankFile(to.path)
      truncateSync(to.path)
    }
    throw notACopy(to.path)
  } catch (error) {
    removeFile(to.path)
    throw error
  }
}

const wholeTally = (copy: Connection): Tally => {
  expectWhole(copy)
  return tallyOf(copy)
}

/** Copies a database that nobody has open, with the logs that belong to it; `file` is a handle of it that is open and stays so. */
export const copyWhole = (from: string, to: string, file?: number): void => {
  for (const [index, log] of logsOf(from).entries())
    if (existsSync(log)) copyPrivately(log, logsOf(to)[index] ?? '')
  if (file === undefined) copyPrivately(from, to)
  else copyOpened(file, to)
}

/** Writes what stands in the logs beside a database into that itself: killed on the way, nothing of it is missing. */
export const foldLogs = (reaching: Reaching): void => {
  if (!logsOf(reaching.path).some((log) => existsSync(log))) return
  const connection = new Connection(reaching)
  try {
    connection.execute('PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE')
  } finally {
    connection.close()
  }
}
