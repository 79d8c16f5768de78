import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isProblem } from '../../../src/errors.ts'
import { unkeptDraft } from '../../../src/flow/draft.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { asks, everyStep } from '../../../src/flow/steps.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import { readAnswers, scriptedTerminal } from '../../../src/flow/walking/scripted.ts'
import { walk } from '../../../src/flow/walking/walk.ts'
import { chanceFrom, replyTo } from '../../support/replying.ts'
import { practices } from '../../support/shipped.ts'
import { keptIn } from '../../support/sitting.ts'
import { flowOf, sitter, world } from '../../support/walking.ts'

const flow = flowOf(
  `
  - scale: Before?
    id: before
  - when: { before: { at-least: 6 } }
    steps:
      - line: What helps?
        id: helps
        wording-hints: yes
  - list: Ideas?
    id: ideas
  - for-each: ideas
    steps:
      - line: "And {item}?"
        id: each
  - choose: Again?
    id: again
    options: [yes, no]
    leads-to: { yes: back to before }
`.slice(1),
)

const idsOf = (of: Flow): string[] => [...everyStep(of.steps)].filter(asks).map(({ id }) => id)

const answered = async (answers: Readonly<Record<string, unknown>>, here = world()) => {
  const terminal = scriptedTerminal(answers)
  const draft = unkeptDraft()
  await walk(flow, terminal, draft, here.surroundings())
  terminal.finish(idsOf(flow))
  return { asked: terminal.asked.map(({ id }) => id), kept: keptIn(draft) }
}

describe('answers from a file', () => {
  test('answer each step by its id, item by item, and skip the rest', async () => {
    expect(
      await answered({ before: 7, ideas: ['tea', 'a walk'], 'each/tea': 'yes please' }),
    ).toEqual({
      asked: ['before', 'helps', 'ideas', 'each/tea', 'each/a walk', 'again'],
      kept: {
        before: { kind: 'scale', number: 7 },
        helps: { kind: 'skipped' },
        ideas: { kind: 'words', words: ['tea', 'a walk'] },
        'each/tea': { kind: 'text', text: 'yes please' },
        'each/a walk': { kind: 'skipped' },
        again: { kind: 'skipped' },
      },
    })
  })

  test.each<[string, object, string, string]>([
    ['unknown', { befor: 3 }, 'There is no step “befor”.', 'Did you mean “before”?'],
    [
      'never reached',
      { before: 3, helps: 'tea' },
      'The step “helps” was never reached.',
      'Earlier answers lead past it.',
    ],
    [
      'about an item that was not given',
      { ideas: ['tea'], 'each/cake': 'yes' },
      'The step “each/cake” was never reached.',
      'Earlier answers lead past it.',
    ],
    [
      'of a follow-up that is not due',
      { 'promise.1.ideas': ['tea'] },
      'The step “promise.1.ideas” was never reached.',
      'Earlier answers lead past it.',
    ],
    [
      'about a wording nobody offered',
      { before: 9, helps: 'Tea.', 'helps.wording': 'keep' },
      'The step “helps.wording” was never reached.',
      'Earlier answers lead past it.',
    ],
    [
      'asked a second time',
      { before: 3, again: 'yes' },
      'The step “before” would be asked a second time.',
      'An answer leads back to it, and answers from a file go straight on.',
    ],
    [
      'not fitting',
      { before: 12 },
      'The answer to “before” is 12.',
      'It goes from 0 to 10, in whole numbers.',
    ],
  ])('%s', async (_, answers, message, why) => {
    await expect(answered(answers as Record<string, unknown>)).rejects.toMatchObject({
      message,
      why,
      code: 2,
    })
  })

  test('take a gentler wording only when it is given', async () => {
    const here = world({ hints: (text) => (text.includes('always') ? ['Gentler, perhaps.'] : []) })
    const blunt = { before: 9, helps: 'You always shout.' }
    expect((await answered(blunt, here)).kept.helps).toEqual({
      kind: 'text',
      text: 'You always shout.',
    })
    const changed = { ...blunt, 'helps.wording': 'change', 'helps.changed': 'You shouted.' }
    expect((await answered(changed, here)).kept.helps).toEqual({
      kind: 'text',
      text: 'You shouted.',
    })
  })

  test.each([
    ['{ before: 3 }', 'They are not valid JSON.'],
    ['', 'They are not valid JSON.'],
    ['[3]', 'They are not one JSON object.'],
    ['3', 'They are not one JSON object.'],
    ['null', 'They are not one JSON object.'],
  ])('%s cannot be read', (source, why) => {
    expect(() => readAnswers(source)).toThrow(
      expect.objectContaining({ name: 'Problem', why, code: 2 }),
    )
  })

  test('whatever they are, only a Problem comes of them', async () => {
    const ids = fc.constantFrom(...idsOf(flow), 'each/tea', 'constructor', '__proto__', '')
    const answers = fc.dictionary(
      ids,
      fc.oneof(fc.constantFrom(3, 7, 'yes', ['tea']), fc.jsonValue()),
    )
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const read = readAnswers(JSON.stringify(given))
        await answered(read).catch((error: unknown) => {
          if (!isProblem(error)) throw error
        })
      }),
      { numRuns: 500 },
    )
  })
})

/** Walks once as a person who replies by chance; undefined when a reply led back. */
const asPerson = async (of: Flow, seed: number) => {
  const chance = chanceFrom(seed)
  const given = new Map<string, unknown>()
  let again = false
  const terminal = sitter((question: Question) => {
    again ||= given.has(question.id)
    const reply = again ? undefined : replyTo(question, chance)
    given.set(question.id, reply)
    return reply
  })
  const draft = unkeptDraft()
  await walk(of, terminal, draft, world().surroundings())
  return again ? undefined : { draft, given, asked: terminal.asked, said: terminal.said }
}

test.each(practices.map((one) => [one.name, one] as const))(
  '%s: the same questions in the same order, and the same answers, for a person and a file',
  async (_, of) => {
    let compared = 0
    for (let seed = 0; seed < 25; seed++) {
      const person = await asPerson(of, seed)
      if (!person) continue
      compared += 1
      const answers = Object.fromEntries(
        [...person.given].filter(([, reply]) => reply !== undefined),
      )
      const terminal = scriptedTerminal(readAnswers(JSON.stringify(answers)))
      const draft = unkeptDraft()
      await walk(of, terminal, draft, world().surroundings())
      terminal.finish([])
      expect(terminal.asked.map(({ id }) => id)).toEqual(person.asked.map(({ id }) => id))
      expect(terminal.said).toEqual(person.said)
      expect(draft.answers).toEqual(person.draft.answers)
    }
    expect(compared).toBeGreaterThan(10)
  },
)
