import { expect, test } from 'vitest'
import { line } from '../../../../src/adapters/terminal/prompts/line.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const asked = async (question: { initial?: string; needed?: boolean } = {}, look = lookOf()) => {
  const heard: string[] = []
  const asking = {
    kind: 'line' as const,
    id: 'plan',
    text: 'If ___ tomorrow, I’ll ___.',
    initial: '',
    needed: false,
    ...question,
  }
  const changed = (text: string) => heard.push(text)
  return { heard, ...(await ask(line, { question: asking, look, changed })) }
}

test('Enter answers with what is written', async () => {
  const { answer, type, press, heard } = await asked()
  type('he')
  press('left')
  type('t')
  press('return')
  expect(await answer).toEqual(answered('hte'))
  expect(heard).toEqual(['h', 'he', 'hte'])
})

test('nothing written: Enter, Tab and Escape skip, Ctrl-D leaves', async () => {
  for (const key of ['return', 'tab', 'escape']) {
    const { answer, press } = await asked()
    press(key)
    expect(await answer).toEqual(skipped)
  }
  const { answer, press } = await asked()
  press('end-of-input')
  expect(await answer).toEqual(left)
})

test('something written: Tab goes on and keeps it, Escape stays', async () => {
  const { answer, type, press } = await asked()
  type('half')
  press('escape', 'tab')
  expect(await answer).toEqual(answered('half'))
})

test('a line that is needed stays, with a warm word, until there is one', async () => {
  const { answer, type, press, screen } = await asked({ needed: true })
  expect(screen()).not.toContain('tab skips')
  for (const key of ['return', 'tab', 'escape']) {
    press(key)
    expect(screen()).toContain('A word or two is enough here.')
  }
  type('Alex')
  expect(screen()).not.toContain('A word or two')
  press('return')
  expect(await answer).toEqual(answered('Alex'))
})

test('what stood there can be taken, changed, or passed over', async () => {
  const taken = await asked({ initial: 'as before' })
  taken.press('return')
  expect(await taken.answer).toEqual(answered('as before'))
  const passed = await asked({ initial: 'as before' })
  passed.press('tab')
  expect(await passed.answer).toEqual(skipped)
})

test('pasted lines become one, and nothing of them is lost', async () => {
  const { answer, type, paste, press } = await asked()
  type('first ')
  paste('second\r\n  third\n')
  press('return')
  expect(await answer).toEqual(answered('first second third'))
})

test('joined emoji are drawn once, and rubbed out whole', async () => {
  const { answer, paste, press, body } = await asked({}, lookOf(40, 12))
  paste('👨‍👩‍👧 é '.repeat(6))
  expect(body().match(/👨‍👩‍👧/gu)).toHaveLength(6)
  press('backspace', 'backspace', 'backspace', 'backspace', 'return')
  expect(await answer).toEqual(answered('👨‍👩‍👧 é '.repeat(5)))
})
