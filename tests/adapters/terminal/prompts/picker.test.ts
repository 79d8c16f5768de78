import { describe, expect, test } from 'vitest'
import { feelingsOf } from '../../../../src/adapters/terminal/prompts/feelings.ts'
import { personOf } from '../../../../src/adapters/terminal/prompts/person.ts'
import { picker } from '../../../../src/adapters/terminal/prompts/picker.ts'
import { severalOf } from '../../../../src/adapters/terminal/prompts/several.ts'
import type {
  FeelingsQuestion,
  PersonQuestion,
  SeveralQuestion,
} from '../../../../src/flow/terminal.ts'
import { answered, ask, left, lookOf, skipped } from './asked.ts'

const optionsOf = (...texts: string[]) => texts.map((text) => ({ key: text, text }))

describe('several', () => {
  const warm: SeveralQuestion = {
    kind: 'several',
    id: 'warm',
    text: 'A warm moment?',
    options: optionsOf('thanks', 'affection', 'a laugh', 'listening'),
    atMost: Number.POSITIVE_INFINITY,
    open: false,
  }
  const asked = (question: Partial<SeveralQuestion> = {}, look = lookOf()) =>
    ask(picker, severalOf({ ...warm, ...question }, look))

  test('space and numbers mark, Enter answers with what is marked', async () => {
    const { answer, press, type, body } = await asked()
    press('down', 'down')
    type(' ')
    type('4')
    type('1')
    type('4')
    expect(body().split('\n')).toEqual([
      '    1 ◉ thanks',
      '    2 ◉ affection',
      '    3 ◯ a laugh',
      '  ❯ 4 ◯ listening',
    ])
    press('return')
    expect(await answer).toEqual(answered(['affection', 'thanks']))
  })

  test('with nothing marked Enter takes what is pointed at, and skips where nothing is', async () => {
    const pointed = await asked()
    pointed.press('up', 'return')
    expect(await pointed.answer).toEqual(answered(['listening']))
    const untouched = await asked()
    untouched.press('return')
    expect(await untouched.answer).toEqual(skipped)
  })

  test('more than there is room for is declined kindly', async () => {
    const { answer, press, type, screen } = await asked({ atMost: 2 })
    type('123')
    expect(screen()).toContain('2 is plenty here')
    type('1')
    expect(screen()).not.toContain('plenty')
    type('3')
    press('return')
    expect(await answer).toEqual(answered(['affection', 'a laugh']))
  })

  test('typing finds a word by its beginning or a part of it, whatever its accents', async () => {
    const options = optionsOf('Nähe', 'near', 'time alone')
    const { answer, press, type, body } = await asked({ options })
    type('na')
    expect(body()).toContain('❯ ◯ Nähe')
    press('return')
    type('lone')
    expect(body()).toContain('❯ ◯ time alone')
    press('return', 'return')
    expect(await answer).toEqual(answered(['Nähe', 'time alone']))
  })

  test('a word that is not there is welcome only where the list is open', async () => {
    const closed = await asked()
    closed.type('zest')
    closed.press('return')
    expect(closed.screen()).toContain('Nothing here by that name')
    closed.press('backspace', 'backspace', 'backspace', 'backspace', 'return')
    expect(await closed.answer).toEqual(skipped)

    const open = await asked({ open: true })
    open.type('ze')
    open.paste('st\n')
    expect(open.body()).toContain('❯ ◯ + zest  your own word')
    open.press('return')
    expect(open.body()).toContain('5 ◉ zest  your own word')
    open.press('return')
    expect(await open.answer).toEqual(answered(['zest']))
  })

  test('a word of one’s own may hold spaces, and one that exists is not offered twice', async () => {
    const { answer, press, type, body } = await asked({ open: true })
    type('A Laugh')
    expect(body()).not.toContain('+')
    press('ctrl u')
    type('a long walk')
    press('return', 'return')
    expect(await answer).toEqual(answered(['a long walk']))
  })

  test('a long list says what is marked out of sight', async () => {
    const options = optionsOf(...Array.from({ length: 20 }, (_, index) => `word ${index}`))
    const { press, type, body } = await asked({ options }, lookOf(20, 10))
    press('end')
    type(' ')
    press('home')
    expect(body()).toContain('◉ word 19')
    expect(body().split('\n')).toHaveLength(6)
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

  test('what is marked is not passed over: Escape leaves it, Tab takes it along', async () => {
    const { answer, press, type, body } = await asked()
    type('14')
    press('escape')
    expect(body()).toContain('◉ thanks')
    press('tab')
    expect(await answer).toEqual(answered(['thanks', 'listening']))
  })

  test('Tab takes the word that is being typed, and then goes on', async () => {
    const { answer, press, type, body } = await asked()
    type('lis')
    press('escape')
    expect(body()).toContain('lis')
    press('tab')
    expect(body()).toContain('◉ listening')
    press('tab')
    expect(await answer).toEqual(answered(['listening']))
  })
})

describe('feelings', () => {
  const question: FeelingsQuestion = {
    kind: 'feelings',
    id: 'feelings',
    text: 'If a name fits, what is it?',
    groups: [
      { name: 'Unpleasant, high energy', words: ['irritated', 'angry', 'afraid'] },
      { name: 'Unpleasant, low energy', words: ['sad', 'hurt', 'lonely'] },
      { name: 'Pleasant, low energy', words: ['calm', 'tender'] },
      { name: 'Pleasant, high energy', words: ['happy', 'proud'] },
    ],
    atMost: 3,
  }
  const asked = (look = lookOf(), of = question) => ask(picker, feelingsOf(of, look))

  test('four corners: pleasant on the right, high energy above', async () => {
    const { body } = await asked()
    expect(body()).toBe(
      [
        '    1 Unpleasant, high energy             2 Pleasant, high energy',
        '      irritated · angry · afraid            happy · proud',
        '',
        '    3 Unpleasant, low energy              4 Pleasant, low energy',
        '      sad · hurt · lonely                   calm · tender',
      ].join('\n'),
    )
  })

  test('a corner opens, a word is taken, and backspace comes back for another', async () => {
    const { answer, press, type, body } = await asked()
    press('right', 'down', 'return')
    expect(body()).toBe(['    ◯ sad', '    ◯ hurt', '    ◯ lonely'].join('\n'))
    press('down', 'down')
    type(' ')
    press('backspace')
    expect(body()).toContain('◉ hurt')
    type('2')
    press('down')
    type(' ')
    press('return')
    expect(await answer).toEqual(answered(['hurt', 'happy']))
  })

  test('one word pointed at is an answer', async () => {
    const { answer, press, type } = await asked()
    type('3')
    press('down', 'return')
    expect(await answer).toEqual(answered(['sad']))
  })

  test('a word can be typed at any time, from any corner, or added', async () => {
    const { answer, press, type, body } = await asked()
    type('ten')
    expect(body()).toContain('❯ ◯ tender')
    press('return')
    expect(body()).toContain('◉ tender')
    type('2')
    type('wobbly')
    press('return', 'return')
    expect(await answer).toEqual(answered(['tender', 'wobbly']))
  })

  test('Enter at the corners, with nothing taken, skips', async () => {
    const untouched = await asked()
    untouched.press('return')
    expect(await untouched.answer).toEqual(skipped)
  })

  test('names that are no corners keep their order, one under the other', async () => {
    const groups = [
      { name: 'Ciel', words: ['bleu'] },
      { name: 'Terre', words: ['brun'] },
      { name: 'Mer', words: ['vert'] },
    ]
    const { answer, press, body } = await asked(lookOf(), { ...question, groups })
    expect(body().split('\n')[0]).toBe('    1 Ciel  bleu')
    press('down', 'down', 'return', 'down', 'return')
    expect(await answer).toEqual(answered(['brun']))
  })

  test.each([
    [80, 24],
    [40, 12],
  ])('fits %i×%i at every stage', async (columns, rows) => {
    const groups = question.groups.map(({ name }) => ({
      name,
      words: Array.from({ length: 22 }, (_, index) => `overwhelming${index}`),
    }))
    const { screen, type, press } = await asked(lookOf(columns, rows), { ...question, groups })
    const fits = () => {
      const lines = screen().split('\n')
      expect(lines.length).toBeLessThanOrEqual(rows)
      for (const line of lines) expect(line.length).toBeLessThan(columns)
    }
    fits()
    type('1')
    fits()
    press('down')
    type(' ')
    press('end')
    type(' ')
    fits()
    type('overw')
    fits()
  })
})

describe('somebody', () => {
  const question: PersonQuestion = {
    kind: 'person',
    id: 'who',
    text: 'Who is this about?',
    people: [
      { key: 'Alex', text: 'Alex', note: 'partner' },
      { key: 'Mum', text: 'Mum', note: 'family' },
    ],
    relations: optionsOf('partner', 'friend'),
    isName: (typed) => typed.split(' ').length < 4,
  }
  const asked = (people = question.people) =>
    ask(picker, personOf({ ...question, people }, lookOf()))

  test('by number, and the pointer has the last word', async () => {
    const { answer, press, type, body } = await asked()
    expect(body()).toBe(['    1 Alex  partner', '    2 Mum  family'].join('\n'))
    type('1')
    press('down', 'return')
    expect(await answer).toEqual(answered(['Mum']))
  })

  test('by a part of the name, with one Enter', async () => {
    const { answer, press, type } = await asked()
    type('mu')
    press('return')
    expect(await answer).toEqual(answered(['Mum']))
  })

  test('anybody else is someone new', async () => {
    const { answer, press, type, body } = await asked()
    type('Jo')
    expect(body()).toContain('+ Jo  someone new')
    press('return')
    expect(await answer).toEqual(answered(['Jo']))
  })

  test('with nobody there yet, there is a line to type in', async () => {
    const { answer, press, type, body } = await asked([])
    expect(body()).toBe('  │')
    type('Jo')
    press('return')
    expect(await answer).toEqual(answered(['Jo']))
  })
})
