import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { exitCode, isProblem } from '../../errors.ts'
import type { Backup, Inside, Look } from '../../journal/backups.ts'
import { differenceBetween, printsOf } from './backup-contents.ts'
import { Connection } from './connection.ts'
import { expectWhole, reading, shredFile } from './copying.ts'
import { copyPrivately, makeFolder, putInPlace, sync } from './disk.ts'
import { checksBeside, dropChecks, type Keyring, keepChecks } from './keyring.ts'
import { migrate, refuseForeign } from './migrations.ts'
import { damagedBackup, noPlainFile, noSuchFile } from './problems.ts'
import { alone, relocked, relockedAt, succeed } from './replacing.ts'
import { carrySealIdentities } from './seal-identities.ts'
import { unbornEnding } from './unfinished.ts'

/** Where a backup is put back to, with the keys of both. */
export interface Place {
  readonly journal: string
  readonly keyring: Keyring
  readonly random: (bytes: number) => Uint8Array
}

/** How what was there is kept first: as a journal that is open, or byte for byte. */
export interface Keeping {
  readonly keep: (from: Connection, reason: 'before-restore') => Backup
  readonly keepRaw: () => Backup
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
  isProblem(error) && (error.code === exitCode.damaged || error.code === exitCode.passphrase)

/**
 * Puts a backup in the journal's place, at the newest version. A journal that is locked stays locked with
 * its own key; otherwise the backup's own lock, or its having none, comes with it.
 */
export const putBack = (path: string, place: Place, keeping: Keeping): Backup | undefined =>
  staged(path, place, (stage) => {
    const { journal, keyring } = place
    const key = keyring.keyOf(stage)
    carrySealIdentities({ path: stage, key }, place)
    if (existsSync(journal)) return putInstead({ path: stage, key }, place, keeping)
    if (key) keepChecks(journal, [key])
    putInPlace(stage, journal)
    return undefined
  })

type Stage = { readonly path: string; readonly key: Buffer | undefined }

const putInstead = (stage: Stage, place: Place, { keep, keepRaw }: Keeping): Backup => {
  const { journal, keyring } = place
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
    const kept = keepRaw()
    bringLock(stage, place, () => succeed(journal, stage.path))
    return kept
  }
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
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw noSuchFile(path)
  if (!found.isFile()) throw noPlainFile(path)
  const key = place.keyring.keyOf(path)
  makeFolder(dirname(place.journal))
  const stage = place.journal + unbornEnding(place.random)
  try {
    copyPrivately(path, stage)
    if (existsSync(`${path}-wal`)) copyPrivately(`${path}-wal`, `${stage}-wal`)
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
    const inside = isProblem(error) && error.why.includes(stage)
    throw inside ? damagedBackup(path, error) : error
  } finally {
    connection.close()
  }
  sync(stage)
}
