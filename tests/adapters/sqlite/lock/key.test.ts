import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { Connection } from '../../../../src/adapters/sqlite/connection.ts'
import { openStore } from '../../../../src/adapters/sqlite/store/store.ts'
import { exitCode } from '../../../../src/errors.ts'
import {
  filesHolding,
  footprint,
  newStore,
  openingOf,
  problemOf,
  writeEntry,
} from '../journal-folder.ts'

const key = Buffer.alloc(48, 7)

const raiseVersion = (path: string): void => {
  const connection = new Connection({ path, key })
  connection.execute('PRAGMA user_version = 99')
  connection.close()
}

test('with a key, no file holds a word, nor begins as a database does', () => {
  const { path, store } = newStore(undefined, { key })
  const id = writeEntry(store, 'xqlockedq')
  expect(filesHolding(dirname(path), 'xqlockedq')).toEqual([])
  store.close()
  expect(filesHolding(dirname(path), 'xqlockedq')).toEqual([])
  expect(readFileSync(path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  const again = newStore(path, { key }).store
  expect(again.entries.search(['xqlockedq']).map((entry) => entry.id)).toEqual([id])
  again.entries.remove(id)
  expect(again.entries.list({})).toEqual([])
})

test.each([
  ['no key', undefined],
  ['another key', Buffer.alloc(48, 8)],
])('with %s it is refused, and not touched', (_, wrong) => {
  const { path, store } = newStore(undefined, { key })
  writeEntry(store, 'tea')
  store.close()
  const before = footprint(dirname(path))
  const opening = openingOf(path, wrong ? { key: wrong } : {})
  expect(problemOf(() => openStore(opening)).code).toBe(exitCode.damaged)
  expect(footprint(dirname(path))).toEqual(before)
})

test('a newer version is refused behind a key too', () => {
  const { path, store } = newStore(undefined, { key })
  writeEntry(store, 'tea')
  store.close()
  raiseVersion(path)
  const before = footprint(dirname(path))
  const problem = problemOf(() => openStore(openingOf(path, { key })))
  expect(problem.why).toContain('99')
  expect(footprint(dirname(path))).toEqual(before)
})
