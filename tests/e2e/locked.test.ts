import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn, textsIn } from '../support/journals.ts'
import { answer, type Home } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

const passphrase = 'four words nobody guesses'
const marker = 'MARKER of one evening'

const passphraseFile = (home: Home, text = passphrase, mode = 0o600): string => {
  const file = join(home.folder, `passphrase-${text.length}-${mode}`)
  writeFileSync(file, `${text}\n`)
  chmodSync(file, mode)
  return file
}

/** A home with an entry, locked; `env` opens it where there is no terminal. */
const lockedHome = async () => {
  const home = newHome()
  await home.run(['journal', marker])
  const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
  const { code } = await home.run(['lock', '--yes', '--old-backups', 'remove'], { env })
  expect(code).toBe(0)
  return { ...home, home, env }
}

const typePassphrase = async (session: Session, text: string): Promise<void> => {
  await session.see(/(passphrase|Passphrase|more):\s*$/)
  session.type(`${text}\n`)
}

const texts = (home: Home): string[] => {
  const journal = journalIn(home.journal)
  expect(journal.lock.opensWith(passphrase)).toBe(true)
  const store = journal.open()
  try {
    return textsIn(store)
  } finally {
    store.close()
  }
}

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

  test('kept as they are when that is wanted', async () => {
    const home = newHome()
    await home.run(['journal', marker])
    await home.run(['backup'])
    const env = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home) }
    await home.run(['lock', '--yes', '--old-backups', 'keep'], { env })
    expect(filesHolding(home.journal, marker)).toHaveLength(1)
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

describe('a locked journal', () => {
  test('asks before anything else, three times at most', async () => {
    const { open } = await lockedHome()
    const session = open(['log'])
    for (const wrong of ['not this', 'nor this', 'nor that']) await typePassphrase(session, wrong)
    await session.see('It was tried three times.')
    expect((await session.ended()).code).toBe(12)
    expect(session.raw).not.toContain(marker)
  })

  test('opens with the right one', async () => {
    const { open } = await lockedHome()
    const session = open(['log'])
    await typePassphrase(session, 'not this')
    await session.see('try once more')
    await typePassphrase(session, passphrase)
    await session.see(marker)
    expect((await session.ended()).code).toBe(0)
  })

  test.each(['SIGTERM', 'SIGHUP'] as const)('%s while it asks ends the program', async (signal) => {
    const { open } = await lockedHome()
    const session = open(['log'])
    await session.see('Passphrase:')
    session.kill(signal)
    expect((await session.ended()).code).toBe(signal === 'SIGTERM' ? 143 : 129)
  })

  test('where there is nobody to ask, says at once what would open it', async () => {
    const { run } = await lockedHome()
    for (const args of [['log'], ['reflect'], ['search', 'tea'], ['backup', '--no-input']]) {
      const started = performance.now()
      const { code, stderr, stdout } = await run(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('CAPACITY_PASSPHRASE_FILE')
      expect(performance.now() - started).toBeLessThan(5000)
    }
  })

  test('a file with the passphrase opens it for scripts, unless others may read it', async () => {
    const { home, run, env } = await lockedHome()
    expect((await run(['log'], { env })).stdout).toContain(marker)
    const open = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home, passphrase, 0o644) }
    const refused = await run(['log'], { env: open })
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('Others on this machine can read it.')
    const wrong = { CAPACITY_PASSPHRASE_FILE: passphraseFile(home, 'another one') }
    expect((await run(['log'], { env: wrong })).code).toBe(12)
    const missing = { CAPACITY_PASSPHRASE_FILE: join(home.folder, 'nowhere') }
    expect((await run(['log'], { env: missing })).code).toBe(2)
  })

  test('a change of passphrase, and taking the lock away', async () => {
    const { home, run, env } = await lockedHome()
    const another = passphraseFile(home, 'another four words')
    const changing = { ...env, CAPACITY_NEW_PASSPHRASE_FILE: another }
    expect((await run(['lock', '--change', '--yes'], { env: changing })).code).toBe(0)
    expect((await run(['log'], { env })).code).toBe(12)
    const opening = { CAPACITY_PASSPHRASE_FILE: another }
    expect((await run(['log'], { env: opening })).stdout).toContain(marker)
    expect((await run(['unlock', '--yes'], { env: opening })).code).toBe(0)
    expect((await run(['log'])).stdout).toContain(marker)
    expect((await run(['unlock', '--yes'])).code).toBe(2)
  })
})

