import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recipientOf } from '../../src/journal/sealing.ts'
import { damage } from '../support/damage.ts'
import { diskFor } from '../support/disk-of-its-own.ts'
import { newHome } from '../support/home.ts'
import { filesHolding } from '../support/journals.ts'

const passphrase = 'four words nobody guesses'

/** A locked home with an entry and a backup from before, not locked; `with` opens it where nobody is asked. */
const lockedHome = async () => {
  const home = newHome()
  const holding = (text: string): string => {
    const file = join(home.folder, `passphrase ${text}`)
    writeFileSync(file, `${text}\n`)
    chmodSync(file, 0o600)
    return file
  }
  await home.run(['journal', 'MARKER before'])
  const backup = (await home.run(['backup'])).stdout.trim()
  const env = { CAPACITY_PASSPHRASE_FILE: holding(passphrase) }
  const { code } = await home.run(['lock', '--yes', '--old-backups', 'keep'], { env })
  expect(code).toBe(0)
  const path = join(home.journal, 'journal.db')
  const sealed = join(home.journal, 'sealed')
  return { ...home, backup, env, holding, path, check: `${path}.key-check`, sealed }
}

const noted = 'WAITING words'

describe('words given while it was locked', () => {
  test.each([
    ['a change of passphrase', ['lock', '--change', '--yes'], 'another four words'],
    ['taking the lock away', ['unlock', '--yes'], passphrase],
  ])('are in the journal before %s, and outlast a restore', async (_, args, after) => {
    const { run, env, holding, backup, sealed } = await lockedHome()
    await run(['journal', noted])
    const changing = { ...env, CAPACITY_NEW_PASSPHRASE_FILE: holding('another four words') }
    const changed = await run(args, { env: changing })
    expect(changed).toMatchObject({ code: 0 })
    expect(changed.stderr).toContain('What you gave while it was locked is in the journal now.')
    expect(readdirSync(sealed)).toEqual([])
    const opening = { CAPACITY_PASSPHRASE_FILE: holding(after) }
    const restored = await run(['restore', backup, '--yes'], { env: opening })
    expect(restored).toMatchObject({ code: 0 })
    const [, kept = ''] = /is kept: (.*)/.exec(restored.stderr) ?? []
    expect(await run(['restore', kept, '--yes'], { env: opening })).toMatchObject({ code: 0 })
    expect((await run(['log'], { env: opening })).stdout).toContain(noted)
  })

  test('come into a backup that takes the place of a damaged journal, with the right passphrase given', async () => {
    const { run, env, backup, path, sealed } = await lockedHome()
    await run(['journal', noted])
    for (const page of [1, 2, 3]) damage(path, page)
    const restored = await run(['restore', backup, '--yes'], { env })
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.stderr).toContain('What you gave while it was locked is in the journal now.')
    const { stdout } = await run(['log'])
    expect(stdout).toContain('MARKER before')
    expect(stdout).toContain(noted)
    expect(readdirSync(sealed)).toEqual([])
  })

  const restoredWithoutPassphrase = async () => {
    const home = await lockedHome()
    await home.run(['journal', noted])
    const wrong = { CAPACITY_PASSPHRASE_FILE: home.holding('no idea at all') }
    const restored = await home.run(['restore', home.backup, '--yes'], { env: wrong })
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.stderr).toContain('Notes that could not be read stay in')
    const { stdout } = await home.run(['doctor'])
    expect(stdout).toMatch(/– .*cannot be read, and stays. It was sealed for another key/)
    return home
  }

  test('whose passphrase was not known when a backup took its place, come in with it', async () => {
    const { run, env, sealed, check } = await restoredWithoutPassphrase()
    const { stdout } = await run(['log'], { env })
    expect(stdout).toContain(noted)
    expect(readdirSync(sealed)).toEqual([])
    await run(['log'])
    expect(existsSync(check)).toBe(false)
  })

  test('and when it is locked anew with that one', async () => {
    const { run, env, holding } = await restoredWithoutPassphrase()
    await run(['lock', '--yes', '--old-backups', 'keep'], { env })
    const another = { ...env, CAPACITY_NEW_PASSPHRASE_FILE: holding('another four words') }
    expect(await run(['lock', '--change', '--yes'], { env: another })).toMatchObject({ code: 0 })
    const opening = { CAPACITY_PASSPHRASE_FILE: holding('another four words') }
    expect((await run(['log'], { env: opening })).stdout).toContain(noted)
  })
})

