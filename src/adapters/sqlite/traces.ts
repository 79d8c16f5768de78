import { isProblem } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { notYetCleared } from './problems.ts'

const pending = 'traces to clear'

/** Notes, within the transaction that deletes, that traces are to be cleared: a crash in between forgets nothing. */
export const noteTraces = (connection: Connection): void => {
  const sql = "INSERT INTO marks (name, value) VALUES (:pending, '') ON CONFLICT DO NOTHING"
  connection.run(sql, { pending })
}

const areNoted = (connection: Connection): boolean =>
  connection.row('SELECT 1 FROM marks WHERE name = :pending', { pending }) !== undefined

/** As many pages of zeros as a file has. */
const ballast = `
  CREATE TABLE ballast (zeros BLOB);
  WITH RECURSIVE pages (page) AS (
    SELECT page_count FROM pragma_page_count UNION ALL SELECT page - 1 FROM pages WHERE page > 1
  )
  INSERT INTO ballast SELECT zeroblob(page_size) FROM pages, pragma_page_size;`

/**
 * Writes every page of a file anew: even with `secure_delete`, one may hold a second copy of a row that once
 * moved to make room. Those a smaller file has no use for are cut off, and the disk keeps them as they are: so
 * zeros come into them first, as the last table there is.
 */
export const writeAnew = (connection: Connection): void => {
  const noBallast = 'DROP TABLE IF EXISTS ballast'
  // Killed on the way, it is still there.
  connection.execute(noBallast)
  connection.write(() => connection.execute(ballast))
  connection.execute('VACUUM')
  connection.emptyLog()
  connection.execute(noBallast)
  connection.execute('VACUUM')
  connection.emptyLog()
}

/** Takes every trace of what was deleted out of the files. */
export const clearTraces = (connection: Connection): void => {
  if (!areNoted(connection)) return
  try {
    writeAnew(connection)
    connection.write(() => connection.run('DELETE FROM marks WHERE name = :pending', { pending }))
  } catch (error) {
    throw isProblem(error) ? notYetCleared(error) : error
  }
}

/** Tries what an earlier deletion could not finish; while that cannot be done yet, it stays noted. */
export const clearEarlierTraces = (connection: Connection): void => {
  try {
    clearTraces(connection)
  } catch (error) {
    if (!isProblem(error)) throw error
  }
}
