import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { holding } from '../../../../src/adapters/sqlite/held.ts'
import { exitCode } from '../../../../src/errors.ts'
import { journalIn, newFolder, textsIn, write } from '../../../support/journals.ts'

const locker = fileURLToPath(new URL('./locker.ts', import.meta.url))
const lockedElsewhere = (folder: string) =>
  spawnSync(process.execPath, [locker, folder, 'four words nobody guesses']).status

test('a file that is held, whatever is in it, is opened by no other program', () => {
  const folder = newFolder()
  const { open, path } = journalIn(folder)
  const store = open()
  write(store, 'one')
  store.close()
  holding(path, randomBytes, ({ isInPlace }) => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
    expect(lockedElsewhere(folder)).toBe(exitCode.busy)
    expect(isInPlace()).toBe(true)
  })
  expect(lockedElsewhere(folder)).toBe(exitCode.done)
}, 30_000)

test('a look at an open journal takes no lock of it away: nobody replaces it meanwhile', () => {
  const folder = newFolder()
  const { keyring, open, path } = journalIn(folder)
  const store = open()
  write(store, 'one')
  expect([keyring.isLocked(path), keyring.isShut(path)]).toEqual([false, false])
  expect(lockedElsewhere(folder)).toBe(exitCode.busy)
  write(store, 'two')
  expect(textsIn(store)).toEqual(['one', 'two'])
  store.close()
  expect(lockedElsewhere(folder)).toBe(exitCode.done)
}, 30_000)