describe('given while it is locked', () => {
  test.each([
    [['journal', 'MARKER in passing'], 'MARKER in passing'],
    [['thanks', 'MARKER for the tea'], 'MARKER for the tea'],
  ])('one line is kept, asking nobody: %j', async (args, text) => {
    const { home, run, env } = await lockedHome()
    expect(await run(args)).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, 'MARKER')).toEqual([])
    const { stdout, stderr } = await run(['log'], { env })
    expect(stderr).toContain('is in the journal now')
    expect(stdout).toContain(text)
    expect((await run(['log'], { env })).stdout).toBe(stdout)
    expect(readdirSync(join(home.journal, 'sealed'))).toEqual([])
  })

  test('a breath begins at once, keeps its answers, and never asks for a passphrase', async () => {
    const { home, open, run, env } = await lockedHome()
    const session = open(['breathe'])
    await answer(session, 'How strong is it right now?', '8\n')
    await session.see('Normal-size breaths.')
    const [file = ''] = readdirSync(join(home.journal, 'sealed'))
    expect(file).not.toBe('')
    session.kill('SIGKILL')
    await session.ended()
    expect(session.raw).not.toContain('assphrase')
    const { stdout } = await run(['log', '--drafts', '--json'], { env })
    expect(JSON.parse(stdout).entries).toMatchObject([{ flow: 'breathe', answers: { before: 8 } }])
  })

  test('a breath taken to its end says nothing of the lock, and shows no first screen', async () => {
    const { open, run, env } = await lockedHome()
    const session = open(['breathe', '--now'])
    await session.see('Normal-size breaths.')
    session.press('enter')
    await answer(session, 'How is your body with that?', '\t')
    await answer(session, 'And now, how strong is it?', '2\n')
    const rest = ['If a name fits', 'And in the body?', 'What does the urge say?']
    const asked = [...rest, 'What would you rather do', 'What happened', 'What do you need most?']
    for (const question of asked) await answer(session, question, '\t')
    expect((await session.ended()).code).toBe(0)
    expect(session.raw).not.toMatch(/assphrase|Welcome|not locked/)
    expect((await run(['log'], { env })).stdout).toContain('breathe')
  })

  test('support opens without it', async () => {
    const { run } = await lockedHome()
    expect(await run(['support'])).toMatchObject({ code: 0 })
  })

  test('notes given before a change of passphrase come too', async () => {
    const { home, run, env } = await lockedHome()
    await run(['journal', 'MARKER before the change'])
    const another = passphraseFile(home, 'another four words')
    await run(['lock', '--change', '--yes'], {
      env: { ...env, CAPACITY_NEW_PASSPHRASE_FILE: another },
    })
    const { stdout } = await run(['log'], { env: { CAPACITY_PASSPHRASE_FILE: another } })
    expect(stdout).toContain('MARKER before the change')
  })

  test('with the passphrase at hand, they go straight into the journal', async () => {
    const { home, run, env } = await lockedHome()
    await run(['journal', 'straight in'], { env })
    expect(existsSync(join(home.journal, 'sealed'))).toBe(false)
    expect(texts(home)).toContain('straight in')
  })
})

test('the file is never as plain as SQLite leaves one', async () => {
  const { home } = await lockedHome()
  const file = readFileSync(join(home.journal, 'journal.db'))
  expect(file.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
})
