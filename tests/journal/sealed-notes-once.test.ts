import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { joinSealedNotes, type SealedFile } from '../../src/journal/sealed-notes.ts'
import type { Store } from '../../src/journal/store.ts'
import { textsIn, write } from '../support/journals.ts'
import { answer, beginning, identity, laters, openJournal, sealing } from './sealed.ts'

/** A sitting whose first answer is joined already, and that goes on. */
const joinedInTheMiddle = (text: string) => {
  const { sitting, files, folder } = sealing()
  const shut = sitting()
  const id = shut.entries.begin(beginning)
  shut.entries.keep(id, answer('before', text))
  const store = openJournal()
  joinSealedNotes(store, files, [identity])
  return { id, shut, store, files, folder }
}

describe('once', () => {
  test('joined again, nothing comes twice', () => {
    const { sitting, files } = sealing()
    write(sitting(), 'only once')
    const kept = files().map((file): SealedFile => ({ ...file, remove: () => {} }))
    const store = openJournal()
    joinSealedNotes(store, () => kept, [identity])
    expect(joinSealedNotes(store, () => kept, [identity])).toEqual({ entries: 0, left: [] })
    expect(textsIn(store)).toEqual(['only once'])
  })

  test('joined again, it does not undo what was changed in the journal since', () => {
    const { sitting, files } = sealing()
    const id = write(sitting(), 'as it was sealed')
    const kept = files().map((file): SealedFile => ({ ...file, remove: () => {} }))
    const store = openJournal()
    joinSealedNotes(store, () => kept, [identity])
    const { answers } = store.entries.get(id) ?? { answers: [] }
    for (const one of answers)
      store.entries.keep(id, { ...one, value: { kind: 'text', text: 'as it was changed' } })
    joinSealedNotes(store, () => kept, [identity])
    expect(textsIn(store)).toEqual(['as it was changed'])
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
    expect(() => joinSealedNotes(failing, files, [identity])).toThrow('the disk was full')
    expect(textsIn(store)).toEqual(['one'])
    expect(files()).toHaveLength(before)
    joinSealedNotes(store, files, [identity])
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
        joinSealedNotes(store, files, [identity])
        return store.together(work)
      },
    }
    expect(joinSealedNotes(other, files, [identity]).entries).toBe(0)
    expect(textsIn(store)).toEqual(['only once'])
    expect(store.marks.get('sealed notes joined')).toBe('[]')
  })

  test('a sitting that goes on is joined as far as it is, and then the rest', () => {
    const { id, shut, store, files, folder } = joinedInTheMiddle('one')
    expect(textsIn(store)).toEqual(['one'])
    shut.entries.keep(id, answer('after', 'two'))
    shut.entries.finish(id, laters)
    const second = write(shut, 'three')
    shut.entries.link({ from: second, to: id })
    joinSealedNotes(store, files, [identity])
    expect(textsIn(store)).toEqual(['one', 'two', 'three'])
    expect(store.followUps.list(['open']).map(({ about }) => about)).toEqual(['to call'])
    expect(store.entries.links()).toEqual([{ from: second, to: id }])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was deleted from the journal stays deleted, though the sitting it came from goes on', () => {
    const { id, shut, store, files, folder } = joinedInTheMiddle('half of it')
    store.entries.remove(id)
    shut.entries.keep(id, answer('after', 'the rest'))
    shut.entries.finish(id, laters)
    expect(joinSealedNotes(store, files, [identity])).toEqual({ entries: 0, left: [] })
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was given and thrown away again leaves nothing', () => {
    const { sitting, files, folder } = sealing()
    const shut = sitting()
    const id = shut.entries.begin(beginning)
    shut.entries.remove(id)
    const store = openJournal()
    joinSealedNotes(store, files, [identity])
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('what was joined before and thrown away then is removed, however often that is interrupted', () => {
    const { id, shut, store, files, folder } = joinedInTheMiddle('one')
    shut.entries.keep(id, answer('after', 'two'))
    shut.entries.remove(id)
    const failing: Store = {
      ...store,
      together: () => {
        throw new Error('the power went')
      },
    }
    expect(() => joinSealedNotes(failing, files, [identity])).toThrow('the power went')
    expect(joinSealedNotes(store, files, [identity])).toEqual({ entries: 0, left: [] })
    expect(store.entries.list({})).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })
})
