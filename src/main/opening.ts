import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { placeOf } from '../adapters/files/place.ts'
import { whenSettled } from '../adapters/sqlite/disk/settled.ts'
import type { CheckFound, Keyring } from '../adapters/sqlite/lock/keyring.ts'
import { shut, wrongOrDamaged } from '../adapters/sqlite/problems.ts'
import { openStore } from '../adapters/sqlite/store/store.ts'
import type { JournalAtHand } from '../commands/house.ts'
import { exitCode, isProblem, Problem } from '../errors.ts'
import type { Backups } from '../journal/backups.ts'
import { unsafePlace } from '../journal/diagnosis.ts'
import { emptyStore } from '../journal/empty-store.ts'
import type { Store } from '../journal/store.ts'
import type { SealedNotes } from './sealed.ts'

/** What it takes to open a journal, and what is looked after when it is. */
export interface Opening {
  readonly path: string
  readonly keyring: Keyring
  readonly backups: Backups
  readonly sealed: SealedNotes
  readonly now: () => Date
  readonly random: (bytes: number) => Buffer
  readonly say: (line: string) => void
  readonly tellKept: (kept: string) => void
  /** Whether a new journal may lie in a folder that is not of this machine alone. */
  readonly anywhere: boolean
  /** The passphrase that is at hand without asking anybody. */
  readonly passphrase: () => string | undefined
}

/** Opens a journal when it is first asked for, once to read and once to write; `close` closes whatever is open. */
export const openingOf = (
  given: Opening,
): Pick<JournalAtHand, 'open' | 'sealed' | 'expectPlace' | 'close'> => {
  const { path, sealed } = given
  let opened: { store: Store; writes: boolean } | undefined
  const stores = new Set<Store>()

  const open: JournalAtHand['open'] = (mode) => {
    if (opened && (opened.writes || mode !== 'write')) return opened.store
    if (mode === 'look' && !existsSync(path)) return emptyStore
    if (staysShut(given)) {
      if (mode === 'read') throw shut(path)
      opened = { store: sealed.store(), writes: true }
      return opened.store
    }
    const writes = mode === 'write'
    const store = openAs(writes ? 'write' : 'read', given, stores)
    opened = { store: forgettingSealed(store, sealed), writes }
    return opened.store
  }
  const toSeal = (): Store | undefined => {
    try {
      if (!given.keyring.isShut(path)) return undefined
      opened = { store: sealed.store(), writes: true }
      return opened.store
    } catch (error) {
      if (!isProblem(error)) throw error
      return undefined
    }
  }
  return {
    sealed: toSeal,
    open: (mode) => whenSettled(path, () => open(mode)),
    expectPlace: () => expectPlace(given),
    close: () => {
      for (const store of stores) store.close()
      stores.clear()
      opened = undefined
    },
  }
}

const openAs = (mode: 'read' | 'write', given: Opening, stores: Set<Store>): Store => {
  const { path, keyring, backups, sealed, now, random, say, tellKept } = given
  const isThere = existsSync(path)
  if (mode === 'write') expectPlace(given)
  const store = openStore({
    path,
    key: keyring.keyOf(path),
    mode,
    device: hostname(),
    now,
    random,
    tellKept,
    beforeMigration: () => backUpFirst(backups),
  })
  stores.add(store)
  settleCheck(keyring, say)
  sealed.join(store)
  if (isThere) clearUnfinished(backups, say)
  if (mode === 'write' && isThere) settleBackups(backups, say)
  return store
}

/** Whether it stays shut: nobody was asked for the passphrase, and none is at hand. */
const staysShut = ({ path, keyring, passphrase }: Opening): boolean => {
  if (!keyring.isShut(path)) return false
  const given = passphrase()
  if (given !== undefined && !keyring.opensWith(given, path))
    throw keyring.tellsWrong(path) ? shut(path) : wrongOrDamaged(path)
  return given === undefined
}

const expectPlace = ({ path, anywhere }: Opening): void => {
  if (anywhere || existsSync(path)) return
  const unsafe = unsafePlace(placeOf(path))
  if (unsafe !== undefined) throw badPlace(unsafe)
}

/** What is removed from the journal is not to stay in the notes it came from. */
const forgettingSealed = (store: Store, sealed: SealedNotes): Store => ({
  ...store,
  entries: {
    ...store.entries,
    remove: (...entries) => {
      store.entries.remove(...entries)
      sealed.join(store)
    },
  },
})

/** Two machines that each write a copy of one database leave a damaged one on both. */
const badPlace = (unsafe: string): Problem =>
  new Problem('A journal is not safe in this folder.', {
    why: `${unsafe} It could be damaged, and be read there.`,
    next: 'Name another folder in CAPACITY_HOME, or keep it here all the same: CAPACITY_ANYWHERE=1',
  })

/** No journal is brought to a new version that is not backed up: it stays as it is. */
const backUpFirst = (backups: Backups): void => {
  try {
    backups.make('before-migration')
  } catch (error) {
    if (!isProblem(error)) throw error
    throw new Problem('This journal is of an earlier version, and could not be backed up first.', {
      why: [error.message, error.why].filter(Boolean).join(' '),
      next: error.next,
      code: error.code === exitCode.usage ? exitCode.failed : error.code,
      cause: error,
    })
  }
}

/** Copies a killed program left unfinished hold words like any other, and lie beside them as they were. */
export const clearUnfinished = (
  backups: Pick<Backups, 'clearUnfinished'>,
  say: Opening['say'],
): void => {
  try {
    backups.clearUnfinished()
  } catch (error) {
    if (!isProblem(error)) throw error
    say(`Copies left unfinished could not be cleared away. ${[error.message, error.why].join(' ')}`)
  }
}

/** The day's own backup must not stand between somebody and their words: when it cannot be made, that is said. */
const settleBackups = (backups: Backups, say: Opening['say']): void => {
  try {
    backups.makeDaily()
  } catch (error) {
    if (!isProblem(error)) throw error
    say(`Today's backup could not be made. ${error.message} See: capacity doctor`)
  }
}

/** Whoever changes whom notes are sealed for could read them; with the key at hand that is seen, and put right. */
const settleCheck = (keyring: Keyring, say: Opening['say']): void => {
  if (mended(keyring) === 'foreign')
    say(
      'journal.db.key-check named another key to seal notes for; notes given since, while it was locked, may be unreadable here, or readable by somebody else.',
    )
}

/** Where nothing can be written beside the journal, it can still be read. */
const mended = (keyring: Keyring): CheckFound => {
  try {
    return keyring.mendCheck()
  } catch {
    return keyring.checkFound()
  }
}
