import { dirname } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Connection } from '../../../src/adapters/sqlite/connection.ts'
import { migrate, migrations } from '../../../src/adapters/sqlite/migrations.ts'
import { exitCode } from '../../../src/errors.ts'
import { footprint, newStore, problemOf, writeEntry } from './journal-folder.ts'

const connectionTo = (path: string): Connection => {
  const connection = new Connection({ path, patience: 50 })
  onTestFinished(() => connection.close())
  return connection
}

const journalWithEntry = (): string => {
  const { path, store } = newStore()
  writeEntry(store, 'tea')
  store.close()
  return path
}

const columnsOf = (connection: Connection): string[] =>
  connection
    .rows<{ name: string }>("SELECT name FROM pragma_table_info('entries')")
    .map(({ name }) => name)

const colour = "ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'"
const shape = "ALTER TABLE entries ADD COLUMN shape TEXT NOT NULL DEFAULT 'round'"

describe('migrating', () => {
  test('takes every step there is, and then none', () => {
    const connection = connectionTo(journalWithEntry())
    for (let time = 0; time < 2; time++) {
      migrate(connection, [...migrations, colour, shape])
      expect(connection.identity().version).toBe(migrations.length + 2)
      expect(columnsOf(connection)).toEqual(expect.arrayContaining(['colour', 'shape']))
    }
    expect(connection.row('SELECT colour, shape FROM entries')).toEqual({
      colour: 'none',
      shape: 'round',
    })
  })

  test('takes all steps or none: one that fails leaves the journal as it was', () => {
    const path = journalWithEntry()
    const connection = connectionTo(path)
    const failing = [
      ...migrations,
      colour,
      'DELETE FROM entries; SELECT no_such_column FROM people',
    ]
    expect(() => migrate(connection, failing)).toThrow('no_such_column')
    expect(connection.identity().version).toBe(migrations.length)
    expect(columnsOf(connection)).not.toContain('colour')
    expect(newStore(path).store.entries.list({})).toHaveLength(1)
  })

  test('looks again once it has the journal to itself: another window may have been there', () => {
    const path = journalWithEntry()
    const [one, other] = [connectionTo(path), connectionTo(path)]
    const steps = [...migrations, colour]
    const asked = one.identity.bind(one)
    let times = 0
    // The other window migrates between the first look of this one and its turn to write.
    one.identity = () => {
      const identity = asked()
      if (times++ === 0) migrate(other, steps)
      return identity
    }
    migrate(one, steps)
    expect(times).toBe(2)
    expect(one.identity().version).toBe(steps.length)
  })

  test('stops when the other window was a newer program', () => {
    const connection = connectionTo(journalWithEntry())
    migrate(connection, [...migrations, colour, shape])
    const problem = problemOf(() => migrate(connection, [...migrations, colour]))
    expect(problem.code).toBe(exitCode.damaged)
    expect(problem.message).toContain('newer')
  })

  test('a journal that is up to date is not written to', () => {
    const path = journalWithEntry()
    const before = footprint(dirname(path))
    migrate(connectionTo(path))
    expect(footprint(dirname(path)).filter(({ name }) => name === 'journal.db')).toEqual(before)
  })
})
