import { describe, expect, test } from 'vitest'
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

  test('is cut to the width of a terminal, and whole elsewhere', async () => {
    const home = newHome()
    const line = `${'word '.repeat(10)}end`
    await home.run(['journal', line])
    expect((await home.run(['log'])).stdout).toContain(line)
    const session = home.open(['log'], { cols: 40 })
    await session.ended()
    expect(session.screen().split('\n')).toHaveLength(1)
    expect(session.screen()).toMatch(/…$/)
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
