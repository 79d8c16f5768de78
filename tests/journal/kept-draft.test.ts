import { expect, test } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { keptDraft } from '../../src/journal/kept-draft.ts'
import { asDay } from '../../src/time/day.ts'
import { journalIn, newFolder, textsIn } from '../support/journals.ts'

const instant = '2026-11-23T20:00:00.000Z'
const beginning = () => ({
  instant,
  offset: 60,
  zone: 'Europe/Berlin',
  day: asDay('2026-11-23'),
  written: instant,
  flow: 'promise',
  flowVersion: 'abc',
  person: null,
})

test('a draft begins with what it came from, or not at all', () => {
  const store = journalIn(newFolder()).open()
  let isFull = true
  const begun = (id: string) => {
    if (isFull) throw new Problem('The disk is full.')
    store.marks.set('answering/1', id)
  }
  const draft = keptDraft(() => store, beginning, { begun })
  const answer = {
    step: 'how',
    item: '',
    tracks: '',
    value: { kind: 'text', text: 'Well.' },
  } as const
  expect(() => draft.keep(answer)).toThrow('The disk is full.')
  expect(store.entries.list({})).toEqual([])

  isFull = false
  draft.catchUp()
  expect(textsIn(store)).toEqual(['Well.'])
  expect(store.marks.get('answering/1')).toBe(draft.id)
  store.close()
})
