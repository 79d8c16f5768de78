import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newStore, writeEntry } from '../journal-folder.ts'
import { answer, beginning, text } from '../samples.ts'

describe('searching', () => {
  test('finds entries that hold all of the words, in any of their answers, newest first', () => {
    const { store } = newStore()
    const older = writeEntry(store, 'We argued about the dishes', {
      instant: '2026-11-01T20:00:00.000Z',
    })
    const newer = writeEntry(store, 'The dishes were done, and nobody argued')
    const id = store.entries.begin(beginning({ instant: '2026-11-02T20:00:00.000Z' }))
    store.entries.keep(id, answer('what', text('dishes')))
    store.entries.keep(id, answer('feelings', { kind: 'words', words: ['hurt', 'I argued'] }))
    const found = (...words: string[]) => store.entries.search(words).map((entry) => entry.id)
    expect(found('dishes')).toEqual([newer, id, older])
    expect(found('dishes', 'argued')).toEqual([newer, id, older])
    expect(found('dishes', 'hurt')).toEqual([id])
    expect(found('dishes', 'nobody', 'hurt')).toEqual([])
    expect(found('dishes', 'dishes')).toHaveLength(3)
    expect(store.entries.search(['hurt'])[0]?.answers).toHaveLength(2)
  })

  test('case and accents aside, and with several words as a phrase', () => {
    const { store } = newStore()
    const id = writeEntry(store, 'Žluťoučký kůň said: an OLD alarm')
    const found = (...words: string[]) => store.entries.search(words).map((entry) => entry.id)
    expect(found('zlutoucky', 'KUN')).toEqual([id])
    expect(found('old alarm')).toEqual([id])
    expect(found('alarm old')).toEqual([])
  })

  test('choices and words are found, the words between lines apart; ids and numbers are not', () => {
    const { store } = newStore()
    const id = store.entries.begin(beginning())
    store.entries.keep(id, answer('a', { kind: 'choice', text: 'push back' }))
    store.entries.keep(id, answer('b', { kind: 'words', words: ['two\nlines', '"quoted"'] }))
    store.entries.keep(id, answer('c', { kind: 'person', text: 'someone' }))
    store.entries.keep(id, answer('d', { kind: 'seconds', number: 120, text: 'coherent' }))
    const found = (word: string) => store.entries.search([word]).length
    expect(['push', 'two', 'lines', 'quoted'].map(found)).toEqual([1, 1, 1, 1])
    expect(['someone', 'coherent', '120', 'nlines'].map(found)).toEqual([0, 0, 0, 0])
  })

  test('follows every change: replaced, taken back, removed', () => {
    const { store } = newStore()
    const id = writeEntry(store, 'kettle')
    const found = (word: string) => store.entries.search([word]).length
    store.entries.keep(id, answer('happened', text('teapot')))
    expect([found('kettle'), found('teapot')]).toEqual([0, 1])
    store.entries.forget(id, ['happened'])
    expect(found('teapot')).toBe(0)
    store.entries.keep(id, answer('happened', text('kettle')))
    store.entries.remove(id)
    expect(found('kettle')).toBe(0)
  })

  test('signs that no word has are passed over, and alone they find nothing', () => {
    const { store } = newStore()
    writeEntry(store, 'tea & biscuits')
    const found = (...words: string[]) => store.entries.search(words).length
    expect(found('tea', '&', 'biscuits')).toBe(1)
    expect([found('&'), found(''), found()]).toEqual([0, 0, 0])
  })

  const syntax = [
    '"',
    '""',
    'NEAR(',
    'a AND b',
    'OR',
    'NOT tea',
    '*',
    'te*',
    '^tea',
    '-tea',
    '{words}',
  ]
  test.each([
    ...syntax,
    'words:tea',
    '(',
    ')',
    "'",
    ';',
    'tea"',
    'NEAR("tea" "x", 2)',
    'te\0a',
    '+',
  ])('a word is a word, never a command to the index: %s', (word) => {
    const { store } = newStore()
    writeEntry(store, 'plain')
    expect(store.entries.search([word])).toEqual([])
  })

  test('whatever is searched for, it answers', () => {
    const { store } = newStore()
    writeEntry(store, 'tea')
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...syntax, 'tea')),
    )
    fc.assert(
      fc.property(words, (sought) => {
        expect(store.entries.search(sought).length).toBeLessThanOrEqual(1)
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })

  test('what was written is found by each of its words', () => {
    const { store } = newStore()
    const word = fc.string({ unit: fc.constantFrom(...'abcčß0'), minLength: 1, maxLength: 8 })
    const sentence = fc.array(word, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sentence, fc.constantFrom(' ', ', ', '\n', '…', '-'), (words, between) => {
        const id = writeEntry(store, words.join(between))
        expect(store.entries.search(words).map((entry) => entry.id)).toContain(id)
      }),
      { seed: 20261122, numRuns: 60 },
    )
  })
})
