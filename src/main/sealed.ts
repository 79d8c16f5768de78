import { ageOf } from '../adapters/files/age.ts'
import { sealedFilesIn, sealedWriter } from '../adapters/files/sealed-notes.ts'
import { sealedFolder } from '../adapters/sqlite/disk/every-file.ts'
import type { Keyring } from '../adapters/sqlite/lock/keyring.ts'
import { sealIdentitiesOf } from '../adapters/sqlite/lock/seal-identities.ts'
import { isProblem } from '../errors.ts'
import type { SealedFound } from '../journal/examination.ts'
import { joinSealedNotes, type Left, unreadAmong } from '../journal/sealed-notes.ts'
import { sealedStore } from '../journal/sealed-store.ts'
import type { Store } from '../journal/store.ts'
import { uuidBytes, uuidv7 } from '../journal/uuid.ts'

/** The notes of one journal that are kept while it is shut. */
export interface SealedNotes {
  /** A journal to write to that cannot be read; throws a Problem when nothing tells whom to seal for. */
  store(): Store
  /** Does in the opened journal what was sealed meanwhile. */
  join(store: Store): void
  /** How many files of them wait, and what is known against them; nothing is changed. */
  examine(): SealedFound
  areWaiting(): boolean
}

/** What sealing needs: the journal, its keys, the clock, chance, and a way to say what was joined. */
export interface Sealing {
  readonly path: string
  readonly keyring: Keyring
  readonly now: () => Date
  readonly random: (bytes: number) => Buffer
  readonly say: (line: string) => void
  /** The passphrase that is at hand without asking anybody. */
  readonly passphrase: () => string | undefined
}

/** Notes sealed in the folder `sealed` beside the journal. */
export const sealedNotesOf = (sealing: Sealing): SealedNotes => {
  const { path, keyring, now, random, say, passphrase } = sealing
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
      // Notes that cannot be joined now stay where they are; they must not keep anybody from the journal.
      try {
        if (list().length === 0) return
        const identities = keyring.sealIdentities(passphrase())
        const { entries, left } = joinSealedNotes(store, list, identities)
        if (entries > 0) say(joined(entries))
        if (left.length > 0) for (const line of stayed(left, folder)) say(line)
      } catch (error) {
        const why = isProblem(error) ? ` ${error.message}` : ''
        say(`What was kept while the journal was locked waits still.${why}`)
      }
    },
    examine: () => {
      try {
        const files = list()
        if (files.length === 0) return { many: 0, unread: [] }
        const isShut = keyring.isShut(path)
        const unread = unreadAmong(files, sealIdentitiesOf(path, keyring, passphrase()))
        // Without the passphrase only what the system does not hand out is known to be in the way.
        return {
          many: files.length,
          unread: isShut ? unread.filter(({ how }) => how === 'out of reach') : unread,
        }
      } catch (error) {
        if (!isProblem(error)) throw error
        return { many: 0, unread: [{ name: folder, how: 'out of reach', why: error.why }] }
      }
    },
    areWaiting: () => {
      try {
        return list().length > 0
      } catch {
        return false
      }
    },
  }
}

const joined = (entries: number): string =>
  entries === 1
    ? 'What you gave while it was locked is in the journal now.'
    : `What you gave while it was locked is in the journal now: ${entries} entries.`

/** How many are named one by one. */
const shown = 3

const stayed = (left: readonly Left[], folder: string): readonly string[] => [
  `Notes that could not be read stay in ${folder}`,
  ...left.slice(0, shown).map(({ name, why }) => `  ${name}: ${why}`),
  ...(left.length > shown ? [`  and ${left.length - shown} more: capacity doctor`] : []),
]
