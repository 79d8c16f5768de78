import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayWidth, graphemes } from '../../../src/adapters/terminal/graphemes.ts'
import { clip, hanging, rowsOf, visible, wrap } from '../../../src/adapters/terminal/wrap.ts'

const words = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(' ', '  ', '\n', '\t', 'a', 'word', 'longerword') },
      fc.constantFrom('e\u0301', '👨‍👩‍👧', '👍🏽', '彼', 'が', '🇮🇹', '\u001b[31m'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join('').replaceAll('\r', ''))

test('rows hold the whole text and break it only between characters', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 40 }), (text, columns) => {
      const rows = rowsOf(text, columns)
      let at = 0
      for (const { start, end } of rows) {
        if (start > at) expect(text.slice(at, start)).toBe('\n')
        at = end
      }
      expect(at).toBe(text.length)
      const within = (line: string) => rows.map(({ start, end }) => line.slice(start, end))
      expect(within(text).flatMap(graphemes).join('')).toBe(text.replaceAll('\n', ''))
      expect(within(text).flatMap(graphemes).length).toBe(
        text.split('\n').flatMap(graphemes).length,
      )
    }),
  )
})

test('no row is wider than there is room, but for the spaces it ends with', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 40 }), (text, columns) => {
      for (const { start, end } of rowsOf(text, columns)) {
        const row = text.slice(start, end).replace(/[ \t]+$/, '')
        const width = graphemes(row).reduce((sum, one) => sum + displayWidth(visible(one)), 0)
        expect(width).toBeLessThanOrEqual(columns)
      }
    }),
    { examples: [[' word👍🏽', 5]] },
  )
})

test('lines break at spaces, and through a word only where nothing else will do', () => {
  expect(wrap('In 7 of 9 entries it was lower afterwards.', 12)).toEqual([
    'In 7 of 9',
    'entries it',
    'was lower',
    'afterwards.',
  ])
  expect(wrap('unforgettable', 5)).toEqual(['unfor', 'getta', 'ble'])
  expect(wrap('彼が帰ってくる', 5)).toEqual(['彼が', '帰っ', 'てく', 'る'])
  expect(wrap('👨‍👩‍👧👨‍👩‍👧', 2)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧'])
  expect(wrap('one\n\ntwo', 10)).toEqual(['one', '', 'two'])
})

test('what is wrapped is safe to print', () => {
  expect(wrap('a\u001b[2Jb', 10)).toEqual(['a[2Jb'])
})

test('a line is cut with a sign that it was', () => {
  expect(clip('shallow breath', 10, '…')).toBe('shallow b…')
  expect(clip('short', 10, '…')).toBe('short')
  expect(clip('👨‍👩‍👧 family', 5, '...')).toBe('👨‍👩‍👧...')
})

test('a telephone number stays in one row where it fits in one', () => {
  expect(wrap('Samaritans 116 123 · Helpline 0808 2000 247', 24)).toEqual([
    'Samaritans 116 123 ·',
    'Helpline 0808 2000 247',
  ])
})

test('what goes on stands under where its line began, and a long word stays one', () => {
  expect(hanging('one two\n  three four five', 12)).toEqual(['one two', '  three four', '  five'])
  const path = '/home/somebody/journal'
  expect(hanging(`See ${path} now`, 12)).toEqual(['See', path, 'now'])
})

test('what comes before a line has a column of its own, or a line where there is no room', () => {
  const found = 'read from end to end, and it is whole'
  expect(hanging(found, 34, 'ok  journal  ')).toEqual([
    'ok  journal  read from end to end,',
    '             and it is whole',
  ])
  expect(hanging(found, 30, 'ok  journal  ')).toEqual([
    'ok  journal',
    '    read from end to end, and',
    '    it is whole',
  ])
  expect(hanging('mend it', 20, '      ')).toEqual(['    mend it'])
})
