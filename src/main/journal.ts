import { existsSync, realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import type { Paths } from '../adapters/files/paths.ts'
import { placeOf } from '../adapters/files/place.ts'
import { backupsOf } from '../adapters/sqlite/backups.ts'
import { type CheckFound, type Keyring, keyringOf } from '../adapters/sqlite/keyring.ts'
import { lockOf } from '../adapters/sqlite/locking.ts'
import { shut, wrongOrDamaged } from '../adapters/sqlite/problems.ts'
import { whenSettled } from '../adapters/sqlite/settled.ts'
import { openStore } from '../adapters/sqlite/store.ts'
import { journalFiles, sealedFolder } from '../adapters/sqlite/wiping.ts'
import { systemKeyring } from '../adapters/system/keyring.ts'
import type { House, JournalAtHand } from '../commands/house.ts'
import { exitCode, isProblem, Problem } from '../errors.ts'
import type { Backups } from '../journal/backups.ts'
import { unsafePlace } from '../journal/diagnosis.ts'
import { emptyStore } from '../journal/empty-store.ts'
import type { Store } from '../journal/store.ts'
import { doctorOf, type Patient } from './doctor.ts'
import { keyMemoryOf } from './key-memory.ts'
import { sealedNotesOf } from './sealed.ts'

/** What the journal needs of the rest of the house. */
export interface Reach {
  readonly say: (line: string) => void
  /** What was written outside the journal. */
  readonly ownFiles: () => readonly string[]
  /** Whether a new journal may lie in a folder that is not of this machine alone. */
  readonly anywhere: boolean
  /** The passphrase that is at hand without asking anybody. */
  readonly passphrase: () => string | undefined
  /** What stands around the journal, for the doctor. */
  readonly besides: Patient['besides']
}

/** Where the journal is itself, if a link leads to it. */
export const journalAtPath = ({ journal }: Pick<Paths, 'journal'>): string =>
  existsSync(journal) ? realpathSync(journal) : journal

/** The journal of a machine with its backups and its lock; nothing is opened before it is needed. */
export const journalAt = (
  paths: Pick<Paths, 'journal' | 'backups'>,
  { say, ownFiles, anywhere, passphrase, besides }: Reach,
): Pick<House, 'journal' | 'backups' | 'lock' | 'keyMemory' | 'doctor'> => {
  const path = journalAtPath(paths)
  const now = () => new Date()
  const keyring = keyringOf(path)
  const tellKept = (kept: string) =>
    say(`Something an earlier journal left, perhaps with words in it, is kept: ${kept}`)
  const backups = backupsOf({
    journal: path,
    folder: paths.backups,
    keyring,
    now,
    random,
    tellKept,
  })
  const sealed = sealedNotesOf({ path, keyring, now, random, say, passphrase })
  let opened: { store: Store; writes: boolean } | undefined
  const stores = new Set<Store>()

  const close = (): void => {
    for (const store of stores) store.close()
    stores.clear()
    opened = undefined
  }
  // However the program ends, this is the last that is done: closed by nobody, a journal is left to the driver,
  // and the log with it, as it is.
  process.once('exit', close)

  /** Whether it stays shut: nobody was asked for the passphrase, and none is at hand. */
  const staysShut = (): boolean => {
    if (!keyring.isShut(path)) return false
    const given = passphrase()
    if (given !== undefined && !keyring.opensWith(given, path))
      throw keyring.tellsWrong(path) ? shut(path) : wrongOrDamaged(path)
    return given === undefined
  }

  const expectPlace = (): void => {
    if (anywhere || existsSync(path)) return
    const unsafe = unsafePlace(placeOf(path))
    if (unsafe !== undefined) throw badPlace(unsafe)
  }

  const openAs = (mode: 'read' | 'write'): Store => {
    const isThere = existsSync(path)
    if (mode === 'write') expectPlace()
    const key = keyring.keyOf(path)
    const store = openStore({
      path,
      key,
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
    if (mode === 'write' && isThere) settleBackups(backups, say)
    return forgettingSealed(store)
  }

  /** What is removed from the journal is not to stay in the notes it came from. */
  const forgettingSealed = (store: Store): Store => ({
    ...store,
    entries: {
      ...store.entries,
      remove: (...entries) => {
        store.entries.remove(...entries)
        sealed.join(store)
      },
    },
  })

  const open: JournalAtHand['open'] = (mode) => {
    if (opened && (opened.writes || mode !== 'write')) return opened.store
    if (mode === 'look' && !existsSync(path)) return emptyStore
    if (staysShut()) {
      if (mode === 'read') throw shut(path)
      opened = { store: sealed.store(), writes: true }
      return opened.store
    }
    const writes = mode === 'write'
    opened = { store: openAs(writes ? 'write' : 'read'), writes }
    return opened.store
  }

  /** What was given while it was locked is joined before the key it was sealed under goes. */
  const joinWaiting = (): void => {
    if (existsSync(path) && sealed.areWaiting() && !keyring.isShut(path)) open('read')
  }

  const journal: JournalAtHand = {
    path,
    exists: () => existsSync(path),
    expectPlace,
    open: (mode) => whenSettled(path, () => open(mode)),
    everyFile: () => journalFiles({ journal: path, named: paths.journal, backups: paths.backups }),
    close,
  }
  const doctor = doctorOf({
    path,
    keyring,
    backups,
    files: () => [
      ...[dirname(path), sealedFolder(path), paths.backups].filter(existsSync),
      ...journal.everyFile(),
      ...ownFiles(),
    ],
    sealed: sealed.examine,
    besides,
    now,
  })
  const lock = lockOf({ journal: path, keyring, random })
  // A journal that gets a new file must not be open, here or in another window.
  const closed =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      close()
      return work(...given)
    }
  const joinedFirst =
    <Given extends unknown[]>(work: (...given: Given) => void) =>
    (...given: Given): void => {
      whenSettled(path, joinWaiting)
      closed(work)(...given)
    }
  /** What waits is brought into a journal that is put back; what cannot be is named, and stays. */
  const thenJoined =
    (putBack: Backups['putBack']): Backups['putBack'] =>
    (from) => {
      const kept = putBack(from)
      try {
        whenSettled(path, joinWaiting)
      } catch (error) {
        if (!isProblem(error)) throw error
        say(`What was kept while the journal was locked waits still. ${error.message}`)
      }
      return kept
    }
  return {
    journal,
    backups: { ...backups, putBack: thenJoined(closed(backups.putBack)) },
    doctor: { examine: closed(doctor.examine), salvage: closed(doctor.salvage) },
    lock: { ...lock, lock: joinedFirst(lock.lock), unlock: joinedFirst(lock.unlock) },
    keyMemory: keyMemoryOf({ path, keyring, system: systemKeyring }),
  }
}

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

/** The day's own backup must not stand between somebody and their words: when it cannot be made, that is said. */
const settleBackups = (backups: Backups, say: Reach['say']): void => {
  try {
    backups.clearUnfinished()
    backups.makeDaily()
  } catch (error) {
    if (!isProblem(error)) throw error
    say(`Today's backup could not be made. ${error.message} See: capacity doctor`)
  }
}

/** Whoever changes whom notes are sealed for could read them; with the key at hand that is seen, and put right. */
const settleCheck = (keyring: Keyring, say: Reach['say']): void => {
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

// Asked for with the first thing that is written: loading it takes longer than reading a journal.
const random = (bytes: number): Buffer => process.getBuiltinModule('node:crypto').randomBytes(bytes)
