import { describe, expect, test } from 'vitest'
import { exitCode } from '../../../../src/errors.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { asDay } from '../../../../src/time/day.ts'
import { newStore, problemOf, writeEntry } from '../journal-folder.ts'
import { beginning } from '../samples.ts'

const unknown = '01234567-89ab-7cde-8f01-23456789abcd'
const due = ['2026-11-25', null, '2026-11-23', '2026-11-24'] as const

const fourWaiting = () => {
  const { path, store } = newStore()
  const { id: person } = store.people.add('Alex', 'partner')
  const origin = store.entries.begin(beginning({ person }))
  const laters = due.map((day) => ({
    flow: 'promise',
    due: day && asDay(day),
    about: `on ${day}`,
  }))
  expect(store.followUps.list()).toEqual([])
  store.entries.finish(origin, laters)
  return { path, store, origin, person }
}

const abouts = (store: Store, ...states: Parameters<Store['followUps']['list']>) =>
  store.followUps.list(...states).map(({ about }) => about)

const idOf = (store: Store, about: string): string =>
  store.followUps.list().find((one) => one.about === about)?.id ?? ''

describe('follow-ups', () => {
  test('come with all that is known of them, those for the next start first, then by day', () => {
    const { path, origin, person, store } = fourWaiting()
    expect(abouts(store)).toEqual(['on null', 'on 2026-11-23', 'on 2026-11-24', 'on 2026-11-25'])
    const [first] = newStore(path).store.followUps.list(['open'])
    expect(first).toEqual({
      id: first?.id,
      flow: 'promise',
      origin,
      person,
      due: null,
      about: 'on null',
      state: 'open',
      answeredBy: null,
    })
    expect(first?.id).toMatch(/^01a2056a-92/)
  })

  test('are told apart by their state', () => {
    const { store } = fourWaiting()
    const by = writeEntry(store, 'kept it')
    store.followUps.answer(idOf(store, 'on null'), by)
    store.followUps.letGo(idOf(store, 'on 2026-11-24'))
    expect(abouts(store, ['open'])).toEqual(['on 2026-11-23', 'on 2026-11-25'])
    expect(store.followUps.list(['answered'])).toMatchObject([{ about: 'on null', answeredBy: by }])
    expect(abouts(store, ['let go', 'answered'])).toEqual(['on null', 'on 2026-11-24'])
    expect(abouts(store, [])).toEqual([])
    expect(abouts(store)).toHaveLength(4)
  })

  test('move to another day', () => {
    const { store } = fourWaiting()
    store.followUps.move(idOf(store, 'on null'), asDay('2026-12-01'))
    expect(store.followUps.list().at(-1)).toMatchObject({ about: 'on null', due: '2026-12-01' })
  })

  test('are about whom their entry is about, now', () => {
    const { store, origin } = fourWaiting()
    const kim = store.people.add('Kim', 'friend')
    store.entries.about(origin, kim.id)
    expect(new Set(store.followUps.list().map(({ person }) => person))).toEqual(new Set([kim.id]))
    store.entries.about(origin, null)
    expect(store.followUps.list()[0]?.person).toBeNull()
  })

  test('go with the entry they came from', () => {
    const { store, origin } = fourWaiting()
    store.entries.remove(origin)
    expect(store.followUps.list()).toEqual([])
  })

  test('stay answered when the answer is removed', () => {
    const { store } = fourWaiting()
    const by = writeEntry(store, 'kept it')
    store.followUps.answer(idOf(store, 'on null'), by)
    store.entries.remove(by)
    expect(store.followUps.list(['answered'])).toMatchObject([{ answeredBy: null }])
  })

  test('let go after all are answered by nothing', () => {
    const { store } = fourWaiting()
    const id = idOf(store, 'on null')
    store.followUps.answer(id, writeEntry(store, 'kept it'))
    store.followUps.letGo(id)
    expect(store.followUps.list(['let go'])).toMatchObject([{ id, answeredBy: null }])
  })

  test('that are not there cannot be changed, nor answered by what is not there', () => {
    const { store, origin } = fourWaiting()
    const before = store.followUps.list()
    for (const call of [
      () => store.followUps.move(unknown, asDay('2026-12-01')),
      () => store.followUps.letGo(unknown),
      () => store.followUps.answer(unknown, origin),
      () => store.followUps.answer(idOf(store, 'on null'), unknown),
    ])
      expect(problemOf(call).code).toBe(exitCode.failed)
    expect(store.followUps.list()).toEqual(before)
  })

  test('are found by the beginning or the end of their id', () => {
    const { store } = fourWaiting()
    const id = idOf(store, 'on null')
    expect(store.followUps.startingWith(id.slice(-8))).toEqual([id])
    expect(store.followUps.startingWith(id.slice(0, 8))).toHaveLength(4)
    expect(store.followUps.startingWith('%%%%')).toEqual([])
  })
})

test('a mark is what it was last set to', () => {
  const { path, store } = newStore()
  expect(store.marks.get('shown/holds')).toBeUndefined()
  store.marks.set('shown/holds', '2026-11-22')
  store.marks.set('shown/holds', '2026-11-23')
  store.marks.set('empty', '')
  expect(newStore(path).store.marks.get('shown/holds')).toBe('2026-11-23')
  expect(store.marks.get('empty')).toBe('')
})
