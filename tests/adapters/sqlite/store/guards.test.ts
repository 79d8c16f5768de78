import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Value } from '../../../../src/journal/entry.ts'
import { newStore, writeEntry } from '../journal-folder.ts'
import { answer, beginning, text } from '../samples.ts'

/** What JavaScript lets through although the types do not. */
const impossible = (value: unknown) => value as Value

describe('what cannot be kept is refused aloud, and nothing is written', () => {
  test.each([
    [{ kind: 'scale', number: Number.NaN }],
    [{ kind: 'scale', number: Number.POSITIVE_INFINITY }],
    [{ kind: 'scale', number: Number.NEGATIVE_INFINITY }],
    [{ kind: 'scale', number: 1e300 }],
    [{ kind: 'scale', number: undefined }],
    [{ kind: 'scale' }],
    [{ kind: 'scale', number: 7, text: 'seven' }],
    [{ kind: 'text', text: undefined }],
    [{ kind: 'text', text: null }],
    [{ kind: 'text' }],
    [{ kind: 'words' }],
    [{ kind: 'words', words: { 0: 'sad' } }],
    [{ kind: 'seconds', number: 120 }],
    [{ kind: 'skipped', text: 'but why' }],
    [{ kind: 'grade', number: 1 }],
    [{}],
  ])('%j', (value) => {
    const { store } = newStore()
    const id = store.entries.begin(beginning())
    store.entries.keep(id, answer('step', text('before')))
    expect(() => store.entries.keep(id, answer('step', impossible(value)))).toThrow()
    expect(store.entries.get(id)?.answers).toEqual([answer('step', text('before'))])
    expect(store.entries.search(['before'])).toHaveLength(1)
  })

  test.each([
    ['day', '2026-02-30'],
    ['day', '2026-1-1'],
    ['day', 'today'],
    ['instant', '2026-11-22'],
    ['instant', '2026-11-22T25:00:00.000Z'],
    ['instant', '2026-11-22T20:00:00.000+01:00'],
    ['written', 'now'],
    ['offset', 5000],
    ['offset', 59.5],
    ['offset', undefined],
    ['zone', ''],
    ['flow', ''],
    ['flow', undefined],
    ['flowVersion', ''],
  ])('an entry whose %s is %s', (name, value) => {
    const { store } = newStore()
    expect(() => store.entries.begin({ ...beginning(), [name]: value })).toThrow()
    expect(store.entries.list({})).toEqual([])
  })

  test('an undefined person or day is not taken for nobody and never', () => {
    const { store } = newStore()
    const id = writeEntry(store, 'tea')
    const nothing = undefined as unknown as null
    expect(() => store.entries.about(id, nothing)).toThrow('person is undefined')
    expect(() =>
      store.entries.finish(store.entries.begin(beginning()), [
        { flow: 'promise', due: nothing, about: '' },
      ]),
    ).toThrow('due is undefined')
    expect(store.followUps.list()).toEqual([])
  })
})

const refusedBySchema: readonly [what: string, sql: string][] = [
  ['a number without a value', "UPDATE answers SET number = NULL WHERE kind = 'scale'"],
  ['an infinite number', "UPDATE answers SET number = 9e999 WHERE kind = 'scale'"],
  ['a text where a number belongs', "UPDATE answers SET number = 'seven' WHERE kind = 'scale'"],
  ['words that are no JSON', "UPDATE answers SET words = '[sad' WHERE kind = 'words'"],
  ['words that are no list', `UPDATE answers SET words = '{"a":1}' WHERE kind = 'words'`],
  ['an unknown kind', "UPDATE answers SET kind = 'grade'"],
  ['an unknown state', "UPDATE entries SET state = 'graded'"],
  ['an answer of no entry', "UPDATE answers SET entry = 'none'"],
  ['two answers to one step', "UPDATE answers SET step = 'same'"],
  ['a row from nowhere', "UPDATE answers SET device = ''"],
  ['a moment that is none', "UPDATE entries SET changed = 'yesterday'"],
  ['an unknown relation', "UPDATE people SET relation = 'rival'"],
  ['a follow-up answered while open', 'UPDATE follow_ups SET answered_by = origin'],
  ['a follow-up of no entry', "UPDATE follow_ups SET origin = 'none'"],
]

test.each(refusedBySchema)('the tables themselves refuse %s', (_, sql) => {
  const { path, store } = newStore()
  const { id: person } = store.people.add('Kim', 'friend')
  const id = store.entries.begin(beginning({ person }))
  store.entries.keep(id, answer('before', { kind: 'scale', number: 7 }))
  store.entries.keep(id, answer('feelings', { kind: 'words', words: ['sad'] }))
  store.entries.finish(id, [{ flow: 'promise', due: null, about: 'tea' }])
  const raw = new Database(path)
  onTestFinished(() => {
    raw.close()
  })
  expect(() => raw.exec(sql)).toThrow(/constraint failed|cannot store/)
})
