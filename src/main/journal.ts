import { existsSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Paths } from '../adapters/files/paths.ts'
import { backupsOf } from '../adapters/sqlite/backups/backups.ts'
import { journalFiles, sealedFolder } from '../adapters/sqlite/disk/every-file.ts'
import { whenSettled } from '../adapters/sqlite/disk/settled.ts'
import { keyringOf } from '../adapters/sqlite/lock/keyring.ts'
import { lockOf } from '../adapters/sqlite/lock/locking.ts'
import { systemKeyring } from '../adapters/system/keyring.ts'
import type { House, JournalAtHand } from '../commands/house.ts'
import { isProblem } from '../errors.ts'
import type { Backups } from '../journal/backups.ts'
import { doctorOf, type Patient } from './doctor.ts'
import { keyMemoryOf } from './key-memory.ts'
import { clearUnfinished, openingOf } from './opening.ts'
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
  const reach = { path, keyring, backups, sealed, now, random, say, tellKept, anywhere, passphrase }
  const { open, sealed: toSeal, expectPlace, close } = openingOf(reach)
  // However the program ends, this is the last that is done: closed by nobody, a journal is left to the driver,
  // and the log with it, as it is.
  process.once('exit', close)

  /** What was given while it was locked is joined before the key it was sealed under goes. */
  const joinWaiting = (): void => {
    if (existsSync(path) && sealed.areWaiting() && !keyring.isShut(path)) open('read')
  }

  const journal: JournalAtHand = {
    path,
    exists: () => existsSync(path),
    expectPlace,
    open,
    sealed: toSeal,
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
      clearUnfinished(backups, say)
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

// Asked for with the first thing that is written: loading it takes longer than reading a journal.
const random = (bytes: number): Buffer => process.getBuiltinModule('node:crypto').randomBytes(bytes)
