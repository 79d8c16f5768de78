import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { kept } from '../support/practice.ts'
import { tracesIn } from '../support/trace.ts'

const needing = `name: needing
title: Needing
for: one word that is needed
group: Practise
about: oneself
steps:
  - line: Which one?
    id: word
    needed: yes
`

/** Somebody who keeps a journal, and has a script of their own. */
const somebody = async () => {
  const home = newHome()
  mkdirSync(join(home.journal, 'prompts'), { recursive: true })
  writeFileSync(join(home.journal, 'prompts', 'needing.yaml'), needing)
  expect((await home.run(['journal', 'Rain.'])).code).toBe(0)
  return home
}

describe('answers that do not fit', () => {
  test.each([
    [
      'an unknown step',
      'journal',
      '{"pleasantnes": 3}',
      ['There is no step “pleasantnes”.', 'Did you mean “pleasantness”?'],
    ],
    [
      'a number off the scale',
      'journal',
      '{"pleasantness": 11}',
      ['The answer to “pleasantness” is 11.', 'It goes from 0 to 10, in whole numbers.'],
    ],
    [
      'an answer nobody asked for',
      'journal',
      '{"hardest": 3, "across-the-room": "x"}',
      ['The step “across-the-room” was never reached.', 'Earlier answers lead past it.'],
    ],
    [
      'an answer that is missing',
      'needing',
      '{}',
      ['The answer to “word” cannot be skipped.', 'The practice needs it to go on.'],
    ],
    [
      'too many',
      'journal',
      '{"feelings": ["sad", "tired", "calm", "hurt"]}',
      ['The answer to “feelings” has 4.', 'It can have 3 at most.'],
    ],
    [
      'no such choice',
      'breathe',
      '{"urge": "run"}',
      ['The answer to “urge” is “run”.', expect.stringContaining('pull-away')],
    ],
    [
      'a day that is past',
      'reconnect',
      '{"who": "Alex", "act": "tea", "day": "2020-01-01"}',
      [expect.stringContaining('2020'), expect.any(String)],
    ],
    [
      'no JSON',
      'journal',
      'pleasantness: 3',
      ['The answers could not be read.', 'They are not valid JSON.'],
    ],
    [
      'a list',
      'journal',
      '[3]',
      ['The answers could not be read.', 'They are not one JSON object.'],
    ],
  ])(
    '%s: three lines that name the step, and nothing is changed',
    async (_, practice, input, said) => {
      const home = await somebody()
      const before = tracesIn(home.journal)
      const { code, stdout, stderr } = await home.run([practice, '--answers', '-'], { input })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      const lines = stderr.trimEnd().split('\n')
      expect(lines).toEqual([...said, expect.any(String)])
      expect(tracesIn(home.journal)).toEqual(before)
      expect(kept(home).entries).toHaveLength(1)
    },
  )
})

test('a dry run shows the steps there would be, and keeps nothing', async () => {
  const home = newHome()
  const answers = ['--answers', '-', '--dry-run']
  const input = JSON.stringify({ before: 7, after: 7 })
  const { code, stdout, stderr } = await home.run(['breathe', ...answers], { input })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe('before (scale): How strong is it right now?')
  expect(lines).toContain('next (choose): What would help? [again | ground | break | stop | on]')
  expect(tracesIn(home.journal)).toEqual({})

  const json = await home.run(['breathe', ...answers, '--json'], { input })
  const { schema, steps } = JSON.parse(json.stdout)
  expect(schema).toBe(1)
  expect(steps.map(({ id, kind }: { id: string; kind: string }) => `${id} (${kind})`)).toEqual(
    lines.map((line) => line.split(':')[0]),
  )
})

test('answers come from a file, too, and say as JSON what was kept', async () => {
  const home = newHome()
  const file = join(home.folder, 'answers.json')
  writeFileSync(file, '{"what": "made tea", "who": {"name": "Mara", "relation": "family"}}')
  const { code, stdout, stderr } = await home.run(['thanks', '--answers', file, '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { entry } = JSON.parse(stdout)
  const shown = await home.run(['show', entry.id, '--json'])
  expect(JSON.parse(shown.stdout).entries[0]).toMatchObject({
    flow: 'thanks',
    person: 'Mara',
    answers: { who: 'Mara', what: 'made tea', easier: null },
  })
})

test('answers may be about another day and another person', async () => {
  const home = newHome()
  await home.run(['people', 'add', 'Sam', '--relation', 'friend'])
  const args = ['journal', '--on', '2026-01-15', '--with', 'sam', '--answers', '-']
  const { code } = await home.run(args, { input: '{"energy": 3}' })
  expect(code).toBe(0)
  expect(kept(home).entries).toMatchObject([{ day: '2026-01-15', person: 'Sam' }])
})

describe('where nobody can be asked', () => {
  test.each([
    ['without a terminal', ['journal'], {}],
    ['with --no-input', ['journal', '--no-input'], {}],
    ['with CAPACITY_NO_INPUT', ['repair'], { CAPACITY_NO_INPUT: '1' }],
    ['even to breathe', ['breathe', '--now'], {}],
  ])('%s a practice says within a second which flag would do', async (_, args, env) => {
    const home = newHome()
    const start = performance.now()
    const { code, stdout, stderr } = await home.run(args, { env })
    expect(performance.now() - start).toBeLessThan(1000)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.split('\n')[0]).toBe('There is nobody here to ask.')
    expect(stderr).toContain('--answers FILE')
    expect(tracesIn(home.journal)).toEqual({})
  })

  test('--no-input asks nothing in a terminal either', async () => {
    const home = newHome()
    const session = home.open(['journal', '--no-input'])
    expect(await session.ended()).toEqual({ code: 2, signal: null })
    expect(session.screen()).toContain('--no-input was given.')
  })

  test.each([
    ['people', ['people', 'remove', 'Sam']],
    ['follow-up', ['follow-up']],
  ])('%s names a flag, too', async (_, args) => {
    const home = newHome()
    await home.run(['people', 'add', 'Sam'])
    await home.run(['breathe', '--answers', '-'], { input: '{"before": 7}' })
    const { code, stderr } = await home.run(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(/--\w+/)
  })
})
