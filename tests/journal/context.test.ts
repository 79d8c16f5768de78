import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inContext } from '../../src/journal/context.ts'

const long =
  'We had come home late and tired, and then dinner went quiet because nobody wanted to begin, ' +
  'until in the end I said that the kitchen light was on, and we both laughed about it.'

describe('words in their context', () => {
  test.each([
    ['Dinner went quiet.', ['quiet'], 'Dinner went quiet.'],
    [long, ['quiet'], '…and then dinner went quiet because nobody wanted to begin, until in the…'],
    [long, ['late'], 'We had come home late and tired, and then dinner went quiet because…'],
    [long, ['laughed'], '…was on, and we both laughed about it.'],
    [
      long,
      ['HÓME', 'laughed'],
      'We had come home late and tired, and then dinner went quiet… …was on, and we both laughed about it.',
    ],
    ['one\n\n two\tthree', ['two'], 'one two three'],
    ['Žluťoučký kůň', ['kun'], 'Žluťoučký kůň'],
    ['it did not  come', ['not come'], 'it did not come'],
    ['quietly', ['quiet'], ''],
    ['anything', ['?!'], ''],
    ['', ['quiet'], ''],
  ])('%.30s… %j', (text, sought, expected) => {
    expect(inContext(text, sought, 72)).toBe(expected)
  })

  test('each word of a text is found in it, whole', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aBčß1🙋'), minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), (all, which) => {
        const sought = all[which % all.length] ?? ''
        const context = inContext(all.join(' '), [sought], 72)
        if (/[\p{L}\p{N}]/u.test(sought))
          expect(context).toContain(sought.replace(/^🙋+|🙋+$/gu, ''))
        expect(context.isWellFormed()).toBe(true)
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