describe('a locked journal alone', () => {
  test('copied without anything beside it, opens with the passphrase', async () => {
    const { path, holding, env } = await lockedHome()
    const elsewhere = newHome()
    mkdirSync(elsewhere.journal)
    copyFileSync(path, join(elsewhere.journal, 'journal.db'))
    const wrong = { CAPACITY_PASSPHRASE_FILE: holding('no idea at all') }
    const refused = await elsewhere.run(['log'], { env: wrong })
    expect(refused.code).toBe(12)
    expect(refused.stderr).toMatch(
      /^That passphrase does not open it\.\nIt is another one, or the beginning of .* is damaged.*capacity restore/s,
    )
    for (const args of [['log'], ['doctor', '--salvage'], ['doctor'], ['unlock', '--yes']])
      expect(await elsewhere.run(args, { env })).toMatchObject({ code: 0 })
    expect((await elsewhere.run(['log'])).stdout).toContain('MARKER before')
  })

  test('gives back one line that it cannot seal, and takes a breath', async () => {
    const { run, check, open } = await lockedHome()
    rmSync(check)
    const { code, stderr } = await run(['journal', noted])
    expect(code).toBe(12)
    expect(stderr).toContain(noted)
    const session = open(['breathe', '--now'])
    await session.see('Normal-size breaths.')
  })
})

test('somebody else that notes are sealed for is found, put right, and told of once', async () => {
  const { run, env, check, sealed } = await lockedHome()
  const changed = readFileSync(check, 'utf8').replace(/age1\w+/, recipientOf(Buffer.alloc(32, 9)))
  writeFileSync(check, changed)
  await run(['journal', noted])
  const doctor = await run(['doctor'], { env })
  expect(doctor.stdout).toContain('It names another key to seal notes for')
  expect(readFileSync(check, 'utf8')).toBe(changed)
  const first = await run(['log'], { env })
  expect(first.stderr).toContain('may be unreadable here, or readable by somebody else')
  expect(first.stderr).toMatch(/\.age: It was sealed for another key/)
  expect((await run(['log'], { env })).stderr).not.toContain('may be unreadable here')
  await run(['journal', 'given afterwards'])
  expect((await run(['log'], { env })).stdout).toContain('given afterwards')
  expect(readdirSync(sealed)).toHaveLength(1)
})

test('a pipe and a folder among the sealed notes are in nobody’s way, and named', async () => {
  const { run, env, sealed } = await lockedHome()
  await run(['journal', noted])
  mkdirSync(join(sealed, '00.age'))
  execFileSync('mkfifo', [join(sealed, '01.age')])
  const { stdout, stderr } = await run(['log'], { env })
  expect(stdout).toContain(noted)
  expect(stderr).toContain('  00.age: It is a folder.\n  01.age: It is no ordinary file.\n')
  expect((await run(['doctor'], { env })).stdout).toContain('00.age cannot be read, and stays.')
})

test('a line that a full disk does not take is given back, and nothing of it is left', async () => {
  const home = await lockedHome()
  const disk = await diskFor({ journal: join(home.folder, 'disk') }, 'size=400k')
  const env = { CAPACITY_HOME: join(home.folder, 'disk') }
  for (const name of ['journal.db', 'journal.db.key-check'])
    copyFileSync(join(home.journal, name), join(disk.path, name))
  mkdirSync(join(disk.path, 'sealed'))
  disk.fill()
  const filling = join(disk.path, 'filling')
  // Room for one small file, and not for the words.
  truncateSync(filling, statSync(filling).size - 4096)
  const { code, stderr } = await home.run(['journal', 'long '.repeat(2000)], { ...disk, env })
  expect(code).toBe(1)
  expect(stderr).toContain('long long')
  expect(readdirSync(join(disk.path, 'sealed'))).toEqual([])
  expect(filesHolding(disk.path, 'long')).toEqual([])
})
