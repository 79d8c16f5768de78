import fs, { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exitCode } from '../../../../src/errors.ts'
import { codeOf, journalIn, textsOf, write } from '../../../support/journals.ts'
import { written } from '../written-journal.ts'

// A memory stick (FAT, exFAT) knows no links.
const { linkSync } = fs
const refuse = () => {
  throw Object.assign(new Error('no links here'), { code: 'EPERM' })
}
const links = (how: typeof linkSync) => {
  fs.linkSync = how
  syncBuiltinESMExports()
}
beforeAll(() => links(refuse))
afterAll(() => links(linkSync))

const passphrase = 'four words nobody guesses'

/** A locked journal that was killed: a third entry is in its log alone. */
const killed = () => {
  const journal = written()
  const backup = journal.backups.make('by-hand').path
  journal.lock.lock(passphrase)
  const store = journal.open()
  write(store, 'in the log')
  const [file, log] = [readFileSync(journal.path), readFileSync(`${journal.path}-wal`)]
  store.close()
  writeFileSync(journal.path, file)
  writeFileSync(`${journal.path}-wal`, log)
  return { ...journal, backup, log }
}

test('a journal whose passphrase is forgotten is kept with all there is, and replaced', () => {
  const { folder, backup } = killed()
  const journal = journalIn(folder)
  const kept = journal.backups.putBack(backup)
  expect(textsOf(journal)).toHaveLength(2)
  expect(readdirSync(folder).toSorted()).toEqual(['backups', 'journal.db'])
  const later = journalIn(folder)
  expect(later.lock.opensWith(passphrase, kept?.path)).toBe(true)
  expect(later.backups.look(kept?.path ?? '').counts.entries).toBe(3)
})

test('it is refused while another window has it open, and nothing changes', () => {
  const { folder, backup, open } = killed()
  const window = open()
  expect(codeOf(() => journalIn(folder).backups.putBack(backup))).toBe(exitCode.busy)
  write(window, 'going on')
  window.close()
  expect(textsOf({ open })).toContain('going on')
  expect(readdirSync(folder).toSorted()).toEqual(['backups', 'journal.db', 'journal.db.key-check'])
}, 20_000)

test('a log without its journal is kept aside', () => {
  const { folder, path, log } = killed()
  rmSync(path)
  rmSync(`${path}.key-check`)
  expect(textsOf(journalIn(folder))).toEqual([])
  expect(readFileSync(`${path}-wal.from-an-earlier-journal`)).toEqual(log)
})
