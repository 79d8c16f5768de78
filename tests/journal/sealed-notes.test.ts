import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sealedFilesIn } from '../../src/adapters/files/sealed-notes.ts'
import { joinSealedNotes, type Unread, unreadAmong } from '../../src/journal/sealed-notes.ts'
import { identityOf, recipientOf } from '../../src/journal/sealing.ts'
import { asDay } from '../../src/time/day.ts'
import { filesHolding, newFolder, textsIn, write } from '../support/journals.ts'
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
  expect(joinSealedNotes(store, files, [identity])).toEqual({ entries: 3, left: [] })
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
  joinSealedNotes(store, files, [identity])
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
    joinSealedNotes(store, files, [identity])
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
  joinSealedNotes(store, files, [identity])
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
  joinSealedNotes(store, files, [identity])
  expect(store.entries.get(id)?.answers.map(({ step }) => step)).toEqual(['one', 'two', 'three'])
})

describe('files', () => {
  test('with a key nobody has stay, and are named with the reason', () => {
    const { sitting, files, folder } = sealing()
    write(sitting(), 'for another lock')
    const store = openJournal()
    const { entries, left } = joinSealedNotes(store, files, [identityOf(Buffer.alloc(32, 1))])
    expect([entries, left.map(({ name }) => name)]).toEqual([0, readdirSync(folder).toSorted()])
    expect(new Set(left.map(({ how }) => how))).toEqual(new Set(['foreign']))
    expect(textsIn(store)).toEqual([])
  })

  test.each<[string, Unread['how'], (path: string) => void]>([
    ['a folder', 'out of reach', (path) => mkdirSync(path)],
    ['a pipe', 'out of reach', (path) => execFileSync('mkfifo', [path])],
    ['a link that leads nowhere', 'out of reach', (path) => symlinkSync('nowhere', path)],
    ['empty', 'damaged', (path) => writeFileSync(path, '')],
    ['none of ours', 'unknown', (path) => writeFileSync(path, age.seal('hi', recipientOf(secret)))],
  ])('of which one is %s: it stays, named, and the others come in', (_, how, make) => {
    const { sitting, files, folder } = sealing()
    write(sitting(), 'one')
    for (const name of ['00.age', 'zz.age']) make(join(folder, name))
    const store = openJournal()
    const { entries, left } = joinSealedNotes(store, files, [identity])
    expect(entries).toBe(1)
    expect(left.map((one) => [one.name, one.how])).toEqual([
      ['00.age', how],
      ['zz.age', how],
    ])
    expect(textsIn(store)).toEqual(['one'])
    expect(readdirSync(folder)).toHaveLength(2)
    expect(unreadAmong(files(), [identity])).toEqual(left)
  })

  test('a folder of them that is a file holds none', () => {
    const folder = join(newFolder(), 'sealed')
    writeFileSync(folder, '')
    expect(sealedFilesIn(folder, age)).toEqual([])
  })
})

describe('an entry whose beginning cannot be read', () => {
  const begunAndDamaged = (change: (path: string) => void) => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = write(shut, 'one')
    const [begin = ''] = readdirSync(folder).toSorted()
    shut.entries.typing(id, 'need', '', 'half a sen')
    write(shut, 'two')
    copyFileSync(join(folder, begin), join(folder, 'begin.kept'))
    rmSync(join(folder, begin))
    change(join(folder, begin))
    const again = () => {
      rmSync(join(folder, begin), { recursive: true, force: true })
      copyFileSync(join(folder, 'begin.kept'), join(folder, begin))
    }
    return { id, files, again }
  }

  test.each<[string, number, (path: string) => void]>([
    ['gone', 0, () => {}],
    ['cut short', 1, (path) => writeFileSync(path, 'age-encryption.org/v1\n-> X255')],
    [
      'sealed for somebody else',
      1,
      (path) => writeFileSync(path, age.seal('[]', recipientOf(Buffer.alloc(32, 1)))),
    ],
  ])('because it is %s comes in all the same, with what is known', (_, stays, change) => {
    const { id, files, again } = begunAndDamaged(change)
    const store = openJournal()
    const { entries, left } = joinSealedNotes(store, files, [identity])
    expect([entries, left.length]).toEqual([2, stays])
    expect(textsIn(store)).toEqual(['one', 'half a sen', 'two'])
    expect(store.entries.get(id)).toMatchObject({ flow: 'salvaged', state: 'finished' })
    again()
    expect(joinSealedNotes(store, files, [identity])).toEqual({ entries: 0, left: [] })
    expect(textsIn(store)).toEqual(['one', 'half a sen', 'two'])
  })

  test('for now waits for it, and is named', () => {
    const { files, again } = begunAndDamaged((path) => mkdirSync(path))
    const store = openJournal()
    const { entries, left } = joinSealedNotes(store, files, [identity])
    expect([entries, left.length]).toEqual([1, 4])
    expect(left.at(-1)?.why).toBe(
      'It belongs to an entry that begins in a file that cannot be read yet.',
    )
    again()
    expect(joinSealedNotes(store, files, [identity])).toEqual({ entries: 1, left: [] })
    expect(textsIn(store)).toEqual(['one', 'two'])
  })

  test('was not finished: what there is of it is kept as done', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.keep(id, answer('before', 'all there is'))
    rmSync(join(folder, readdirSync(folder).toSorted()[0] ?? ''))
    const store = openJournal()
    joinSealedNotes(store, files, [identity])
    expect(store.entries.get(id)?.state).toBe('finished')
    shut.entries.typing(id, 'need', '', 'and more')
    joinSealedNotes(store, files, [identity])
    expect(textsIn(store)).toEqual(['all there is', 'and more'])
  })
})

describe('done together', () => {
  test('all of it is sealed in one file', () => {
    const { sitting, folder } = sealing()
    const shut = sitting()
    shut.together(() => write(shut, 'one'))
    expect(readdirSync(folder)).toHaveLength(1)
  })

  test('what fails on the way leaves nothing', () => {
    const { sitting, folder } = sealing()
    const shut = sitting()
    const failing = () =>
      shut.together(() => {
        write(shut, 'one')
        throw new Error('the disk was full')
      })
    expect(failing).toThrow('the disk was full')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('files of an earlier lock', () => {
  test('open with the identity kept in the journal', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'from before the change')
    const store = openJournal()
    store.marks.set('seal identities', JSON.stringify([identity]))
    expect(joinSealedNotes(store, files, []).entries).toBe(1)
  })
})
