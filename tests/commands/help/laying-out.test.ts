import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import { type Line, laidOut, linesIn } from '../../../src/commands/laying-out.ts'

const lines: readonly Line[] = [
  'A sentence that is longer than the room there is for it.',
  '',
  ['--out <place>', 'a file or a folder; without it, it is printed'],
  ['--json', 'records'],
]

describe('lines of help', () => {
  test('have their terms in a column', () => {
    expect(laidOut(lines, 50)).toEqual([
      'A sentence that is longer than the room there is',
      'for it.',
      '',
      '  --out <place>  a file or a folder; without it,',
      '                 it is printed',
      '  --json         records',
    ])
  })

  test('have examples in line with the terms, and sentences that begin like one not', () => {
    const some = [
      'capacity log',
      ['capacity show ID', 'one entry'],
      'capacity log is quick.',
    ] as const
    expect(laidOut(some, 50)).toEqual([
      '  capacity log',
      '  capacity show ID  one entry',
      'capacity log is quick.',
    ])
  })

  test('have meanings below their terms where there is little room', () => {
    expect(laidOut(lines.slice(2), 30)).toEqual([
      '  --out <place>',
      '      a file or a folder;',
      '      without it, it is',
      '      printed',
      '  --json',
      '      records',
    ])
  })

  test('never run over, unless it is for a word that is wider than all there is', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab茶🙋'), minLength: 1, maxLength: 9 })
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
    const any = fc.array(fc.oneof(sentence, fc.tuple(word, sentence)))
    fc.assert(
      fc.property(any, fc.integer({ min: 26, max: 90 }), (some, columns) => {
        const rows = laidOut(some, columns)
        expect(rows.filter((row) => stringWidth(row) > columns)).toEqual([])
        expect(rows.join(' ').split(/\s+/).filter(Boolean)).toEqual(
          some.flat().join(' ').split(' ').filter(Boolean),
        )
      }),
      { seed: 20261122 },
    )
  })
})

test('notes are examples, terms and sentences', () => {
  const notes = [
    'capacity one',
    'capacity two  does this',
    '',
    'A sentence that',
    'goes on.',
    'Another.',
  ]
  expect(linesIn(notes.join('\n'))).toEqual([
    'capacity one',
    ['capacity two', 'does this'],
    '',
    'A sentence that goes on.',
    'Another.',
  ])
})
