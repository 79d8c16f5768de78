import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { exitCode, isProblem, type Problem } from '../../../errors.ts'
import type { Backup, Inside, Look } from '../../../journal/backups.ts'
import { Connection } from '../connection.ts'
import { copyWhole, expectWhole, reading } from '../copying.ts'
import { shredFile } from '../disk/blanking.ts'
import { inodeOf, makeFolder, putInPlace, statOf, sync } from '../disk/files.ts'
import { unbornEnding } from '../disk/unfinished.ts'
import { holding } from '../held.ts'
import { type Clearing, setLogsAside } from '../left-behind.ts'
import { checksBeside, dropChecks, keepChecks } from '../lock/key-check.ts'
import type { Keyring } from '../lock/keyring.ts'
import { carrySealIdentities } from '../lock/seal-identities.ts'
import { migrate, refuseForeign } from '../migrations.ts'
import { busy, damagedBackup, noPlainFile, noSuchFile } from '../problems.ts'
import { alone, relocked, relockedAt, succeed } from '../replacing.ts'
import { differenceBetween, printsOf } from './inside.ts'

/** Where a backup is put back to, with the keys of both. */
export interface Place extends Clearing {
  readonly journal: string
  readonly keyring: Keyring
}

/** How what was there is kept first: as a journal that is open, or byte for byte, read with a handle of it. */
export interface Keeping {
  readonly keep: (from: Connection, reason: 'before-restore') => Backup
  readonly keepRaw: (file: number) => Backup
  /** The file that was the journal when somebody last looked at what would change. */
  readonly seen: bigint | undefined
}

/** Opens a copy of a backup, so that nothing is ever written beside the backup itself, and checks all of it. */
export const lookInto = (path: string, place: Place): Look =>
  staged(path, place, (stage) => {
    const present = presentPrints(place)
    const backup = reading({ path: stage, key: place.keyring.keyOf(stage) }, printsOf)
    return {
      ...insideOf(backup),
      present: present && {
        ...insideOf(present),
        difference: differenceBetween(present, backup),
      },
    }
  })

const insideOf = ({ counts, newest }: Inside): Inside => ({ counts, newest })

const presentPrints = ({ journal, keyring }: Place) => {
  if (!existsSync(journal)) return undefined
  try {
    return reading({ path: journal, key: keyring.keyOf(journal) }, printsOf)
  } catch (error) {
    if (cannotBeRead(error)) return undefined
    throw error
  }
}

/** Damaged, or locked with a passphrase nobody knows any more. */
const cannotBeRead = (error: unknown): boolean =>
  isDamaged(error) || (isProblem(error) && error.code === exitCode.passphrase)

const isDamaged = (error: unknown): error is Problem =>
  isProblem(error) && error.code === exitCode.damaged

/**
 * Puts a backup in the journal's place, at the newest version. A journal that is locked stays locked with
 * its own key; otherwise the backup's own lock, or its having none, comes with it.
 */
export const putBack = (path: string, place: Place, keeping: Keeping): Backup | undefined =>
  staged(path, place, (stage) => {
    const { journal, keyring } = place
    const key = keyring.keyOf(stage)
    carrySealIdentities({ path: stage, key }, place)
    if (!existsSync(journal)) {
      if (key) keepChecks(journal, [key])
      setLogsAside(journal, place)
      if (putInPlace(stage, journal)) return undefined
    }
    return putInstead({ path: stage, key }, place, keeping)
  })

type Stage = { readonly path: string; readonly key: Buffer | undefined }

const putInstead = (stage: Stage, place: Place, keeping: Keeping): Backup => {
  const { journal, keyring } = place
  const { keep, seen = inodeOf(journal) } = keeping
  try {
    const own = keyring.keyOf(journal)
    return alone({ path: journal, key: own }, (holder) => {
      const kept = keep(holder, 'before-restore')
      if (own) succeed(journal, stage.key?.equals(own) ? stage.path : relocked(stage, own))
      else bringLock(stage, place, () => succeed(journal, stage.path))
      return kept
    })
  } catch (error) {
    if (!cannotBeRead(error)) throw error
    return putInsteadRaw(stage, place, { ...keeping, seen })
  }
}

/** Without a key that fits nobody can tell whether it is well: it has to be the file that could not be opened, and nobody's. */
const putInsteadRaw = (stage: Stage, place: Place, { keepRaw, seen }: Keeping): Backup => {
  const { journal, random } = place
  const kept = holding(journal, random, ({ file, isInPlace }) => {
    if (!isInPlace() || inodeOf(journal) !== seen) throw busy(journal)
    const raw = keepRaw(file)
    bringLock(stage, place, () => succeed(journal, stage.path))
    return raw
  })
  if (!kept) throw busy(journal)
  return kept
}

/** The backup's own lock comes with it: its key check is there before it is, and no other one after. */
const bringLock = ({ key }: Stage, { journal }: Place, work: () => void): void => {
  const before = checksBeside(journal)
  if (key) keepChecks(journal, [key], before)
  work()
  if (key) keepChecks(journal, [key])
  else dropChecks(journal)
}

/** Brings a copy of a backup to the newest version beside the journal, and takes it away afterwards. */
const staged = <Result>(path: string, place: Place, work: (stage: string) => Result): Result => {
  const found = statOf(path)
  if (!found) throw noSuchFile(path)
  if (!found.isFile()) throw noPlainFile(path)
  const key = place.keyring.keyOf(path)
  makeFolder(dirname(place.journal))
  const stage = place.journal + unbornEnding(place.random)
  try {
    copyWhole(path, stage)
    renewed(stage, key, path)
    return work(stage)
  } finally {
    for (const left of [stage, relockedAt(stage)]) shredFile(left)
  }
}

/** Brings a copy of the backup at `path` to the newest version. Throws a Problem about that one when it cannot be used. */
export const renewed = (stage: string, key: Buffer | undefined, path: string): void => {
  const connection = new Connection({ path: stage, key })
  try {
    refuseForeign(connection.identity(), path)
    connection.keepPromises()
    migrate(connection)
    expectWhole(connection)
    connection.emptyLog()
  } catch (error) {
    throw isDamaged(error) && error.why.includes(stage) ? damagedBackup(path, error) : error
  } finally {
    connection.close()
  }
  sync(stage)
}
