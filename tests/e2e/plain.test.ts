import { describe, expect, test } from 'vitest'
import { newHome, type Variables } from '../support/home.ts'
import { type Answers, asItComes, kept, type Question, questionsOf } from '../support/practice.ts'
import type { Session } from '../support/session.ts'
import { sittings } from './sittings.ts'

const number = (answer: unknown, { options = [] }: Question): string =>
  String(options.findIndex(({ key }) => key === answer) + 1)

type Line = (answer: never, question: Question) => readonly string[]

const relations = ['partner', 'friend', 'family', 'other']

/** The lines somebody types for each kind of question; an empty one skips, takes what is there, or ends it. */
const lines: Readonly<Record<string, Line>> = {
  scale: (answer: number) => [String(answer)],
  choose: (answer: string, question) => [number(answer, question)],
  confirm: (answer: string) => [answer],
  several: (answer: readonly string[], question) => [
    answer.map((one) => number(one, question)).join(' '),
  ],
  feelings: (answer: readonly string[]) => [answer.join(', ')],
  line: (answer: string) => [answer],
  date: (answer: string) => [answer],
  write: (answer: string) => [answer, ''],
  draft: (answer: string) => (answer === asItComes ? [''] : [answer, '']),
  list: (answer: readonly string[]) => [...answer, ''],
  person: ({ name, relation }: { name: string; relation: string }) => [
    name,
    String(relations.indexOf(relation) + 1),
  ],
}

/** What ends something that moves by itself. */
const endings: Readonly<Record<string, string>> = { breathe: '', timer: '', ground: 'q' }

const answerPlainly = async (session: Session, question: Question, answer: unknown) => {
  const ending = endings[question.kind]
  await session.see(question.text)
  if (ending !== undefined) {
    await session.see(/Enter (ends it|goes on)/)
    session.type(`${ending}\n`)
    return
  }
  const typed =
    answer === undefined ? [''] : (lines[question.kind]?.(answer as never, question) ?? [])
  for (const line of typed) {
    await session.see(/^>$/m)
    session.type(`${line}\n`)
  }
}

const goThroughPlainly = async (args: readonly string[], answers: Answers, env: Variables = {}) => {
  const home = newHome()
  const questions = await questionsOf(home, args, answers)
  const session = home.open(args, { rows: 60, env })
  for (const question of questions) await answerPlainly(session, question, answers[question.id])
  expect(await session.ended()).toEqual({ code: 0, signal: null })
  return { raw: session.raw, text: session.scrollback(), entries: kept(home).entries }
}

describe.each(sittings)('$name', ({ args, answers }) => {
  test('is gone through line by line, without one escape byte', async () => {
    const { raw, entries } = await goThroughPlainly([...args, '--plain'], answers)
    expect(raw).not.toContain('\x1b')
    expect(raw).not.toMatch(/\r(?!\n)|\x08/)
    expect(entries).toMatchObject([{ flow: args[0], state: 'finished' }])
    const unasked = Object.entries(answers).filter(([id]) => !id.startsWith('safety.'))
    expect(Object.keys(entries[0]?.answers ?? {})).toEqual(
      expect.arrayContaining(unasked.map(([id]) => id)),
    )
  })
})

test.each([
  ['a terminal that is dumb', { TERM: 'dumb' }],
  ['CAPACITY_PLAIN', { CAPACITY_PLAIN: '1' }],
])('%s is spoken to plainly', async (_, env) => {
  const { raw, text, entries } = await goThroughPlainly(
    ['journal', '--short'],
    { energy: 3, 'glad-of': 'The soup.' },
    env,
  )
  expect(raw).not.toContain('\x1b')
  expect(text).toContain('A number from 0 to 10; Enter skips.')
  expect(entries[0]?.answers).toMatchObject({
    energy: { number: 3 },
    'glad-of': { text: 'The soup.' },
  })
})

test('choices are numbered, and what is not understood is asked again', async () => {
  const home = newHome()
  const session = home.open(['ground', '--plain'])
  await session.see('Enter goes on, q stops.')
  session.type('q\n')
  await session.see(/^1\. that's enough$[\s\S]*^>$/m)
  session.type('seventeen\n')
  await session.see('From 1 to 8, or Enter to skip.')
  session.type('1\n')
  await session.see('You are here.')
  expect((await session.ended()).code).toBe(0)
})

test('Ctrl-C and Ctrl-D leave, and the answers so far are kept', async () => {
  for (const key of ['ctrl-c', 'ctrl-d'] as const) {
    const home = newHome()
    const session = home.open(['journal', '--plain'], { rows: 60 })
    await session.see('How pleasant')
    session.type('6\n')
    await session.see('how much energy')
    session.press(key)
    expect(await session.ended()).toEqual({ code: 130, signal: null })
    expect(session.raw).not.toContain('\x1b')
    expect(kept(home).entries[0]?.answers).toEqual({ pleasantness: { kind: 'scale', number: 6 } })
  }
})
