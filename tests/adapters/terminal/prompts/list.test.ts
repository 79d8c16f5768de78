import { expect, test } from 'vitest'
import { list } from '../../../../src/adapters/terminal/prompts/list.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const asked = async (
  question: { atLeast?: number; initial?: readonly string[] } = {},
  look = lookOf(),
) => {
  const heard: { text: string; atOnce: boolean }[] = []
  const asking = {
    kind: 'list' as const,
    id: 'options',
    text: 'What could you try?',
    atLeast: 0,
    initial: [],
    ...question,
  }
  const changed = (text: string, atOnce: boolean) => heard.push({ text, atOnce })
  return { heard, ...(await ask(list, { question: asking, look, changed })) }
}

test('items, one a line, until an empty one', async () => {
  const { answer, type, press, body, heard } = await asked()
  type('walk')
  press('return')
  type('tea')
  press('return')
  expect(body().split('\n')).toEqual(['   1 walk', '   2 tea', '  │'])
  press('return')
  expect(await answer).toEqual(answered(['walk', 'tea']))
  expect(heard.filter(({ atOnce }) => atOnce).map(({ text }) => text)).toEqual([
    'walk',
    'walk\ntea',
  ])
  expect(heard).toContainEqual({ text: 'walk\nte', atOnce: false })
})

test('nothing there: Enter, Tab and Escape skip, Ctrl-D leaves', async () => {
  for (const key of ['return', 'tab', 'escape']) {
    const { answer, press } = await asked({ atLeast: 3 })
    press(key)
    expect(await answer).toEqual(skipped)
  }
  const { answer, press } = await asked()
  press('end-of-input')
  expect(await answer).toEqual(left)
})

test('Tab keeps what is there, the line under way included', async () => {
  const { answer, type, press } = await asked()
  type('walk')
  press('return')
  type('te')
  press('tab')
  expect(await answer).toEqual(answered(['walk', 'te']))
})

test('too few: it asks for more once, and keeps what is there at the second Tab or Enter', async () => {
  const { answer: walk, ...short } = await asked({ atLeast: 3 })
  short.type('walk')
  short.press('return', 'return', 'return')
  expect(await walk).toEqual(answered(['walk']))

  const { answer, type, press, screen } = await asked({ atLeast: 3 })
  type('walk')
  press('return', 'return')
  expect(screen()).toContain('2 more, if you can')
  type('tea')
  press('tab')
  expect(screen()).toContain('One more, if you can')
  press('tab')
  expect(await answer).toEqual(answered(['walk', 'tea']))
})

test('backspace at the start takes the last item up again', async () => {
  const { answer, type, press } = await asked({ initial: ['walk', 'tee'] })
  press('backspace', 'backspace')
  type('a')
  press('return', 'return')
  expect(await answer).toEqual(answered(['walk', 'tea']))
})

test('each pasted line is an item, blank ones left out', async () => {
  const { answer, type, paste, press, body } = await asked()
  type('a ')
  paste('walk\r\n\r\ntea\ncake')
  expect(body().split('\n')).toEqual(['   1 a walk', '   2 tea', '  │ cake'])
  press('return', 'return')
  expect(await answer).toEqual(answered(['a walk', 'tea', 'cake']))
})

test('a long list shows its end and counts the rest', async () => {
  const initial = Array.from({ length: 30 }, (_, index) => `item ${index + 1}`)
  const { screen, body } = await asked({ initial }, lookOf(40, 12))
  expect(screen().split('\n').length).toBeLessThan(12)
  expect(body()).toMatch(/… \d+ above/)
  expect(body()).toContain('30 item 30')
})
