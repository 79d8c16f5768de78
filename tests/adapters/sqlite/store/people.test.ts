import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey } from '../../../../src/adapters/sqlite/store/people.ts'
import { exitCode } from '../../../../src/errors.ts'
import { asDay } from '../../../../src/time/day.ts'
import { newStore, problemOf, writeEntry } from '../journal-folder.ts'
import { answer, beginning } from '../samples.ts'

const unknown = '01234567-89ab-7cde-8f01-23456789abcd'
const [monday, tuesday] = [asDay('2026-11-23'), asDay('2026-11-24')]

describe('people', () => {
  test('are listed by name, with the gate not passed yet', () => {
    const { path, store } = newStore()
    const zoe = store.people.add('Zoë', 'partner')
    const alex = store.people.add('alex', 'friend')
    expect(zoe).toEqual({ id: zoe.id, name: 'Zoë', relation: 'partner', gatePassed: null })
    expect(newStore(path).store.people.list()).toEqual([alex, zoe])
  })

  test.each([
    ['Zoë', 'ZOE'],
    ['Zoë', 'zoe\u0308'],
    ['Straße', 'STRASSE'],
    ['ﬁona', 'Fiona'],
    ['Ａｎｎ', 'ann'],
    ['Σίσυφος', 'ΣΙΣΥΦΟΣ'],
  ])('%s and %s are one name', (name, again) => {
    const { store } = newStore()
    store.people.add(name, 'friend')
    const kim = store.people.add('Kim', 'family')
    for (const call of [
      () => store.people.add(again, 'other'),
      () => store.people.rename(kim.id, again, 'other'),
    ]) {
      const problem = problemOf(call)
      expect(problem.code).toBe(exitCode.usage)
      expect(problem.message).toContain(name)
    }
    expect(store.people.list()).toHaveLength(2)
  })

  test.each([
    ['की', 'का'],
    ['Ole', 'Øle'],
    ['Mia', 'Mina'],
  ])('%s and %s are two', (name, other) => {
    const { store } = newStore()
    store.people.add(name, 'friend')
    store.people.add(other, 'friend')
    expect(store.people.list()).toHaveLength(2)
  })

  test('a name is known by the same key whatever its form or case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(nameKey(name.normalize(form))).toBe(nameKey(name))
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
      }),
    )
  })

  test('renaming keeps the person, and may only change the case', () => {
    const { store } = newStore()
    const { id } = store.people.add('kim', 'friend')
    store.people.rename(id, 'Kim', 'partner')
    expect(store.people.list()).toEqual([
      { id, name: 'Kim', relation: 'partner', gatePassed: null },
    ])
  })

  test('someone who is not there cannot be changed', () => {
    const { store } = newStore()
    const { id } = store.people.add('Kim', 'friend')
    for (const call of [
      () => store.people.rename(unknown, 'Sam', 'friend'),
      () => store.people.merge(unknown, id),
      () => store.people.merge(id, unknown),
      () => store.people.gatePassed(unknown, monday),
      () => writeEntry(store, 'about nobody known', { person: unknown }),
    ])
      expect(problemOf(call).code).toBe(exitCode.failed)
    store.people.remove(unknown)
    expect(store.people.list()).toHaveLength(1)
    expect(store.entries.list({})).toEqual([])
  })
})

describe('removing and merging', () => {
  test('what was written about a removed person stays, about nobody', () => {
    const { store } = newStore()
    const { id } = store.people.add('Kim', 'friend')
    const entry = writeEntry(store, 'a long walk', { person: id })
    store.people.remove(id)
    expect(store.people.list()).toEqual([])
    expect(store.entries.get(entry)?.person).toBeNull()
  })

  test('everything about one becomes about the other: entries, answers, follow-ups', () => {
    const { store } = newStore()
    const [sam, kim] = [store.people.add('Sam', 'friend'), store.people.add('Kim', 'friend')]
    const id = writeEntry(store, 'lunch', { person: sam.id })
    store.entries.keep(id, answer('who', { kind: 'person', text: sam.id }))
    store.entries.keep(id, answer('other', { kind: 'text', text: sam.id }))
    const later = store.entries.begin(beginning({ person: sam.id }))
    store.entries.finish(later, [{ flow: 'promise', due: null, about: 'call back' }])
    store.people.merge(sam.id, kim.id)
    expect(store.people.list()).toEqual([kim])
    expect(store.entries.list({ person: kim.id })).toHaveLength(2)
    expect(store.entries.get(id)?.answers.map(({ value }) => value)).toEqual([
      { kind: 'text', text: 'lunch' },
      { kind: 'person', text: kim.id },
      { kind: 'text', text: sam.id },
    ])
    expect(store.followUps.list()[0]?.person).toBe(kim.id)
  })

  test('somebody merged with themselves is still there', () => {
    const { store } = newStore()
    const kim = store.people.add('Kim', 'friend')
    store.people.merge(kim.id, kim.id)
    expect(store.people.list()).toEqual([kim])
  })
})

describe('the gate', () => {
  test('is the last day it was passed, and can be cleared', () => {
    const { path, store } = newStore()
    const { id } = store.people.add('Kim', 'friend')
    const kept = () => newStore(path).store.people.list()[0]?.gatePassed
    store.people.gatePassed(id, monday)
    expect(kept()).toBe(monday)
    store.people.gatePassed(id, tuesday)
    expect(kept()).toBe(tuesday)
    store.people.gatePassed(id, null)
    expect(kept()).toBeNull()
  })

  test.each([
    [monday, tuesday, monday],
    [tuesday, monday, monday],
    [null, tuesday, null],
    [tuesday, null, null],
    [null, null, null],
  ])('of two who are one, the more careful answer holds: %s and %s, %s', (one, other, both) => {
    const { store } = newStore()
    const [sam, kim] = [store.people.add('Sam', 'friend'), store.people.add('Kim', 'friend')]
    store.people.gatePassed(sam.id, one)
    store.people.gatePassed(kim.id, other)
    store.people.merge(sam.id, kim.id)
    expect(store.people.list()[0]?.gatePassed).toBe(both)
  })
})
