import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openJournal } from '../../../src/adapters/sqlite/open.ts'
import { entryOf } from '../../../src/adapters/sqlite/store/finding-entries.ts'
import { openStore } from '../../../src/adapters/sqlite/store/store.ts'
import { exitCode } from '../../../src/errors.ts'
import { filler, newStore, openingOf, problemOf, writeEntry } from './journal-folder.ts'
import { answer, beginning, text } from './samples.ts'

const rawOn = (path: string) => {
  const raw = new Database(path)
  onTestFinished(() => {
    raw.close()
  })
  return raw
}

describe('two windows', () => {
  test('each sees at once what the other has kept', () => {
    const { path, store } = newStore()
    const other = newStore(path).store
    const id = store.entries.begin(beginning())
    store.entries.keep(id, answer('a', text('from one')))
    other.entries.keep(id, answer('b', text('from the other')))
    expect(store.entries.get(id)).toEqual(other.entries.get(id))
    expect(store.entries.get(id)?.answers).toHaveLength(2)
  })

  test('what is read together is of one moment, even if the other writes in between', () => {
    const { path, store } = newStore()
    const id = writeEntry(store, 'tea')
    const connection = openJournal(openingOf(path))
    onTestFinished(() => connection.close())
    const rows = connection.rows.bind(connection)
    connection.rows = (sql, given) => {
      const found = rows<never>(sql, given)
      store.entries.forget(id, ['happened'])
      return found
    }
    expect(entryOf(connection, id)?.answers).toHaveLength(1)
    expect(entryOf(connection, id)?.answers).toHaveLength(0)
  })

  test('while one writes, the other reads on, and writing waits, then says it is busy', () => {
    const { path, store } = newStore()
    const id = writeEntry(store, 'tea')
    const writer = rawOn(path)
    writer.exec('BEGIN IMMEDIATE')
    expect(store.entries.get(id)?.answers).toHaveLength(1)
    expect(store.entries.search(['tea'])).toHaveLength(1)
    for (const call of [
      () => store.entries.begin(beginning()),
      () => store.entries.keep(id, answer('a', text('unheard'))),
      () => store.entries.remove(id),
      () => store.marks.set('a', 'b'),
    ])
      expect(problemOf(call).code).toBe(exitCode.busy)
    writer.exec('ROLLBACK')
    expect(store.entries.get(id)?.answers).toHaveLength(1)
    store.entries.keep(id, answer('a', text('heard')))
    expect(store.entries.get(id)?.answers).toHaveLength(2)
  })

  test('a second store in one process does not take the first one’s locks away', () => {
    const { path, store } = newStore()
    writeEntry(store, 'tea')
    newStore(path).store.close()
    const other = spawnSync(process.execPath, [filler, path])
    expect(other.status).toBe(0)
    writeEntry(store, 'biscuits')
    expect(newStore(path).store.entries.search(['biscuits'])).toHaveLength(1)
    expect(existsSync(`${path}-wal`)).toBe(true)
  })

  test('a journal that a program keeps to itself is busy for whoever opens it', () => {
    const { path, store } = newStore()
    store.close()
    rawOn(path).exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT')
    for (const mode of ['read', 'write'] as const) {
      const problem = problemOf(() => openStore(openingOf(path, { mode })))
      expect(problem.code).toBe(exitCode.busy)
      expect([problem.message, problem.why, problem.next].every((line) => line !== '')).toBe(true)
    }
  })
})
