import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesHolding } from '../support/journals.ts'
import { answer } from '../support/practice.ts'
import { lockedHome, passphraseFile, textsOf } from './locked-home.ts'

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

  test.each(['a passphrase that does not fit', ''])(
    'a breath is kept whatever passphrase is at hand (%s)',
    async (wrong) => {
      const { home, open, run, env } = await lockedHome()
      const file = wrong === '' ? join(home.folder, 'nowhere') : passphraseFile(home, wrong)
      const session = open(['breathe'], { env: { CAPACITY_PASSPHRASE_FILE: file } })
      await answer(session, 'How strong is it right now?', '8\n')
      await session.see('Normal-size breaths.')
      session.kill('SIGKILL')
      await session.ended()
      const { stdout } = await run(['log', '--drafts', '--json'], { env })
      expect(JSON.parse(stdout).entries).toMatchObject([{ answers: { before: 8 } }])
    },
  )

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
    expect(textsOf(home)).toContain('straight in')
  })
})
