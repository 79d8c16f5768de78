import type { Brief, Difference, Inside } from '../../../journal/backups.ts'
import { Connection, type Reaching } from '../connection.ts'
import { countsOf, expectWhole, reading } from '../copying.ts'
import { notACopy } from '../problems.ts'
import { idsCalled } from '../store/ids-called.ts'
import { writeAnew } from '../traces.ts'

/** What a journal holds, entry by entry, newest first, as far as it tells one state of it from another. */
export interface Prints extends Inside {
  readonly entries: ReadonlyMap<string, Brief>
  /** What is another one after each change of an entry, by its id. */
  readonly states: ReadonlyMap<string, string>
  readonly deleted: ReadonlySet<string>
}

const prints = `
  SELECT id, flow, instant, utc_offset AS offset, zone, changed || (
    SELECT count(*) || coalesce(max(changed), '') FROM answers WHERE entry = entries.id
  ) AS state
  FROM entries ORDER BY instant DESC, id DESC`

export const printsOf = (connection: Connection): Prints => {
  const rows = connection.rows<Brief & { state: string }>(prints)
  const briefs = rows.map(({ state: _, ...brief }): Brief => brief)
  const deleted = connection.rows<{ id: string }>('SELECT id FROM tombstones')
  return {
    counts: countsOf(connection),
    newest: briefs[0],
    entries: new Map(briefs.map((one) => [one.id, one])),
    states: new Map(rows.map(({ id, state }) => [id, state])),
    deleted: new Set(deleted.map(({ id }) => id)),
  }
}

/** What would become of the present entries if those of a backup took their place. */
export const differenceBetween = (present: Prints, backup: Prints): Difference => {
  const onlyIn = (one: Prints, other: Prints): Brief[] =>
    [...one.entries.values()].filter(({ id }) => !other.entries.has(id))
  const back = onlyIn(backup, present)
  return {
    back,
    deleted: back.filter(({ id }) => present.deleted.has(id)),
    gone: onlyIn(present, backup),
    changed: [...present.entries.values()].filter(
      ({ id }) => backup.entries.has(id) && present.states.get(id) !== backup.states.get(id),
    ),
  }
}

/** The ids of entries and people that begin or end with any of these characters. */
export const idsHeld = (connection: Connection, parts: readonly string[]): readonly string[] =>
  parts.flatMap((part) =>
    (['entries', 'people'] as const).flatMap((table) => idsCalled(connection, table, part)),
  )

const forBackups = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA foreign_keys = ON;`

/** Takes entries and people out of a copy of a backup, with every trace of them, and checks what is left. */
export const without = (copy: Reaching, ids: readonly string[]): void => {
  const connection = new Connection(copy)
  try {
    connection.execute(forBackups)
    connection.write(() => {
      for (const id of ids) takeOut(connection, id)
    })
    writeAnew(connection)
  } finally {
    connection.close()
  }
  reading(copy, (rest) => {
    expectWhole(rest)
    if (idsHeld(rest, ids).length > 0) throw notACopy(copy.path)
  })
}

const takeOut = (connection: Connection, id: string): void => {
  const removed = ['entries', 'people'].map((table) =>
    connection.run(`DELETE FROM ${table} WHERE id = :id`, { id }),
  )
  if (removed.some((many) => many > 0))
    connection.run('INSERT INTO tombstones (id) VALUES (:id) ON CONFLICT DO NOTHING', { id })
}
