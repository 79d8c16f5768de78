import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine, sanitise } from '../../../src/adapters/terminal/sanitise.ts'

const live = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Words with what terminals act on mixed in, whole, cut short and nested. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;title\u0007',
        '\u001b]52;c;aGk=\u001b\\',
        '\u001bP1$r\u001b\\',
        '\u001b_apc\u001b\\',
        '\u001b\u001b[31m[31m',
        '\u009b31m',
        '\u009d0;x\u009c',
        '\r',
        '\b\b',
        '\u202e',
        '\u2066',
        '\u001b',
      ),
    ),
  )
  .map((parts) => parts.join(''))

test('nothing a terminal acts on is left, however it is nested', () => {
  fc.assert(
    fc.property(hostile, (text) => !live.test(sanitise(text))),
    { numRuns: 5000 },
  )
})

test('what is safe once is left alone', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const once = sanitise(text)
      expect(sanitise(once)).toBe(once)
    }),
  )
})

test('letters, accents, joined emoji, tabs and line breaks stay byte for byte', () => {
  const words = 'été e\u0301te\u0301 👨‍👩‍👧 👍🏽 彼が עברית نعم\n\tnew line'
  expect(sanitise(words)).toBe(words)
})

test('a sequence loses what makes it one', () => {
  expect(sanitise('\u001b[31mred\u001b[0m')).toBe('[31mred[0m')
  expect(sanitise('one\r\ntwo\rthree')).toBe('one\ntwo\nthree')
  expect(sanitise('\u202egnp.exe')).toBe('gnp.exe')
})

test('one line stays one line', () => {
  expect(oneLine(' tea \n\n and\tcake\r\n')).toBe('tea and cake')
  fc.assert(fc.property(hostile, (text) => !/[\n\t]/.test(oneLine(text))))
})
