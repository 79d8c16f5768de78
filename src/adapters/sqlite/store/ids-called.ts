import type { Connection } from '../connection.ts'

/** Fewer characters would fit too many ids. */
const fewest = 4

/** The ids in a table that start or end with these characters, in order; none for fewer than four. */
export const idsCalled = (
  connection: Connection,
  table: 'entries' | 'people' | 'follow_ups',
  part: string,
): readonly string[] => {
  if (part.length < fewest) return []
  const sql = `SELECT id FROM ${table}
    WHERE substr(id, 1, length(:part)) = :part OR substr(id, -length(:part)) = :part
    ORDER BY id`
  return connection.rows<{ id: string }>(sql, { part: part.toLowerCase() }).map(({ id }) => id)
}
