import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { Store } from '../../../../src/journal/store.ts'
import { journalIn, newFolder, write } from '../../../support/journals.ts'

const marker = 'xqovernightq'
const page = `${`${marker} and how it went on. `.repeat(400)}`

/** The bytes a file has, even once it has lost its name: what its blocks on the disk hold when they are free. */
const watched = (path: string) => {
  const file = openSync(path, 'r')
  onTestFinished(() => closeSync(file))
  return {
    names: () => fstatSync(file).nlink,
    bytes: () => readFileSync(`/proc/self/fd/${file}`),
  }
}

const journalWith = (...texts: readonly string[]) => {
  const journal = journalIn(newFolder())
  const store = journal.open()
  const ids = texts.map((text) => write(store, text))
  return { ...journal, store, ids, log: `${journal.path}-wal` }
}

const linux = test.runIf(process.platform === 'linux')

linux('closing a journal leaves no word in the log it removes', () => {
  const { store, log } = journalWith(page)
  const left = watched(log)
  expect(left.bytes().includes(marker)).toBe(true)
  store.close()
  expect(left.names()).toBe(0)
  expect(left.bytes().length).toBeGreaterThan(0)
  expect(left.bytes().includes(marker)).toBe(false)
})

linux('closing one of two windows leaves the log to the other', () => {
  const { store, open, log } = journalWith()
  const other: Store = open()
  write(store, page)
  const left = watched(log)
  store.close()
  expect(left.names()).toBe(1)
  expect(other.entries.search([marker])).toHaveLength(1)
  other.close()
  expect(left.bytes().includes(marker)).toBe(false)
})
