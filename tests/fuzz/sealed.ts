import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isProblem } from '../../src/errors.ts'
import { joinSealedNotes, type SealedFile } from '../../src/journal/sealed-notes.ts'
import { type Note, sealedStore } from '../../src/journal/sealed-store.ts'
import type { Store } from '../../src/journal/store.ts'
import { write } from '../support/journals.ts'
import { emptyJournal } from './desk.ts'
import { type Kind, kind } from './kind.ts'
import { changedJson, changedTexts } from './mutations.ts'

const id = '01900000-0000-7000-8000-000000000001'

/** The notes of one sitting that was kept while the journal was shut. */
const notes = (): readonly Note[] => {
  const all: Note[] = []
  const seal = (notes: readonly Note[]) => {
    all.push(...notes)
    return () => {}
  }
  const store = sealedStore({ seal, newId: () => id })
  const { id: person } = store.people.add('Alex', 'partner')
  const entry = write(store, 'the first')
  store.entries.about(entry, person)
  store.entries.typing(entry, 'moment', '', 'unfinished')
  store.entries.link({ from: entry, to: id })
  store.people.gatePassed(person, null)
  store.marks.set('a mark', 'x')
  store.entries.forget(entry, ['moment'])
  return all
}

const sealed = JSON.stringify(notes())
const texts = notes().map((note) => JSON.stringify(note))

/** What somebody may have sealed instead: other notes among those of ours, and what is none. */
const files = fc.oneof(
  fc
    .tuple(fc.array(changedJson(texts), { maxLength: 2 }), fc.nat(9))
    .map(([changed, at]) => `[${texts.toSpliced(at, changed.length, ...changed).join(',')}]`),
  changedJson([sealed]),
  changedTexts([sealed], ['begin', 'remove', 'told:', 'null']),
)

/** Notes that cannot be joined now wait, and nothing of them is in the journal. */
const joinOrWait = (store: Store, file: SealedFile): void => {
  const before = JSON.stringify(store.contents())
  try {
    joinSealedNotes(store, () => [file], [])
    joinSealedNotes(store, () => [], [])
  } catch (error) {
    if (!isProblem(error)) throw error
    assert.equal(JSON.stringify(store.contents()), before)
  }
}

/** Sealed notes are joined or stay where they are; in no case do they keep anybody from their journal. */
export const sealedKinds: readonly Kind[] = [
  kind(
    'sealed notes',
    30,
    () => {
      let store = emptyJournal()
      let joined = 0
      return {
        inputs: files,
        give: (text) => {
          const file = { name: 'a.age', open: () => text, isThere: () => true, remove: () => {} }
          joinOrWait(store, file)
          joined += 1
          if (joined % 10 > 0) return
          store.close()
          store = emptyJournal()
        },
        end: () => store.close(),
      }
    },
    true,
  ),
]
