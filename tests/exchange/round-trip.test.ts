import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import { readJournal } from '../../src/exchange/read-json.ts'
import { writeJournal } from '../../src/exchange/write-json.ts'
import type { Contents } from '../../src/journal/contents.ts'
import type { Link } from '../../src/journal/entry.ts'
import type { Store } from '../../src/journal/store.ts'
import { openingOf } from '../adapters/sqlite/journal-folder.ts'
import { journals } from './journals.ts'

/** Does something with an empty journal in memory. */
const withEmpty = <T>(work: (store: Store) => T): T => {
  const store = openStore(openingOf(':memory:'))
  try {
    return work(store)
  } finally {
    store.close()
  }
}

const exportOf = (contents: Contents): string =>
  withEmpty((store) => {
    store.takeIn(contents)
    return writeJournal(store.contents())
  })

test('out of one journal, into an empty one, and out again: byte for byte the same', () => {
  fc.assert(
    fc.property(journals, (contents) => {
      const first = exportOf(contents)
      expect(exportOf(readJournal(first))).toBe(first)
    }),
    { seed: 20261122, numRuns: 300 },
  )
})

test('nothing that was written is missing from an export', () => {
  fc.assert(
    fc.property(journals, (contents) => {
      const out = readJournal(exportOf(contents))
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
      expect(out.people.toSorted(byId)).toEqual(contents.people.toSorted(byId))
      expect(out.entries.toSorted(byId)).toEqual(contents.entries.toSorted(byId))
      expect(out.followUps.toSorted(byId)).toEqual(contents.followUps.toSorted(byId))
      expect(new Set(out.typing)).toEqual(new Set(contents.typing))
      expect(out.tombstones.toSorted()).toEqual(contents.tombstones.toSorted())
      const ends = ({ from, to }: Link) => `${from} ${to}`
      expect(new Set(out.links.map(ends))).toEqual(new Set(contents.links.map(ends)))
    }),
    { seed: 20261122, numRuns: 100 },
  )
})

const nothingTaken = {
  ...{ people: 0, entries: 0, finished: 0, settled: 0, known: 0, deleted: 0 },
  deletedThere: [],
}

test('brought in a second time, it changes nothing', () => {
  fc.assert(
    fc.property(journals, (contents) =>
      withEmpty((store) => {
        store.takeIn(contents)
        const before = writeJournal(store.contents())
        const again = store.takeIn(readJournal(before))
        const known = contents.entries.length
        expect(again).toEqual({ ...nothingTaken, known })
        expect(writeJournal(store.contents())).toBe(before)
      }),
    ),
    { seed: 20261122, numRuns: 100 },
  )
})

test('an export holds no byte that a terminal would obey', () => {
  fc.assert(
    fc.property(journals, (contents) => {
      expect(exportOf(contents)).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
    }),
    { seed: 20261122, numRuns: 100 },
  )
})
