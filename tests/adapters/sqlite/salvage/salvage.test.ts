import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepChecks } from '../../../../src/adapters/sqlite/lock/key-check.ts'
import { salvageJournal } from '../../../../src/adapters/sqlite/salvage/salvage.ts'
import { exitCode, isProblem } from '../../../../src/errors.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { damage, overwrite, pagesOf } from '../../../support/damage.ts'
import { journalIn, newFolder, textsIn, write } from '../../../support/journals.ts'

const many = 60
const long = 'a long evening, told at length. '.repeat(400)
const textOf = (number: number): string =>
  number % 15 === 0 ? `${number}: ${long}` : `${number}: what was said at the table`

/** A journal of some size with every kind of row, in a folder; closed. */
const written = (passphrase?: string) => {
  const folder = newFolder()
  const journal = journalIn(folder)
  const store = journal.open()
  const alex = store.people.add('Alex', 'partner')
  const ids = Array.from({ length: many }, (_, number) => write(store, textOf(number)))
  const [first = '', second = ''] = ids
  store.entries.about(first, alex.id)
  store.entries.keep(first, {
    step: 'moment',
    item: '',
    tracks: '',
    value: { kind: 'text', text: textOf(0) },
  })
  store.entries.link({ from: second, to: first })
  store.close()
  if (passphrase) journal.lock.lock(passphrase)
  return { folder, ...journal }
}

const salvaged = ({ folder, path, keyring }: ReturnType<typeof written>) => {
  const to = join(newFolder(), 'journal.db')
  const told = salvageJournal({ path, key: keyring.keyOf(path) }, to)
  if (existsSync(`${path}.key-check`)) copyFileSync(`${path}.key-check`, `${to}.key-check`)
  return { told, folder, to }
}

const reopened = <Result>(
  to: string,
  passphrase: string | undefined,
  work: (store: Store) => Result,
) => {
  const journal = journalIn(join(to, '..'))
  if (passphrase) expect(journal.lock.opensWith(passphrase)).toBe(true)
  const store = journal.open()
  try {
    return work(store)
  } finally {
    store.close()
  }
}

describe.each([undefined, 'four words nobody guesses'])('locked with %s', (passphrase) => {
  test('a whole journal is saved whole', () => {
    const { told, to } = salvaged(written(passphrase))
    expect(told).toMatchObject({ headless: 0, lost: 0, unreadable: 0 })
    expect(told.counts).toEqual({ entries: many, people: 1, followUps: 0 })
    reopened(to, passphrase, (store) => {
      expect(textsIn(store).toSorted()).toEqual(
        Array.from({ length: many }, (_, number) => textOf(number)).toSorted(),
      )
      const [alex] = store.people.list()
      const about = store.entries.list({ person: alex?.id ?? '' })
      expect(about).toHaveLength(1)
      expect(store.entries.links()).toHaveLength(1)
      expect(store.entries.search(['table']).length).toBe(many - 4)
    })
  })

  test('what is only in the log is saved as well', () => {
    const journal = written(passphrase)
    const window = journal.open()
    write(window, 'not folded in yet')
    const { to } = salvaged(journal)
    window.close()
    expect(reopened(to, passphrase, textsIn)).toContain('not folded in yet')
  })

  test('whatever page is damaged, what stands on the others is saved, and what is lost is counted', () => {
    const journal = written(passphrase)
    const whole = readFileSync(journal.path)
    const pages = pagesOf(journal.path)
    const copy = join(newFolder(), 'journal.db')
    for (let page = 1; page <= pages; page += 1) {
      copyFileSync(journal.path, copy)
      damage(copy, page)
      const { counts, lost, headless, cut, unreadable, path } = salvageJournal(
        { path: copy, key: journal.keyring.keyOf(journal.path) },
        `${copy}.${page}`,
      )
      const saved = reopenedTexts(path, journal)
      expect(saved.length).toBeGreaterThan(many / 2)
      const wrong = saved.filter((text) => text !== textOf(Number.parseInt(text, 10)))
      expect(
        wrong.filter((text) => !textOf(Number.parseInt(text, 10)).startsWith(text)),
      ).toHaveLength(0)
      expect(wrong.length).toBeLessThanOrEqual(cut)
      expect(saved.length + lost).toBeGreaterThanOrEqual(many)
      expect(counts.entries).toBeGreaterThanOrEqual(saved.length)
      expect(unreadable).toBe(passphrase ? 1 : 0)
      expect(headless).toBeLessThanOrEqual(many)
    }
    expect(readFileSync(journal.path)).toEqual(whole)
  })
})

const reopenedTexts = (path: string, { keyring }: ReturnType<typeof written>): string[] => {
  const folder = newFolder()
  copyFileSync(path, join(folder, 'journal.db'))
  const journal = journalIn(folder)
  const key = keyring.keyOf(path)
  if (key) keepChecks(journal.path, [key])
  if (key) journal.keyring.remember(key)
  const store = journal.open()
  try {
    return textsIn(store)
  } finally {
    store.close()
  }
}

test('a file of noise has nothing to save, and ends in a sentence', () => {
  const { path } = written()
  for (let page = 1; page <= pagesOf(path); page += 1) damage(path, page)
  const to = `${path}.salvaged`
  try {
    salvageJournal({ path }, to)
    expect.unreachable()
  } catch (error) {
    expect(isProblem(error) && error.code).toBe(exitCode.damaged)
  }
  expect(existsSync(to)).toBe(false)
})

test('a page number in the log that cannot be is passed over, and not counted up to', () => {
  const journal = written()
  const window = journal.open()
  write(window, 'not folded in yet')
  const log = `${journal.path}-wal`
  for (const at of [32, 32 + 4120]) overwrite(log, at, Buffer.from([0xff, 0xff, 0xff, 0xf0]))
  const { told } = salvaged(journal)
  window.close()
  expect(told.counts.entries).toBeGreaterThanOrEqual(many)
})

test('where there is no journal, that is said, and nothing is made', () => {
  const folder = newFolder()
  try {
    salvageJournal({ path: join(folder, 'journal.db') }, join(folder, 'saved.db'))
    expect.unreachable()
  } catch (error) {
    expect(isProblem(error) && error.code).toBe(exitCode.noJournal)
  }
  expect(readdirSync(folder)).toEqual([])
})
