import type { Marks } from '../../../journal/store.ts'
import type { Keeping } from './keeping.ts'

/** The notes a journal keeps about itself. */
export const marksIn = ({ connection }: Keeping): Marks => ({
  get(name) {
    const sql = 'SELECT value FROM marks WHERE name = :name'
    return connection.row<{ value: string }>(sql, { name })?.value
  },
  set(name, value) {
    const sql = `INSERT INTO marks (name, value) VALUES (:name, :value)
      ON CONFLICT DO UPDATE SET value = :value`
    connection.write(() => connection.run(sql, { name, value }))
  },
})
