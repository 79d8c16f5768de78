import { sealSecretOf } from '../../journal/lock.ts'
import type { Connection } from './connection.ts'

const name = 'seal secrets'
const kept = 5

/** The secrets of earlier locks, for notes that were being sealed in another window while the lock changed. */
export const sealSecretsIn = (connection: Connection): readonly Buffer[] =>
  textsIn(connection).map((text) => Buffer.from(text, 'hex'))

const textsIn = (connection: Connection): readonly string[] => {
  const sql = 'SELECT value FROM marks WHERE name = :name'
  const row = connection.row<{ value: string }>(sql, { name })
  return row ? (JSON.parse(row.value) as string[]) : []
}

/** Keeps what opens notes sealed under this key, inside the journal, when the key is about to go. */
export const keepSealSecret = (connection: Connection, key: Buffer): void => {
  const value = JSON.stringify([
    sealSecretOf(key).toString('hex'),
    ...textsIn(connection).slice(0, kept - 1),
  ])
  const sql = `INSERT INTO marks (name, value) VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = :value`
  connection.write(() => connection.run(sql, { name, value }))
}
