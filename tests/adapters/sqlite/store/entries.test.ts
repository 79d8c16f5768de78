import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { exitCode } from '../../../../src/errors.ts'
import type { Answer, Value } from '../../../../src/journal/entry.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { asDay } from '../../../../src/time/day.ts'
import { newStore, problemOf, writeEntry } from '../journal-folder.ts'
import { answer, beginning, text } from '../samples.ts'

const unknown = '01234567-89ab-7cde-8f01-23456789abcd'

const values: readonly Value[] = [
  { kind: 'scale', number: 7 },
  { kind: 'scale', number: 0 },
  { kind: 'choice', text: 'an old alarm' },
  { kind: 'words', words: ['sad', 'with "quotes"', 'two\nlines', ''] },
  { kind: 'words', words: [] },
  { kind: 'text', text: 'What happened: žluťoučký kůň 🙂\n\0\u001b[31m "; DROP TABLE answers' },
  { kind: 'text', text: '' },
  { kind: 'day', text: asDay('2026-11-23') },
  { kind: 'moment', text: '2026-11-23 18:30' },
  { kind: 'person', text: unknown },
  { kind: 'seconds', number: 120, text: 'long' },
  { kind: 'skipped' },
]

const versionsIn = (path: string) => {
  const raw = new Database(path, { readonly: true })
  onTestFinished(() => {
    raw.close()
  })
  return raw
    .prepare('SELECT step, kind, number, text, words FROM answer_versions ORDER BY id')
    .all()
}

const answersOf = (store: Store, id: string): readonly Answer[] =>
  store.entries.get(id)?.answers ?? []

describe('an entry', () => {
  test('is a draft with everything known at its beginning', () => {
    const { store } = newStore()
    const known = beginning({
      instant: '2026-03-29T00:30:00.123Z',
      offset: -570,
      zone: 'Pacific/Marquesas',
      day: asDay('2026-03-28'),
      written: '2026-03-30T09:00:00.000Z',
    })
    const id = store.entries.begin(known)
    expect(store.entries.get(id)).toEqual({ id, ...known, state: 'draft', answers: [] })
  })

  test('has an id that tells when it was begun, each greater than the one before', () => {
    const { store } = newStore()
    const ids = Array.from({ length: 50 }, () => store.entries.begin(beginning()))
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(ids[0]).toMatch(/^01a2056a-92/)
  })

  test('that is not there is undefined', () => {
    expect(newStore().store.entries.get(unknown)).toBeUndefined()
  })
})

describe('an answer', () => {
  test.each(values)('comes back as it was given: %j', (value) => {
    const { path, store } = newStore()
    const id = store.entries.begin(beginning())
    const given = answer('step', value, 'the item', 'tracked')
    store.entries.keep(id, given)
    expect(answersOf(newStore(path).store, id)).toEqual([given])
  })

  test('takes the place of the one before, which stays as an earlier version', () => {
    const { path, store } = newStore()
    const id = store.entries.begin(beginning())
    store.entries.keep(id, answer('before', { kind: 'scale', number: 8 }))
    store.entries.keep(id, answer('happened', text('first')))
    store.entries.keep(id, answer('before', { kind: 'words', words: ['none'] }))
    expect(answersOf(store, id)).toEqual([
      answer('before', { kind: 'words', words: ['none'] }),
      answer('happened', text('first')),
    ])
    expect(versionsIn(path)).toEqual([
      { step: 'before', kind: 'scale', number: 8, text: null, words: null },
    ])
  })

  test('stands beside the same step for another item, and in another entry', () => {
    const { store } = newStore()
    const [id, other] = [store.entries.begin(beginning()), store.entries.begin(beginning())]
    store.entries.keep(id, answer('lived', { kind: 'scale', number: 3 }, 'honesty'))
    store.entries.keep(id, answer('lived', { kind: 'scale', number: 5 }, 'courage'))
    store.entries.keep(other, answer('lived', { kind: 'scale', number: 9 }, 'honesty'))
    expect(answersOf(store, id).map(({ item }) => item)).toEqual(['honesty', 'courage'])
    expect(answersOf(store, other)).toHaveLength(1)
  })

  test('taken back is asked again, for every item, and stays as an earlier version', () => {
    const { path, store } = newStore()
    const id = store.entries.begin(beginning())
    store.entries.keep(id, answer('a', text('one')))
    store.entries.keep(id, answer('b', text('two'), 'x'))
    store.entries.keep(id, answer('b', text('three'), 'y'))
    store.entries.keep(id, answer('c', text('four')))
    store.entries.forget(id, ['a', 'b', 'never asked'])
    expect(answersOf(store, id)).toEqual([answer('c', text('four'))])
    expect(versionsIn(path)).toMatchObject([{ text: 'one' }, { text: 'two' }, { text: 'three' }])
    store.entries.forget(id, [])
    expect(answersOf(store, id)).toHaveLength(1)
  })

  test('to an entry removed meanwhile is a Problem, and nothing is kept', () => {
    const { path, store } = newStore()
    const id = writeEntry(store, 'gone soon')
    newStore(path).store.entries.remove(id)
    for (const call of [
      () => store.entries.keep(id, answer('more', text('lost?'))),
      () => store.entries.typing(id, 'more', '', 'lost?'),
      () => store.entries.about(id, null),
      () => store.entries.finish(id, []),
      () => store.entries.link({ from: id, to: writeEntry(store, 'still here') }),
    ]) {
      const problem = problemOf(call)
      expect(problem.code).toBe(exitCode.failed)
      expect(problem.message).toContain('no longer')
    }
    expect(store.entries.get(id)).toBeUndefined()
  })
})

