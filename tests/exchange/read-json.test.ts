import { describe, expect, test } from 'vitest'
import { readJournal } from '../../src/exchange/read-json.ts'
import { refusalLines } from '../support/refused.ts'

const id = (last: number): string => `0192f0c1-0000-7000-8000-00000000000${last}`
const scale = { kind: 'scale', value: 7, tracks: '' }

/** An export with one of everything. */
const sample = {
  schema: 1,
  people: [{ id: id(1), name: 'Alex', relation: 'partner', gate_passed: null }],
  entries: [
    {
      id: id(2),
      flow: 'breathe',
      flow_version: '0123456789ab',
      state: 'finished',
      instant: '2026-11-22T22:40:00.000Z',
      offset_minutes: 60,
      zone: 'Europe/Berlin',
      day: '2026-11-22',
      written: '2026-11-22T22:40:00.000Z',
      person: id(1),
      answers: { before: scale, 'importance/be kind': { kind: 'text', value: 'x', tracks: '' } },
      typing: {},
    },
  ],
  follow_ups: [
    {
      id: id(3),
      flow: 'promise',
      origin: id(2),
      due: '2026-11-30',
      about: 'tea',
      state: 'open',
      answered_by: null,
    },
  ],
  links: [],
  deleted: [id(4)],
}

type Key = string | number

