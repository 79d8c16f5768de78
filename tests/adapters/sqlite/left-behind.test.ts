import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCode } from '../../../src/errors.ts'
import {
  codeOf,
  filesHolding,
  journalIn,
  newFolder,
  textsOf,
  write,
} from '../../support/journals.ts'
import { acknowledgedBy, expectAllThere } from './acknowledged.ts'
import { newStore } from './journal-folder.ts'
import { marker, written } from './written-journal.ts'

/** A journal that went away and left its log, with words in it; `backup` is a copy from before them. */
const withLogLeft = () => {
  const journal = written()
  const backup = join(newFolder(), 'backup.db')
  copyFileSync(journal.backups.make('by-hand').path, backup)
  rmSync(journal.backups.folder, { recursive: true })
  const store = journal.open()
  write(store, 'only in the log')
  const log = readFileSync(`${journal.path}-wal`)
  store.close()
  rmSync(journal.path)
  writeFileSync(`${journal.path}-wal`, log)
  return { ...journal, log, backup, kept: `${journal.path}-wal.from-an-earlier-journal` }
}

describe('a log without its journal', () => {
  test('is kept aside by a new journal, which is sound, and is told of', () => {
    const { folder, path, log, kept } = withLogLeft()
    const told: string[] = []
    const journal = journalIn(folder, undefined, (where) => told.push(where))
    const store = journal.open()
    write(store, 'brand new')
    store.close()
    expect(textsOf(journal)).toEqual(['brand new'])
    expect(readFileSync(kept)).toEqual(log)
    expect(told).toEqual([kept])
    expect(readdirSync(folder).toSorted()).toEqual(['journal.db', kept.slice(folder.length + 1)])
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  test('is kept aside by a backup that is put back, and by the next beside the first', () => {
    const { folder, path, backup, log, kept } = withLogLeft()
    for (const name of [kept, `${kept}-2`]) {
      const told: string[] = []
      const journal = journalIn(folder, undefined, (where) => told.push(where))
      expect(journal.backups.putBack(backup)).toBeUndefined()
      expect(textsOf(journal)).toEqual([marker, 'tea on the balcony'])
      expect(readFileSync(name)).toEqual(log)
      expect(told).toEqual([name])
      rmSync(path)
      writeFileSync(`${path}-wal`, log)
    }
    expect(filesHolding(folder, 'only in the log')).toHaveLength(3)
  })

  test('so is what a change of the file itself left', () => {
    const { folder, path, backup } = withLogLeft()
    rmSync(`${path}-wal`)
    writeFileSync(`${path}-journal`, 'pages as they were')
    journalIn(folder).backups.putBack(backup)
    expect(readFileSync(`${path}-journal.from-an-earlier-journal`, 'utf8')).toBe(
      'pages as they were',
    )
  })

  test('of no bytes is nothing to keep', () => {
    const { folder, path } = withLogLeft()
    writeFileSync(`${path}-wal`, '')
    textsOf(journalIn(folder))
    expect(readdirSync(folder)).toEqual(['journal.db'])
  })

  test('is never taken for the log of the new journal by many who begin it together', async () => {
    const { path, log, kept } = withLogLeft()
    const all = await Promise.all(
      Array.from({ length: 4 }, (_, n) => acknowledgedBy([path, `writer-${n}`, '3'])),
    )
    const { store } = newStore(path)
    for (const acknowledged of all) expectAllThere(store, acknowledged)
    expect(readFileSync(kept)).toEqual(log)
  }, 60_000)
})

describe('a journal that could not be opened, kept with its log', () => {
  const passphrase = 'four words nobody guesses'

  /** One whose passphrase was forgotten, and remembered; two entries are in its log alone. */
  const unopened = () => {
    const journal = written()
    const { path: backup } = journal.backups.make('by-hand')
    journal.lock.lock(passphrase)
    const store = journal.open()
    write(store, 'in the log')
    const [db, log] = [readFileSync(journal.path), readFileSync(`${journal.path}-wal`)]
    store.close()
    writeFileSync(journal.path, db)
    writeFileSync(`${journal.path}-wal`, log)
    const kept = journalIn(journal.folder).backups.putBack(backup)
    if (kept === undefined) throw new Error('Nothing was kept')
    const again = journalIn(journal.folder)
    expect(again.lock.opensWith(passphrase, kept.path)).toBe(true)
    return { ...journal, ...again, kept }
  }

  test('has both, byte for byte', () => {
    const { backups, kept } = unopened()
    expect(kept.reason).toBe('unopened')
    expect(backups.look(kept.path).counts.entries).toBe(3)
  })

  test('loses no other entry when one is taken out of it', () => {
    const { backups, kept, first } = unopened()
    backups.removeFrom(kept, first)
    expect(backups.look(kept.path).counts.entries).toBe(2)
    expect(existsSync(`${kept.path}-wal`)).toBe(false)
  })

  test('loses none when it is locked as the journal is', () => {
    const { backups, lock, kept } = unopened()
    lock.lock('another four words of mine')
    backups.lockAsJournal(kept)
    expect(backups.look(kept.path).counts.entries).toBe(3)
    expect(backups.isLockedAsJournal(kept)).toBe(true)
  })

  test('is refused while another window has it open', () => {
    const journal = written()
    const { path: backup } = journal.backups.make('by-hand')
    journal.lock.lock(passphrase)
    const window = journal.open()
    const other = journalIn(journal.folder)
    expect(codeOf(() => other.backups.putBack(backup))).toBe(exitCode.busy)
    write(window, 'going on')
    window.close()
    expect(textsOf(journal)).toContain('going on')
    expect(readdirSync(journal.folder).toSorted()).toEqual([
      'backups',
      'journal.db',
      'journal.db.key-check',
    ])
  }, 20_000)
})
