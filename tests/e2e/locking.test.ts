import { copyFileSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn } from '../support/journals.ts'
import { answer } from '../support/practice.ts'
import {
  lockedHome,
  marker,
  passphrase,
  passphraseFile,
  texts,
  typePassphrase,
} from './locked-home.ts'

describe('lock, in a terminal', () => {
  test('says before that there is no way back, asks twice, shows nothing of it', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    const session = home.open(['lock'])
    await session.see('The whole journal will be encrypted.')
    await session.see('There is no way back in without the passphrase')
    await session.see('Nothing shows while you type.')
    await typePassphrase(session, 'short')
    await session.see('at least 8 characters')
    await typePassphrase(session, passphrase)
    await typePassphrase(session, `${passphrase}!`)
    await session.see('not the same')
    await typePassphrase(session, passphrase)
    await session.see(/Once more:\s*$/)
    session.type('four words nobody gx')
    session.press('backspace')
    session.type('uesses\n')
    expect(await session.ended()).toEqual({ code: 0, signal: null })
    expect(session.raw).not.toContain('nobody')
    expect(session.modes()).toMatchObject({ cursorVisible: true })
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect(texts(home)).toEqual([marker])
  })

  test.each([
    ['1', 'locked too', 1],
    ['2', 'removed', 0],
  ])('backups from before are named, and dealt with (%s)', async (key, said, left) => {
    const home = newHome()
    await home.run(['journal', marker])
    const { stdout } = await home.run(['backup'])
    const session = home.open(['lock'])
    await typePassphrase(session, passphrase)
    await typePassphrase(session, passphrase)
    await session.see(stdout.trim())
    await answer(session, 'What is to happen to them?', `${key}\n`)
    await session.see(said)
    await session.ended()
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect(journalIn(home.journal).backups.list()).toHaveLength(left)
  })

  test('kept as they are when that is wanted; doctor tells, and they can be locked later', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    await home.run(['backup'])
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
    await home.run(['lock', '--yes', '--old-backups', 'keep'], { env })
    expect(filesHolding(home.journal, marker)).toHaveLength(1)
    expect((await home.run(['doctor'])).stdout).toContain('One can be read without the passphrase.')
    expect(await home.run(['lock', '--old-backups', 'encrypt'], { env })).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect(journalIn(home.journal).backups.list()).toHaveLength(1)
    expect((await home.run(['doctor'])).stdout).not.toContain('without the passphrase')
  })

  test('one backup that is damaged keeps none of the others readable, and is named', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    const { backups } = journalIn(home.journal)
    const [, damaged = ''] = ['1', '2', '3'].map(() => backups.make('by-hand').name)
    truncateSync(join(backups.folder, damaged), 20_000)
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
    const { code, stderr } = await home.run(['lock', '--yes', '--old-backups', 'encrypt'], { env })
    expect(code).toBe(1)
    expect(stderr).toContain(`${damaged}  This backup cannot be used.`)
    expect(stderr).toContain('The journal itself is locked.')
    expect(filesHolding(home.journal, marker)).toEqual([join('backups', damaged)])
    expect(backups.list()).toHaveLength(3)
  })

  test('a backup that cannot be locked leaves none of the others open', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    await home.run(['backup'])
    const damaged = join(home.journal, 'backups', 'journal-2031-01-01.db')
    writeFileSync(damaged, 'SQLite format 3\0 and nothing of it')
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
    const { code, stderr } = await home.run(['lock', '--yes', '--old-backups', 'encrypt'], { env })
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect(code).toBe(1)
    expect(stderr).toContain(`  ${damaged}  `)
    expect(journalIn(home.journal).lock.isLocked()).toBe(true)
  })

  test('what a killed program left of a copy is not readable afterwards', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    const [folder, gone] = [join(home.journal, 'backups'), '.aabbccddeeff.99999999.new']
    mkdirSync(folder)
    const journal = join(home.journal, 'journal.db')
    for (const left of [join(folder, gone), journal + gone]) copyFileSync(journal, left)
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
    expect(await home.run(['lock', '--yes'], { env })).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, marker)).toEqual([])
    // Killed while old backups are locked, it is the next opening that takes it away, of whatever kind.
    for (const left of [join(folder, gone), journal + gone]) writeFileSync(left, marker)
    expect(await home.run(['log'], { env })).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, marker)).toEqual([])
  })

  test('a passphrase with letters in no encoding known here locks nothing', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home, 'f\ufffdnf gute W\ufffdrter') }
    const { code, stderr } = await home.run(['lock', '--yes'], { env })
    expect(code).toBe(2)
    expect(stderr).toContain('UTF-8')
    expect(journalIn(home.journal).lock.isLocked()).toBe(false)
  })

  test('Ctrl-C in the middle leaves everything as it was', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    const session = home.open(['lock'])
    await typePassphrase(session, passphrase)
    await session.see('Once more:')
    session.press('ctrl-c')
    expect((await session.ended()).code).toBe(130)
    expect(session.screen()).toMatch(/Nothing was changed\.$/)
    expect(journalIn(home.journal).lock.isLocked()).toBe(false)
    expect(readdirSync(home.journal)).not.toContain('journal.db.key-check')
  })
})

describe('unlock, in a terminal', () => {
  const question = 'Afterwards it can be read without a passphrase. Go on?'

  test('leaving at the passphrase, or at the question, says that nothing was changed', async () => {
    const { open, home } = await lockedHome()
    for (const asked of ['Passphrase:', question]) {
      const session = open(['unlock'])
      if (asked === question) await typePassphrase(session, passphrase)
      await session.see(asked)
      session.press('ctrl-c')
      expect((await session.ended()).code).toBe(130)
      expect(session.screen()).toMatch(/Nothing was changed\.$/)
    }
    expect(journalIn(home.journal).lock.isLocked()).toBe(true)
  })

  test('and so does a no', async () => {
    const { open, home } = await lockedHome()
    const session = open(['unlock'])
    await typePassphrase(session, passphrase)
    await answer(session, question, 'n\n')
    expect((await session.ended()).code).toBe(0)
    expect(session.screen()).toMatch(/Nothing was changed\.$/)
    expect(journalIn(home.journal).lock.isLocked()).toBe(true)
  })
})
