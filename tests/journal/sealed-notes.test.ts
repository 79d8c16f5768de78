import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sealedFilesIn, sealedWriter } from '../../src/adapters/files/sealed-notes.ts'
import { sealSecretOf } from '../../src/journal/lock.ts'
import { joinSealedNotes, type SealedFile } from '../../src/journal/sealed-notes.ts'
import { sealedStore } from '../../src/journal/sealed-store.ts'
import { sealPublicOf } from '../../src/journal/sealing.ts'
import type { Store } from '../../src/journal/store.ts'
import { asDay } from '../../src/time/day.ts'
import {
  countedChance,
  filesHolding,
  journalIn,
  newFolder,
  textsIn,
  write,
} from '../support/journals.ts'

const secret = sealSecretOf(Buffer.alloc(48, 5))
const now = new Date('2026-11-23T09:00:00Z')

/** A folder for sealed notes and sittings that write into it, each its own file. */
const sealing = () => {
  const folder = newFolder()
  const random = countedChance()
  let count = 0
  const newId = () => {
    count += 1
    return `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`
  }
  const sitting = (): Store => {
    const recipient = sealPublicOf(secret)
    const write = sealedWriter({ folder, recipient, newName: newId, random })
    return sealedStore({ seal: (note) => write(JSON.stringify(note)), newId })
  }
  const files = () => sealedFilesIn(folder, now)
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
  expect(joinSealedNotes(store, files(), secret)).toEqual({ entries: 3, unopened: [] })
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
  joinSealedNotes(store, files(), secret)
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
    joinSealedNotes(store, files(), secret)
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
    joinSealedNotes(store, kept, secret)
    joinSealedNotes(store, kept, secret)
    expect(textsIn(store)).toEqual(['only once'])
  })

  test('interrupted in the middle of a file, nothing of it is in the journal, and then all of it', () => {
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
          if (calls === 2) throw new Error('the power went')
          store.entries.keep(...given)
        },
      },
    }
    expect(() => joinSealedNotes(failing, files(), secret)).toThrow('the power went')
    expect(textsIn(store)).toEqual([])
    expect(files()).toHaveLength(1)
    joinSealedNotes(store, files(), secret)
    expect(textsIn(store)).toEqual(['one', 'two'])
  })

  test('a sitting that goes on is joined as far as it is, and then the rest', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'one'))
    const store = openJournal()
    joinSealedNotes(store, files(), secret)
    expect(textsIn(store)).toEqual(['one'])
    expect(readdirSync(folder)).toHaveLength(1)
    shut.entries.keep(id, answer('after', 'two'))
    shut.entries.finish(id, laters)
    joinSealedNotes(store, files(), secret)
    expect(textsIn(store)).toEqual(['one', 'two'])
    expect(store.followUps.list(['open']).map(({ about }) => about)).toEqual(['to call'])
    expect(readdirSync(folder)).toEqual([])
  })

  test('a sitting whose file was joined and removed begins another', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const first = write(shut, 'one')
    const store = openJournal()
    joinSealedNotes(store, files(), secret)
    expect(readdirSync(folder)).toEqual([])
    const second = write(shut, 'two')
    shut.entries.link({ from: second, to: first })
    joinSealedNotes(store, files(), secret)
    expect(textsIn(store)).toEqual(['one', 'two'])
    expect(store.entries.links()).toEqual([{ from: second, to: first }])
  })

  test('what is deleted from the journal is in no sealed file either, and the sitting may go on', () => {
    const { folder, sitting, files } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    const value = { kind: 'text', text: 'half of it' } as const
    shut.entries.keep(id, { step: 'moment', item: '', tracks: '', value })
    const store = openJournal()
    joinSealedNotes(store, files(), secret)
    expect(readdirSync(folder)).toHaveLength(1)
    store.entries.remove(id)
    joinSealedNotes(store, files(), secret)
    expect(readdirSync(folder)).toEqual([])
    shut.entries.keep(id, { step: 'rest', item: '', tracks: '', value })
    shut.entries.finish(id, laters)
    expect(joinSealedNotes(store, files(), secret)).toEqual({ entries: 0, unopened: [] })
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was given and thrown away again leaves nothing', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.remove(id)
    const store = openJournal()
    joinSealedNotes(store, files(), secret)
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was joined before and thrown away then is removed', () => {
    const { sitting, files } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'one'))
    const store = openJournal()
    joinSealedNotes(store, files(), secret)
    shut.entries.remove(id)
    joinSealedNotes(store, files(), secret)
    expect(store.entries.list({})).toEqual([])
  })
})

describe('files', () => {
  test('with a key nobody has stay, and are named', () => {
    const { sitting, files, folder } = sealing()
    write(sitting(), 'for another lock')
    const store = openJournal()
    const { entries, unopened } = joinSealedNotes(store, files(), Buffer.alloc(32, 1))
    expect([entries, unopened]).toEqual([0, readdirSync(folder)])
    expect(textsIn(store)).toEqual([])
  })

  test('of an earlier lock open with the secret kept in the journal', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'from before the change')
    const store = openJournal()
    store.marks.set('seal secrets', JSON.stringify([secret.toString('hex')]))
    expect(joinSealedNotes(store, files(), undefined).entries).toBe(1)
  })

  test('of a sitting that was killed are removed once nobody has written to them for a day', () => {
    const { sitting, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'one'))
    const store = openJournal()
    const inTwoDays = new Date(Date.now() + 2 * 86_400_000)
    joinSealedNotes(store, sealedFilesIn(folder, inTwoDays), secret)
    expect(textsIn(store)).toEqual(['one'])
    expect(readdirSync(join(folder))).toEqual([])
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
