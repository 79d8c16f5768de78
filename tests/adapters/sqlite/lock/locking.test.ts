import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exitCode } from '../../../../src/errors.ts'
import { damage, pagesOf } from '../../../support/damage.ts'
import {
  codeOf,
  filesHolding,
  journalIn,
  newFolder,
  textsOf,
  write,
} from '../../../support/journals.ts'

const marker = 'MARKER of one evening'
const passphrase = 'four words nobody guesses'
const another = 'four other words'

const written = () => {
  const folder = newFolder()
  const journal = journalIn(folder)
  const store = journal.open()
  write(store, marker)
  store.people.add('Alex', 'partner')
  store.close()
  return { folder, ...journal }
}

const locked = () => {
  const journal = written()
  journal.lock.lock(passphrase)
  return journal
}

test('a locked journal cannot be read in any file', () => {
  const { folder } = locked()
  expect(filesHolding(folder, marker)).toEqual([])
  expect(filesHolding(folder, 'Alex')).toEqual([])
  expect(filesHolding(folder, 'SQLite format 3')).toEqual([])
  expect(readdirSync(folder).toSorted()).toEqual(['journal.db', 'journal.db.key-check'])
})

test('what is written afterwards is locked as well, also before it is folded into the file', () => {
  const { folder, open } = locked()
  const store = open()
  write(store, 'MARKER of the next evening')
  expect(readdirSync(folder)).toContain('journal.db-wal')
  expect(filesHolding(folder, 'MARKER')).toEqual([])
  store.close()
  expect(filesHolding(folder, 'MARKER')).toEqual([])
})

test('the passphrase opens it, another one does not, and nothing is written meanwhile', () => {
  const { folder } = locked()
  const before = readFileSync(`${folder}/journal.db`)
  const found = journalIn(folder)
  expect([found.lock.isLocked(), found.lock.isShut()]).toEqual([true, true])
  expect(codeOf(found.open)).toBe(exitCode.passphrase)
  expect(found.lock.opensWith('four words nobody guessed')).toBe(false)
  expect(codeOf(found.open)).toBe(exitCode.passphrase)
  expect(readFileSync(`${folder}/journal.db`)).toEqual(before)
  expect(found.lock.opensWith(passphrase)).toBe(true)
  expect(found.lock.isShut()).toBe(false)
  expect(textsOf(found)).toEqual([marker])
})

describe('a wrong passphrase is told from a damaged file', () => {
  test('where its first page is damaged, salt and all', () => {
    const { folder, path } = locked()
    damage(path, 1)
    const { lock } = journalIn(folder)
    expect(lock.opensWith('not this one')).toBe(false)
    expect(codeOf(() => lock.opensWith(passphrase))).toBe(exitCode.damaged)
  })

  test('damage further in is found when it is read', () => {
    const { folder, path } = locked()
    for (let page = 2; page <= pagesOf(path); page += 1) damage(path, page)
    const found = journalIn(folder)
    expect(found.lock.opensWith(passphrase)).toBe(true)
    expect(codeOf(found.open)).toBe(exitCode.damaged)
  })
})

test('another passphrase takes the place of the first', () => {
  const { folder, lock } = locked()
  lock.lock(another)
  const found = journalIn(folder)
  expect(found.lock.opensWith(passphrase)).toBe(false)
  expect(found.lock.opensWith(another)).toBe(true)
  expect(textsOf(found)).toEqual([marker])
})

test('unlocked, it is as it was', () => {
  const { folder, lock, path } = locked()
  lock.unlock()
  const found = journalIn(folder)
  expect(found.lock.isLocked()).toBe(false)
  expect(textsOf(found)).toEqual([marker])
  expect(existsSync(`${path}.key-check`)).toBe(false)
})

test('while another window has the journal open, it is not locked', () => {
  const { lock, open } = written()
  const window = open()
  expect(codeOf(() => lock.lock(passphrase))).toBe(exitCode.busy)
  window.close()
  expect(lock.isLocked()).toBe(false)
}, 20_000)