describe('text being typed', () => {
  test('is there after the window is gone, until it is answered', () => {
    const { path, store } = newStore()
    const id = store.entries.begin(beginning())
    store.entries.typing(id, 'happened', '', 'She sai')
    store.entries.typing(id, 'happened', '', 'She said\nnothing')
    store.entries.typing(id, 'happened', 'item', 'other')
    store.close()
    const { entries } = newStore(path).store
    expect(entries.typed(id, 'happened', '')).toBe('She said\nnothing')
    entries.keep(id, answer('happened', text('She said nothing.')))
    expect(entries.typed(id, 'happened', '')).toBe('')
    expect(entries.typed(id, 'happened', 'item')).toBe('other')
    expect(entries.typedUnder(id)).toEqual(['item'])
    expect(entries.typedUnder(unknown)).toEqual([])
    expect(entries.typed(unknown, 'happened', '')).toBe('')
  })
})

describe('finishing', () => {
  test('makes its follow-ups due, once', () => {
    const { path, store } = newStore()
    const id = store.entries.begin(beginning())
    const laters = [{ flow: 'promise', due: asDay('2026-11-24'), about: 'tea at seven' }]
    store.entries.finish(id, laters)
    newStore(path).store.entries.finish(id, laters)
    expect(store.entries.get(id)?.state).toBe('finished')
    expect(store.followUps.list()).toHaveLength(1)
  })

  test('is whole or not at all', () => {
    const { store } = newStore()
    const id = store.entries.begin(beginning())
    const impossible = '2026-02-30' as ReturnType<typeof asDay>
    const laters = [
      { flow: 'settled', due: null, about: '' },
      { flow: 'promise', due: impossible, about: '' },
    ]
    expect(() => store.entries.finish(id, laters)).toThrow('CHECK')
    expect(store.entries.get(id)?.state).toBe('draft')
    expect(store.followUps.list()).toEqual([])
  })
})

describe('looking for entries', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(asDay)

  const fourDays = () => {
    const { store } = newStore()
    const [alex, kim] = [store.people.add('Alex', 'partner'), store.people.add('Kim', 'friend')]
    const ids = days.toReversed().map((day, back) =>
      writeEntry(store, day, {
        day,
        instant: `${day}T20:00:00.000Z`,
        flow: back % 2 ? 'breathe' : 'journal',
        person: back < 2 ? alex.id : kim.id,
      }),
    )
    const draft = store.entries.begin(beginning({ day: asDay('2026-11-21') }))
    const list = (wanted: Parameters<Store['entries']['list']>[0]) =>
      store.entries.list(wanted).map(({ id }) => (id === draft ? 'draft' : 3 - ids.indexOf(id)))
    return { list, alex, kim, ids, store }
  }

  test('gives the oldest first, and all that is asked for has to fit', () => {
    const { list, alex, kim } = fourDays()
    expect(list({})).toEqual([0, 1, 2, 'draft', 3])
    expect(list({ since: asDay('2026-11-21') })).toEqual([1, 2, 'draft', 3])
    expect(list({ since: asDay('2026-11-21'), until: asDay('2026-11-22') })).toEqual([
      1,
      2,
      'draft',
    ])
    expect(list({ person: alex.id })).toEqual([2, 3])
    expect(list({ person: kim.id, flows: ['journal'] })).toEqual([1])
    expect(list({ flows: ['breathe', 'journal'], state: 'finished' })).toEqual([0, 1, 2, 3])
    expect(list({ flows: [] })).toEqual([])
    expect(list({ state: 'draft' })).toEqual(['draft'])
  })

  test('the newest so many are the last of them, still oldest first', () => {
    const { list } = fourDays()
    expect(list({ newest: 2 })).toEqual(['draft', 3])
    expect(list({ newest: 2, state: 'finished' })).toEqual([2, 3])
    expect(list({ newest: 0 })).toEqual([])
    expect(list({ newest: 99 })).toHaveLength(5)
  })

  test('by the beginning or the end of an id, of at least four characters', () => {
    const { store, ids } = fourDays()
    const [id = ''] = ids
    expect(store.entries.startingWith(id)).toEqual([id])
    expect(store.entries.startingWith(id.slice(0, 4))).toHaveLength(5)
    expect(store.entries.startingWith(id.slice(-8).toUpperCase())).toEqual([id])
    expect(store.entries.startingWith(id.slice(0, 3))).toEqual([])
    for (const part of ['%%%%', '____', '019_', '', "' OR 1"])
      expect(store.entries.startingWith(part)).toEqual([])
  })
})

describe('links', () => {
  test('are kept once, and go with either entry', () => {
    const { store } = newStore()
    const [a, b, c] = ['a', 'b', 'c'].map((name) => writeEntry(store, name)) as [
      string,
      string,
      string,
    ]
    for (const link of [
      { from: b, to: a },
      { from: b, to: a },
      { from: c, to: b },
      { from: c, to: a },
    ])
      store.entries.link(link)
    expect(store.entries.links()).toEqual([
      { from: b, to: a },
      { from: c, to: a },
      { from: c, to: b },
    ])
    store.entries.remove(b)
    expect(store.entries.links()).toEqual([{ from: c, to: a }])
  })

  test('never lead from an entry to itself', () => {
    const { store } = newStore()
    const id = writeEntry(store, 'alone')
    expect(() => store.entries.link({ from: id, to: id })).toThrow('CHECK')
  })
})
