import { existsSync } from 'node:fs'
import type { Salvaged } from '../../../journal/examination.ts'
import { headlessFlow } from '../../../journal/headless.ts'
import { instantOf } from '../../../journal/uuid.ts'
import type { Connection, Reaching } from '../connection.ts'
import { countsOf, expectWhole } from '../copying.ts'
import { made } from '../create.ts'
import { removeFile } from '../disk/blanking.ts'
import { makeFile, sync } from '../disk/files.ts'
import { noJournal, nothingSaved } from '../problems.ts'
import { readPages } from './pages.ts'
import { rowsOn } from './records.ts'
import { answerNamed, type Named, recognise, salvagedTables, type Table } from './shapes.ts'

/** What was found in a damaged file: rows by table and key, and the answers its index knows of. */
interface Found {
  readonly rows: Readonly<Record<Table, Map<string, Named>>>
  readonly answers: Set<number>
  /** Rows with a text that ends too early, by key. */
  readonly cut: Set<string>
  readonly unreadable: number
}

/**
 * Reads a damaged journal page by page, and writes every row that is still whole to a new journal, locked
 * with the same key. The damaged one is only read. Throws a Problem when there was nothing to save.
 */
export const salvageJournal = (damaged: Reaching, to: string): Salvaged => {
  if (!existsSync(damaged.path)) throw noJournal(damaged.path)
  const found = findRows(damaged)
  makeFile(to)
  try {
    const saved = saveInto({ path: to, key: damaged.key }, found)
    if (saved.counts.entries === 0) throw nothingSaved(damaged.path)
    sync(to)
    return saved
  } catch (error) {
    removeFile(to)
    throw error
  }
}

/** Makes a journal of what was found, with nothing left beside it. */
const saveInto = (reaching: Reaching, found: Found): Salvaged => {
  const fresh = made(reaching)
  try {
    const { headless, refused } = fresh.write(() => insertAll(fresh, found))
    expectWhole(fresh)
    const counts = countsOf(fresh)
    const saved = new Set(found.rows.answers.values().map(({ id }) => id))
    const lost = [...found.answers].filter((id) => !saved.has(id)).length
    fresh.leaveLog()
    const { cut, unreadable } = found
    return {
      path: reaching.path,
      counts,
      headless,
      cut: cut.size,
      lost: lost + refused,
      unreadable,
    }
  } finally {
    fresh.close()
  }
}

const findRows = ({ path, key }: Reaching): Found => {
  const pages = readPages(path, key)
  const rows = Object.fromEntries(
    salvagedTables.map((table) => [table, new Map()]),
  ) as unknown as Found['rows']
  const answers = new Set<number>()
  const cut = new Set<string>()
  for (let number = 1; number <= pages.last; number += 1) {
    for (const row of rowsOn(pages, number)) {
      const known = recognise(row)
      if (known) keepNewest(rows[known.table], known.row)
      if (known && row.cut) cut.add(`${known.table} ${keyOf(known.row)}`)
      const named = answerNamed(row)
      if (named !== undefined) answers.add(named)
    }
  }
  return { rows, answers, cut, unreadable: pages.unreadable }
}

/** A page that was given up may still hold an earlier state of a row. */
const keepNewest = (rows: Map<string, Named>, row: Named): void => {
  const key = keyOf(row)
  const before = rows.get(key)
  if (!before || String(before.changed) < String(row.changed)) rows.set(key, row)
}

const keyOf = ({ id, entry, step, item, from_entry, to_entry }: Named): string =>
  JSON.stringify(id === undefined ? [entry, step, item, from_entry, to_entry] : id)

/** Writes what was found; a row that cannot be kept, or belongs to nothing, is counted and left out. */
const insertAll = (fresh: Connection, { rows }: Found): { headless: number; refused: number } => {
  const heads = headsFor(rows)
  const entries = new Set([...rows.entries.keys(), ...heads.map(keyOf)])
  const tied: Partial<Record<Table, (row: Named) => Named>> = {
    entries: (row) =>
      rows.people.has(keyOf({ id: row.person ?? '' })) ? row : { ...row, person: null },
    follow_ups: (row) =>
      entries.has(keyOf({ id: row.answered_by ?? '' })) ? row : { ...row, answered_by: null },
  }
  let refused = 0
  for (const table of salvagedTables) {
    const mine = [...rows[table].values(), ...(table === 'entries' ? heads : [])]
    for (const row of mine) refused += insert(fresh, table, tied[table]?.(row) ?? row)
  }
  return { headless: heads.length, refused }
}

/** How many rows that left out: none or one. */
const insert = (fresh: Connection, table: Table, row: Named): 0 | 1 => {
  const columns = Object.keys(row)
  const values = columns.map((column) => `:${column}`)
  try {
    fresh.run(`INSERT INTO ${table} (${columns}) VALUES (${values})`, row)
    return 0
  } catch {
    return 1
  }
}

/** Where the head of an entry is lost, its id still tells when it was made; what was answered is worth keeping. */
const headsFor = ({ entries, answers, answer_versions, typing, follow_ups }: Found['rows']) => {
  const mentioned = [
    ...[answers, answer_versions, typing].flatMap((table) =>
      [...table.values()].map(({ entry }) => String(entry)),
    ),
    ...[...follow_ups.values()].map(({ origin }) => String(origin)),
  ]
  return [...new Set(mentioned)].filter((id) => !entries.has(keyOf({ id }))).map(headOf)
}

const headOf = (id: string): Named => {
  const instant = instantOf(id)
  return {
    id,
    flow: headlessFlow,
    flow_version: '-',
    person: null,
    instant,
    utc_offset: 0,
    zone: 'UTC',
    day: instant.slice(0, 10),
    written: instant,
    state: 'finished',
    device: 'salvaged',
    changed: instant,
  }
}
