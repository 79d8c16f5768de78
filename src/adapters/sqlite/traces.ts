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

/**
 * Takes every trace of what was deleted out of the files. Even with `secure_delete`, a page may hold a
 * second copy of a row that once moved to make room, so the pages are all written anew.
 */
export const clearTraces = (connection: Connection): void => {
  if (!areNoted(connection)) return
  try {
    connection.execute('VACUUM')
    connection.emptyLog()
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
