import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import { damageByChance, harms } from '../support/damage.ts'
import { newHome } from '../support/home.ts'
import { journalIn, write } from '../support/journals.ts'

const many = 40
const marker = 'MARKER of one evening'
const passphrase = 'four words nobody guesses'

/** A home with a journal of some size, locked or not, and what opens it where nobody is asked. */
const writtenHome = async (locked: boolean) => {
  const home = newHome()
  const journal = journalIn(home.journal)
  const store = journal.open()
  for (let number = 0; number < many; number += 1)
    write(store, `${marker} ${number}. ${'And more of it. '.repeat(number * 3)}`)
  store.close()
  if (locked) journal.lock.lock(passphrase)
  const file = join(home.folder, 'passphrase')
  writeFileSync(file, passphrase, { mode: 0o600 })
  const env = locked ? { CAPACITY_PASSPHRASE_FILE: file } : {}
  const run = (...args: string[]) => home.run(args, { env })
  const bytes = () => readFileSync(journal.path)
  // The first look at a journal that was just locked says in the file how it is written to.
  expect(await run('log')).toMatchObject({ code: 0 })
  return { home, run, bytes, path: journal.path }
}

type Written = Awaited<ReturnType<typeof writtenHome>>

const readers = [['log', '--all'], ['report', '--all'], ['search', 'MARKER'], ['doctor']]

/** Runs what reads: each is done, or says in three lines that the journal is damaged, and none mends anything. */
const expectNoticed = async ({ run, bytes }: Written): Promise<void> => {
  const before = bytes()
  for (const args of readers) {
    const { code, stdout, stderr } = await run(...args)
    expect([0, 13], `${args}: ${stderr}`).toContain(code)
    expect(stderr).not.toContain('Something went wrong')
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    if (args[0] === 'doctor') {
      expect({ code, stderr }).toMatchObject({ code: 13 })
      expect(stdout + stderr).toMatch(/journal|salvage/i)
      expect(stdout + stderr).not.toContain(marker)
    }
    expect(bytes().equals(before), `${args} wrote`).toBe(true)
  }
}

/** Saves what can be read beside it, puts it in its place, and reads it; or says that there is nothing. */
const expectSalvaged = async ({ run, bytes }: Written): Promise<number> => {
  const before = bytes()
  const { code, stdout, stderr } = await run('doctor', '--salvage', '--json')
  expect(bytes().equals(before)).toBe(true)
  if (code !== 0) {
    expect(code, stderr).toBe(13)
    expect(stderr).toContain('capacity restore')
    return 0
  }
  const { salvaged } = JSON.parse(stdout) as { salvaged: { path: string; entries: number } }
  expect(existsSync(salvaged.path)).toBe(true)
  expect(await run('restore', salvaged.path, '--yes')).toMatchObject({ code: 0 })
  const log = await run('log', '--all')
  expect(log.code, log.stderr).toBe(0)
  expect(log.stdout.trimEnd().split('\n')).toHaveLength(salvaged.entries)
  expect((await run('doctor')).stdout).toContain('journal')
  return salvaged.entries
}

describe.each([
  ['an open journal', false],
  ['a locked journal', true],
])('%s', (_, locked) => {
  test.each([1, 2, 3])(
    'overwritten by chance (%i)',
    async (seed) => {
      const written = await writtenHome(locked)
      damageByChance(written.path, seed)
      await expectNoticed(written)
      await expectSalvaged(written)
    },
    120_000,
  )

  test.each(Object.keys(harms))(
    '%s',
    async (harm) => {
      const written = await writtenHome(locked)
      harms[harm]?.(written.path)
      await expectNoticed(written)
      await expectSalvaged(written)
    },
    120_000,
  )

  test('whose log is damaged can still be read, and what was in the file is there', async () => {
    const written = await writtenHome(locked)
    const { path, lock, keyring } = journalIn(written.home.journal)
    if (locked) lock.opensWith(passphrase)
    const outside = { device: 'other', now: () => new Date(), random: randomBytes }
    const window = openStore({ path, key: keyring.keyOf(path), mode: 'write', ...outside })
    for (let number = 0; number < 20; number += 1) write(window, `in the log ${number}`)
    damageByChance(`${written.path}-wal`, 5, 6)
    expect(await expectSalvagedCopy(written)).toBeGreaterThanOrEqual(many)
    window.close()
  }, 120_000)
})

/** The journal is open in another window, so that it cannot be replaced: what was saved stays beside it. */
const expectSalvagedCopy = async ({ run }: Written): Promise<number> => {
  const { code, stdout, stderr } = await run('doctor', '--salvage', '--json')
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return (JSON.parse(stdout) as { salvaged: { entries: number } }).salvaged.entries
}
