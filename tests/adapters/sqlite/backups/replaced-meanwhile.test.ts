import { linkSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from '../../../../src/adapters/sqlite/connection.ts'
import { exitCode } from '../../../../src/errors.ts'
import { codeOf, journalIn, textsOf, write } from '../../../support/journals.ts'
import { marker, written } from '../written-journal.ts'

/** Does something at the moment a journal is opened and about to be held, as another window may. */
const beforeHeld = (path: string, work: () => void): void => {
  const { execute } = Connection.prototype
  const restore = () => void Object.assign(Connection.prototype, { execute })
  onTestFinished(restore)
  Object.assign(Connection.prototype, {
    execute(this: Connection, sql: string) {
      if (sql.includes('locking_mode') && this.path === path) {
        restore()
        work()
      }
      execute.call(this, sql)
    },
  })
}

type Written = ReturnType<typeof written>

/** Putting back is for the journal somebody looked at; locking is for whichever is there. */
const works: readonly (readonly [string, (journal: Written, backup: string) => void, number])[] = [
  ['putting a backup back', ({ backups }, path) => void backups.putBack(path), exitCode.busy],
  ['locking', ({ lock }) => lock.lock('four words nobody guesses'), exitCode.done],
]

test.each(works)(
  'a journal that another window put there meanwhile stays, whoever is %s',
  (_, work, code) => {
    const journal = written()
    const { path: backup } = journal.backups.make('by-hand')
    const there = journalIn(join(journal.folder, 'there'), () => new Date('2026-11-24'))
    there.backups.putBack(backup)
    const store = there.open()
    write(store, 'written there')
    store.close()
    // Somebody's snapshot: what is in it is not blanked, and reads as well as ever.
    linkSync(journal.path, join(journal.folder, 'snapshot.db'))
    beforeHeld(journal.path, () => renameSync(there.path, journal.path))
    expect(codeOf(() => work(journal, backup))).toBe(code)
    expect(textsOf(journal)).toEqual([marker, 'tea on the balcony', 'written there'])
  },
)

test('a journal locked in another window after somebody looked is not taken for a lost one', () => {
  const journal = written()
  const { path: backup } = journal.backups.make('by-hand')
  journal.backups.look(backup)
  journalIn(journal.folder).lock.lock('four words nobody guesses')
  expect(codeOf(() => journal.backups.putBack(backup))).toBe(exitCode.busy)
  expect(journal.backups.list().map(({ reason }) => reason)).toEqual(['by-hand'])
  expect(journal.lock.opensWith('four words nobody guesses')).toBe(true)
  expect(textsOf(journal)).toEqual([marker, 'tea on the balcony'])
})
