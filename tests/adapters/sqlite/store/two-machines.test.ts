import { describe, expect, test } from 'vitest'
import { readJournal } from '../../../../src/exchange/read-json.ts'
import { writeJournal } from '../../../../src/exchange/write-json.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { asDay } from '../../../../src/time/day.ts'
import { newStore, writeEntry } from '../journal-folder.ts'
import { answer, beginning, text } from '../samples.ts'

/** What one machine has, as the other one gets it: exported and read again. */
const bring = (from: Store, to: Store) => to.takeIn(readJournal(writeJournal(from.contents())))

/** Two machines with the same journal: a repair with a promise and a check-in, and a draft. */
const machines = () => {
  const [here, there] = [newStore().store, newStore().store]
  const alex = here.people.add('Alex', 'partner')
  const repair = here.entries.begin(beginning({ flow: 'repair', person: alex.id }))
  here.entries.keep(repair, answer('did', text('I left the room')))
  here.entries.finish(repair, [
    { flow: 'promise', due: asDay('2026-11-24'), about: 'I stay' },
    { flow: 'check-in', due: asDay('2026-11-29'), about: '' },
  ])
  const draft = here.entries.begin(beginning())
  here.entries.keep(draft, answer('moment', text('We were just')))
  here.entries.keep(draft, answer('glad-of', text('the soup')))
  bring(here, there)
  const [promise = '', checkIn = ''] = here.followUps.list().map(({ id }) => id)
  return { here, there, alex, repair, draft, promise, checkIn }
}

const answered = (store: Store, promise: string, words: string): string => {
  const id = writeEntry(store, words, { flow: 'promise' })
  store.followUps.answer(promise, id)
  return id
}

const stateOf = (store: Store, id: string) => store.followUps.list().find((one) => one.id === id)

const same = (one: Store, other: Store) =>
  expect(writeJournal(one.contents())).toBe(writeJournal(other.contents()))

describe('a promise', () => {
  test('answered on the other machine is answered here, by the entry that answered it', () => {
    const { here, there, promise } = machines()
    const by = answered(there, promise, 'I stayed')
    expect(bring(there, here)).toMatchObject({ entries: 1, settled: 1 })
    expect(stateOf(here, promise)).toMatchObject({ state: 'answered', answeredBy: by })
    same(here, there)
    expect(bring(there, here)).toMatchObject({ entries: 0, settled: 0 })
  })

  test('let go on the other machine is let go here', () => {
    const { here, there, promise } = machines()
    there.followUps.letGo(promise)
    expect(bring(there, here)).toMatchObject({ entries: 0, settled: 1 })
    same(here, there)
  })

  test('that was put off there to another day comes in as what it became', () => {
    const { here, there, promise } = machines()
    const later = there.entries.begin(beginning({ flow: 'promise' }))
    there.entries.finish(later, [{ flow: 'promise', due: asDay('2026-12-01'), about: 'I stay' }])
    there.followUps.answer(promise, later)
    bring(there, here)
    same(here, there)
  })

  test('answered here stays answered by what answered it here, whatever happened there', () => {
    const { here, there, promise, checkIn } = machines()
    const by = answered(here, promise, 'I stayed')
    here.followUps.letGo(checkIn)
    answered(there, promise, 'I did not')
    expect(bring(there, here)).toMatchObject({ entries: 1, settled: 0 })
    expect(stateOf(here, promise)).toMatchObject({ state: 'answered', answeredBy: by })
    expect(stateOf(here, checkIn)).toMatchObject({ state: 'let go' })
  })

  test('still open there opens nothing here again', () => {
    const { here, there, promise } = machines()
    const by = answered(here, promise, 'I stayed')
    bring(there, here)
    expect(stateOf(here, promise)).toMatchObject({ state: 'answered', answeredBy: by })
  })

  test('answered there by an entry that was deleted here is answered, by none', () => {
    const { here, there, promise } = machines()
    const by = answered(there, promise, 'I stayed')
    here.takeIn({ ...readJournal(writeJournal(there.contents())), followUps: [] })
    here.entries.remove(by)
    expect(bring(there, here)).toMatchObject({ deleted: 1, settled: 1 })
    expect(stateOf(here, promise)).toMatchObject({ state: 'answered', answeredBy: null })
  })
})

describe('a draft', () => {
  test('finished there arrives finished, with its follow-ups and links; what it said here stays as earlier', () => {
    const { here, there, draft, repair, alex } = machines()
    there.entries.keep(draft, answer('moment', text('We were just sitting down')))
    there.entries.forget(draft, ['glad-of'])
    there.entries.keep(draft, answer('kind-word', text('You came back')))
    there.entries.about(draft, alex.id)
    there.entries.link({ from: draft, to: repair })
    there.entries.finish(draft, [{ flow: 'settled', due: null, about: '' }])
    here.entries.typing(draft, 'kind-word', '', 'half a sent')
    here.entries.typing(draft, 'intention', '', 'what I had begun')
    expect(bring(there, here)).toMatchObject({ entries: 0, finished: 1, known: 1 })
    same(here, there)
    const earlier = here.entries.earlier(draft).map(({ value }) => value)
    const before = ['We were just', 'the soup', 'half a sent', 'what I had begun']
    expect(earlier).toEqual(expect.arrayContaining(before.map(text)))
    expect(here.entries.search(['sitting']).map(({ id }) => id)).toEqual([draft])
    expect(here.entries.search(['soup'])).toEqual([])
  })

  test('finished here stays so, and one that is not finished anywhere stays as it is here', () => {
    const { here, there, draft } = machines()
    there.entries.keep(draft, answer('moment', text('Otherwise')))
    expect(bring(there, here)).toMatchObject({ finished: 0, known: 2 })
    expect(here.entries.get(draft)?.answers[0]?.value).toEqual(text('We were just'))
    here.entries.finish(draft, [])
    expect(bring(there, here)).toMatchObject({ finished: 0, known: 2 })
    expect(here.entries.get(draft)).toMatchObject({ state: 'finished' })
  })
})

test('both ways, two machines hold the same', () => {
  const { here, there, promise, draft, checkIn } = machines()
  answered(there, promise, 'I stayed')
  writeEntry(there, 'written there')
  here.entries.finish(draft, [{ flow: 'settled', due: null, about: '' }])
  here.followUps.letGo(checkIn)
  writeEntry(here, 'written here')
  bring(there, here)
  bring(here, there)
  same(here, there)
})

test('what was deleted there is named, and stays', () => {
  const { here, there, repair } = machines()
  there.entries.remove(repair)
  expect(bring(there, here)).toMatchObject({ deletedThere: [repair] })
  expect(here.entries.get(repair)).toBeDefined()
  expect(here.followUps.list()).toHaveLength(2)
})
