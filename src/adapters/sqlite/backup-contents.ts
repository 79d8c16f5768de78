import type { Difference } from '../../journal/backups.ts'
import { Connection, type Reaching } from './connection.ts'
import { expectWhole, reading } from './copying.ts'
import { idsCalled } from './keeping.ts'
import { notACopy } from './problems.ts'

const prints = `
  SELECT id, changed || (
    SELECT count(*) || coalesce(max(changed), '') FROM answers WHERE entry = entries.id
  ) AS print
  FROM entries`

/** Each entry with what tells an earlier state of it from a later one. */
export const printsOf = (connection: Connection): ReadonlyMap<string, string> =>
  new Map(
    connection.rows<{ id: string; print: string }>(prints).map(({ id, print }) => [id, print]),
  )

/** What would become of the present entries if those of a backup took their place. */
export const differenceBetween = (
  present: ReadonlyMap<string, string>,
  backup: ReadonlyMap<string, string>,
): Difference => {
  const inBoth = [...present.keys()].filter((id) => backup.has(id))
  return {
    back: backup.size - inBoth.length,
    gone: present.size - inBoth.length,
    changed: inBoth.filter((id) => present.get(id) !== backup.get(id)).length,
  }
}

/** The ids of entries that begin or end with these characters. */
export const entriesCalled = (connection: Connection, part: string): readonly string[] =>
  idsCalled(connection, 'entries', part)

const forBackups = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA foreign_keys = ON;`

/** Takes an entry out of a copy of a backup, with every trace of it, and checks what is left. */
export const withoutEntry = (copy: Reaching, id: string): void => {
  const connection = new Connection(copy)
  try {
    connection.execute(forBackups)
    connection.write(() => {
      connection.run('DELETE FROM entries WHERE id = :id', { id })
      connection.run('INSERT INTO tombstones (id) VALUES (:id) ON CONFLICT DO NOTHING', { id })
    })
    connection.execute('VACUUM')
  } finally {
    connection.close()
  }
  reading(copy, (rest) => {
    expectWhole(rest)
    if (entriesCalled(rest, id).length > 0) throw notACopy(copy.path)
  })
}
