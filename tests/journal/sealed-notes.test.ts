import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ageOf } from '../../src/adapters/files/age.ts'
import { sealedFilesIn, sealedWriter } from '../../src/adapters/files/sealed-notes.ts'
import { Problem } from '../../src/errors.ts'
import { joinSealedNotes, type SealedFile } from '../../src/journal/sealed-notes.ts'
import { sealedStore } from '../../src/journal/sealed-store.ts'
import { identityOf, recipientOf } from '../../src/journal/sealing.ts'
import type { Store } from '../../src/journal/store.ts'
import { asDay } from '../../src/time/day.ts'
import { filesHolding, journalIn, newFolder, textsIn, write } from '../support/journals.ts'

const age = ageOf()
const secret = Buffer.alloc(32, 5)
const identity = identityOf(secret)

/** A folder for sealed notes and sittings that write into it. */
const sealing = () => {
  const folder = newFolder()
  let count = 0
  const newId = () => {
    count += 1
    return `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`
  }
  const sitting = (): Store => {
    const write = sealedWriter({ folder, recipient: recipientOf(secret), newName: newId, age })
    return sealedStore({ seal: (notes) => write(JSON.stringify(notes)), newId })
  }
  const files = () => sealedFilesIn(folder, age)
  return { folder, sitting, files }
}

/** An open journal of its own. */
const openJournal = (): Store => journalIn(newFolder()).open()

const names = (store: Store): string[] => store.people.list().map(({ name }) => name)

const laters = [{ flow: 'promise', due: asDay('2026-11-24'), about: 'to call' }]

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

describe('once', () => {
  test('joined again, nothing comes twice', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'only once')
    const kept = files().map((file): SealedFile => ({ ...file, remove: () => {} }))
    const store = openJournal()
    joinSealedNotes(store, () => kept, identity)
    expect(joinSealedNotes(store, () => kept, identity)).toEqual({ entries: 0, left: [] })
    expect(textsIn(store)).toEqual(['only once'])
  })

  test('interrupted in the middle, the rest comes the next time, and nothing twice', () => {
    const { sitting, files } = sealing()
    const shut = sitting()
    write(shut, 'one')
    write(shut, 'two')
    const store = openJournal()
    let calls = 0
    const failing: Store = {
      ...store,
      entries: {
        ...store.entries,
        keep: (...given) => {
          calls += 1
          if (calls === 2) throw new Problem('the disk was full')
          store.entries.keep(...given)
        },
      },
    }
    const before = files().length
    expect(() => joinSealedNotes(failing, files, identity)).toThrow('the disk was full')
    expect(textsIn(store)).toEqual(['one'])
    expect(files()).toHaveLength(before)
    joinSealedNotes(store, files, identity)
    expect(textsIn(store)).toEqual(['one', 'two'])
    expect(files()).toEqual([])
  })

  test('what another window has joined while this one was reading does not come twice', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'only once')
    const store = openJournal()
    const other: Store = {
      ...store,
      together: (work) => {
        joinSealedNotes(store, files, identity)
        return store.together(work)
      },
    }
    expect(joinSealedNotes(other, files, identity).entries).toBe(0)
    expect(textsIn(store)).toEqual(['only once'])
    expect(store.marks.get('sealed notes joined')).toBe('[]')
  })

  test('a sitting that goes on is joined as far as it is, and then the rest', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'one'))
    const store = openJournal()
    joinSealedNotes(store, files, identity)
    expect(textsIn(store)).toEqual(['one'])
    shut.entries.keep(id, answer('after', 'two'))
    shut.entries.finish(id, laters)
    const second = write(shut, 'three')
    shut.entries.link({ from: second, to: id })
    joinSealedNotes(store, files, identity)
    expect(textsIn(store)).toEqual(['one', 'two', 'three'])
    expect(store.followUps.list(['open']).map(({ about }) => about)).toEqual(['to call'])
    expect(store.entries.links()).toEqual([{ from: second, to: id }])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was deleted from the journal stays deleted, though the sitting it came from goes on', () => {
    const { folder, sitting, files } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'half of it'))
    const store = openJournal()
    joinSealedNotes(store, files, identity)
    store.entries.remove(id)
    shut.entries.keep(id, answer('after', 'the rest'))
    shut.entries.finish(id, laters)
    expect(joinSealedNotes(store, files, identity)).toEqual({ entries: 0, left: [] })
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was given and thrown away again leaves nothing', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.remove(id)
    const store = openJournal()
    joinSealedNotes(store, files, identity)
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was joined before and thrown away then is removed, however often that is interrupted', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'one'))
    const store = openJournal()
    joinSealedNotes(store, files, identity)
    shut.entries.keep(id, answer('after', 'two'))
    shut.entries.remove(id)
    const failing: Store = {
      ...store,
      together: () => {
        throw new Error('the power went')
      },
    }
    expect(() => joinSealedNotes(failing, files, identity)).toThrow('the power went')
    expect(joinSealedNotes(store, files, identity)).toEqual({ entries: 0, left: [] })
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
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

const beginning = {
  instant: '2026-11-22T20:00:00.000Z',
  offset: 60,
  zone: 'Europe/Berlin',
  day: asDay('2026-11-22'),
  written: '2026-11-22T20:00:00.000Z',
  flow: 'breathe',
  flowVersion: 'abc',
  person: null,
}

const answer = (step: string, text: string) =>
  ({ step, item: '', tracks: '', value: { kind: 'text', text } }) as const
