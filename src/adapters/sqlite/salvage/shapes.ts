import type { Cell, Row } from './records.ts'

/** A table's row, with its columns by name. */
export type Named = Readonly<Record<string, string | number | null>>

/** The tables that hold a person's words and what ties them together, in the order they have to be filled. */
export const salvagedTables = [
  'people',
  'entries',
  'answers',
  'answer_versions',
  'typing',
  'follow_ups',
  'links',
  'tombstones',
] as const
export type Table = (typeof salvagedTables)[number]

interface Shape {
  readonly table: Table
  /** Whether its rows are numbered; tables without numbers keep their key columns first. */
  readonly numbered: boolean
  readonly columns: readonly string[]
  /** What tells it from another table or index of as many columns. */
  readonly fits: (row: Named) => boolean
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
const isId = (value: unknown): boolean => typeof value === 'string' && id.test(value)
const isInstant = (value: unknown): boolean => typeof value === 'string' && instant.test(value)

/** The tables of every released version, as their rows lie in the file. */
const shapes: readonly Shape[] = [
  {
    table: 'people',
    numbered: false,
    columns: ['id', 'name', 'name_key', 'relation', 'gate_passed', 'device', 'changed'],
    fits: (row) => isId(row.id) && isInstant(row.changed),
  },
  {
    table: 'entries',
    numbered: false,
    columns: [
      ...['id', 'flow', 'flow_version', 'person', 'instant', 'utc_offset', 'zone', 'day'],
      ...['written', 'state', 'device', 'changed'],
    ],
    fits: (row) => isId(row.id) && isInstant(row.instant),
  },
  {
    table: 'answers',
    numbered: true,
    columns: [
      ...['id', 'entry', 'step', 'item', 'tracks', 'device', 'changed'],
      ...['kind', 'number', 'text', 'words'],
    ],
    fits: (row) => isId(row.entry) && isInstant(row.changed),
  },
  {
    table: 'answer_versions',
    numbered: true,
    columns: [
      ...['id', 'entry', 'step', 'item', 'tracks', 'replaced', 'device', 'changed'],
      ...['kind', 'number', 'text', 'words'],
    ],
    fits: (row) => isId(row.entry) && isInstant(row.replaced),
  },
  {
    table: 'typing',
    numbered: false,
    columns: ['entry', 'step', 'item', 'text', 'device', 'changed'],
    fits: (row) => isId(row.entry) && isInstant(row.changed),
  },
  {
    table: 'follow_ups',
    numbered: false,
    columns: [
      ...['id', 'flow', 'origin', 'due', 'about', 'state', 'answered_by', 'device', 'changed'],
    ],
    fits: (row) => isId(row.id) && isId(row.origin),
  },
  {
    table: 'links',
    numbered: false,
    columns: ['from_entry', 'to_entry', 'device', 'changed'],
    fits: (row) => isId(row.from_entry) && isId(row.to_entry),
  },
  {
    table: 'tombstones',
    numbered: false,
    columns: ['id'],
    fits: (row) => isId(row.id),
  },
]

/** The table a row is from, told by its form; undefined for rows of an index, the search and the like. */
export const recognise = (
  found: Row,
): { readonly table: Table; readonly row: Named } | undefined => {
  for (const { table, numbered, columns, fits } of shapes) {
    if (found.cells.length !== columns.length || numbered !== (found.rowid !== undefined)) continue
    const row = named(columns, found)
    if (fits(row)) return { table, row }
  }
  return undefined
}

const named = (columns: readonly string[], { rowid, cells }: Row): Named =>
  Object.fromEntries(
    columns.map((column, index) => {
      // SQLite keeps the number of a row where its id would be, and nothing in the id's own place.
      const cell = rowid !== undefined && column === 'id' ? rowid : (cells[index] ?? null)
      return [column, plain(cell)]
    }),
  )

const plain = (cell: Cell): string | number | null => (Buffer.isBuffer(cell) ? null : cell)

/** The number of an answer, from its place in the index: there was one, even where the answer itself is lost. */
export const answerNamed = ({ rowid, cells }: Row): number | undefined => {
  const [entry, , , number] = cells
  if (rowid !== undefined || cells.length !== 4 || !isId(entry)) return undefined
  return typeof number === 'number' ? number : undefined
}
