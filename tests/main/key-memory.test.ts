import { expect, test } from 'vitest'
import { keyringOf } from '../../src/adapters/sqlite/lock/keyring.ts'
import type { SystemKeyring } from '../../src/adapters/system/keyring.ts'
import { Problem } from '../../src/errors.ts'
import { keyMemoryOf } from '../../src/main/key-memory.ts'
import { filesHolding, journalIn, newFolder, write } from '../support/journals.ts'

const passphrase = 'four words nobody guesses'

/** A keyring that keeps what it is given, and can be shut. */
const newSystem = () => {
  const kept = new Map<string, string>()
  const state = { shut: false, asked: 0 }
  const open = <Result>(work: () => Result): Promise<Result> => {
    state.asked += 1
    return state.shut ? Promise.reject(new Problem('shut')) : Promise.resolve(work())
  }
  const system: SystemKeyring = {
    get: (account) => open(() => kept.get(account)),
    set: (account, secret) => open(() => void kept.set(account, secret)),
    remove: (account) => open(() => void kept.delete(account)),
  }
  return { kept, state, system }
}

/** A locked journal; `arrive` is a program that has been given no passphrase yet. */
const locked = () => {
  const folder = newFolder()
  const journal = journalIn(folder)
  const store = journal.open()
  write(store, 'tea')
  store.close()
  journal.lock.lock(passphrase)
  const { kept, state, system } = newSystem()
  const arrive = () => {
    const keyring = keyringOf(journal.path)
    return { keyring, memory: keyMemoryOf({ path: journal.path, keyring, system }) }
  }
  const here = () => {
    const arrived = arrive()
    expect(arrived.keyring.opensWith(passphrase, journal.path)).toBe(true)
    return arrived.memory
  }
  return { ...journal, folder, kept, state, arrive, here }
}

test('without having been asked for, the keyring is not touched', () => {
  const { arrive, state } = locked()
  expect(arrive().memory.isWanted()).toBe(false)
  expect(state.asked).toBe(0)
})

test('what is remembered opens the journal without the passphrase, and is not the passphrase', async () => {
  const { arrive, here, kept, path, folder } = locked()
  await here().keep()
  const [secret = ''] = kept.values()
  expect(secret).toMatch(/^[0-9a-f]{96}$/)
  expect(filesHolding(folder, secret)).toEqual([])
  const { memory, keyring } = arrive()
  expect([memory.isWanted(), keyring.isShut(path)]).toEqual([true, true])
  expect(await memory.open()).toBe(true)
  expect(keyring.isShut(path)).toBe(false)
})

test('forgotten, it opens nothing, and nothing is left of it', async () => {
  const { arrive, here, kept } = locked()
  await here().keep()
  await arrive().memory.forget()
  expect(kept.size).toBe(0)
  const { memory } = arrive()
  expect([memory.isWanted(), await memory.open()]).toEqual([false, false])
})

test('after a change of passphrase it is worth nothing until it is kept anew', async () => {
  const { arrive, here, lock, path } = locked()
  await here().keep()
  lock.lock('another four words')
  const { memory, keyring } = arrive()
  expect([memory.isWanted(), await memory.open()]).toEqual([true, false])
  expect(keyring.opensWith('another four words', path)).toBe(true)
  await memory.keep()
  expect(await arrive().memory.open()).toBe(true)
}, 60_000)

test.each(['', 'no hex', 'ab'.repeat(48), 'ab'.repeat(16)])(
  'what somebody else put there opens nothing: %j',
  async (secret) => {
    const { arrive, here, kept, path } = locked()
    await here().keep()
    kept.set(path, secret)
    expect(await arrive().memory.open()).toBe(false)
  },
)

test('a keyring that stays shut opens nothing, and says so only when it is to keep or forget', async () => {
  const { arrive, here, state } = locked()
  await here().keep()
  state.shut = true
  const { memory } = arrive()
  expect(await memory.open()).toBe(false)
  await expect(memory.forget()).rejects.toThrow('shut')
  await expect(here().keep()).rejects.toThrow('shut')
  expect(memory.isWanted()).toBe(true)
})
