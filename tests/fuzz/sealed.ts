import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isProblem } from '../../src/errors.ts'
import { sealSecretOf } from '../../src/journal/lock.ts'
import { joinSealedNotes, type SealedFile } from '../../src/journal/sealed-notes.ts'
import { type Note, sealedStore } from '../../src/journal/sealed-store.ts'
import { sealerFor, sealPublicOf } from '../../src/journal/sealing.ts'
import type { Store } from '../../src/journal/store.ts'
import { write } from '../support/journals.ts'
import { emptyJournal } from './desk.ts'
import { type Kind, kind } from './kind.ts'
import { changedJson, changedTexts } from './mutations.ts'

const secret = sealSecretOf(Buffer.alloc(48, 5))
const id = '01900000-0000-7000-8000-000000000001'

/** The notes of one sitting that was kept while the journal was shut. */
const notes = (): string[] => {
  const all: Note[] = []
  const store = sealedStore({ seal: (note) => void all.push(note), newId: () => id })
  const { id: person } = store.people.add('Alex', 'partner')
  const entry = write(store, 'the first')
  store.entries.about(entry, person)
  store.entries.typing(entry, 'moment', '', 'unfinished')
  store.entries.link({ from: entry, to: id })
  store.people.gatePassed(person, null)
  store.marks.set('a mark', 'x')
  store.entries.forget(entry, ['moment'])
  return all.map((note) => JSON.stringify(note))
}

const sealed = (lines: readonly string[]): string => {
  const sealer = sealerFor(sealPublicOf(secret), Buffer.alloc(32, 7))
  return [sealer.header, ...lines.map((line) => sealer.seal(line)), ''].join('\n')
}

/** Whole files with other notes in them, and damaged files. */
const files = fc.oneof(
  fc
    .tuple(fc.array(changedJson(notes()), { maxLength: 2 }), fc.nat(9))
    .map(([lines, at]) => sealed(notes().toSpliced(at, lines.length, ...lines))),
  changedTexts([sealed(notes())], ['0'.repeat(64), 'f'.repeat(64), 'capacity-sealed 2']),
  fc
    .constantFrom('0', '1', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800')
    .map((sender) => sealed(notes()).replace(/ [0-9a-f]{64}\n/, ` ${sender.padEnd(64, '0')}\n`)),
)

/** Notes that cannot be joined now wait, and nothing of them is in the journal. */
const joinOrWait = (store: Store, file: SealedFile): void => {
  const before = JSON.stringify(store.contents())
  try {
    joinSealedNotes(store, [file], secret)
    joinSealedNotes(store, [], secret)
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
          const file = { name: 'a.sealed', text, settled: true, remove: () => {} }
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
