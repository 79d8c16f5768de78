import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edit, layOut, written } from '../../../../src/adapters/terminal/prompts/editing.ts'
import type { Key } from '../../../../src/adapters/terminal/prompts/keypress.ts'
import { bufferOf, type TextBuffer } from '../../../../src/adapters/terminal/prompts/text-buffer.ts'

const columns = 12

const keyOf = (chord: string): Key => {
  const [, modifier, name = ''] = /^(?:(ctrl|meta) )?(.+)$/.exec(chord) ?? []
  const text = !modifier && name.length === 1 ? name : ''
  const [ctrl, meta] = [modifier === 'ctrl', modifier === 'meta']
  return { name, ctrl, meta, shift: false, text, hurried: false }
}

/** A text with the caret drawn as `|`, after some keys. */
const withKeys = (drawn: string, ...chords: string[]): string => {
  const start: TextBuffer = { text: drawn.replace('|', ''), at: drawn.indexOf('|') }
  const { text, at } = chords.reduce((buffer, chord) => edit(buffer, keyOf(chord), columns), start)
  return `${text.slice(0, at)}|${text.slice(at)}`
}

describe('keys', () => {
  test.each([
    ['te|a', 'x', 'tex|a'],
    ['tea|', 'left', 'te|a'],
    ['|tea', 'ctrl f', 't|ea'],
    ['one two|', 'meta b', 'one |two'],
    ['one |two', 'ctrl right', 'one two|'],
    ['one\ntw|o', 'home', 'one\n|two'],
    ['one\n|two', 'end', 'one\ntwo|'],
    ['one\nt|wo', 'ctrl home', '|one\ntwo'],
    ['te|a', 'backspace', 't|a'],
    ['te|a', 'delete', 'te|'],
    ['te|a', 'end-of-input', 'te|'],
    ['one two|', 'ctrl w', 'one |'],
    ['one| two', 'meta d', 'one|'],
    ['one two| three', 'ctrl u', '| three'],
    ['one| two\nthree', 'ctrl k', 'one|\nthree'],
    ['tea|', 'ctrl q', 'tea|'],
    ['tea|', 'f5', 'tea|'],
  ])('%j with %s is %j', (before, key, result) => {
    expect(withKeys(before, key)).toBe(result)
  })

  test('up and down keep the column, also through a line broken by the window', () => {
    expect(withKeys('one two three fo|ur', 'up')).toBe('one two| three four')
    expect(withKeys('a|bc\n\nabc', 'down')).toBe('abc\n|\nabc')
    expect(withKeys('彼が|帰\nabcdef', 'down')).toBe('彼が帰\nabcd|ef')
    expect(withKeys('abc|def\n彼が帰', 'down')).toBe('abcdef\n彼|が帰')
  })

  test('up from the first row goes to the start, down from the last to the end', () => {
    expect(withKeys('on|e\ntwo', 'up')).toBe('|one\ntwo')
    expect(withKeys('one\nt|wo', 'down')).toBe('one\ntwo|')
  })

  test('down never skips a row', () => {
    const texts = fc
      .array(fc.constantFrom('a', ' ', 'word', '\n', '彼', 'é', '👨‍👩‍👧'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        let buffer: TextBuffer = { text, at: 0 }
        const rows = layOut(buffer, columns).rows.length
        for (let row = 0; row < rows; row += 1) {
          expect(layOut(buffer, columns).caret.row).toBe(row)
          buffer = edit(buffer, keyOf('down'), columns)
        }
      }),
    )
  })
})

test('a text of nothing but space is no answer, and closing line breaks are not kept', () => {
  expect(written(bufferOf(' \n \n'))).toBeUndefined()
  expect(written(bufferOf('tea\n\n'))).toBe('tea')
  expect(written(bufferOf('  tea '))).toBe('  tea ')
})
