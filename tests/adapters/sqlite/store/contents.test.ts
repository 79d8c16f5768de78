import { describe, expect, test } from 'vitest'
import type { Contents } from '../../../../src/journal/contents.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { asDay } from '../../../../src/time/day.ts'
import { newStore, writeEntry } from '../journal-folder.ts'
import { answer, beginning, text } from '../samples.ts'

const nothing: Contents = {
  people: [],
  entries: [],
  typing: [],
  followUps: [],
  links: [],
  tombstones: [],
}

const nothingTaken = {
  people: 0,
  entries: 0,
  finished: 0,
  settled: 0,
  known: 0,
  deleted: 0,
  deletedThere: [],
}

/** A journal with somebody, a repair and its promise, a draft with half a sentence, and a deleted entry. */
const lived = () => {
  const { store } = newStore()
  const alex = store.people.add('Alex', 'partner')
  store.people.gatePassed(alex.id, asDay('2026-11-20'))
  const repair = store.entries.begin(beginning({ flow: 'repair', person: alex.id }))
  store.entries.keep(repair, answer('who', { kind: 'person', text: alex.id }))
  store.entries.keep(repair, answer('did', text('I left the room'), '', 'act'))
  store.entries.finish(repair, [{ flow: 'promise', due: null, about: 'I stay' }])
  const [promise] = store.followUps.list()
  const kept = writeEntry(store, 'I stayed', { flow: 'promise' })
  store.followUps.answer(promise?.id ?? '', kept)
  store.entries.link({ from: kept, to: repair })
  const draft = store.entries.begin(beginning())
  store.entries.keep(draft, answer('happened', { kind: 'skipped' }))
  store.entries.typing(draft, 'moment', '', 'We were just')
  store.entries.remove(writeEntry(store, 'gone'))
  return { store, alex, repair, kept, draft }
}

const ids = (store: Store) => store.entries.list({}).map(({ id }) => id)

describe('the contents of a journal', () => {
  test('are everything in it, and no earlier version of an answer', () => {
    const { store, alex, repair, kept, draft } = lived()
    store.entries.keep(repair, answer('did', text('I went out')))
    const contents = store.contents()
    expect(contents.people).toEqual([{ ...alex, gatePassed: '2026-11-20' }])
    expect(contents.entries.map(({ id, state }) => [id, state])).toEqual([
      [repair, 'finished'],
      [kept, 'finished'],
      [draft, 'draft'],
    ])
    expect(contents.typing).toEqual([
      { entry: draft, step: 'moment', item: '', text: 'We were just' },
    ])
    expect(contents.followUps).toMatchObject([
      { origin: repair, state: 'answered', answeredBy: kept, about: 'I stay' },
    ])
    expect(contents.links).toEqual([{ from: kept, to: repair }])
    expect(contents.tombstones).toHaveLength(1)
    expect(JSON.stringify(contents)).not.toContain('I left the room')
  })

  test('taken into an empty journal, are the same there', () => {
    const contents = lived().store.contents()
    const { store } = newStore()
    expect(store.takeIn(contents)).toEqual({ ...nothingTaken, people: 1, entries: 3 })
    expect(store.contents()).toEqual(contents)
    expect(store.entries.search(['left']).map(({ flow }) => flow)).toEqual(['repair'])
  })
})

describe('taking in', () => {
  test('leaves alone what is here already', () => {
    const { store, repair } = lived()
    const contents = store.contents()
    store.entries.keep(repair, answer('did', text('I went out')))
    const changed = store.contents()
    expect(store.takeIn(contents)).toEqual({ ...nothingTaken, known: 3 })
    expect(store.contents()).toEqual(changed)
  })

  test('does not bring back what was deleted here, nor what hung on it', () => {
    const { store, repair, kept } = lived()
    const contents = store.contents()
    store.entries.remove(repair)
    expect(store.takeIn(contents)).toEqual({ ...nothingTaken, known: 2, deleted: 1 })
    expect(ids(store)).not.toContain(repair)
    expect(ids(store)).toContain(kept)
    expect(store.followUps.list()).toEqual([])
    expect(store.entries.links()).toEqual([])
  })

  test('somebody of a name that is here is that person', () => {
    const contents = lived().store.contents()
    const { store } = newStore()
    const ours = store.people.add('ÁLEX', 'friend')
    expect(store.takeIn(contents)).toMatchObject({ people: 0, entries: 3 })
    expect(store.people.list()).toEqual([ours])
    const [entry] = store.entries.list({ flows: ['repair'] })
    expect(entry?.person).toBe(ours.id)
    expect(entry?.answers[0]?.value).toEqual({ kind: 'person', text: ours.id })
  })

  test('somebody who was removed here stays so, and their entries are about nobody', () => {
    const { store, alex } = lived()
    const contents = store.contents()
    const other = newStore().store
    other.takeIn({ ...nothing, people: contents.people })
    other.people.remove(alex.id)
    expect(other.takeIn(contents)).toMatchObject({ people: 0, entries: 3 })
    expect(other.people.list()).toEqual([])
    expect(other.entries.list({ flows: ['repair'] })[0]?.person).toBeNull()
  })

  test('a deletion elsewhere deletes nothing here', () => {
    const { store } = newStore()
    const id = writeEntry(store, 'mine')
    expect(store.takeIn({ ...nothing, tombstones: [id, 'gone'] }).deletedThere).toEqual([id])
    expect(ids(store)).toEqual([id])
    expect(store.contents().tombstones).toEqual(['gone'])
  })

  test('is all or nothing', () => {
    const { store } = newStore()
    const contents = lived().store.contents()
    const [first] = contents.entries
    const broken = { ...contents, entries: [...contents.entries, { ...first, id: 'no id' }] }
    expect(() => store.takeIn(broken as Contents)).toThrow()
    expect(store.contents()).toEqual(nothing)
  })

  test('a follow-up of an entry that is not here is left out', () => {
    const { store } = newStore()
    const { followUps } = lived().store.contents()
    store.takeIn({ ...nothing, followUps })
    expect(store.followUps.list()).toEqual([])
  })
})

test('an answer that is changed keeps its place among the others', () => {
  const { store, repair } = lived()
  store.entries.keep(repair, answer('who', { kind: 'skipped' }))
  expect(store.entries.get(repair)?.answers.map(({ step }) => step)).toEqual(['who', 'did'])
})