/** The same with another value at one place; with undefined, without that place. */
const changed = (record: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown => {
  if (key === undefined) return value
  const all: Record<Key, unknown> = Object.assign(Array.isArray(record) ? [] : {}, record)
  const inner = changed(all[key], rest, value)
  if (inner === undefined) Reflect.deleteProperty(all, key)
  else all[key] = inner
  return all
}

const refusal = (path: readonly Key[], value: unknown): string[] =>
  refusalLines(() => readJournal(JSON.stringify(changed(sample, path, value))))

test('the sample itself is sound', () => {
  expect(readJournal(JSON.stringify(sample)).entries[0]?.answers).toEqual([
    { step: 'before', item: '', value: { kind: 'scale', number: 7 }, tracks: '' },
    { step: 'importance', item: 'be kind', value: { kind: 'text', text: 'x' }, tracks: '' },
  ])
})

describe('a place that is not sound is named, with what should stand there', () => {
  test.each<[Key, unknown, string, string]>([
    ['id', 'x', 'id is "x"', 'an id: 36 digits and letters'],
    ['flow', 'A b', 'flow is "A b"', 'small letters, digits and dashes'],
    ['flow_version', '', 'flow_version is ""', 'a text with something in it'],
    ['state', 1, 'state is 1', 'one of draft, finished'],
    ['instant', '2026-11-22', 'instant is "2026-11-22"', 'an instant such as'],
    ['instant', '0000-01-01T00:00:00.000Z', 'instant is "0000-', 'an instant such as'],
    ['offset_minutes', 1440, 'offset_minutes is 1440', 'a whole number from -1439 to 1439'],
    ['zone', ' ', 'zone is " "', 'a text with something in it'],
    ['day', '2026-02-30', 'day is "2026-02-30"', 'a day there is'],
    ['written', null, 'written is null', 'an instant such as'],
    ['person', 'Alex', 'person is "Alex"', 'an id: 36 digits and letters'],
    ['answers', [], 'answers is a list', 'It should be { "…": … }'],
    ['answers', { before: 7 }, 'answers.before is 7', 'It should be { "…": … }'],
    ['answers', { 'be kind': scale }, 'answers["be kind"] is not a step', 'its name, or name/'],
    ['answers', { 'a/': scale }, 'answers["a/"] is not a step', 'its name, or name/'],
    ['typing', { moment: 5 }, 'typing.moment is 5', 'a text of whole letters'],
    ['typing', { moment: '\ud83d' }, 'typing.moment is "\\ud83d"', 'a text of whole letters'],
  ])('entries[0], %s: %j', (key, value, what, should) => {
    const [first, why, next] = refusal(['entries', 0, key], value)
    expect(first).toContain(`entries[0].${what}`)
    expect(why).toContain(should)
    expect(next).toBe('Nothing was written. Change it in the file, then import it again.')
  })

  test.each<[object, string, string]>([
    [{ kind: 'mood' }, 'kind is "mood"', 'one of scale, choice, words,'],
    [{ value: 1 }, 'kind is nothing', 'one of scale, choice, words,'],
    [{ ...scale, value: 11.5 }, 'value is 11.5', 'a whole number from 0 to 100'],
    [{ ...scale, kind: 'skipped' }, 'value is 7', 'It should be null'],
    [{ ...scale, kind: 'words', value: ['a', 2] }, 'value[1] is 2', 'a text of whole letters'],
    [{ ...scale, kind: 'day', value: 'monday' }, 'value is "monday"', 'a day there is'],
    [{ ...scale, kind: 'moment', value: '2026-11-22' }, 'value is "2026-', 'a day with its time'],
    [{ ...scale, kind: 'seconds' }, 'of is missing', 'kind, value, tracks, of'],
    [{ ...scale, more: 1 }, 'more is not known', 'kind, value, tracks'],
  ])('an answer %j', (answer, what, should) => {
    const [first, why] = refusal(['entries', 0, 'answers', 'before'], answer)
    expect(first).toContain(`entries[0].answers.before.${what}`)
    expect(why).toContain(should)
  })

  test.each<[Key[], unknown, string, string]>([
    [['schema'], 2, 'schema is 2.', 'It should be 1.'],
    [['people'], undefined, 'people is missing.', 'schema, people,'],
    [['peeple'], [], 'peeple is not known.', 'What may stand there'],
    [['people', 0, 'name'], '\u0301 ', 'people[0].name is', 'a name'],
    [['links'], {}, 'links is an object.', 'a list'],
    [['deleted', 1], null, 'deleted[1] is null.', 'an id'],
    [['follow_ups', 0, 'due'], 'soon', 'follow_ups[0].due is "soon".', 'a day there is'],
  ])('%j: %j', (path, value, what, should) => {
    const [first, why] = refusal(path, value)
    expect(first).toContain(what)
    expect(why).toContain(should)
  })

  test('what stands there is quoted only in part', () => {
    const [first = ''] = refusal(['entries', 0, 'state'], 'x'.repeat(10_000))
    expect(first).toBe(`entries[0].state is "${'x'.repeat(38)}….`)
  })
})

describe('everything belongs together', () => {
  test.each<[Key[], unknown, string, string]>([
    [['deleted', 1], id(2), 'deleted[1] is there twice.', 'further up'],
    [['entries', 1], sample.entries[0], 'entries[1].id is there twice.', id(2)],
    [['entries', 0, 'person'], id(7), 'entries[0].person leads nowhere.', 'among the people'],
    [['follow_ups', 0, 'origin'], id(1), 'follow_ups[0].origin leads nowhere.', 'the entries'],
    [['follow_ups', 0, 'answered_by'], id(7), 'follow_ups[0].answered_by leads nowhere.', 'the'],
    [['follow_ups', 0, 'answered_by'], id(2), 'follow_ups[0].state is “open”.', 'answered it'],
    [['links', 0], { from: id(2), to: id(3) }, 'links[0].to leads nowhere.', 'the entries'],
    [['links', 0], { from: id(2), to: id(2) }, 'links[0].to leads to where', 'joins two'],
  ])('%j: %j', (path, value, what, should) => {
    const [first, why] = refusal(path, value)
    expect(first).toContain(what)
    expect(why).toContain(should)
  })
})

describe('what is no export at all', () => {
  test.each([
    ['# Journal', 'It cannot be read as such at all.'],
    ['', 'It cannot be read as such at all.'],
    ['{"schema": 1,\n "people" []}', 'It cannot be read on from line 2 column 11.'],
  ])('%j', (source, why) => {
    const [first, second, next] = refusalLines(() => readJournal(source))
    expect([first, second]).toEqual(['This is not JSON.', why])
    expect(next).toContain('Only what capacity export writes')
  })

  test.each([
    ['['.repeat(100_000) + ']'.repeat(100_000), 'What was given is a list.'],
    ['null', 'What was given is null.'],
    ['{"__proto__": 1}', 'schema is missing.'],
  ])('%.20s', (source, what) => {
    expect(refusalLines(() => readJournal(source))[0]).toContain(what)
  })
})
