import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factNamed, possible, type Subject } from '../../src/flow/checking/possible.ts'
import { sayCondition } from '../../src/flow/checking/saying-conditions.ts'
import { type Condition, holds, type Test } from '../../src/flow/condition.ts'
import type { AskStep } from '../../src/flow/flow.ts'
import { asks, everyStep } from '../../src/flow/steps.ts'
import type { Value } from '../../src/journal/entry.ts'
import { flowOf } from '../support/walking.ts'

const scale = (number: number): Value => ({ kind: 'scale', number })
const choice = (text: string): Value => ({ kind: 'choice', text })
const words = (...list: string[]): Value => ({ kind: 'words', words: list })
const seconds = (number: number, text = ''): Value => ({ kind: 'seconds', number, text })
const skipped: Value = { kind: 'skipped' }

const holdsFor = (condition: Condition, answers: Readonly<Record<string, Value | undefined>>) =>
  holds(condition, (name) => answers[name])

describe('a test on one answer', () => {
  test.each<[Test, Value | undefined, boolean]>([
    [{ is: ['freeze'] }, choice('freeze'), true],
    [{ is: ['freeze'] }, choice('shout'), false],
    [{ is: ['freeze', 'shout'] }, choice('shout'), true],
    [{ is: ['laugh'] }, words('thanks', 'laugh'), true],
    [{ is: ['laugh'] }, words('thanks'), false],
    [{ is: [3] }, scale(3), true],
    [{ is: ['3'] }, scale(3), false],
    [{ is: [3] }, choice('3'), true],
    [{ is: ['answered'] }, scale(0), true],
    [{ is: ['answered'] }, skipped, false],
    [{ is: ['answered'] }, undefined, false],
    [{ is: ['skipped'] }, skipped, true],
    [{ is: ['skipped'] }, undefined, true],
    [{ is: ['skipped'] }, words('thanks'), false],
    [{ atLeast: 6 }, scale(6), true],
    [{ atLeast: 6 }, scale(5), false],
    [{ atMost: 2 }, scale(0), true],
    [{ atMost: 2 }, skipped, false],
    [{ atMost: 2 }, undefined, false],
    [{ atLeast: 2 }, words('a', 'b'), true],
    [{ atLeast: 3 }, words('a', 'b'), false],
    [{ atMost: 60 }, seconds(5), true],
    [{ is: [1500] }, seconds(1500), true],
    [{ is: ['box'] }, seconds(120, 'box'), true],
    [{ atLeast: 0 }, choice('freeze'), false],
    [{}, skipped, true],
  ])('%j on %j: %s', (tested, value, expected) => {
    expect(holdsFor({ of: 'it', test: tested }, { it: value })).toBe(expected)
  })
})

describe('a test on two answers', () => {
  test.each<[Test, number | undefined, number | undefined, boolean]>([
    [{ within: { by: 1, of: 'before' } }, 6, 5, true],
    [{ within: { by: 1, of: 'before' } }, 4, 5, true],
    [{ within: { by: 1, of: 'before' } }, 7, 5, false],
    [{ below: { by: 2, of: 'before' } }, 3, 5, true],
    [{ below: { by: 2, of: 'before' } }, 4, 5, false],
    [{ above: { by: 1, of: 'before' } }, 6, 5, true],
    [{ above: { by: 1, of: 'before' } }, 5, 5, false],
    [{ within: { by: 10, of: 'before' } }, undefined, 5, false],
    [{ within: { by: 10, of: 'before' } }, 5, undefined, false],
    [{ above: { by: 0, of: 'before' } }, undefined, undefined, false],
  ])('%j, after %s and before %s: %s', (tested, after, before, expected) => {
    const answers = {
      after: after === undefined ? skipped : scale(after),
      before: before === undefined ? undefined : scale(before),
    }
    expect(holdsFor({ of: 'after', test: tested }, answers)).toBe(expected)
  })
})

test('all, any and not', () => {
  const yes: Condition = { of: 'it', test: { is: ['yes'] } }
  const no: Condition = { of: 'it', test: { is: ['no'] } }
  const it = { it: choice('yes') }
  expect(holdsFor({ all: [yes, no] }, it)).toBe(false)
  expect(holdsFor({ all: [] }, it)).toBe(true)
  expect(holdsFor({ any: [yes, no] }, it)).toBe(true)
  expect(holdsFor({ any: [] }, it)).toBe(false)
  expect(holdsFor({ not: no }, it)).toBe(true)
  expect(holdsFor({ not: { any: [yes, no] } }, it)).toBe(false)
})

