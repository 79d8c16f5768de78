import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capacity, newHome } from '../support/home.ts'

const words = 'Dinner went quiet, and I sat there.'
const linesOf = (text: string) => text.trimEnd().split('\n')

/** As somebody whom the modes of files bind, which they do not bind root to. */
const bound =
  process.geteuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', ...capacity]
    : capacity

describe('the home folder', () => {
  test('is nowhere: that is said, and how to name one', async () => {
    const nobody = ['unshare', '--map-user=4242', ...capacity]
    const env = { HOME: '', USERPROFILE: '', CAPACITY_HOME: undefined }
    const { code, stdout, stderr } = await newHome().run(['log'], { env, program: nobody })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(linesOf(stderr)).toEqual([
      'There is no home folder to keep a journal in.',
      'HOME is not set.',
      expect.stringContaining('CAPACITY_HOME='),
    ])
  })

  test.each(['/proc', '/proc/capacity'])(
    'is %s, where nothing can be made: each command ends, and the line is given back',
    async (CAPACITY_HOME) => {
      const { run } = newHome()
      const env = { CAPACITY_HOME }
      expect(await run(['--version'], { env })).toMatchObject({ code: 0 })
      expect(await run(['config', 'set', 'person', 'Alex'], { env })).toMatchObject({ code: 1 })
      const { code, stderr } = await run(['journal', words], { env })
      expect([code, stderr]).toEqual([1, expect.stringContaining(`\n${words}\n`)])
      expect(stderr).not.toContain('in the program itself')
    },
  )

  test.each([['journal'], ['thanks']])(
    'cannot be written: %s gives the line back',
    async (name) => {
      const { folder, run } = newHome()
      const home = join(folder, 'shut')
      mkdirSync(home, 0o500)
      const env = { HOME: home, CAPACITY_HOME: undefined }
      const { code, stderr } = await run([name, words], { env, program: bound })
      expect(code).toBe(1)
      expect(stderr).toContain(`\n${words}\n`)
      expect(linesOf(stderr).slice(-3)).toEqual([
        'The journal cannot be written.',
        expect.stringContaining(home),
        'Allow it, or name another folder in CAPACITY_HOME.',
      ])
      expect(readdirSync(home)).toEqual([])
    },
  )
})

test('with umask 000, everything is for its owner alone all the same', async () => {
  const home = newHome()
  const program = ['sh', '-c', 'umask 000; exec "$@"', 'sh', ...capacity]
  await home.run(['journal', words], { program })
  await home.run(['backup'], { program })
  await home.run(['config', 'set', 'person', 'Alex'], { program })
  await home.run(['flows', 'copy', 'thanks'], { program })
  await home.run(['export', '--format', 'json', '--out', 'all.json'], { program })
  const all = readdirSync(home.journal, { recursive: true, encoding: 'utf8' })
  const paths = [...all.map((name) => join(home.journal, name)), join(home.folder, 'all.json')]
  expect(paths.length).toBeGreaterThan(6)
  const open = paths.filter((path) => (statSync(path).mode & 0o077) !== 0)
  expect(open).toEqual([])
})

test.each([
  [0o777, 1, 'Others on this machine may change what is in'],
  [0o755, 0, 'Others on this machine may see the names of what is in'],
])('in a folder with mode %o, the doctor says what others may do', async (mode, code, said) => {
  const { run, journal } = newHome()
  mkdirSync(journal)
  chmodSync(journal, mode)
  await run(['journal', words])
  const told = await run(['doctor'])
  expect([told.code, told.stdout]).toEqual([code, expect.stringContaining(`${said} ${journal}`)])
})

describe('a link', () => {
  test('in place of the folder, of the journal or of the settings is followed, and stays one', async () => {
    const home = newHome()
    const real = join(home.folder, 'real')
    mkdirSync(real)
    symlinkSync(real, home.journal)
    await home.run(['journal', words])
    expect(existsSync(join(real, 'journal.db'))).toBe(true)

    const { journal, folder, run } = newHome()
    mkdirSync(journal)
    symlinkSync(join(real, 'journal.db'), join(journal, 'journal.db'))
    symlinkSync(join(folder, 'settings.yaml'), join(journal, 'config.yaml'))
    writeFileSync(join(folder, 'settings.yaml'), 'person: Alex\n')
    expect((await run(['log'])).stdout).toContain(words)
    // Settings are read through a link, and never written through one.
    const refused = await run(['config', 'set', 'person', 'Sam'])
    expect(linesOf(refused.stderr).slice(-2)).toEqual([
      'It is a link to somewhere else.',
      'Nothing was changed. Name another place, or make room.',
    ])
    expect(await run(['journal', 'Rain.'])).toMatchObject({ code: 0 })
    expect((await home.run(['log'])).stdout).toContain('Rain.')
  })
})

