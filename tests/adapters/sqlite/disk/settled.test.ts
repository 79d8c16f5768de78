import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whenSettled } from '../../../../src/adapters/sqlite/disk/settled.ts'
import { examineJournal } from '../../../../src/adapters/sqlite/examining.ts'
import { openStore } from '../../../../src/adapters/sqlite/store/store.ts'
import { exitCode } from '../../../../src/errors.ts'
import {
  codeOf,
  countedChance,
  journalIn,
  newFolder,
  textsIn,
  write,
} from '../../../support/journals.ts'

const passphrase = 'four words nobody guesses'
const now = () => new Date('2026-11-23T09:00:00Z')

const written = (lockedAlready: boolean) => {
  const folder = newFolder()
  const { open, lock, path } = journalIn(folder)
  const store = open()
  write(store, 'one')
  store.close()
  if (lockedAlready) lock.lock(passphrase)
  return { folder, lock, path }
}

/** Opens a journal whose key was looked up before another window did something to it, so many times. */
const openedWhile = (path: string, folder: string, times: number, another: () => void) => {
  const { keyring } = journalIn(folder)
  const random = countedChance()
  let left = times
  return () =>
    whenSettled(path, () => {
      keyring.opensWith(passphrase, path)
      const key = keyring.keyOf(path)
      if (left > 0) another()
      left -= 1
      return openStore({ path, key, mode: 'write', device: 'test', now, random })
    })
}

test.each([
  ['locked', false],
  ['unlocked', true],
])('a journal that is %s in another window meanwhile is not taken for damaged', (_, before) => {
  const { folder, lock, path } = written(before)
  const change = () => (before ? lock.unlock() : lock.lock(passphrase))
  const store = openedWhile(path, folder, 1, change)()
  expect(textsIn(store)).toEqual(['one'])
  store.close()
})

test('one that is unlocked while its passphrase is tried is opened, and not with the key from before', () => {
  const { folder, lock, path } = written(true)
  const { keyring } = journalIn(folder)
  const check = readFileSync(`${path}.key-check`)
  let isLocked = true
  const stretched = {
    normalize: () => {
      if (isLocked) lock.unlock()
      // It goes a moment after the file.
      if (isLocked) writeFileSync(`${path}.key-check`, check)
      isLocked = false
      return passphrase
    },
  } as unknown as string
  expect(keyring.opensWith(stretched, path)).toBe(true)
  expect(keyring.keyOf(path)).toBeUndefined()
  expect(examineJournal(path, keyring)).toMatchObject({ how: 'read', locked: false })
})

test.each([
  ['locked', false, 'shut'],
  ['unlocked', true, 'read'],
])('one that is %s while it is looked into is not said to be damaged', (_, before, how) => {
  const { folder, lock, path } = written(before)
  const { keyring } = journalIn(folder)
  if (before) keyring.opensWith(passphrase, path)
  let changes = 1
  const keyOf = (journal: string) => {
    const key = keyring.keyOf(journal)
    if (changes > 0) before ? lock.unlock() : lock.lock(passphrase)
    changes -= 1
    return key
  }
  expect(examineJournal(path, { ...keyring, keyOf })).toMatchObject({ how })
})

test('one that goes on changing is busy', () => {
  const { folder, lock, path } = written(false)
  let isLocked = false
  const change = () => {
    isLocked = !isLocked
    if (isLocked) lock.lock(passphrase)
    else lock.unlock()
  }
  expect(codeOf(openedWhile(path, folder, 20, change))).toBe(exitCode.busy)
}, 60_000)

test('one that nobody touches is judged at once', () => {
  const path = join(newFolder(), 'journal.db')
  writeFileSync(path, 'no journal')
  let times = 0
  const opening = () => {
    times += 1
    return openStore({ path, mode: 'write', device: 'test', now, random: countedChance() })
  }
  expect(codeOf(() => whenSettled(path, opening))).toBe(exitCode.damaged)
  expect(times).toBe(1)
})

test('a passphrase that does not open a journal is tried again on the one that took its place', () => {
  const { path } = written(false)
  let tried = 0
  const result = whenSettled(
    path,
    () => {
      tried += 1
      if (tried === 1) writeFileSync(path, 'another one')
      return tried === 2
    },
    (isRight) => isRight,
  )
  expect([result, tried]).toEqual([true, 2])
})
