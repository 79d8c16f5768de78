import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capacity, newHome, thenLookAtTerminal } from '../support/home.ts'

const { engines, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const pretending = ['--require', resolve('tests/support/fixtures/pretend-node.cjs')]

/** A checkout with the shipped `bin`, and `dist/main.js` as given or not built. */
const checkout = (main?: string) => {
  const home = newHome()
  const at = (...path: string[]) => join(home.folder, 'checkout', ...path)
  cpSync('bin', at('bin'), { recursive: true })
  cpSync('package.json', at('package.json'))
  if (main !== undefined) {
    mkdirSync(at('dist'))
    writeFileSync(at('dist', 'main.js'), main)
  }
  const start = (node: readonly string[], env: Record<string, string | undefined> = {}) =>
    home.run([], { program: [process.execPath, ...node, at('bin', 'capacity.js')], env })
  return { ...home, start }
}

const handsOver = "console.log('handed over')"

test('the program as built starts through it, in a terminal and without one', async () => {
  const home = newHome()
  const outcome = await home.run(['--version'])
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(outcome.stdout).toContain(version)

  const session = home.open(['--version'], { program: thenLookAtTerminal(capacity) })
  await session.see(version)
  await session.see('left with 0')
})

test('npx finds it in a checkout, and has nothing to set up', () => {
  expect(realpathSync('node_modules/.bin/capacity')).toBe(resolve('bin/capacity.js'))
})

test('the range it checks is the one in package.json', () => {
  const source = readFileSync('bin/capacity.js', 'utf8')
  expect(/^const supported = '(.*)'$/m.exec(source)?.[1]).toBe(engines.node)
})

describe('the Node it runs on', () => {
  test.each([
    '22.22.2',
    '22.22.10',
    '22.23.0',
    '24.15.0',
    '24.21.3',
    '26.0.0',
    '27.1.0',
    '100.0.0',
  ])('%s is fine', async (node) => {
    const outcome = await checkout(handsOver).start(pretending, { PRETEND_NODE: node })
    expect(outcome).toMatchObject({ code: 0, stdout: 'handed over\n', stderr: '' })
  })

  test.each(['8.17.0', '20.20.2', '22.9.9', '22.22.1', '23.11.0', '24.14.9', '25.9.0'])(
    '%s is refused in one line, with nothing loaded or written',
    async (node) => {
      const { start, folder } = checkout(handsOver)
      const outcome = await start(pretending, { PRETEND_NODE: node, CAPACITY_HOME: undefined })
      expect(outcome).toMatchObject({ code: 1, stdout: '' })
      expect(outcome.stderr).toBe(
        `Capacity does not run on Node ${node}: it needs 22.22.2+, 24.15.0+, 26.0.0+. ` +
          'Install Node 24, or in its folder run: npx capacity\n',
      )
      expect(existsSync(join(folder, '.cache'))).toBe(false)
    },
  )
})

describe('what it hands over to', () => {
  test('a checkout that was not built is told so in one line', async () => {
    expect(await checkout().start([])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Capacity has not been built here yet. In its folder, run: npm run build\n',
    })
  })

  test('a package that is missing is not taken for a missing build', async () => {
    const { code, stderr } = await checkout("import 'no-such-package'").start([])
    expect(code).toBe(1)
    expect(stderr).toContain('no-such-package')
    expect(stderr).not.toContain('built')
  })
})

