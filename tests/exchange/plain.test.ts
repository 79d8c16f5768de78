import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainJson, plainText } from '../../src/exchange/plain.ts'
import { words } from './journals.ts'

const live = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u

describe('JSON', () => {
  test('reads back the same, and nothing in it is live', () => {
    fc.assert(
      fc.property(fc.dictionary(words, fc.array(words)), (value) => {
        const json = plainJson(value)
        expect(JSON.parse(json)).toEqual(value)
        expect(json).not.toMatch(live)
      }),
      { seed: 20261122 },
    )
  })

  test('says what stands there by its number', () => {
    expect(plainJson('\u001b]0;x\u0007 \u009b31m \u202e \u007f')).toBe(
      '"\\u001b]0;x\\u0007 \\u009b31m \\u202e \\u007f"',
    )
  })
})

describe('a text', () => {
  test('has nothing live in it, and keeps its lines and letters', () => {
    expect(plainText('a\r\nb\rc\td \u001b[31m👩‍👩‍👧 é\u202e\u0085')).toBe('a\nb\nc d [31m👩‍👩‍👧 é')
    fc.assert(
      fc.property(words, (text) => {
        expect(plainText(text)).not.toMatch(live)
      }),
      { seed: 20261122 },
    )
  })
})
