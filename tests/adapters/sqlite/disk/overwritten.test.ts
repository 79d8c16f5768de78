import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

linux('a second backup of the day, which nobody needs, leaves no word', () => {
  const folder = newFolder()
  const backups = join(folder, 'backups')
  const unborn: ReturnType<typeof watched>[] = []
  const now = () => {
    const names = existsSync(backups) ? readdirSync(backups) : []
    for (const name of names.filter((one) => one.endsWith('.new')))
      unborn.push(watched(join(backups, name)))
    return new Date('2026-11-23T09:00:00Z')
  }
  const journal = journalIn(folder, now)
  const store = journal.open()
  write(store, page)
  store.close()
  journal.backups.make('daily')
  journal.backups.make('daily')
  const gone = unborn.filter(({ names }) => names() === 0)
  expect(gone.length).toBeGreaterThan(0)
  expect(gone.filter(({ bytes }) => bytes().includes(marker))).toEqual([])
})
