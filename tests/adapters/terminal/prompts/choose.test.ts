import { expect, test } from 'vitest'
import { type Choosing, choose } from '../../../../src/adapters/terminal/prompts/choose.ts'
import { yesOrNo } from '../../../../src/adapters/terminal/prompts/confirm.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const optionsOf = (...texts: string[]) => texts.map((text) => ({ key: text, text }))

const next: Choosing = {
  text: 'What would you rather do?',
  options: optionsOf('stay quiet', 'take a break', 'ask for one thing', 'write', 'talk'),
}

const asked = (question = next, look = lookOf()) => ask(choose, { question, look })

test('nothing is pointed at, so Enter alone is no answer', async () => {
  const { answer, press, body } = await asked()
  expect(body()).not.toContain('❯')
  press('return')
  expect(await answer).toEqual(skipped)
})

test('Enter takes a usual option, which is pointed at', async () => {
  const { answer, press, body } = await asked({ ...next, usual: 'write' })
  expect(body()).toContain('❯ 4 write')
  press('return')
  expect(await answer).toEqual(answered('write'))
})

test('arrows go round, and Enter takes what is pointed at', async () => {
  const { answer, press, body } = await asked()
  press('down', 'down')
  expect(body()).toContain('❯ 2 take a break')
  press('up', 'up')
  expect(body()).toContain('❯ 5 talk')
  press('down', 'return')
  expect(await answer).toEqual(answered('stay quiet'))
})

test('a number points, and so does the beginning of an option', async () => {
  const { answer, press, type, body } = await asked()
  type('3')
  expect(body()).toContain('❯ 3')
  type('9')
  expect(body()).toContain('❯ 3')
  type('t')
  expect(body()).toContain('❯ 2 take a break')
  type('A')
  expect(body()).toContain('❯ 2 take a break')
  press('return')
  expect(await answer).toEqual(answered('take a break'))
})

test('a sentence chooses nothing, wherever it begins like an option', async () => {
  for (const sentence of ['ok, nothing like that', 'take it away', 'they said stay quiet']) {
    const { answer, press, type, body } = await asked()
    for (const letter of sentence) type(letter)
    expect(body()).not.toContain('❯')
    press('return')
    expect(await answer).toEqual(skipped)
  }
})

test('after a sentence a number points again, and so does a beginning once that is taken away', async () => {
  const { press, type, body } = await asked()
  for (const letter of 'they take') type(letter)
  type('4')
  expect(body()).toContain('❯ 4')
  for (const letter of 'hm') type(letter)
  press('backspace')
  type('t')
  expect(body()).toContain('❯ 2 take a break')
})

test('what is stored is the key', async () => {
  const options = [{ key: 'on', text: 'go on', note: 'as before' }]
  const { answer, press, body } = await asked({ text: 'And now?', options })
  expect(body()).toBe('    1 go on  as before')
  press('down', 'return')
  expect(await answer).toEqual(answered('on'))
})

test('Tab and Escape skip, Ctrl-D leaves', async () => {
  for (const key of ['tab', 'escape']) {
    const { answer, press } = await asked()
    press('down', key)
    expect(await answer).toEqual(skipped)
  }
  const { answer, press } = await asked()
  press('end-of-input')
  expect(await answer).toEqual(left)
})

test('more than nine: two digits point, and what is out of sight is counted', async () => {
  const many = { text: 'Which?', options: optionsOf(...'abcdefghijklmnopqrstuvwxyz') }
  const narrow = lookOf(20, 12)
  const { answer, press, type, body } = await asked(
    { text: 'Which?', options: many.options.map(({ key }) => ({ key, text: key.repeat(12) })) },
    narrow,
  )
  expect(body().split('\n')).toHaveLength(8)
  expect(body()).toContain('… 19 below')
  type('1')
  type('4')
  expect(body()).toContain(`❯ 14 ${'n'.repeat(12)}`)
  expect(body()).toContain('… 10 above, 9 below')
  press('return')
  expect(await answer).toEqual(answered('n'))
})

test('many short words lie in columns, and the family of the one pointed at is said', async () => {
  const options = Array.from({ length: 12 }, (_, index) => ({
    key: `${index}`,
    text: `word${index}`,
    note: index < 6 ? 'Safety' : 'Ease',
  }))
  const { answer, press, body } = await asked({ text: 'What did you need?', options })
  expect(body().split('\n')[0]).toContain('word0')
  expect(body().split('\n')[0]).toContain('word1')
  press('right', 'right', 'down')
  expect(body()).toContain('Ease')
  expect(body()).not.toContain('Safety')
  press('return')
  expect(await answer).toEqual(answered('7'))
})

test('a long option is read whole, on as many lines as it takes', async () => {
  const long = 'closer to: I may be hurt, threatened or punished'
  const { body } = await asked({ text: 'Which?', options: optionsOf('no', long) }, lookOf(40, 12))
  expect(body().replace(/\s+/g, ' ')).toContain(long)
})

test('yes or no is a choice like any other', async () => {
  const question = yesOrNo({ kind: 'confirm', id: 'seen', text: 'Did you?' })
  const { answer, type, press, screen } = await asked(question)
  expect(screen()).toContain('or y, n')
  type('n')
  press('return')
  expect(await answer).toEqual(answered('no'))
  const other = await asked(question)
  other.press('return')
  expect(await other.answer).toEqual(skipped)
})
