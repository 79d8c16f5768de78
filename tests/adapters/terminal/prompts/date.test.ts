import { expect, test } from 'vitest'
import { date } from '../../../../src/adapters/terminal/prompts/date.ts'
import { Problem } from '../../../../src/errors.ts'
import type { DateQuestion } from '../../../../src/flow/terminal.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const days: Readonly<Record<string, string>> = {
  today: 'Monday 23 November 2026',
  yesterday: 'Sunday 22 November 2026',
}

const question: DateQuestion = {
  kind: 'date',
  id: 'when',
  text: 'When did it happen?',
  check(typed) {
    const day = days[typed]
    if (day) return day
    throw new Problem(`“${typed}” isn't a day I know.`, { next: 'Try yesterday.' })
  },
  suggestions: [
    { key: 'today', text: 'today' },
    { key: 'yesterday', text: 'the day before' },
  ],
}

const asked = (of: Partial<DateQuestion> = {}) =>
  ask(date, { question: { ...question, ...of }, look: lookOf() })

test('what is typed is said back as the day it means', async () => {
  const { answer, type, press, body } = await asked()
  type('yesterda')
  expect(body()).toContain('“yesterda” isn')
  expect(body()).not.toContain('Try')
  type('y')
  expect(body()).toContain('Sunday 22 November 2026')
  press('return')
  expect(await answer).toEqual(answered('yesterday'))
})

test('Enter on what is not understood stays, and says what would help', async () => {
  const { answer, type, press, body } = await asked()
  type('soon')
  press('return')
  expect(body()).toContain('Try yesterday.')
  press('ctrl u')
  type('today')
  press('return')
  expect(await answer).toEqual(answered('today'))
})

test('a suggestion is pointed at, and typing takes over again', async () => {
  const { answer, type, press, body } = await asked()
  press('down', 'down')
  expect(body()).toContain('❯ the day before')
  expect(body()).toContain('Sunday 22')
  type('today')
  expect(body()).not.toContain('❯')
  press('return')
  expect(await answer).toEqual(answered('today'))
  const picked = await asked()
  picked.press('up', 'return')
  expect(await picked.answer).toEqual(answered('yesterday'))
})

test('what is usual is pointed at from the start, and one Enter takes it', async () => {
  const { answer, press, body } = await asked({ usual: 'yesterday' })
  expect(body()).toContain('❯ the day before')
  press('return')
  expect(await answer).toEqual(answered('yesterday'))
})

test('Enter alone, Tab and Escape skip, Ctrl-D leaves', async () => {
  for (const key of ['return', 'tab', 'escape']) {
    const { answer, press } = await asked()
    press(key)
    expect(await answer).toEqual(skipped)
  }
  const { answer, press } = await asked()
  press('end-of-input')
  expect(await answer).toEqual(left)
})

test('a fault in the check is no answer of the person’s', async () => {
  const fault = new TypeError('broken')
  const { answer, type } = await asked({
    check() {
      throw fault
    },
  })
  const failed = expect(answer).rejects.toBe(fault)
  type('x')
  await failed
})

test('a usual answer stands there once, and again where what was typed is rubbed out', async () => {
  const lengths = [{ key: '25 minutes', text: '25 minutes' }]
  const usual = { check: (typed: string) => typed, suggestions: lengths, usual: '25 minutes' }
  const { answer, type, press, body } = await asked(usual)
  expect(body().match(/25 minutes/g)).toHaveLength(1)
  type('x')
  press('backspace')
  expect(body()).toContain('❯ 25 minutes')
  press('return')
  expect(await answer).toEqual(answered('25 minutes'))
})