describe('the compiled program is kept', () => {
  const modesUnder = (folder: string) =>
    globSync('**/*', { cwd: folder })
      .map((name) => statSync(join(folder, name)))
      .map((stat) => (stat.isDirectory() ? 'folder ' : 'file ') + (stat.mode & 0o777).toString(8))

  test('in a chosen home that is there, for its owner alone', async () => {
    const { start, journal } = checkout(handsOver)
    mkdirSync(journal)
    expect(await start([])).toMatchObject({ code: 0, stdout: 'handed over\n' })
    expect(new Set(modesUnder(join(journal, 'cache')))).toEqual(new Set(['folder 700', 'file 600']))
  })

  test('nowhere when a chosen home is not there yet', async () => {
    const { start, journal, folder } = checkout(handsOver)
    expect(await start([])).toMatchObject({ code: 0, stdout: 'handed over\n' })
    expect(existsSync(journal)).toBe(false)
    expect(existsSync(join(folder, '.cache'))).toBe(false)
  })

  test('among the other caches otherwise', async () => {
    const { start, folder } = checkout(handsOver)
    await start([], { CAPACITY_HOME: undefined })
    expect(modesUnder(join(folder, '.cache', 'capacity'))).toContain('file 600')
    await start([], { CAPACITY_HOME: undefined, XDG_CACHE_HOME: join(folder, 'elsewhere') })
    expect(modesUnder(join(folder, 'elsewhere', 'capacity'))).toContain('file 600')
  })

  test.each(['CAPACITY_HOME', 'XDG_CACHE_HOME'])(
    'nowhere in a place where no folder can be made (%s)',
    async (name) => {
      const { start } = checkout(handsOver)
      const outcome = await start([], { CAPACITY_HOME: undefined, [name]: '/proc' })
      expect(outcome).toMatchObject({ code: 0, stdout: 'handed over\n', stderr: '' })
    },
  )

  test('nowhere when that cannot be, and nothing is said about it', async () => {
    const { start } = checkout(handsOver)
    const outcome = await start([], { CAPACITY_HOME: undefined, XDG_CACHE_HOME: '/dev/null' })
    expect(outcome).toMatchObject({ code: 0, stdout: 'handed over\n', stderr: '' })
  })
})

describe.runIf(process.getuid?.() === 0)('started by root with sudo', () => {
  const somebody = 65_534
  const sudo = { SUDO_UID: `${somebody}`, SUDO_GID: `${somebody}` }

  const homeOf = (owner: number) => {
    const home = newHome()
    for (const folder of [home.folder, home.journal]) {
      mkdirSync(folder, { recursive: true })
      chownSync(folder, owner, owner)
    }
    return home
  }
  const ownersIn = (folder: string) =>
    new Set(globSync(join(folder, '**')).map((path) => statSync(path).uid))

  test('in the home of whoever typed it, it makes what they can open', async () => {
    const { run, journal } = homeOf(somebody)
    for (const args of [
      ['journal', 'one'],
      ['journal', 'two'],
      ['lock', '--yes'],
    ]) {
      const env = { ...sudo, CAPACITY_NEW_PASSPHRASE_FILE: passphraseFor(somebody) }
      expect(await run(args, { env })).toMatchObject({ code: 0 })
    }
    expect(await run(['journal', 'three'], { env: sudo })).toMatchObject({ code: 0 })
    expect(ownersIn(journal)).toEqual(new Set([somebody]))
  })

  test('a journal they may only read is not called damaged', async () => {
    const { run, journal } = homeOf(somebody)
    await run(['journal', 'one'], { env: sudo })
    await run(['backup'], { env: sudo })
    chmodSync(join(journal, 'journal.db'), 0o400)
    const { stdout } = await run(['doctor'], { env: sudo })
    expect(stdout).toContain('It cannot be written.')
    expect(stdout).not.toContain('damaged')
    chmodSync(join(journal, 'journal.db'), 0o600)
    writeFileSync(join(journal, 'journal.db-shm'), '', { mode: 0o600 })
    expect((await run(['doctor'], { env: sudo })).stdout).not.toContain('backup cannot be used')
  })

  test('in its own, it stays root', async () => {
    const { run, journal } = homeOf(0)
    expect(await run(['journal', 'one'], { env: sudo })).toMatchObject({ code: 0 })
    expect(ownersIn(journal)).toEqual(new Set([0]))
  })

  test('what root made there before is told of, and how to take it back', async () => {
    const { run, journal } = homeOf(somebody)
    await run(['journal', 'one'])
    for (const command of ['log', 'doctor']) {
      const { code, stderr } = await run([command], { env: sudo })
      expect(code).toBe(1)
      expect(stderr).toContain(`may not open ${join(journal, 'journal.db')}`)
      expect(stderr).toContain('chown')
    }
  })
})

const passphraseFor = (owner: number): string => {
  const { folder } = newHome()
  chownSync(folder, owner, owner)
  const file = join(folder, 'passphrase')
  writeFileSync(file, 'four words nobody guesses\n', { mode: 0o600 })
  chownSync(file, owner, owner)
  return file
}
