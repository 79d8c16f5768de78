import { expect, test } from 'vitest'
import { scale } from '../../../../src/adapters/terminal/prompts/scale.ts'
import type { ScaleQuestion } from '../../../../src/flow/terminal.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const strength: ScaleQuestion = {
  kind: 'scale',
  id: 'before',
  text: 'How strong is it right now?',
  min: 0,
  max: 10,
  step: 1,
  low: 'settled',
  high: 'the most it gets',
  unit: '',
}

const likely: ScaleQuestion = {
  ...strength,
  text: 'How likely is it?',
  max: 100,
  step: 5,
  low: 'not at all',
  high: 'certain',
  unit: '%',
}

const asked = (question = strength, look = lookOf()) => ask(scale, { question, look })

test('one calm row with its two ends, and no number suggested', async () => {
  const { screen } = await asked()
  expect(screen()).toBe(
    [
      '○ How strong is it right now?',
      '   0  1  2  3  4  5  6  7  8  9  10',
      '   settled         the most it gets',
      '',
      '  enter answers · tab skips · number or ←→ · ctrl-c leaves',
    ].join('\n'),
  )
})

test('a number is typed', async () => {
  const { answer, type, press, body } = await asked()
  type('7')
  expect(body()).toContain(' 6 [7] 8 ')
  press('return')
  expect(await answer).toEqual(answered(7))
})

test.each([
  ['10', 10],
  ['0', 0],
  ['73', 3],
  ['07', 7],
  ['105', 5],
])('typing %s stands at %i', async (typed, number) => {
  const { answer, type, press } = await asked()
  type(typed)
  press('return')
  expect(await answer).toEqual(answered(number))
})

test('arrows go along it, from the near end, and stop at the far one', async () => {
  const { answer, press, body } = await asked()
  press('right')
  expect(body()).toContain('[0]')
  press('right', 'up', 'left')
  expect(body()).toContain('[1]')
  press('end', 'right')
  expect(body()).toContain('[10]')
  press('home', 'left', 'return')
  expect(await answer).toEqual(answered(0))
})

test('left comes in at the high end', async () => {
  const { answer, press } = await asked()
  press('left', 'return')
  expect(await answer).toEqual(answered(10))
})

test('Enter without a number, Tab and Escape skip; backspace takes a number back', async () => {
  for (const keys of [['return'], ['tab'], ['escape']]) {
    const { answer, press } = await asked()
    press(...keys)
    expect(await answer).toEqual(skipped)
  }
  const { answer, type, press } = await asked()
  type('4')
  press('backspace', 'return')
  expect(await answer).toEqual(skipped)
})

test('Tab skips also behind a number, and Ctrl-D leaves', async () => {
  const one = await asked()
  one.type('4')
  one.press('tab')
  expect(await one.answer).toEqual(skipped)
  const other = await asked()
  other.press('end-of-input')
  expect(await other.answer).toEqual(left)
})

test('a likelihood is a bar, typed to the percent or moved by tens', async () => {
  const { answer, type, press, body } = await asked(likely)
  expect(body()).toBe([`   ${'─'.repeat(30)}`, '   not at all             certain'].join('\n'))
  type('35')
  expect(body()).toContain('  35 %')
  press('right')
  expect(body()).toContain('  40 %')
  press('left', 'left')
  expect(body()).toContain('  20 %')
  type('100')
  expect(body()).toContain(`${'━'.repeat(30)}  100 %`)
  press('return')
  expect(await answer).toEqual(answered(100))
})

test('every line fits 40 columns, with glyphs and without', async () => {
  for (const unicode of [true, false]) {
    for (const question of [strength, likely]) {
      const { screen, type } = await asked(question, lookOf(40, 12, unicode))
      type('9')
      for (const line of screen().split('\n')) expect(line.length).toBeLessThan(40)
    }
  }
})
