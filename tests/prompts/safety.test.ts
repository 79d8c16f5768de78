import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFolder } from '../../src/adapters/files/scripts.ts'
import { unkeptDraft } from '../../src/flow/draft.ts'
import type { Surroundings } from '../../src/flow/surroundings.ts'
import { scriptedTerminal } from '../../src/flow/walking/scripted.ts'
import { walk } from '../../src/flow/walking/walk.ts'
import { type DangerWords, suggestsDanger } from '../../src/wording/danger.ts'

const folder = join(import.meta.dirname, '..', '..', 'prompts')
const { flows } = readFolder(folder)

const alex = { id: 'alex', name: 'Alex', relation: 'partner' } as const

/** All that the private check looks at: who it is about, and whether they passed before. */
const about = (gate: 'first' | 'again'): Surroundings =>
  ({
    memory: { fact: (name: string) => (name === 'gate' ? gate : undefined), about: '' },
    people: { byId: () => alex },
    times: { now: () => new Date(0) },
    library: { danger: () => undefined },
    switches: new Set(),
    comingBack: () => [],
  }) as unknown as Surroundings

const check = async (answers: Readonly<Record<string, string>>, gate: 'first' | 'again') => {
  const flow = flows.safety
  if (!flow) throw new Error('safety.yaml is not there')
  const terminal = scriptedTerminal(answers)
  const { ending } = await walk(flow, terminal, unkeptDraft('alex'), about(gate))
  return {
    ending,
    said: terminal.said[1]?.text ?? '',
    asked: terminal.asked.map((question) => question.id),
  }
}

/** Every way to answer, `''` for skipped. */
const ways = function* (questions: Readonly<Record<string, readonly string[]>>) {
  let all: Record<string, string>[] = [{}]
  for (const [id, keys] of Object.entries(questions)) {
    all = all.flatMap((one) => ['', ...keys].map((key) => (key ? { ...one, [id]: key } : one)))
  }
  yield* all
}

const yesNo = ['yes', 'no', 'unsure'] as const
const questions = {
  fear: yesNo,
  closer: ['awkward', 'harm', 'unsure'],
  hurt: yesNo,
  control: yesNo,
  own: yesNo,
  danger: yesNo,
}

const doubt = (answer: string | undefined) => answer === 'yes' || answer === 'unsure'

/** The first sentence somebody gets, from the rules alone: danger, then fear, then oneself, then what was left open. */
const expected = (given: Readonly<Record<string, string>>): string => {
  const afraid = doubt(given.fear) && given.closer !== 'awkward'
  if (doubt(given.danger)) return 'Then this comes first'
  if (afraid || doubt(given.hurt) || doubt(given.control)) return "I'm stopping"
  if (doubt(given.own)) return 'Naming it matters'
  const open = ['fear', 'hurt', 'control'].some((id) => given[id] === undefined)
  return open ? 'You left something' : ''
}

describe('the private check', () => {
  test('in full: every way to answer opens the script only when all is clear', async () => {
    let opened = 0
    for (const given of ways(questions)) {
      const afraid = doubt(given.fear) && given.closer !== 'awkward'
      const { hurt, control, own, ...others } = given
      const { ending, said } = await check(afraid ? others : given, 'first')
      const first = expected(afraid ? others : given)
      expect([given, ending]).toEqual([given, first === '' ? 'passed' : 'stopped'])
      expect(said.slice(0, first.length || undefined)).toBe(first)
      opened += Number(ending === 'passed')
    }
    expect(opened).toBeGreaterThan(0)
  })

  test('passed before: one question, and fear still stops', async () => {
    for (const given of ways({ fear: yesNo, closer: questions.closer })) {
      const { ending, asked } = await check(given, 'again')
      const clear = given.fear === 'no' || (doubt(given.fear) && given.closer === 'awkward')
      expect([given, ending]).toEqual([given, clear ? 'passed' : 'stopped'])
      expect(asked.some((id) => ['hurt', 'control', 'own', 'danger'].includes(id))).toBe(false)
    }
  })

  test('somebody who is afraid is asked only whether anyone is in danger', async () => {
    const { asked } = await check({ fear: 'yes', closer: 'harm' }, 'first')
    expect(asked).toEqual(['fear', 'closer', 'danger', 'stopped'])
  })

  test('writes nothing', () => {
    expect(flows.safety?.private).toBe(true)
  })
})

describe('words that may speak of danger', () => {
  const words = parse(readFileSync(join(folder, 'danger.yaml'), 'utf8')) as DangerWords

  test.each([
    'He hits me when he drinks.',
    "I'm scared of him",
    'Honestly I just want to die',
    'She threatened to take the kids.',
    'afraid of my husband again',
    'I don’t want to live like this',
    'He won’t let me leave the house.',
    'I hit her yesterday.',
  ])('%s', (text) => {
    expect(suggestsDanger(text, words)).toBe(true)
  })

  test.each([
    'It hit me that I was tired.',
    'We laughed until I thought I’d die.',
    "I'm scared of the exam",
    'Killing time at the harbour.',
    'I wanted to die of embarrassment.',
    'We hit the road with the kids.',
    'He kicked the ball to me',
  ])('not: %s', (text) => {
    expect(suggestsDanger(text, words)).toBe(false)
  })
})
