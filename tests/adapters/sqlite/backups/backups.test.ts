import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Connection } from '../../../../src/adapters/sqlite/connection.ts'
import { exitCode } from '../../../../src/errors.ts'
import type { Brief, Look } from '../../../../src/journal/backups.ts'
import { damage } from '../../../support/damage.ts'
import { codeOf, journalIn, newFolder, textsOf, write } from '../../../support/journals.ts'
import { problemOf } from '../journal-folder.ts'
import { marker, written } from '../written-journal.ts'

const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('making one', () => {
  test('a backup is a whole journal of its own, for its owner alone', () => {
    const { backups, folder } = written()
    const { path, counts } = backups.make('by-hand')
    expect(counts).toEqual({ entries: 2, people: 0, followUps: 0 })
    expect([modeOf(path), modeOf(backups.folder)]).toEqual([0o600, 0o700])
    const there = newFolder()
    copyFileSync(path, join(there, 'journal.db'))
    expect(textsOf(journalIn(there))).toEqual([marker, 'tea on the balcony'])
    expect(readdirSync(join(folder, 'backups'))).toEqual([basename(path)])
  })

  test('the day has one of its own, made once', () => {
    const { backups, open } = written()
    backups.makeDaily()
    const store = open()
    write(store, 'later that day')
    store.close()
    backups.makeDaily()
    expect(backups.list().map(({ name }) => name)).toEqual(['journal-2026-11-23.db'])
    expect(backups.look(join(backups.folder, 'journal-2026-11-23.db')).counts.entries).toBe(2)
  })

  test('two of one second are two', () => {
    const { backups } = written()
    const names = [backups.make('by-hand'), backups.make('by-hand')].map(({ name }) => name)
    expect(names).toEqual([
      'journal-2026-11-23T090000Z-by-hand.db',
      'journal-2026-11-23T090000Z-by-hand-2.db',
    ])
  })

  test('a damaged journal pushes no good backup out, and leaves nothing half made', () => {
    let day = 1
    const { backups, path } = written(() => new Date(`2026-11-${String(day).padStart(2, '0')}`))
    for (; day <= 7; day += 1) backups.makeDaily()
    const before = readdirSync(backups.folder)
    expect(before).toHaveLength(7)
    damage(path, 2)
    expect(codeOf(() => backups.makeDaily())).toBe(exitCode.damaged)
    expect(readdirSync(backups.folder)).toEqual(before)
  })

  test('the eighth day lets the first go', () => {
    let day = 10
    const { backups } = written(() => new Date(`2026-11-${day}`))
    for (; day <= 22; day += 1) backups.makeDaily()
    const days = backups.list().map((one) => one.day.slice(-2))
    expect(days).toEqual(['22', '21', '20', '19', '18', '17', '16', '15'])
  })

  test('without a journal there is nothing to copy', () => {
    expect(codeOf(() => journalIn(newFolder()).backups.make('by-hand'))).toBe(exitCode.noJournal)
  })

  test('a database of another program is not copied', () => {
    const { backups, path } = written()
    const connection = new Connection({ path })
    connection.execute('PRAGMA application_id = 1')
    connection.close()
    expect(codeOf(() => backups.make('by-hand'))).toBe(exitCode.damaged)
    expect(backups.list()).toEqual([])
  })

  test('a journal of a newer program is copied whole, for that one to put back', () => {
    const { backups, path } = written()
    const connection = new Connection({ path })
    connection.execute('PRAGMA user_version = 99')
    connection.close()
    expect(backups.make('by-hand').counts.entries).toBe(2)
  })

  test('one that may go and cannot be removed does not make a new one fail', () => {
    let day = 10
    const { backups } = written(() => new Date(`2026-11-${day}`))
    for (; day <= 17; day += 1) backups.makeDaily()
    mkdirSync(join(backups.folder, 'journal-2026-11-10.db-wal'))
    backups.makeDaily()
    expect(backups.list()[0]?.day).toBe('2026-11-18')
  })

  test('a snapshot somebody linked elsewhere stays whole when its backup goes', () => {
    let day = 10
    const { backups, folder } = written(() => new Date(`2026-11-${day}`))
    backups.makeDaily()
    const snapshot = join(folder, 'snapshot.db')
    linkSync(join(backups.folder, 'journal-2026-11-10.db'), snapshot)
    for (; day <= 22; day += 1) backups.makeDaily()
    expect(existsSync(join(backups.folder, 'journal-2026-11-10.db'))).toBe(false)
    expect(backups.look(snapshot).counts.entries).toBe(2)
  })

  test('a link that leads nowhere and has its name is told of, and stays', () => {
    const { backups } = written()
    mkdirSync(backups.folder)
    const link = join(backups.folder, 'journal-2026-11-23.db')
    symlinkSync('/not/connected', link)
    const problem = problemOf(() => backups.makeDaily())
    expect([problem.code, problem.why]).toEqual([1, expect.stringContaining(link)])
    expect(readdirSync(backups.folder)).toEqual([basename(link)])
  })

  test('a folder that is a link to a disk that is not connected is told of, and stays', () => {
    const { backups, path } = written()
    symlinkSync('/not/connected', backups.folder)
    for (const make of [backups.makeDaily, () => backups.make('by-hand')])
      expect(problemOf(make).message).toBe('There is no such folder.')
    expect(backups.list()).toEqual([])
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['backups', 'journal.db'])
  })

  test('another folder has to be there', () => {
    const { backups, folder, path: journal } = written()
    expect(codeOf(() => backups.make('by-hand', join(folder, 'usb')))).toBe(exitCode.usage)
    expect(codeOf(() => backups.make('by-hand', journal))).toBe(exitCode.usage)
    const elsewhere = newFolder()
    const { path } = backups.make('by-hand', elsewhere)
    expect(path.startsWith(elsewhere)).toBe(true)
    expect(existsSync(backups.folder)).toBe(false)
  })
})

