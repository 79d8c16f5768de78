import type { Earlier, Entry } from '../../../journal/entry.ts'
import type { Wanted } from '../../../journal/store.ts'
import type { Connection, Given } from '../connection.ts'
import { type AnswerColumns, fromColumns } from './answers.ts'

const newestFirst = 'ORDER BY instant DESC, id DESC'

/** The entries of `SELECT … FROM entries` with that ending, in its order. */
const read = (connection: Connection, ending: string, given: Given): Entry[] => {
  const entries = `
    SELECT id, flow, flow_version AS flowVersion, person, instant, utc_offset AS offset, zone, day,
      written, state
    FROM entries ${ending}`
  const answers = `
    SELECT entry, step, item, tracks, kind, number, text, words
    FROM answers WHERE entry IN (SELECT id FROM entries ${ending}) ORDER BY id`
  // One transaction, so that both are of the same moment while another window writes.
  return connection.read(() => {
    const found = connection.rows<Omit<Entry, 'answers'>>(entries, given)
    const columns = connection.rows<AnswerColumns & { entry: string }>(answers, given)
    const byEntry = Map.groupBy(columns, ({ entry }) => entry)
    return found.map((one) => ({ ...one, answers: (byEntry.get(one.id) ?? []).map(fromColumns) }))
  })
}

export const entryOf = (connection: Connection, id: string): Entry | undefined =>
  read(connection, 'WHERE id = :id', { id })[0]

/** What the answers of an entry were before, oldest first. */
export const earlierIn = (connection: Connection, entry: string): readonly Earlier[] => {
  const sql = `SELECT step, item, tracks, kind, number, text, words, replaced
    FROM answer_versions WHERE entry = :entry ORDER BY id`
  const rows = connection.rows<AnswerColumns & { replaced: string }>(sql, { entry })
  return rows.map(({ replaced, ...columns }) => ({ ...fromColumns(columns), replaced }))
}

const conditions: Readonly<Record<Exclude<keyof Wanted, 'newest'>, string>> = {
  since: 'day >= :since',
  until: 'day <= :until',
  person: 'person = :person',
  flows: 'flow IN (SELECT value FROM json_each(:flows))',
  state: 'state = :state',
}

/** The entries that fit, oldest first. */
export const entriesWanted = (connection: Connection, wanted: Wanted): readonly Entry[] => {
  const { newest, flows, ...plain } = wanted
  const given: Given = { ...plain, ...(flows && { flows: JSON.stringify(flows) }) }
  const fitting = Object.entries(conditions).flatMap(([name, sql]) => (name in given ? [sql] : []))
  const where = fitting.length === 0 ? '' : `WHERE ${fitting.join(' AND ')}`
  const ending = `${where} ${newestFirst} LIMIT :newest`
  return read(connection, ending, { ...given, newest: newest ?? -1 }).reverse()
}

const holdingAll = `WHERE id IN (
  SELECT answers.entry
  FROM json_each(:words) AS word
    JOIN search ON search MATCH word.value
    JOIN answers ON answers.id = search.rowid
  GROUP BY answers.entry
  HAVING count(DISTINCT word.key) = :count
)`

const hasSomethingToFind = /[\p{L}\p{N}\p{Co}]/u

/** In quotes a word is text to FTS5, whatever stands in it; its reader stops at a NUL. */
const quoted = (word: string): string => `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`

/** The entries that hold all of these words, newest first. Signs that no word has are passed over. */
export const entriesHolding = (connection: Connection, words: readonly string[]): Entry[] => {
  const sought = words.filter((word) => hasSomethingToFind.test(word)).map(quoted)
  if (sought.length === 0) return []
  return read(connection, `${holdingAll} ${newestFirst}`, {
    words: JSON.stringify(sought),
    count: sought.length,
  })
}