test.each<[Condition, string]>([
  [{ of: 'urge', test: { is: ['freeze'] } }, 'urge is freeze'],
  [
    { of: 'urge', test: { is: ['freeze', 'shout and run', 'flee'] } },
    'urge is freeze, shout and run or flee',
  ],
  [{ of: 'after', test: { atLeast: 6 } }, 'after is 6 or more'],
  [{ of: 'after', test: { atLeast: 2, atMost: 4 } }, 'after is 2 or more and is 4 or less'],
  [{ of: 'after', test: { within: { by: 1, of: 'before' } } }, 'after is within 1 of before'],
  [{ not: { of: 'short', test: { is: ['yes'] } } }, 'not (short is yes)'],
  [
    {
      any: [
        { of: 'a', test: { is: ['x'] } },
        { of: 'b', test: { is: ['y'] } },
      ],
    },
    'a is x, or b is y',
  ],
])('%j is said as: %s', (condition, said) => {
  expect(sayCondition(condition)).toBe(said)
})

/** Steps of every kind that a condition compares, and answers each can have. */
const steps: ReadonlyMap<string, AskStep> = new Map(
  [
    ...everyStep(
      flowOf(
        `
  - scale: A?
    id: a
  - scale: B?
    id: b
  - choose: C?
    id: c
    options: [x, y, z]
  - choose: D?
    id: d
    words: needs
  - choose-several: E?
    id: e
    options: [x, y, z]
    at-most: 2
  - feelings: F?
    id: f
  - duration: G?
    id: g
    usual: 25 minutes
  - confirm: H?
    id: h
  - line: I?
    id: i
`.slice(1),
      ).steps,
    ),
  ]
    .filter(asks)
    .map((step) => [step.id, step]),
)
const subject = (name: string): Subject => steps.get(name) ?? factNamed(name)

const word = fc.constantFrom('x', 'y', 'z', 'yes', 'tired')
const several = fc.uniqueArray(word, { minLength: 1, maxLength: 2 })
const answer: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  a: fc.nat(10).map(scale),
  b: fc.nat(10).map(scale),
  c: fc.constantFrom('x', 'y', 'z').map(choice),
  d: word.map(choice),
  e: fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 })
    .map((list) => words(...list)),
  f: several.map((list) => words(...list)),
  g: fc.nat(20).map((number) => seconds(number)),
  h: fc.constantFrom('yes', 'no').map(choice),
  i: word.map((text): Value => ({ kind: 'text', text })),
  gate: fc.constantFrom('first', 'again').map(choice),
}
const answers = fc.record(
  Object.fromEntries(
    Object.entries(answer).map(([name, values]) => [name, fc.option(values, { nil: undefined })]),
  ),
)

const number = fc.integer({ min: -1, max: 11 })
const single = fc
  .tuple(
    fc.constantFrom(...Object.keys(answer)),
    fc.oneof(
      fc
        .array(fc.oneof(word, number, fc.constantFrom('answered', 'skipped', 'first')), {
          minLength: 1,
          maxLength: 2,
        })
        .map((is): Test => ({ is })),
      number.map((atLeast): Test => ({ atLeast })),
      number.map((atMost): Test => ({ atMost })),
      fc.tuple(number, fc.constantFrom('a', 'b')).map(([by, of]): Test => ({ within: { by, of } })),
      fc.tuple(number, fc.constantFrom('a', 'b')).map(([by, of]): Test => ({ below: { by, of } })),
      fc.tuple(number, fc.constantFrom('a', 'b')).map(([by, of]): Test => ({ above: { by, of } })),
    ),
  )
  .map(([of, test]): Condition => ({ of, test }))
const condition = fc.letrec<{ it: Condition }>((tie) => ({
  it: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: single },
    fc.array(tie('it'), { maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('it'), { maxLength: 3 }).map((any): Condition => ({ any })),
    tie('it').map((not): Condition => ({ not })),
  ),
})).it

test('what some answers make hold is never called impossible', () => {
  let held = 0
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1, maxLength: 2 }),
      answers,
      (conditions, given) => {
        if (!conditions.every((one) => holdsFor(one, given))) return
        held += 1
        expect(possible(conditions, subject)).toBe(true)
      },
    ),
    { numRuns: 5000 },
  )
  expect(held).toBeGreaterThan(500)
})

test('a length is as far from a scale as it is asked to be', () => {
  const atLeast = (of: string, number: number): Condition => ({ of, test: { atLeast: number } })
  const longer: Condition = { of: 'g', test: { above: { by: 2, of: 'b' } } }
  expect(possible([longer, atLeast('b', 2)], subject)).toBe(true)
  expect(possible([longer, { of: 'g', test: { atMost: 3 } }, atLeast('b', 2)], subject)).toBe(false)
})

test('a single answer that can only be one thing at a time is found out', () => {
  const both = (name: string, first: string, second: string) =>
    possible(
      [
        { of: name, test: { is: [first] } },
        { of: name, test: { is: [second] } },
      ],
      subject,
    )
  expect([both('c', 'x', 'y'), both('h', 'yes', 'no'), both('i', 'x', 'y')]).toEqual([
    false,
    false,
    false,
  ])
  expect([both('e', 'x', 'y'), both('f', 'x', 'y')]).toEqual([true, true])
})
