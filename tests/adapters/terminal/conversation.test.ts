import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answeredLines, passageLines } from '../../../src/adapters/terminal/conversation.ts'
import { displayWidth } from '../../../src/adapters/terminal/graphemes.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import type { Passage } from '../../../src/flow/terminal.ts'

const theme = makeTheme({ colour: 0, unicode: true })
const tones = ['title', 'plain', 'quiet', 'care', 'quote'] as const

describe('a passage', () => {
  test.each([
    ['title', '  Breathe in'],
    ['plain', '  Breathe in'],
    ['quiet', '  Breathe in'],
    ['care', '! Breathe in'],
    ['quote', '  │ Breathe in'],
  ] as const)('in the tone %s', (tone, line) => {
    expect(passageLines({ text: 'Breathe in', tone }, 80, theme)).toEqual([line])
  })

  test('is told apart by colour too', () => {
    const coloured = makeTheme({ colour: 1, unicode: true })
    const looks = tones.map((tone) => passageLines({ text: 'x', tone }, 80, coloured)[0])
    expect(new Set(looks).size).toBe(tones.length)
  })

  test('has its items as a list beneath', () => {
    const passage: Passage = { text: 'This week:', tone: 'plain', items: ['one', 'two'] }
    expect(passageLines(passage, 80, theme)).toEqual(['  This week:', '  · one', '  · two'])
    expect(passageLines({ ...passage, text: '' }, 80, theme)).toEqual(['  · one', '  · two'])
    expect(passageLines({ ...passage, tone: 'title' }, 80, theme)).toEqual([
      '  This week:',
      '  one',
      '  two',
    ])
  })

  test('never runs wider than the window, nor than is good to read', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 20, max: 200 }),
        fc.constantFrom(...tones),
        (text, columns, tone) => {
          for (const line of passageLines({ text, tone, items: [text] }, columns, theme))
            expect(displayWidth(line)).toBeLessThan(Math.min(columns, 77))
        },
      ),
    )
  })
})

describe('what remains of a question', () => {
  test('is one line where the answer is a word', () => {
    expect(answeredLines('How strong?', { word: '7' }, 80, theme)).toEqual(['✓ How strong?  7'])
  })

  test('is the question and the answer beneath where it is longer', () => {
    expect(answeredLines('And where is it?', { word: 'tight chest, hot face' }, 30, theme)).toEqual(
      ['✓ And where is it?', '  tight chest, hot face'],
    )
  })

  test('shows a text as its writer left it, and not more of it than a glance', () => {
    expect(answeredLines('What?', { words: 'one\n\ntwo' }, 80, theme)).toEqual([
      '✓ What?',
      '  │ one',
      '  │',
      '  │ two',
    ])
    const long = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n')
    const lines = answeredLines('What?', { words: long }, 80, theme)
    expect(lines).toHaveLength(7)
    expect(lines.at(-1)).toBe('  │ … and 35 more lines')
  })

  test('shows a draft whole: it is read out from there', () => {
    const words = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n')
    const lines = answeredLines('A draft.', { words, whole: true }, 80, theme)
    expect(lines).toHaveLength(41)
    expect(lines.at(-1)).toBe('  │ line 40')
  })

  test('is quiet where it was passed over', () => {
    expect(answeredLines('How strong?', undefined, 80, theme)).toEqual(['· How strong?'])
  })
})
