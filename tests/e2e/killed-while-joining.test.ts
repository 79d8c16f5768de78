import { chmodSync, cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn, write } from '../support/journals.ts'

const passphrase = 'four words nobody guesses'
const killing = [
  process.execPath,
  '--import',
  resolve('tests/support/fixtures/killing.mjs'),
  resolve('bin/capacity.js'),
]
const given = ['MARKER of the first', 'MARKER of the second', 'MARKER of the third']

/** A locked home with one entry, and three lines given since without the passphrase. */
const homeWithNotes = async () => {
  const home = newHome()
  const file = join(home.folder, 'passphrase')
  writeFileSync(file, `${passphrase}\n`)
  chmodSync(file, 0o600)
  const journal = journalIn(home.journal)
  const store = journal.open()
  write(store, 'there before')
  store.close()
  journal.lock.lock(passphrase)
  for (const text of given) expect(await home.run(['journal', text])).toMatchObject({ code: 0 })
  expect(filesHolding(home.journal, 'MARKER')).toEqual([])
  return { ...home, env: { CAPACITY_PASSPHRASE_FILE: file } }
}

/** Every so many calls a kill; `npm run test:crash` tries them all. */
const stride = Number(process.env.CAPACITY_KILL_STRIDE ?? 9)

test(
  'killed at any moment of taking up what was sealed, each of it comes once and in order',
  async () => {
    const { journal: before, folder, run, env: opening } = await homeWithNotes()
    for (let call = 1, killed = true; killed; call += stride) {
      const journal = join(folder, `killed-before-${call}`)
      cpSync(before, journal, { recursive: true })
      const env = { ...opening, CAPACITY_HOME: journal }
      const killedRun = { program: killing, env: { ...env, KILL_BEFORE: String(call) } }
      killed = (await run(['log'], killedRun)).signal === 'SIGKILL'
      expect(filesHolding(journal, 'MARKER')).toEqual([])
      const { code, stdout } = await run(['log'], { env })
      expect(code).toBe(0)
      expect(stdout.match(/there before|MARKER of the \w+/g)).toEqual(['there before', ...given])
      expect(readdirSync(join(journal, 'sealed'))).toEqual([])
    }
  },
  Math.max(600_000, 3_600_000 / stride),
)
