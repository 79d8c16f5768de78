import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmless, harmlessJson, oneLine } from '../src/harmless.ts'
import { hostile as attacks, obeyed } from './support/hostile.ts'

/** Words with what outputs act on mixed in, whole, cut short and nested. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...attacks),
      fc.tuple(fc.constantFrom(...attacks), fc.nat(40)).map(([text, end]) => text.slice(0, end)),
    ),
  )
  .map((parts) => parts.join(''))

describe('a text', () => {
  test('has nothing left that is obeyed, however it is nested', () => {
    fc.assert(
      fc.property(hostile, (text) => !obeyed.test(harmless(text))),
      { numRuns: 5000 },
    )
    for (const text of attacks) expect(harmless(text)).not.toMatch(obeyed)
  })

  test('that is safe is left alone', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = harmless(text)
        expect(harmless(once)).toBe(once)
      }),
    )
  })

  test('keeps letters, accents, joined emoji and line breaks byte for byte', () => {
    const words = 'été e\u0301te\u0301 👨‍👩‍👧 👍🏽 彼が עברית نعم\n\n  new line'
    expect(harmless(words)).toBe(words)
  })

  test.each([
    ['\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['one\r\ntwo\rthree\u2028four\u0085five', 'one\ntwo\nthree\nfour\nfive'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\tb', 'a b'],
    ['\ufeffbehind\u{e0041} \ufffa', 'behind '],
    ['\ud800', '\ufffd'],
  ])('%j loses what makes it more than words', (text, left) => {
    expect(harmless(text)).toBe(left)
  })

  test('on one line stays on one line', () => {
    expect(oneLine(' tea \n\n and\tcake\r\n')).toBe('tea and cake')
    fc.assert(fc.property(hostile, (text) => !/[\n\t]/.test(oneLine(text))))
  })
})

describe('JSON', () => {
  test('reads back the same, and nothing in it is obeyed', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.array(hostile)), (value) => {
        const json = harmlessJson(value)
        expect(JSON.parse(json)).toEqual(value)
        expect(json).not.toMatch(obeyed)
      }),
    )
  })

  test('says what stands there by its number', () => {
    expect(harmlessJson('\u001b]0;x\u0007 \u009b31m \u202e \u007f \u2028 \u{e0041}')).toBe(
      '"\\u001b]0;x\\u0007 \\u009b31m \\u202e \\u007f \\u2028 \\udb40\\udc41"',
    )
  })
})
