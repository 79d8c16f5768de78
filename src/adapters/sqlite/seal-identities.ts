import { sealIdentityOf } from '../../journal/lock.ts'
import { earlierIdentitiesIn, earlierIdentitiesMark as name } from '../../journal/sealed-notes.ts'
import type { Connection } from './connection.ts'

/** Locks a journal may have had before, whose notes still open. */
const kept = 5

const earlierIn = (connection: Connection): readonly string[] => {
  const sql = 'SELECT value FROM marks WHERE name = :name'
  return earlierIdentitiesIn(connection.row<{ value: string }>(sql, { name })?.value)
}

/**
 * Keeps what opens notes sealed under this key, inside the journal, when the key is about to go: another
 * window may be sealing some.
 */
export const keepSealIdentity = (connection: Connection, key: Buffer): void => {
  const value = JSON.stringify([sealIdentityOf(key), ...earlierIn(connection).slice(0, kept - 1)])
  const sql = `INSERT INTO marks (name, value) VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = :value`
  connection.write(() => connection.run(sql, { name, value }))
}