describe('a folder that is kept the same elsewhere', () => {
  const syncedHome = (name: string, marker?: string) => {
    const home = newHome()
    const folder = join(home.folder, name)
    mkdirSync(folder)
    if (marker) mkdirSync(join(folder, marker))
    return { ...home, env: { CAPACITY_HOME: join(folder, 'capacity') }, folder }
  }

  test.each([
    ['Dropbox', undefined, 'Dropbox'],
    ['OneDrive - Home', undefined, 'OneDrive'],
    ['Mobile Documents', undefined, 'iCloud'],
    ['shared', '.stfolder', 'Syncthing'],
  ])('(%s) gets no new journal, and says why', async (name, marker, service) => {
    const { env, folder, run, open } = syncedHome(name, marker)
    const before = readdirSync(folder)
    const { code, stderr } = await run(['journal', words], { env })
    expect(code).toBe(1)
    expect(stderr).toContain(`\n${words}\n`)
    const said = [
      'A journal is not safe in this folder.',
      `${service} keeps this folder the same on several machines. It could be damaged, and be read there.`,
      'Name another folder in CAPACITY_HOME, or keep it here all the same: CAPACITY_ANYWHERE=1',
    ]
    expect(linesOf(stderr).slice(-3)).toEqual(said)
    const session = open(['journal'], { env })
    await session.see(said[0] ?? '')
    expect(await session.ended()).toEqual({ code: 1, signal: null })
    expect(readdirSync(folder)).toEqual(before)
  })

  test('gets one when that is meant, and the doctor still says so', async () => {
    const { env, run } = syncedHome('Dropbox')
    const meant = { env: { ...env, CAPACITY_ANYWHERE: '1' } }
    expect(await run(['journal', words], meant)).toMatchObject({ code: 0 })
    expect((await run(['log'], { env })).stdout).toContain(words)
    expect((await run(['doctor'], { env })).stdout).toContain('Dropbox keeps this folder')
  })

  test('stands in the way neither of a breath nor of a backup', async () => {
    const { env, run, open, folder } = syncedHome('Dropbox')
    const session = open(['breathe', '--now'], { env })
    await session.see('any key ends')
    await run(['journal', words])
    expect(await run(['backup', '--to', folder])).toMatchObject({ code: 0 })
  })
})

describe('the clock', () => {
  test('set back between two entries: both are there, in the order of what it said', async () => {
    const { run } = newHome()
    const [node = '', bin = ''] = capacity
    const otherClock = [node, '--import', resolve('tests/support/fixtures/other-clock.mjs'), bin]
    const ahead = { program: otherClock, env: { CLOCK_AHEAD: String(3 * 86_400_000) } }
    await run(['journal', 'with the clock ahead'], ahead)
    const { code, stderr } = await run(['journal', 'with the clock set back'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Kept. That's enough for today.\n" })
    const lines = linesOf((await run(['log', '--all'])).stdout)
    expect(lines).toEqual([
      expect.stringContaining('with the clock set back'),
      expect.stringContaining('with the clock ahead'),
    ])
    expect((await run(['doctor'])).stdout).toMatch(/clock/)
    expect((await run(['report', '--all'])).code).toBe(0)
  })

  test.each(['Mars/Phobos', '', ':', 'UTC+25', '../etc/passwd'])(
    'in no zone there is (TZ=%s): it goes on, and the doctor says so',
    async (TZ) => {
      const { run } = newHome({ TZ })
      expect(await run(['journal', words])).toMatchObject({ code: 0 })
      expect((await run(['log'])).stdout).toContain(words)
      expect((await run(['report', '--week'])).code).toBe(0)
      expect((await run(['doctor'])).stdout).toMatch(/time zone/)
    },
  )
})
