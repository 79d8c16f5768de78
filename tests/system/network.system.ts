import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer } from '../support/practice.ts'
import { traced } from './tracing.ts'

test('where a socket is opened, the trace shows it', async () => {
  const home = newHome()
  const { program, calls } = traced(home)
  const server =
    "require('net').createServer().listen(0, '127.0.0.1', function () { this.close() })"
  await home.run(['-e', server], { program: program.slice(0, -1) })
  expect(calls()).toMatch(/socket\(AF_INET.*\n.*bind\(/)
})

/** A home with everything in it that the commands below use. */
const newPlace = () => {
  const home = newHome()
  const passphrase = join(home.folder, 'passphrase')
  writeFileSync(passphrase, 'four words nobody guesses\n')
  chmodSync(passphrase, 0o600)
  const env = { CAPACITY_PASSPHRASE_FILE: passphrase }
  return { home, env, report: join(home.folder, 'report.html'), out: join(home.folder, 'out.json') }
}

describe('not one socket is opened', () => {
  test('by whatever is kept, read, handed on, locked and deleted', async () => {
    const { home, env, report, out } = newPlace()
    const { program, calls } = traced(home)
    const done = async (...args: readonly string[]): Promise<void> => {
      const { code, stderr } = await home.run(args, { program, env, input: '{}' })
      expect([args, code, stderr]).toEqual([args, 0, expect.anything()])
      expect([args, calls()]).toEqual([args, ''])
    }
    await done('journal', 'We laughed in the kitchen.')
    await done('thanks', 'Alex made tea')
    await done('journal', '--answers', '-')
    await done('reflect', '--answers', '-')
    for (const args of [['today'], ['log'], ['search', 'kitchen'], ['support'], ['doctor']])
      await done(...args)
    await done('report', '--week', '--format', 'html', '--out', report)
    await done('export', '--out', out)
    await done('import', out)
    await done('backup')
    await done('config', 'list')
    await done('completion', 'bash')
    await done('lock', '--yes', '--old-backups', 'encrypt')
    await done('log')
    const sealed = await home.run(['journal', 'given while it was locked'], { program })
    expect([sealed.code, calls()]).toEqual([0, ''])
    await done('unlock', '--yes')
    await done('delete', '--everything', '--yes')
  })

  test('by a breath at a terminal, from the first question to the last', async () => {
    const { home } = newPlace()
    const { program, calls } = traced(home)
    const session = home.open(['breathe', '--now'], { program })
    await session.see('Normal-size breaths.', { within: 30_000 })
    session.press('enter')
    await answer(session, 'How is your body with that?', '\t')
    await answer(session, 'And now, how strong is it?', '2\n')
    const rest = ['If a name fits', 'And in the body?', 'What does the urge say?']
    const asked = [...rest, 'What would you rather do', 'What happened', 'What do you need most?']
    for (const question of asked) await answer(session, question, '\t')
    expect((await session.ended()).code).toBe(0)
    expect(calls()).toBe('')
  })
})
