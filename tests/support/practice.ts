import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import type { Answer, Value } from '../../src/journal/entry.ts'
import type { Store } from '../../src/journal/store.ts'
import type { newHome } from './home.ts'
import type { Session } from './session.ts'

/** A person's machine for one test. */
export type Home = ReturnType<typeof newHome>

/** A question as `--dry-run --json` lists it. */
export interface Question {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly options?: readonly { readonly key: string; readonly text: string }[]
}

/** What the program offers by itself: a draft taken as it stands, a breath or a wait ended with a key. */
export const asItComes = 'as it comes'

/** Answers by step id, as `--answers` takes them; a question that is not here is skipped. */
export type Answers = Readonly<Record<string, unknown>>

/** The answers that can be written down beforehand, as JSON. */
export const inWriting = (answers: Answers): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== asItComes)),
  )

/** What a practice asks, in order, of somebody who gives these answers. */
export const questionsOf = async (
  home: Home,
  args: readonly string[],
  answers: Answers,
): Promise<readonly Question[]> => {
  const input = inWriting(answers)
  const outcome = await home.run([...args, '--answers', '-', '--dry-run', '--json'], { input })
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  return JSON.parse(outcome.stdout).steps
}

/** Kinds of question that move by themselves, without a sign before their words. */
export const moving: readonly string[] = ['breathe', 'ground', 'timer']

/** Waits until a question stands open on the screen, and can be answered. */
export const asked = async (session: Session, { kind, text }: Question): Promise<void> => {
  if (moving.includes(kind)) return session.see(text)
  await session.see(`○ ${text}`)
  await session.see(/\b(enter|number) \w+/)
}

/** Waits for a question by its words, and answers it with keys as they are typed. */
export const answer = async (session: Session, question: string, keys: string): Promise<void> => {
  await session.see(`○ ${question}`)
  await session.see(/\b(enter|number) \w+/)
  session.type(keys)
}

/** Answers the question that stands open, with the keys a person would press; `undefined` skips it. */
export const reply = async (
  session: Session,
  question: Question,
  answer: unknown,
): Promise<void> => {
  const { kind } = question
  if (answer === undefined && !moving.includes(kind)) session.press('tab')
  else await replies[kind]?.(session, answer as never, question)
}

type Reply = (session: Session, answer: never, question: Question) => Promise<void> | void

const pattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A text as it is drawn: broken between words, with a bar before each line of a longer one. */
export const drawn = (text: string): RegExp =>
  new RegExp(text.split(/\s+/).map(pattern).join('[\\s│]+'))

/** Types a text and waits for it: an Enter in the same instant would be part of a paste. */
export const typed = async (session: Session, text: string): Promise<void> => {
  session.type(text)
  await session.see(drawn(text))
}

const withEnter = async (session: Session, text: string): Promise<void> => {
  await typed(session, text)
  session.press('enter')
}

const words = async (session: Session, all: readonly string[], { options }: Question) => {
  for (const word of all)
    await withEnter(session, options?.find(({ key }) => key === word)?.text ?? word)
  session.press('enter')
}

const longText = async (session: Session, text: string): Promise<void> => {
  if (text === asItComes) return session.press('enter')
  await typed(session, text)
  session.press('ctrl-s')
}

const someone = async (session: Session, answer: string | { name: string; relation: string }) => {
  if (typeof answer === 'string') return withEnter(session, answer)
  await withEnter(session, answer.name)
  await session.see(`And ${answer.name} is your…`)
  session.type(`${['partner', 'friend', 'family', 'other'].indexOf(answer.relation) + 1}\n`)
}

const replies: Readonly<Record<string, Reply>> = {
  scale: (session, answer: number) => session.type(`${answer}\n`),
  choose: (session, answer: string, { options = [] }) =>
    session.type(`${options.findIndex(({ key }) => key === answer) + 1}\n`),
  confirm: (session, answer: string) => session.type(answer === 'yes' ? 'y\n' : 'n\n'),
  several: words,
  feelings: words,
  line: withEnter,
  date: withEnter,
  write: longText,
  draft: longText,
  person: someone,
  list: async (session, items: readonly string[]) => {
    for (const item of items) await withEnter(session, item)
    session.press('enter')
  },
  breathe: (session) => session.press('enter'),
  timer: (session) => session.press('enter'),
  ground: (session) => session.press('escape'),
}

/** Answers question after question as each appears. */
export const goThrough = async (
  session: Session,
  questions: readonly Question[],
  answers: Answers,
): Promise<void> => {
  for (const question of questions) {
    await asked(session, question)
    await reply(session, question, answers[question.id])
  }
}

/** The journal of a home, without going through the program. */
export const storeIn = ({ journal }: Home, mode: 'read' | 'write'): Store => {
  const world = { device: 'test', now: () => new Date(), random: randomBytes }
  return openStore({ path: join(journal, 'journal.db'), mode, ...world })
}

/** What a journal holds, without what differs from one writing to the next: ids and moments. */
export const kept = (home: Home) => {
  const store = storeIn(home, 'read')
  const people = store.people.list()
  const name = (id: string | null) => people.find((one) => one.id === id)?.name ?? ''
  const answersOf = (answers: readonly Answer[]): Record<string, Value> =>
    Object.fromEntries(
      answers.map(({ step, item, value }) => [
        item ? `${step}/${item}` : step,
        value.kind === 'person' ? { ...value, text: name(value.text) } : value,
      ]),
    )
  const entries = store.entries.list({}).map((entry) => {
    const { flow, day, state, person } = entry
    return { flow, day, state, person: name(person), answers: answersOf(entry.answers) }
  })
  const followUps = store.followUps.list(['open']).map(({ flow, due, about, person }) => {
    return { flow, due, about, person: name(person) }
  })
  store.close()
  return { entries, followUps }
}
