import { ageOf } from '../adapters/files/age.ts'
import { sealedFilesIn, sealedWriter } from '../adapters/files/sealed-notes.ts'
import type { Keyring } from '../adapters/sqlite/keyring.ts'
import { sealedFolder } from '../adapters/sqlite/wiping.ts'
import { isProblem } from '../errors.ts'
import { sealIdentityOf } from '../journal/lock.ts'
import { joinSealedNotes } from '../journal/sealed-notes.ts'
import { sealedStore } from '../journal/sealed-store.ts'
import type { Store } from '../journal/store.ts'
import { uuidBytes, uuidv7 } from '../journal/uuid.ts'

/** The notes of one journal that are kept while it is shut. */
export interface SealedNotes {
  /** A journal to write to that cannot be read; throws a Problem when nothing tells whom to seal for. */
  store(): Store
  /** Does in the opened journal what was sealed meanwhile. */
  join(store: Store): void
  /** How many files of them wait. */
  waiting(): number
}

/** What sealing needs: the journal, its keys, the clock, chance, and a way to say what was joined. */
export interface Sealing {
  readonly path: string
  readonly keyring: Keyring
  readonly now: () => Date
  readonly random: (bytes: number) => Buffer
  readonly say: (line: string) => void
}

/** Notes sealed in the folder `sealed` beside the journal. */
export const sealedNotesOf = ({ path, keyring, now, random, say }: Sealing): SealedNotes => {
  const folder = sealedFolder(path)
  const age = ageOf()
  const list = () => sealedFilesIn(folder, age)
  let lastId: string | undefined
  const newId = (): string => {
    lastId = uuidv7(now().getTime(), random(uuidBytes), lastId)
    return lastId
  }
  return {
    store: () => {
      const recipient = keyring.recipientOf(path)
      const write = sealedWriter({ folder, recipient, newName: newId, age })
      return sealedStore({ seal: (notes) => write(JSON.stringify(notes)), newId })
    },
    join: (store) => {
      if (list().length === 0) return
      const key = keyring.keyOf(path)
      // Notes that cannot be joined now stay where they are; they must not keep anybody from the journal.
      try {
        const { entries, left } = joinSealedNotes(store, list, key && sealIdentityOf(key))
        if (entries > 0) say(joined(entries))
        if (left.length > 0) say(`Notes that could not be read stay in ${folder}`)
      } catch (error) {
        const why = isProblem(error) ? ` ${error.message}` : ''
        say(`What was kept while the journal was locked waits still.${why}`)
      }
    },
    waiting: () => list().length,
  }
}

const joined = (entries: number): string =>
  entries === 1
    ? 'What you gave while it was locked is in the journal now.'
    : `What you gave while it was locked is in the journal now: ${entries} entries.`
