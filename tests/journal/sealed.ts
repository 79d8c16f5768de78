import { ageOf } from '../../src/adapters/files/age.ts'
import { sealedFilesIn, sealedWriter } from '../../src/adapters/files/sealed-notes.ts'
import { sealedStore } from '../../src/journal/sealed-store.ts'
import { identityOf, recipientOf } from '../../src/journal/sealing.ts'
import type { Store } from '../../src/journal/store.ts'
import { asDay } from '../../src/time/day.ts'
import { journalIn, newFolder } from '../support/journals.ts'

export const age = ageOf()
export const secret = Buffer.alloc(32, 5)
export const identity = identityOf(secret)

/** A folder for sealed notes and sittings that write into it. */
export const sealing = () => {
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
export const openJournal = (): Store => journalIn(newFolder()).open()

export const names = (store: Store): string[] => store.people.list().map(({ name }) => name)

export const laters = [{ flow: 'promise', due: asDay('2026-11-24'), about: 'to call' }]

export const beginning = {
  instant: '2026-11-22T20:00:00.000Z',
  offset: 60,
  zone: 'Europe/Berlin',
  day: asDay('2026-11-22'),
  written: '2026-11-22T20:00:00.000Z',
  flow: 'breathe',
  flowVersion: 'abc',
  person: null,
}

export const answer = (step: string, text: string) =>
  ({ step, item: '', tracks: '', value: { kind: 'text', text } }) as const
