import { existsSync, lstatSync, statSync } from 'node:fs'
import { exitCode, isProblem } from '../../errors.ts'
import type { JournalFound, JournalRead } from '../../journal/examination.ts'
import { Connection } from './connection.ts'
import { countsOf } from './copying.ts'
import { whenSettled } from './disk/settled.ts'
import type { Keyring } from './lock/keyring.ts'
import { openAsItIs } from './open.ts'

const settingNames = [
  'journal_mode',
  'synchronous',
  'fullfsync',
  'trusted_schema',
  'secure_delete',
  'temp_store',
  'foreign_keys',
] as const

/** A link that leads nowhere now: the disk it leads to is not there. */
const away: JournalFound = {
  how: 'unreadable',
  what: 'It is a link, and what it leads to is not there.',
  next: 'Connect the disk that it is on.',
}

const isNamed = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/**
 * Looks at a journal from end to end, of whatever version; what is wrong is told, not thrown. One that cannot be
 * read may be in the middle of being locked, unlocked or put back: throws a Problem (busy) when that goes on.
 */
export const examineJournal = (path: string, keyring: Keyring): JournalFound =>
  whenSettled(
    path,
    () => found(path, keyring),
    ({ how }) => how === 'read',
  )

const found = (path: string, keyring: Keyring): JournalFound => {
  if (!existsSync(path)) return isNamed(path) ? away : { how: 'none' }
  try {
    const key = keyring.keyOf(path)
    const connection = openAsItIs({ path, key })
    try {
      return { how: 'read', locked: key !== undefined, ...contentsOf(connection) }
    } finally {
      connection.close()
    }
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.code === exitCode.passphrase) return { how: 'shut' }
    return { how: 'unreadable', what: `${error.message} ${error.why}`, next: error.next }
  }
}

const contentsOf = (connection: Connection): Omit<JournalRead, 'locked'> => ({
  version: connection.identity().version,
  settings: Object.fromEntries(settingNames.map((name) => [name, settingIn(connection, name)])),
  quick: complaints(connection, 'quick_check'),
  full: complaints(connection, 'integrity_check'),
  search: searchComplaints(connection),
  counts: countsOf(connection),
  drafts: many(connection, "SELECT count(*) AS many FROM entries WHERE state = 'draft'"),
  bytes: statSync(connection.path).size,
  lastWritten: lastWritten(connection),
})

const settingIn = (connection: Connection, name: string): string =>
  String(Object.values(connection.row<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0])

/** SQLite answers with one row that says ok, or with one row a complaint. */
const complaints = (connection: Connection, check: 'quick_check' | 'integrity_check'): number => {
  const rows = connection.rows<Record<string, string>>(`PRAGMA ${check}`)
  return rows.filter((row) => row[check] !== 'ok').length
}

const searchComplaints = (connection: Connection): number => {
  try {
    connection.run("INSERT INTO search (search) VALUES ('integrity-check')")
    return 0
  } catch (error) {
    // The check is a statement that writes: where nothing can be written, nothing is known against it.
    return isProblem(error) && error.code !== exitCode.damaged ? 0 : 1
  }
}

const many = (connection: Connection, sql: string): number =>
  connection.row<{ many: number }>(sql)?.many ?? 0

const lastWritten = (connection: Connection): string | undefined => {
  const sql = `SELECT max(changed) AS last FROM (
    SELECT changed FROM entries UNION ALL SELECT changed FROM answers)`
  return connection.row<{ last: string | null }>(sql)?.last ?? undefined
}

/** The versions of SQLite and of what encrypts its files. */
export const driverVersions = (): { sqlite: string; cipher: string } => {
  const connection = new Connection({ path: ':memory:' })
  try {
    const sql = 'SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher'
    return connection.row<{ sqlite: string; cipher: string }>(sql) ?? { sqlite: '', cipher: '' }
  } finally {
    connection.close()
  }
}
