import { chmodSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'

const marker = 'MARKER of one evening'

/** A home with a locked journal, and what opens it. */
const lockedHome = async () => {
  const home = newHome()
  const file = join(home.folder, 'passphrase')
  writeFileSync(file, 'four words nobody guesses\n')
  chmodSync(file, 0o600)
  const env = { CAPACITY_PASSPHRASE_FILE: file }
  await home.run(['journal', marker])
  const { code } = await home.run(['lock', '--yes', '--old-backups', 'remove'], { env })
  expect(code).toBe(0)
  return { ...home, env }
}

const notInstalled = [
  process.execPath,
  '--import',
  resolve('tests/support/fixtures/without-keyring.mjs'),
  resolve('bin/capacity.js'),
]

test('where no keyring answers, remembering says so, and the passphrase opens as ever', async () => {
  const { run, env } = await lockedHome()
  const { code, stderr } = await run(['lock', '--remember'], { env })
  expect([code, stderr.trim().split('\n')]).toEqual([
    1,
    [
      'The keyring of this machine cannot be used.',
      'None is running here, or it stayed shut.',
      'The passphrase opens the journal, as ever.',
    ],
  ])
  expect((await run(['log'])).code).toBe(2)
  expect((await run(['log'], { env })).stdout).toContain(marker)
  expect((await run(['lock', '--forget'])).code).toBe(0)
}, 60_000)

test('what reaches the keyring may be missing, and is not looked for unless somebody asks', async () => {
  const { run, env } = await lockedHome()
  const program = notInstalled
  for (const args of [['log'], ['unlock', '--yes']]) {
    const { code, stderr } = await run(args, { program, env })
    expect([args, code, stderr]).toEqual([
      args,
      0,
      expect.not.stringContaining('keyring was asked'),
    ])
  }
  const asked = await run(['lock', '--yes', '--remember'], { program, env })
  expect(asked.code).toBe(1)
  expect(asked.stderr).toContain('The journal is locked.')
  expect(asked.stderr).toContain('is not installed, or is not made for this system')
  expect((await run(['log'], { program, env })).stdout).toContain(marker)
}, 60_000)
