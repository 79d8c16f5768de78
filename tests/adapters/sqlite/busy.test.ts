import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/adapters/sqlite/store.ts'
import { exitCode } from '../../../src/errors.ts'
import { newStore, openingOf, problemOf, writeEntry } from './journal-folder.ts'
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
    const other = spawnSync(process.execPath, [resolve('tests/adapters/sqlite/filler.ts'), path])
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
