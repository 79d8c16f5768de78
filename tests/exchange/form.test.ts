import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Field, readForm, writeForm } from '../../src/exchange/form.ts'
import { refusalLines } from '../support/refused.ts'
import { words } from './journals.ts'

const title = 'Journal · Sunday 22 November 2026, 22:40'
const fields: readonly Field[] = [
  { question: 'One moment that stayed.', text: 'Dinner went quiet.\n\nI left.' },
  { question: "Something you're glad of.", text: '' },
]
const form = writeForm(title, fields)

const saved = (...changes: [string | RegExp, string][]): string =>
  changes.reduce((text, [from, to]) => text.replace(from, to), form)

test('a form shows each question over its text', () => {
  expect(form).toBe(
    [
      title,
      'Change what stands under a question, then save and close. Empty is skipped.',
      'Lines that begin with == are the questions: leave them as they are.',
      '',
      '== 1. One moment that stayed.',
      'Dinner went quiet.',
      '',
      'I left.',
      '',
      "== 2. Something you're glad of.",
      '',
      '',
    ].join('\n'),
  )
})

describe('reading it back', () => {
  test('what was not touched is exactly as it was, whatever it is', () => {
    const any = fc.array(fc.record({ question: words, text: fc.oneof(words, fc.lorem()) }))
    fc.assert(
      fc.property(any, (some) => {
        expect(readForm(writeForm(title, some), title, some)).toEqual(some.map(({ text }) => text))
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })

  test.each([
    ['a word', saved(['quiet', 'silent']), ['Dinner went silent.\n\nI left.', '']],
    [
      'an answer that was skipped',
      `${form}The tea.\n`,
      ['Dinner went quiet.\n\nI left.', 'The tea.'],
    ],
    ['an answer taken away', saved([/Dinner[^=]*/, '\n']), ['', '']],
    ['line ends of another system', form.replaceAll('\n', '\r\n'), fields.map(({ text }) => text)],
    ['blanks an editor adds', saved(['quiet.', 'quiet.  ']), fields.map(({ text }) => text)],
    ['the question in other words', saved(['that stayed', '…']), fields.map(({ text }) => text)],
  ])('%s', (_, text, expected) => {
    expect(readForm(text, title, fields)).toEqual(expected)
  })

  test('a text that looks like a question is none', () => {
    const tricky = [{ question: 'What?', text: '== 1. no heading' }]
    const written = writeForm(title, tricky)
    expect(written).toContain('\n=== 1. What?\n== 1. no heading\n')
    expect(readForm(written, title, tricky)).toEqual(['== 1. no heading'])
  })
})

describe('what it cannot match is refused, with its place', () => {
  test.each([
    [saved([/== 2.*\n/, '']), "The question “Something you're glad of.” is missing."],
    [saved(['== 2.', '== 1.']), 'Line 10 is a question for the second time.'],
    [saved(['== 2.', '== 3.']), 'Line 10 is none of the questions.'],
    [saved(['I left', '== I left']), 'Line 8 is none of the questions.'],
    [saved(['\n\n==', '\nand one more thing\n==']), 'Line 4 belongs to no question.'],
    ['', 'The question “One moment that stayed.” is missing.'],
  ])('%j', (text, what) => {
    expect(refusalLines(() => readForm(text, title, fields))[0]).toBe(what)
  })
})
