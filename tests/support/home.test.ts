import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newHome } from './home.ts'

const program = [process.execPath, resolve('tests/support/fixtures/reporter.mjs')]
const left: string[] = []

test('a run takes arguments and input and gives back everything', async () => {
  const { folder, run } = newHome()
  const outcome = await run(['log', '--json'], { program, input: 'tea\n' })
  expect(outcome).toMatchObject({ code: 3, signal: null, stderr: 'reported\n' })
  expect(JSON.parse(outcome.stdout)).toMatchObject({
    args: ['log', '--json'],
    folder,
    input: 'tea\n',
    terminal: false,
  })
})

test('nothing of the surroundings comes along', async () => {
  process.env.CAPACITY_SURROUNDINGS = 'yes'
  const { folder, journal, run } = newHome({ TZ: 'Asia/Tokyo', NO_COLOR: '1' })
  const { stdout } = await run([], { program, env: { NO_COLOR: undefined, CAPACITY_PLAIN: '1' } })
  delete process.env.CAPACITY_SURROUNDINGS
  expect(JSON.parse(stdout).env).toEqual({
    HOME: folder,
    CAPACITY_HOME: journal,
    CAPACITY_PLAIN: '1',
    TMPDIR: join(folder, 'tmp'),
    PATH: expect.stringContaining('/usr/bin'),
    LANG: 'C.UTF-8',
    TZ: 'Asia/Tokyo',
    TERM: 'xterm-256color',
  })
})

test('an ending through a signal is told apart', async () => {
  const outcome = await newHome().run(['-c', 'kill -TERM $$'], { program: ['sh'] })
  expect(outcome).toEqual({ code: null, signal: 'SIGTERM', stdout: '', stderr: '' })
})

test('a program that cannot be started fails the test', async () => {
  await expect(newHome().run([], { program: ['/no/such/program'] })).rejects.toThrow('ENOENT')
})

test('homes are apart', () => {
  const [one, other] = [newHome(), newHome()]
  expect(one.folder).not.toBe(other.folder)
  mkdirSync(one.journal)
  writeFileSync(join(one.journal, 'entry'), 'kept until the test is over')
  left.push(one.folder, other.folder)
})

afterAll(() => {
  expect(left).toHaveLength(2)
  expect(left.filter((folder) => existsSync(folder))).toEqual([])
})
