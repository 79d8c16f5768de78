import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn, textsIn, write } from '../support/journals.ts'

const marker = 'MARKER of what nobody else is to read'
const killing = [
  process.execPath,
  '--import',
  resolve('tests/support/fixtures/killing.mjs'),
  resolve('bin/capacity.js'),
]
const [first, second] = ['the first passphrase', 'the second passphrase']

/** A home with one entry, locked with a passphrase or not, and files that hold both passphrases. */
const newJournal = (locked: string | undefined) => {
  const home = newHome()
  const files = [first, second].map((passphrase, index) => {
    const file = join(home.folder, `passphrase-${index}`)
    writeFileSync(file, `${passphrase}\n`)
    chmodSync(file, 0o600)
    return file
  })
  const journal = journalIn(home.journal)
  const store = journal.open()
  write(store, marker)
  store.close()
  if (locked !== undefined) journal.lock.lock(locked)
  const env = { CAPACITY_PASSPHRASE_FILE: files[0], CAPACITY_NEW_PASSPHRASE_FILE: undefined }
  return { ...home, env, newFile: files[1] }
}

/** What opens the journal now; exactly one thing may. */
const openedBy = (folder: string): string => {
  const { lock } = journalIn(folder)
  if (!lock.isLocked()) return 'nothing needed'
  const fitting = [first, second].filter((passphrase) => lock.opensWith(passphrase))
  return fitting.join(' and ')
}

const texts = (folder: string, passphrase: string): string[] => {
  const journal = journalIn(folder)
  if (passphrase !== 'nothing needed') journal.lock.opensWith(passphrase)
  const store = journal.open()
  const found = textsIn(store)
  store.close()
  return found
}

interface Way {
  readonly args: readonly string[]
  readonly from: string | undefined
  readonly to: string
  readonly change?: true
}

const ways: readonly Way[] = [
  { args: ['lock', '--yes'], from: undefined, to: first },
  { args: ['lock', '--change', '--yes'], from: first, to: second, change: true },
  { args: ['unlock', '--yes'], from: first, to: 'nothing needed' },
]

/** Runs a way to its end or to the kill; whether it was killed, and what opens the journal then. */
const killedBefore = async (call: number, { args, from, to, change }: Way) => {
  const { journal, run, env, newFile } = newJournal(from)
  const { signal } = await run(args, {
    program: killing,
    env: {
      ...env,
      ...(change && { CAPACITY_NEW_PASSPHRASE_FILE: newFile }),
      KILL_BEFORE: String(call),
    },
  })
  const opener = openedBy(journal)
  expect([from ?? 'nothing needed', to]).toContain(opener)
  // While a lock is being taken away, the copy that is not yet the journal can be read; never otherwise.
  const leftovers = filesHolding(journal, marker).filter((file) => file !== 'journal.db')
  expect(leftovers.filter((file) => args[0] === 'lock' || file !== 'journal.db.new')).toEqual([])
  expect(texts(journal, opener)).toEqual([marker])
  const readable = opener === 'nothing needed' ? ['journal.db'] : []
  expect(filesHolding(journal, marker)).toEqual(readable)
  expect(readdirSync(journal)).not.toContain('journal.db.new')
  return { killed: signal === 'SIGKILL', opener }
}

/** Every so many calls a kill; `npm run test:crash` tries them all. */
const stride = Number(process.env.CAPACITY_KILL_STRIDE ?? 12)

test.each(ways)(
  '$args: killed at any moment, the old key or the new one opens it',
  async (way) => {
    const openers = new Set<string>()
    for (let call = 1; ; call += stride) {
      const { killed, opener } = await killedBefore(call, way)
      openers.add(opener)
      if (!killed) break
    }
    expect([...openers]).toEqual([way.from ?? 'nothing needed', way.to])
  },
  Math.max(600_000, 3_600_000 / stride),
)
