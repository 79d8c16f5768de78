import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bufferOf,
  erase,
  insert,
  type Move,
  move,
  type TextBuffer,
} from '../../../../src/adapters/terminal/prompts/text-buffer.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Every place the caret may stand in: between two characters as a reader counts them. */
const places = (text: string): Set<number> =>
  new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length])

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', ' ', '\n', 'word', 'e', '\u0301', '👨', '\u200d', '👩', '🇮', '🇹', 'नि'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const ways: Move[] = [
  'left',
  'right',
  'wordLeft',
  'wordRight',
  'lineStart',
  'lineEnd',
  'start',
  'end',
]

const deeds = fc.array(
  fc.oneof(
    words.map((text) => (buffer: TextBuffer) => insert(buffer, text)),
    fc.constantFrom(...ways).map((way) => (buffer: TextBuffer) => move(buffer, way)),
    fc.constantFrom(...ways).map((way) => (buffer: TextBuffer) => erase(buffer, way)),
  ),
  { maxLength: 20 },
)

test('the caret always stands between two characters', () => {
  fc.assert(
    fc.property(words, deeds, (text, all) => {
      let buffer = bufferOf(text)
      for (const deed of all) {
        buffer = deed(buffer)
        expect(places(buffer.text).has(buffer.at)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('what is put in at the end stands there byte for byte', () => {
  fc.assert(
    fc.property(words, words, (text, added) => {
      const before = bufferOf(text)
      const after = insert(before, added)
      expect(after.text).toBe(before.text + added.replace(/\r\n?/g, '\n'))
      expect(after.at).toBe(after.text.length)
    }),
  )
})

test('putting in anywhere changes nothing around it', () => {
  fc.assert(
    fc.property(words, deeds, words, (text, all, added) => {
      const before = all.reduce((buffer, deed) => deed(buffer), bufferOf(text))
      const after = insert(before, added)
      const put = added.replace(/\r\n?/g, '\n')
      expect(after.text).toBe(before.text.slice(0, before.at) + put + before.text.slice(before.at))
    }),
  )
})

test('taking out leaves what is on either side, and at most what was asked goes', () => {
  fc.assert(
    fc.property(words, deeds, fc.constantFrom(...ways), (text, all, way) => {
      const before = all.reduce((buffer, deed) => deed(buffer), bufferOf(text))
      const [from = 0, to = 0] = [before.at, move(before, way).at].sort((a, b) => a - b)
      expect(erase(before, way).text).toBe(before.text.slice(0, from) + before.text.slice(to))
    }),
  )
})

test('left undoes right wherever there is something to the right', () => {
  fc.assert(
    fc.property(words, deeds, (text, all) => {
      const buffer = all.reduce((one, deed) => deed(one), bufferOf(text))
      if (buffer.at === buffer.text.length) return
      expect(move(move(buffer, 'right'), 'left')).toEqual(buffer)
    }),
  )
})

describe('what one key takes out', () => {
  const rubbed = (text: string, way: Move = 'left') => erase(bufferOf(text), way).text

  test('is one character as a reader counts them', () => {
    expect(rubbed('té')).toBe('t')
    expect(rubbed('te\u0301')).toBe('t')
    expect(rubbed('a👨‍👩‍👧')).toBe('a')
    expect(rubbed('a🇮🇹🇫🇷')).toBe('a🇮🇹')
    expect(rubbed('one\n')).toBe('one')
  })

  test('or a word with the space behind it, or the line to its start', () => {
    expect(rubbed('I shouted. ', 'wordLeft')).toBe('I ')
    expect(rubbed("we don't", 'wordLeft')).toBe('we ')
    expect(rubbed('one\ntwo three', 'lineStart')).toBe('one\n')
  })
})

test('line breaks come as one kind, whatever a terminal sends', () => {
  expect(bufferOf('a\r\nb\rc\n').text).toBe('a\nb\nc\n')
})
