import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { joinSealedNotes } from '../../src/journal/sealed-notes.ts'
import { identityOf, recipientOf } from '../../src/journal/sealing.ts'
import { asDay } from '../../src/time/day.ts'
import { filesHolding, textsIn, write } from '../support/journals.ts'
import {
  age,
  answer,
  beginning,
  identity,
  laters,
  names,
  openJournal,
  sealing,
  secret,
} from './sealed.ts'

test('what was given while it was shut is in the journal, whole and in order', () => {
  const { folder, sitting, files } = sealing()
  const first = sitting()
  write(first, 'MARKER of the first')
  const id = write(first, 'MARKER of the second')
  first.entries.finish(id, laters)
  write(sitting(), 'MARKER of the third')
  expect(filesHolding(folder, 'MARKER')).toEqual([])

  const store = openJournal()
  write(store, 'there before')
  expect(joinSealedNotes(store, files, identity)).toEqual({ entries: 3, left: [] })
  expect(textsIn(store).toSorted()).toEqual([
    'MARKER of the first',
    'MARKER of the second',
    'MARKER of the third',
    'there before',
  ])
  expect(store.entries.get(id)?.state).toBe('finished')
  expect(readdirSync(folder)).toEqual([])
})

test('nothing of the journal can be read meanwhile', () => {
  const store = sealing().sitting()
  const id = write(store, 'given')
  expect(store.entries.get(id)).toBeUndefined()
  expect(store.entries.list({})).toEqual([])
  expect(store.followUps.list()).toEqual([])
  expect(store.marks.get('shown/hold')).toBeUndefined()
})

test('an entry takes up everything that was done to it', () => {
  const { sitting, files } = sealing()
  const shut = sitting()
  const id = write(shut, 'as first said', '2026-11-20')
  const value = { kind: 'text', text: 'as said better' } as const
  shut.entries.keep(id, { step: 'moment', item: '', tracks: '', value })
  shut.entries.keep(id, { step: 'extra', item: '', tracks: '', value })
  shut.entries.forget(id, ['extra'])
  shut.entries.typing(id, 'next', '', 'half a sen')
  shut.marks.set('shown/hold', 'yes')
  const store = openJournal()
  joinSealedNotes(store, files, identity)
  expect(textsIn(store)).toEqual(['as said better'])
  expect(store.entries.typed(id, 'next', '')).toBe('half a sen')
  expect(store.entries.get(id)).toMatchObject({ day: '2026-11-20', zone: 'Europe/Berlin' })
  expect(store.marks.get('shown/hold')).toBe('yes')
})

describe('people', () => {
  test('who is in the journal already is the same person, others are new', () => {
    const { sitting, files } = sealing()
    const shut = sitting()
    const [zoe, sam] = [shut.people.add('zoe', 'other'), shut.people.add('Sam', 'friend')]
    const id = write(shut, 'about Zoë')
    shut.entries.about(id, zoe.id)
    shut.entries.keep(id, {
      step: 'who',
      item: '',
      tracks: '',
      value: { kind: 'person', text: sam.id },
    })
    shut.people.gatePassed(sam.id, asDay('2026-11-23'))

    const store = openJournal()
    const known = store.people.add('Zoë', 'partner')
    joinSealedNotes(store, files, identity)
    expect(names(store)).toEqual(['Sam', 'Zoë'])
    const entry = store.entries.get(id)
    expect(entry?.person).toBe(known.id)
    const [samNow] = store.people.list()
    expect(samNow).toMatchObject({ relation: 'friend', gatePassed: '2026-11-23' })
    expect(entry?.answers.find(({ step }) => step === 'who')?.value).toEqual({
      kind: 'person',
      text: samNow?.id,
    })
  })
})

test('of words that are being typed only the latest wait, and none once they are answered', () => {
  const { sitting, files } = sealing()
  const shut = sitting()
  const id = shut.entries.begin(beginning)
  for (const text of ['a', 'a b', 'a b c']) shut.entries.typing(id, 'moment', '', text)
  shut.entries.typing(id, 'need', '', 'quiet')
  expect(files()).toHaveLength(3)
  shut.entries.keep(id, answer('moment', 'a b c d'))
  expect(files()).toHaveLength(3)
  const store = openJournal()
  joinSealedNotes(store, files, identity)
  expect(store.entries.typed(id, 'moment', '')).toBe('')
  expect(store.entries.typed(id, 'need', '')).toBe('quiet')
  expect(textsIn(store)).toEqual(['a b c d'])
})

test('questions passed over are sealed with the next thing that is said', () => {
  const { sitting, files } = sealing()
  const shut = sitting()
  const id = shut.entries.begin(beginning)
  for (const step of ['one', 'two', 'three'])
    shut.entries.keep(id, { step, item: '', tracks: '', value: { kind: 'skipped' } })
  shut.entries.finish(id, [])
  expect(files()).toHaveLength(2)
  const store = openJournal()
  joinSealedNotes(store, files, identity)
  expect(store.entries.get(id)?.answers.map(({ step }) => step)).toEqual(['one', 'two', 'three'])
})

describe('files', () => {
  test('with a key nobody has stay, and are named', () => {
    const { sitting, files, folder } = sealing()
    write(sitting(), 'for another lock')
    const store = openJournal()
    const { entries, left } = joinSealedNotes(store, files, identityOf(Buffer.alloc(32, 1)))
    expect([entries, left]).toEqual([0, readdirSync(folder).toSorted()])
    expect(left).toHaveLength(3)
    expect(textsIn(store)).toEqual([])
  })

  test('that are damaged stay, and so does all of an entry whose beginning is', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    write(shut, 'one')
    const [begin = ''] = readdirSync(folder).toSorted()
    write(shut, 'two')
    writeFileSync(join(folder, 'stray.age'), 'no note')
    for (const [index, text] of ['hello', '{}', '[null]', '[1]'].entries())
      writeFileSync(join(folder, `stray-${index}.age`), age.seal(text, recipientOf(secret)))
    copyFileSync(join(folder, begin), join(folder, 'begin.kept'))
    writeFileSync(join(folder, begin), 'damaged')
    const store = openJournal()
    expect(joinSealedNotes(store, files, identity)).toMatchObject({ entries: 1 })
    expect(textsIn(store)).toEqual(['two'])
    expect(files()).toHaveLength(3 + 5)
    copyFileSync(join(folder, 'begin.kept'), join(folder, begin))
    const { entries, left } = joinSealedNotes(store, files, identity)
    expect([entries, left.length]).toEqual([1, 5])
    expect(textsIn(store).toSorted()).toEqual(['one', 'two'])
  })

  test('of an earlier lock open with the identity kept in the journal', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'from before the change')
    const store = openJournal()
    store.marks.set('seal identities', JSON.stringify([identity]))
    expect(joinSealedNotes(store, files, undefined).entries).toBe(1)
  })
})
