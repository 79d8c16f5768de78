import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskFor } from '../support/disk-of-its-own.ts'
import { capacity, newHome } from '../support/home.ts'
import { answer, goThrough, type Home, inWriting, questionsOf } from '../support/practice.ts'
import { sittings } from './sittings.ts'

/** A journal with a few entries in it. */
const somebody = async (): Promise<Home> => {
  const home = newHome()
  for (const line of ['Rain.', 'Soup.', 'A walk.']) await home.run(['journal', line])
  const thanks = sittings.find(({ name }) => name === 'thanks')
  await home.run(['thanks', '--answers', '-'], { input: inWriting(thanks?.answers ?? {}) })
  return home
}

/** A shell that runs the program with its standard output in a file, or in another command. */
const shell = (script: string): readonly string[] => ['bash', '-c', script, 'bash', ...capacity]

describe('standard output', () => {
  test('is empty for a practice: everything said is said on the terminal', async () => {
    const home = newHome()
    const short = { pleasantness: 4, moment: 'Rain.' }
    const questions = await questionsOf(home, ['journal', '--short'], short)
    const session = home.open(['journal', '--short'], {
      program: shell('"$@" > out; echo "out: $(wc -c < out) bytes"'),
    })
    await goThrough(session, questions, short)
    await session.see('out: 0 bytes')
  })

  test.each([
    ['log', 4],
    ['log --json', 1],
    ['people', 1],
    ['flows', 13],
    ['flows show breathe', 1],
    ['--help', 1],
    ['help exit-codes', 1],
  ])('has the data of %s, and nothing is said beside it', async (args, atLeast) => {
    const home = await somebody()
    const { code, stdout, stderr } = await home.run(args.split(' '))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(atLeast)
    expect(stdout).not.toContain('\x1b')
  })

  test('may be read no further than somebody likes', async () => {
    const home = await somebody()
    for (const command of ['log', 'log --json', 'flows show repair', '--help']) {
      const program = shell(`set -o pipefail; "$@" ${command} | head -1`)
      const { code, stderr, stdout } = await home.run([], { program })
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' })
      expect(stdout).toMatch(/^.+\n$/)
    }
  })

  test.each([
    ['is full', 'size=16k', 0],
    ['takes a part of it', 'size=96k', 8192],
  ])('that leads to a disk that %s is not done, and says so', async (_, size, room) => {
    const home = newHome()
    await home.run(['journal', 'Rain. '.repeat(6000)])
    const disk = await diskFor({ journal: join(home.folder, 'stick') }, size)
    disk.fill(room)
    const program = shell(`"$@" export > ${join(disk.path, 'mine.json')}`)
    const { code, stderr } = await home.run([], { program })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Not all of it was written\.\n.*no space left on device/)
  })

  test('is cut to the width of a terminal, and whole elsewhere', async () => {
    const home = newHome()
    const line = `${'word '.repeat(10)}end`
    await home.run(['journal', line])
    expect((await home.run(['log'])).stdout).toContain(line)
    const session = home.open(['log'], { cols: 60 })
    await session.ended()
    expect(session.screen().split('\n')).toHaveLength(1)
    expect(session.screen()).toMatch(/ word word…$/)
  })

  test('gives a title its own line where there is no room beside it', async () => {
    const home = newHome()
    await home.run(['journal', 'Dinner went quiet, and then it did not'])
    const session = home.open(['log'], { cols: 40 })
    await session.ended()
    expect(session.screen()).toMatch(
      /^\w{8} {2}\S+ \S+ {2}journal\n {2}Dinner went quiet, and then it did not$/,
    )
  })
})

describe('on a terminal, lines end between words', () => {
  const rows = (raw: string) => raw.trimEnd().split('\r\n')
  const line =
    'I will take a walk, and then I will take another one, and then come back to the table'

  test.each([40, 80])('at %i columns', async (cols) => {
    const home = newHome()
    await home.run(['journal', line])
    const id = /^\w+/.exec((await home.run(['log'])).stdout)?.[0] ?? ''
    const unwrapped = (await home.run(['show', id])).stdout
    expect(unwrapped).toContain(`\n  ${line}\n`)
    const session = home.open(['show', id], { cols })
    await session.ended()
    const shown = rows(session.raw)
    expect(shown.filter((row) => row.length > cols)).toEqual([])
    expect(shown.length).toBeGreaterThan(rows(unwrapped.replaceAll('\n', '\r\n')).length)
    expect(shown.slice(-2).every((row) => row.startsWith('  '))).toBe(true)
    expect(shown.map((row) => row.trim()).join(' ')).toContain(line)
  })

  test('beside what they are about', async () => {
    const home = newHome()
    await home.run(['journal', line])
    await home.run(['backup'])
    const session = home.open(['doctor'], { cols: 60 })
    await session.ended()
    expect(rows(session.raw).filter((row) => row.length > 60)).toEqual([])
    expect(session.screen()).toMatch(/^ok {2}backups {6}One, from [^\n]*\n {17}\S/m)
    expect((await home.run(['doctor'])).stdout).toMatch(
      /^ok {2}backups {6}One, from .* To see them: capacity restore$/m,
    )
  })

  test('in what went wrong, too', async () => {
    const session = newHome().open(['remind', 'a-very-quiet-evening'], { cols: 40 })
    await session.ended()
    expect(rows(session.raw).filter((row) => row.length > 40)).toEqual([])
  })
})

const colours = /\x1b\[[0-9;]*m/

describe('colour', () => {
  const painted = async (args: readonly string[], env: Record<string, string>) => {
    const session = newHome().open(['journal', ...args], { env })
    await answer(session, 'How pleasant was today, inside?', '5\n')
    await session.see('○ And how much energy')
    return colours.test(session.raw)
  }

  test.each<[boolean, string[], Record<string, string>]>([
    [true, [], {}],
    [false, [], { NO_COLOR: '1' }],
    [true, ['--color', 'always'], { NO_COLOR: '1' }],
    [false, ['--color', 'never'], { FORCE_COLOR: '1' }],
    [true, [], { NO_COLOR: '1', FORCE_COLOR: '1' }],
    [false, [], { FORCE_COLOR: '0' }],
  ])('%s with %j and %j', async (colour, args, env) => {
    expect(await painted(args, env)).toBe(colour)
  })

  test('is for terminals, unless it is asked for', async () => {
    const home = newHome()
    expect((await home.run(['support'])).stderr).not.toMatch(colours)
    expect((await home.run(['support', '--color', 'always'])).stderr).toMatch(colours)
    expect((await home.run(['support'], { env: { FORCE_COLOR: '1' } })).stderr).toMatch(colours)
  })
})
