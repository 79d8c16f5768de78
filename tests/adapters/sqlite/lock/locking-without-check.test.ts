import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCode } from '../../../../src/errors.ts'
import { readBeside, writeBeside } from '../../../../src/journal/lock.ts'
import { recipientOf } from '../../../../src/journal/sealing.ts'
import { damage, overwrite, pagesOf } from '../../../support/damage.ts'
import { codeOf, journalIn, newFolder, textsOf, write } from '../../../support/journals.ts'

const marker = 'MARKER of one evening'
const passphrase = 'four words nobody guesses'

const written = () => {
  const folder = newFolder()
  const journal = journalIn(folder)
  const store = journal.open()
  write(store, marker)
  store.close()
  return { folder, ...journal, check: `${journal.path}.key-check` }
}

const locked = () => {
  const journal = written()
  journal.lock.lock(passphrase)
  return journal
}

describe('a locked journal without its key check', () => {
  const away = (check: string) => rmSync(check)
  const damaged = (check: string) => writeFileSync(check, '{"capacity-lock": 1, "chec')
  const ofAnother = (check: string) =>
    writeFileSync(check, readFileSync(check, 'utf8').replace(/"salt": "../, '"salt": "ff'))

  test.each([away, damaged, ofAnother])(
    'opens with the passphrase alone, and has one again (%#)',
    (change) => {
      const { folder, check } = locked()
      const before = readFileSync(check)
      change(check)
      const found = journalIn(folder)
      expect([found.lock.isLocked(), found.lock.isShut()]).toEqual([true, true])
      expect(found.keyring.checkFound()).toBe('missing')
      expect(found.lock.opensWith(passphrase)).toBe(true)
      expect(textsOf(found)).toEqual([marker])
      expect(found.keyring.mendCheck()).toBe('missing')
      expect(readFileSync(check)).toEqual(before)
    },
  )

  test('opens so too where a folder has its name', () => {
    const { folder, check } = locked()
    away(check)
    mkdirSync(check)
    const found = journalIn(folder)
    expect(found.lock.opensWith(passphrase)).toBe(true)
    expect(textsOf(found)).toEqual([marker])
  })

  test('copied alone to another machine, it can be unlocked there', () => {
    const folder = newFolder()
    copyFileSync(locked().path, join(folder, 'journal.db'))
    const found = journalIn(folder)
    expect(found.lock.opensWith(passphrase)).toBe(true)
    found.lock.unlock()
    expect(textsOf(journalIn(folder))).toEqual([marker])
  })

  test('with another passphrase stays shut, and nothing tells which of the two is wrong', () => {
    const { folder, check } = locked()
    expect(journalIn(folder).lock.tellsWrong()).toBe(true)
    rmSync(check)
    const { lock, open } = journalIn(folder)
    expect(lock.opensWith('not this one')).toBe(false)
    expect(lock.tellsWrong()).toBe(false)
    expect(codeOf(open)).toBe(exitCode.passphrase)
  })

  test('and damaged in its first page, the right passphrase is known by the others', () => {
    const { folder, path, check } = locked()
    rmSync(check)
    overwrite(path, 100, Buffer.alloc(300))
    const { lock } = journalIn(folder)
    expect(lock.opensWith('not this one')).toBe(false)
    expect(codeOf(() => lock.opensWith(passphrase))).toBe(exitCode.damaged)
    expect(lock.isShut()).toBe(false)
  })
})

test('an open journal that begins as none does is damaged, and nobody is asked for a passphrase', () => {
  const { folder, path } = written()
  damage(path, 1)
  expect(pagesOf(path)).toBeGreaterThan(3)
  const found = journalIn(folder)
  expect(found.lock.isLocked()).toBe(false)
  expect(codeOf(found.open)).toBe(exitCode.damaged)
})

describe('whom notes are sealed for', () => {
  test('is held against the key, and put right', () => {
    const { folder, check, path } = locked()
    const before = readFileSync(check, 'utf8')
    const { checks, remembered } = readBeside(before)
    const seal = recipientOf(Buffer.alloc(32, 9))
    writeFileSync(
      check,
      writeBeside({ checks: checks.map((one) => ({ ...one, seal })), remembered }),
    )
    const { keyring } = journalIn(folder)
    expect(keyring.checkFound()).toBe('unknown')
    expect(keyring.opensWith(passphrase, path)).toBe(true)
    expect(keyring.checkFound()).toBe('foreign')
    expect(keyring.mendCheck()).toBe('foreign')
    expect(readFileSync(check, 'utf8')).toBe(before)
    expect(keyring.mendCheck()).toBe('fits')
  })
})

test('a key check left beside an open journal goes, unless notes wait that may need it', () => {
  const { folder, check, path, lock } = locked()
  const kept = readFileSync(check)
  lock.unlock()
  const sealed = join(folder, 'sealed')
  mkdirSync(sealed)
  writeFileSync(join(sealed, '01.age'), '')
  writeFileSync(check, kept)
  journalIn(folder).keyring.mendCheck()
  expect(readFileSync(check)).toEqual(kept)
  rmSync(sealed, { recursive: true })
  journalIn(folder).keyring.mendCheck()
  expect([existsSync(check), existsSync(path)]).toEqual([false, true])
})
