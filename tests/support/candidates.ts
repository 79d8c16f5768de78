import { type Condition, type Test, testsIn } from '../../src/flow/condition.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { everyStep } from '../../src/flow/steps.ts'
import type { Question } from '../../src/flow/terminal.ts'
import { dateFor } from './replying.ts'

/** Replies worth trying, by a name for each; `skip` is among them. */
export type Candidates = Readonly<Record<string, unknown>>

/** What a flow's conditions compare: the thresholds of each step, and whether danger makes a difference. */
export interface Compared {
  readonly numbers: ReadonlyMap<string, readonly number[]>
  readonly danger: boolean
}

export const comparedIn = (flow: Flow): Compared => {
  const conditions = [...everyStep(flow.steps)].flatMap((step): Condition[] =>
    step.kind === 'when' ? [step.condition] : [],
  )
  const tests = conditions.flatMap((condition) => [...testsIn(condition)])
  const numbers = new Map<string, number[]>()
  for (const { of, test } of tests) numbers.set(of, [...(numbers.get(of) ?? []), ...around(test)])
  return { numbers, danger: tests.some(({ of }) => of === 'disclosure') }
}

const around = ({ atLeast, atMost }: Test): number[] => [
  ...(atLeast === undefined ? [] : [atLeast - 1, atLeast]),
  ...(atMost === undefined ? [] : [atMost, atMost + 1]),
]

/** The replies that matter to a question: each option, the ends and the thresholds, with and without words. */
export const candidatesFor = (question: Question, compared: Compared): Candidates => ({
  skip: undefined,
  ...(replies[question.kind] as (question: Question, compared: Compared) => Candidates)(
    question,
    compared,
  ),
})

const named = (values: readonly unknown[]): Candidates =>
  Object.fromEntries(values.map((value) => [JSON.stringify(value), value]))

const own = (line: string, { danger }: Compared): Candidates => ({
  words: line,
  ...(danger && { danger: 'He hits me.' }),
})

const replies: {
  [K in Question['kind']]: (
    question: Extract<Question, { kind: K }>,
    compared: Compared,
  ) => Candidates
} = {
  scale: ({ id, max }, { numbers }) =>
    named(
      max === 100 ? [0, 50, 100] : [...new Set([0, 1, 5, 6, 7, 10, ...(numbers.get(id) ?? [])])],
    ),
  choose: ({ options }) => named(options.map(({ key }) => key)),
  several: ({ options, atMost, open }) => {
    const keys = options.map(({ key }) => key)
    const all = keys.slice(0, Math.min(atMost, 3))
    return { one: keys.slice(-1), some: all, ...(open && { own: ['a word of mine'] }) }
  },
  feelings: ({ atMost }) => ({
    one: ['tired'],
    some: ['tired', 'sad', 'left out'].slice(0, atMost),
  }),
  line: (_, compared) => own('you were late.', compared),
  write: (_, compared) => own(' You left the room. I stayed. ', compared),
  draft: ({ initial }) => ({ asItStands: initial, changed: 'I am sorry I left.' }),
  date: (question) =>
    named(
      question.suggestions.length > 0
        ? question.suggestions.map(({ key }) => key)
        : [dateFor(question)],
    ),
  person: ({ people }) => ({
    ...named(people.map(({ key }) => key)),
    new: { name: 'Kim', relation: 'friend' },
  }),
  confirm: () => named(['yes', 'no']),
  list: ({ atLeast }) => ({
    few: ['tea', 'a walk', 'an early night'].slice(0, Math.max(atLeast, 2)),
  }),
  breathe: ({ seconds }) => named([seconds, 12]),
  ground: () => named(['done', 'stopped']),
  timer: ({ seconds }) => named([seconds, 0]),
}
