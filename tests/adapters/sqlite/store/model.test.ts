import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore, type StoreOpening } from '../../../../src/adapters/sqlite/store/store.ts'
import { isProblem } from '../../../../src/errors.ts'
import { uuidBytes } from '../../../../src/journal/uuid.ts'
import { expectIndexToFit } from '../index-check.ts'
import { newFolder, openingOf } from '../journal-folder.ts'
import { anyCall, type Call, type Journal, pickFrom } from './calls.ts'
import { PlainJournal } from './plain-journal.ts'

const everythingIn = (journal: Journal): object => ({
  entries: journal.entries.list({}),
  typed: journal.entries
    .list({})
    .flatMap(({ id }) =>
      ['before', 'happened', 'feelings', 'lived'].flatMap((one) =>
        ['', 'honesty', 'courage'].map((thing) => journal.entries.typed(id, one, thing)),
      ),
    ),
  links: journal.entries.links(),
  followUps: journal.followUps.list(),
  people: journal.people.list(),
  marks: ['tea', 'Kettle', '7'].map((mark) => journal.marks.get(mark)),
  found: ['tea', 'kettle', 'zlutoucky', 'KUN'].map((sought) =>
    journal.entries.search([sought]).map(({ id }) => id),
  ),
})

/** What a call comes to: its value, or that it was refused. */
const outcome = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    if (isProblem(error)) return 'refused'
    throw error
  }
}

/** Ids that count from 1, for the real store by its random bytes and for the plain journal as they are. */
const countedIds = () => {
  let real = 0
  let plain = 0
  const random = (bytes: number): Uint8Array => {
    const last = Buffer.alloc(bytes)
    last.writeUIntBE(bytes === uuidBytes ? ++real : 1, bytes - 6, 6)
    return last
  }
  const next = () => `01a2056a-9200-7000-8000-${(++plain).toString(16).padStart(12, '0')}`
  /** A call may use up an id before it is refused: the plain journal goes on from where the real one is. */
  const together = () => {
    plain = real
  }
  return { random, next, together }
}

/** Two windows on one journal, each of which may be closed and opened anew. */
const twoWindows = (opening: StoreOpening) => {
  const windows = [openStore(opening), openStore(opening)]
  return {
    at: (which: number, anew: boolean) => {
      if (anew) {
        windows[which]?.close()
        windows[which] = openStore(opening)
      }
      return windows[which] as Journal
    },
    close: () => {
      for (const one of windows) one.close()
    },
  }
}

const withRaw = (path: string, look: (raw: Database.Database) => void): void => {
  const raw = new Database(path)
  look(raw)
  raw.close()
}

const turn = fc.record({
  call: anyCall,
  which: fc.nat(1),
  anew: fc.nat(9).map((any) => any === 0),
})

test('whatever is called, two windows together do what plain lists in memory do', () => {
  const folder = newFolder()
  let journals = 0
  const property = (turns: readonly { call: Call; which: number; anew: boolean }[]) => {
    const { random, next, together } = countedIds()
    const now = () => new Date('2026-11-22T22:40:00.000Z')
    const path = join(folder, `${++journals}.db`)
    const windows = twoWindows(openingOf(path, { random, now }))
    const plain = new PlainJournal(next)
    try {
      for (const { call, which, anew } of turns) {
        const real = windows.at(which, anew)
        const pick = pickFrom(plain)
        together()
        expect(outcome(() => call(real, pick))).toEqual(outcome(() => call(plain, pick)))
      }
      expect(everythingIn(windows.at(0, false))).toEqual(everythingIn(plain))
      expect(everythingIn(windows.at(1, true))).toEqual(everythingIn(plain))
      withRaw(path, expectIndexToFit)
    } finally {
      windows.close()
    }
  }
  const turns = fc.array(turn, { minLength: 1, maxLength: 60, size: 'max' })
  const numRuns = Number(process.env.CAPACITY_MODEL_RUNS ?? 60)
  fc.assert(fc.property(turns, property), { seed: 20261122, numRuns })
}, 120_000)