/** The ids in a difference, by what becomes of them. */
const idsOf = (present: Look['present']) =>
  present &&
  Object.fromEntries(
    Object.entries(present.difference).map(([what, all]) => [
      what,
      all.map((one: Brief) => one.id),
    ]),
  )

describe('putting one back', () => {
  test('what would change is counted', () => {
    const { backups, open, first, second } = written()
    const { path } = backups.make('by-hand')
    const store = open()
    store.entries.remove(first)
    const later = write(store, 'written since', '2026-11-23')
    store.close()
    const { counts, newest, present } = backups.look(path)
    expect(counts).toEqual({ entries: 2, people: 0, followUps: 0 })
    expect(newest).toMatchObject({ id: second, flow: 'journal', zone: 'Europe/Berlin' })
    expect(present?.counts.entries).toBe(2)
    expect(present?.newest?.id).toBe(later)
    expect(idsOf(present)).toEqual({ back: [first], deleted: [first], gone: [later], changed: [] })
  })

  test('an entry that was changed since counts as changed', () => {
    let now = new Date('2026-11-23T09:00:00Z')
    const { backups, open, second } = written(() => now)
    const { path } = backups.make('by-hand')
    now = new Date('2026-11-23T10:00:00Z')
    const store = open()
    const value = { kind: 'text', text: 'coffee' } as const
    store.entries.keep(second, { step: 'moment', item: '', tracks: '', value })
    store.close()
    const { present } = backups.look(path)
    expect(idsOf(present)).toEqual({ back: [], deleted: [], gone: [], changed: [second] })
  })

  test('it takes the place of the journal, which is kept first', () => {
    const journal = written()
    const { path } = journal.backups.make('by-hand')
    const store = journal.open()
    write(store, 'written since', '2026-11-23')
    store.close()
    const kept = journal.backups.putBack(path)
    expect(textsOf(journal)).toEqual([marker, 'tea on the balcony'])
    expect(kept?.reason).toBe('before-restore')
    journal.backups.putBack(kept?.path ?? '')
    expect(textsOf(journal)).toEqual([marker, 'tea on the balcony', 'written since'])
  })

  test('it can be put where there is no journal', () => {
    const { path } = written().backups.make('by-hand')
    const elsewhere = journalIn(newFolder())
    expect(elsewhere.backups.putBack(path)).toBeUndefined()
    expect(textsOf(elsewhere)).toEqual([marker, 'tea on the balcony'])
  })

  test('a damaged journal is no hindrance; it is kept byte for byte', () => {
    const journal = written()
    const { path } = journal.backups.make('by-hand')
    damage(journal.path, 1)
    const bytes = readFileSync(journal.path)
    expect(journal.backups.look(path).present).toBeUndefined()
    const kept = journal.backups.putBack(path)
    expect(textsOf(journal)).toEqual([marker, 'tea on the balcony'])
    expect(kept?.reason).toBe('unopened')
    expect(readFileSync(kept?.path ?? '')).toEqual(bytes)
  })

  // A file whose beginning is damaged cannot be told from one that is locked.
  test.each([
    [1, exitCode.passphrase],
    [3, exitCode.damaged],
    [8, exitCode.damaged],
  ])('a backup with page %i damaged is refused, and nothing changes', (page, code) => {
    const { folder, backups } = written()
    const { path } = backups.make('by-hand')
    damage(path, page)
    const before = readdirSync(folder, { recursive: true })
    expect(codeOf(() => backups.putBack(path))).toBe(code)
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })

  test('while another window has the journal open, it is refused', () => {
    const { backups, open } = written()
    const { path } = backups.make('by-hand')
    const window = open()
    expect(codeOf(() => backups.putBack(path))).toBe(exitCode.busy)
    window.close()
  }, 20_000)

  test.each<[string, (path: string) => void, number]>([
    ['no such file', () => {}, exitCode.usage],
    ['a note', (path) => writeFileSync(path, 'buy tea'), exitCode.damaged],
    ['a long note', (path) => writeFileSync(path, 'tea '.repeat(2048)), exitCode.passphrase],
    ['a folder', (path) => mkdirSync(path), exitCode.usage],
    ['a device', (path) => symlinkSync('/dev/zero', path), exitCode.usage],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), exitCode.usage],
    ['a link that leads nowhere', (path) => symlinkSync(`${path}-not`, path), exitCode.usage],
  ])('%s is no backup, and nothing changes', (_, make, code) => {
    const { backups, folder } = written()
    const path = join(folder, 'note.txt')
    make(path)
    const before = readdirSync(folder, { recursive: true })
    expect(codeOf(() => backups.look(path))).toBe(code)
    expect(codeOf(() => backups.putBack(path))).toBe(code)
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })

  test('a link to a backup is as good as the backup', () => {
    const journal = written()
    const link = join(journal.folder, 'the-one-i-want')
    symlinkSync(journal.backups.make('by-hand').path, link)
    expect(journal.backups.look(link).counts.entries).toBe(2)
    journal.backups.putBack(link)
    expect(textsOf(journal)).toEqual([marker, 'tea on the balcony'])
  })

  test('those that could not be opened push out none that can be, and after a month ten stay', () => {
    let now = new Date('2026-10-01T09:00:00Z')
    const journal = written(() => now)
    const before = Array.from({ length: 10 }, () => journal.backups.make('before-import').name)
    const { path } = journal.backups.make('by-hand')
    for (let time = 0; time < 12; time += 1) {
      damage(journal.path, 1)
      journal.backups.putBack(path)
    }
    const names = () => journal.backups.list().map(({ name }) => name)
    expect(names()).toEqual(expect.arrayContaining(before))
    const unopened = () => names().filter((name) => name.includes('unopened'))
    expect(unopened()).toHaveLength(12)
    now = new Date('2026-11-01T09:00:00Z')
    journal.backups.make('before-import')
    expect(unopened()).toHaveLength(10)
  })

  test('a journal of a newer program is refused untouched', () => {
    const { backups } = written()
    const { path } = backups.make('by-hand')
    const connection = new Connection({ path })
    connection.execute('PRAGMA user_version = 99')
    connection.close()
    expect(codeOf(() => backups.putBack(path))).toBe(exitCode.damaged)
  })
})
