import { cpSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { filesHolding, journalIn } from '../support/journals.ts'
import { marker, writtenHome } from './written-home.ts'

const program = [
  process.execPath,
  '--import',
  resolve('tests/support/fixtures/killing.mjs'),
  resolve('bin/capacity.js'),
]

/** Every so many calls a kill; `npm run test:crash` tries them all. */
const stride = Number(process.env.CAPACITY_KILL_STRIDE ?? 9)
const patience = Math.max(600_000, 3_600_000 / stride)

const earlier = 'journal-2026-01-01.db'

/** A journal of two entries; the first of them, with the marker, is in a backup of an earlier day as well. */
const backedUp = async () => {
  const { home, id } = await writtenHome()
  const folder = join(home.journal, 'backups')
  for (const name of readdirSync(folder)) renameSync(join(folder, name), join(folder, earlier))
  return { home, id }
}

/** Kills a command before one call after the other, each time in a copy of that journal, until it comes to its end. */
const killedEverywhere = async (
  { home }: Awaited<ReturnType<typeof backedUp>>,
  args: readonly string[],
  expectWell: (journal: string, run: typeof home.run) => Promise<void>,
  given: Readonly<Record<string, string>> = {},
): Promise<number> => {
  for (let call = 1; ; call += stride) {
    const journal = join(home.folder, `killed-before-${call}`)
    cpSync(home.journal, journal, { recursive: true })
    const env = { ...given, CAPACITY_HOME: journal }
    const { signal } = await home.run(args, { program, env: { ...env, KILL_BEFORE: String(call) } })
    await expectWell(journal, (more) => home.run(more, { env }))
    if (signal !== 'SIGKILL') return call
  }
}

/** The backups that count, each opened and checked from end to end, with how many entries are in it. */
const goodOnes = (journal: string): Readonly<Record<string, number>> => {
  const { backups } = journalIn(journal)
  return Object.fromEntries(
    backups.list().map(({ path, name }) => [name, backups.look(path).counts.entries]),
  )
}

const unfinished = (journal: string) =>
  readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.new'),
  )

test(
  'a backup killed at any moment leaves no half one that counts, and takes no good one away',
  async () => {
    const last = await killedEverywhere(
      await backedUp(),
      ['journal', 'one more evening'],
      async (journal, run) => {
        const { [earlier]: first, ...ofToday } = goodOnes(journal)
        expect(first).toBe(1)
        for (const entries of Object.values(ofToday)) expect(entries).toBe(2)
        expect(await run(['journal', 'and another'])).toMatchObject({ code: 0 })
        expect(Object.keys(goodOnes(journal))).toHaveLength(2)
        expect(unfinished(journal)).toEqual([])
      },
    )
    expect(last).toBeGreaterThan(2 * stride)
  },
  patience,
)

test(
  'taking an entry out of backups, killed at any moment, leaves no copy of it after the next start',
  async () => {
    const before = await backedUp()
    await before.home.run(['backup'])
    const taking = ['delete', before.id, '--from-backups', '--yes']
    const last = await killedEverywhere(before, taking, async (journal, run) => {
      expect(await run(['journal', 'one more evening'])).toMatchObject({ code: 0 })
      expect(unfinished(journal)).toEqual([])
      const counted = Object.keys(goodOnes(journal))
      const holding = filesHolding(journal, marker).map((file) => basename(file))
      for (const file of holding) expect([...counted, 'journal.db']).toContain(file)
      if (holding.length > 0) expect(await run(taking)).toMatchObject({ code: 0 })
      expect(filesHolding(journal, marker)).toEqual([])
    })
    expect(last).toBeGreaterThan(2 * stride)
  },
  patience,
)

test(
  'a backup put in the place of a journal nobody can open, killed at any moment, loses neither',
  async () => {
    const passphrase = 'four words nobody guesses'
    const before = await backedUp()
    const { home } = before
    const backup = join(home.folder, 'backup.db')
    renameSync((await home.run(['backup'])).stdout.trim(), backup)
    const file = join(home.folder, 'passphrase')
    writeFileSync(file, passphrase, { mode: 0o600 })
    const env = { CAPACITY_PASSPHRASE_FILE: file }
    await home.run(['lock', '--yes', '--old-backups', 'keep'], { env })
    await home.run(['journal', 'only here'], { env })
    const restoring = ['restore', backup, '--yes']
    const wrong = join(home.folder, 'wrong')
    writeFileSync(wrong, 'no idea at all', { mode: 0o600 })
    const last = await killedEverywhere(
      before,
      restoring,
      async (journal, run) => {
        const { path, lock, backups } = journalIn(journal)
        const kept = backups.list().filter(({ reason }) => reason === 'unopened')
        const whole = [path, ...kept.map((one) => one.path)].filter(
          (one) => lock.opensWith(passphrase, one) && backups.look(one).counts.entries === 3,
        )
        expect(whole).not.toEqual([])
        if ((await run(['log'])).code !== 0) expect(await run(restoring)).toMatchObject({ code: 0 })
        expect((await run(['log'])).stdout).toContain(marker)
        await run(['journal', 'one more evening'])
        expect(unfinished(journal)).toEqual([])
      },
      { CAPACITY_PASSPHRASE_FILE: wrong },
    )
    expect(last).toBeGreaterThan(2 * stride)
  },
  patience,
)