describe('backups', () => {
  test('are locked as the journal is, and open without anything else beside them', () => {
    const { backups } = locked()
    const { path } = backups.make('by-hand')
    const elsewhere = journalIn(newFolder())
    expect(elsewhere.lock.isShut(path)).toBe(true)
    expect(elsewhere.lock.opensWith(passphrase, path)).toBe(true)
    elsewhere.backups.putBack(path)
    expect(elsewhere.lock.isLocked()).toBe(true)
    expect(textsOf(elsewhere)).toEqual([marker])
  })

  test('from before the lock are told apart, and can be locked too', () => {
    const { folder, backups, lock } = written()
    const before = backups.make('by-hand')
    lock.lock(passphrase)
    const after = backups.make('by-hand')
    expect([before, after].map((one) => backups.isLockedAsJournal(one))).toEqual([false, true])
    expect(filesHolding(folder, marker)).toEqual([`backups/${before.name}`])
    backups.lockAsJournal(before)
    expect(backups.isLockedAsJournal(before)).toBe(true)
    expect(filesHolding(folder, marker)).toEqual([])
    expect(backups.look(before.path).counts).toEqual({ entries: 1, people: 1, followUps: 0 })
  })

  test('from before the lock can be removed', () => {
    const { folder, backups, lock } = written()
    const before = backups.make('by-hand')
    lock.lock(passphrase)
    backups.remove(before)
    expect(backups.list()).toEqual([])
    expect(filesHolding(folder, marker)).toEqual([])
  })

  test('that are not locked are put back locked, where the journal is', () => {
    const { folder, backups, lock, open } = written()
    const { path } = backups.make('by-hand')
    lock.lock(passphrase)
    backups.putBack(path)
    expect(lock.isLocked()).toBe(true)
    backups.remove(backups.list().find((one) => one.path === path) ?? backups.make('by-hand'))
    expect(filesHolding(folder, marker)).toEqual([])
    expect(textsOf({ open })).toEqual([marker])
  })

  test('that are locked bring their lock along, where the journal is not', () => {
    const { folder, backups, lock } = locked()
    const { path } = backups.make('by-hand')
    lock.unlock()
    backups.putBack(path)
    const found = journalIn(folder)
    expect(found.lock.isLocked()).toBe(true)
    expect(found.lock.opensWith(passphrase)).toBe(true)
    expect(textsOf(found)).toEqual([marker])
  })
})

/** SQLCipher 4 as its documentation describes it, without any of its code: the pages of a file in plain. */
const decrypted = (file: Buffer, secret: string): Buffer => {
  const [pageSize, ivLength, macLength, saltLength] = [4096, 16, 64, 16]
  const salt = file.subarray(0, saltLength)
  const key = pbkdf2Sync(secret, salt, 256_000, 32, 'sha512')
  const macSalt = salt.map((byte) => byte ^ 0x3a)
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512')
  const pages: Buffer[] = []
  for (let at = 0; at < file.length; at += pageSize) {
    const page = file.subarray(at + (at === 0 ? saltLength : 0), at + pageSize)
    const end = page.length - ivLength - macLength
    const number = Buffer.alloc(4)
    number.writeUInt32LE(at / pageSize + 1)
    const mac = createHmac('sha512', macKey)
      .update(page.subarray(0, end + ivLength))
      .update(number)
    expect(mac.digest()).toEqual(page.subarray(end + ivLength))
    const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + ivLength))
    decipher.setAutoPadding(false)
    pages.push(Buffer.concat([decipher.update(page.subarray(0, end)), decipher.final()]))
  }
  return Buffer.concat(pages)
}

test('the format is that of SQLCipher 4: other tools open it with the passphrase alone', () => {
  const { path } = locked()
  const plain = decrypted(readFileSync(path), passphrase)
  expect(plain.includes(marker)).toBe(true)
  expect(plain.includes('CREATE TABLE entries')).toBe(true)
})
