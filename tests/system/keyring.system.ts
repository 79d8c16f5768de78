import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { newHome } from '../support/home.ts'
import type { Home } from '../support/practice.ts'
import { traced } from './tracing.ts'

const marker = 'MARKER of one evening'

/** A home of somebody who is logged in at a desktop: with a session bus, and a keyring that is open. */
const atADesktop = async () => {
  const home = newHome()
  const runtime = join(home.folder, 'runtime')
  mkdirSync(runtime, { mode: 0o700 })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // The keyring ends with its bus.
  onTestFinished(() => void bus.kill())
  const [address = ''] = await createInterface(bus.stdout)
    [Symbol.asyncIterator]()
    .next()
    .then(({ value }) => [String(value)])
  const desktop = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime }
  execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    input: 'of the login',
    env: { ...desktop, HOME: home.folder, PATH: process.env.PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  return { home, desktop, files: passphraseFiles(home) }
}

const passphraseFiles = ({ folder }: Home) =>
  ['four words nobody guesses', 'four other words'].map((passphrase, index) => {
    const file = join(folder, `passphrase-${index}`)
    writeFileSync(file, `${passphrase}\n`)
    chmodSync(file, 0o600)
    return file
  })

test('remembered, it opens by itself; after a change too; forgotten, it asks again', async () => {
  const { home, desktop, files } = await atADesktop()
  const [first, second] = files
  const run = (args: readonly string[], more = {}) =>
    home.run(args, { env: { ...desktop, ...more } })
  await run(['journal', marker])
  await run(['lock', '--yes', '--old-backups', 'remove'], { CAPACITY_PASSPHRASE_FILE: first })
  expect((await run(['log'])).code).toBe(2)

  const asked = await run(['lock', '--remember'], { CAPACITY_PASSPHRASE_FILE: first })
  expect(asked).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('while you are logged in'),
  })
  expect((await run(['log'])).stdout).toContain(marker)

  const changing = { CAPACITY_PASSPHRASE_FILE: first, CAPACITY_NEW_PASSPHRASE_FILE: second }
  expect((await run(['lock', '--change', '--yes'], changing)).code).toBe(0)
  expect((await run(['log'])).stdout).toContain(marker)

  expect((await run(['lock', '--forget'])).code).toBe(0)
  expect((await run(['log'])).code).toBe(2)
  await run(['lock', '--remember'], { CAPACITY_PASSPHRASE_FILE: second })
  expect((await run(['unlock', '--yes'])).code).toBe(0)
  await run(['lock', '--yes'], { CAPACITY_PASSPHRASE_FILE: second })
  expect((await run(['log'])).code).toBe(2)
})

test('neither the passphrase nor a word is in any file of the desktop', async () => {
  const { home, desktop, files } = await atADesktop()
  const env = { ...desktop, CAPACITY_PASSPHRASE_FILE: files[0] }
  await home.run(['journal', marker], { env })
  await home.run(['lock', '--yes', '--remember', '--old-backups', 'remove'], { env })
  const written = readdirSync(home.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(home.folder, name))
    .filter((path) => statSync(path).isFile() && !files.includes(path))
  expect(written.some((path) => path.endsWith('.keyring'))).toBe(true)
  for (const path of written) {
    const bytes = readFileSync(path)
    expect([path, bytes.includes(marker), bytes.includes('nobody guesses')]).toEqual([
      path,
      false,
      false,
    ])
  }
})

test('the keyring is reached over the session bus alone, and only once somebody asked for it', async () => {
  const { home, desktop, files } = await atADesktop()
  const { program, calls } = traced(home)
  const env = { ...desktop, CAPACITY_PASSPHRASE_FILE: files[0] }
  const unasked = [['journal', marker], ['lock', '--yes', '--old-backups', 'remove'], ['log']]
  for (const args of unasked) {
    expect((await home.run(args, { program, env })).code).toBe(0)
    expect([args, calls()]).toEqual([args, ''])
  }
  await home.run(['lock', '--remember'], { program, env })
  const reached = calls()
  expect(reached).toContain('connect(')
  const sockets = reached.match(/(socket|connect)\(.*AF_\w+/g) ?? []
  expect(sockets.filter((call) => !call.includes('AF_UNIX'))).toEqual([])
  await home.run(['breathe', '--answers', '-'], { program, env: desktop, input: '{"before": 3}' })
  expect(calls()).toBe('')
})
