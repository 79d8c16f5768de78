import { accessSync, constants, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isProblem } from '../../../errors.ts'
import {
  type Backup,
  type Backups,
  backupName,
  type Counts,
  type Reason,
  readBackupName,
  toLetGo,
} from '../../../journal/backups.ts'
import { asDay } from '../../../time/day.ts'
import { Connection, type Reaching } from '../connection.ts'
import { copyJournal, copyWhole, foldLogs, reading } from '../copying.ts'
import { shred, shredFile } from '../disk/blanking.ts'
import {
  copyPrivately,
  inodeOf,
  isNamed,
  makeFolder,
  moveLogs,
  putInPlace,
  statOf,
  tryRoom,
} from '../disk/files.ts'
import { clearUnfinished, unbornEnding } from '../disk/unfinished.ts'
import { refuseForeign } from '../migrations.ts'
import { asProblem, nameTaken, noFolder, noJournal, notIntoFolder } from '../problems.ts'
import { relocked, relockedAt, succeed } from '../replacing.ts'
import { idsHeld, without } from './inside.ts'
import { lookInto, type Place, putBack, renewed } from './restoring.ts'

/** What backups need: the journal and the folder of its copies, its keys, the clock, and chance for names. */
export interface BackupsOpening extends Place {
  readonly folder: string
  readonly now: () => Date
}

/** The log of a journal grows to so much (1000 pages) before what is in it goes into the journal and it begins anew. */
const roomForWords = 4_194_304

/** The backups of a journal, as files in a folder. */
export const backupsOf = (opening: BackupsOpening): Backups => {
  const { journal, folder, keyring, now } = opening
  const attempt = <Result>(path: string, work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw asProblem(error, path)
    }
  }
  const reaching = (path: string) => ({ path, key: keyring.keyOf(path) })
  /** The key of a file, `unknown` for one that is shut or damaged. */
  const keyIfKnown = (path: string): Buffer | 'unknown' | undefined => {
    try {
      return keyring.keyOf(path)
    } catch (error) {
      if (!isProblem(error)) throw error
      return 'unknown'
    }
  }
  let seen: bigint | undefined

  const make = (reason: Reason, to = folder): Backup & { counts: Counts } => {
    const from = attempt(journal, () => {
      if (!existsSync(journal)) throw noJournal(journal)
      return new Connection(reaching(journal))
    })
    try {
      // A newer journal is copied as any other: nothing in it needs to be understood for that.
      refuseForeign(from.identity(), journal, Number.POSITIVE_INFINITY)
      return keep(from, reason, to)
    } finally {
      from.close()
    }
  }

  /** Keeps a copy of an opened journal; only then may older ones go. */
  const keep = (from: Connection, reason: Reason, to = folder): Backup & { counts: Counts } =>
    attempt(to, () => {
      const unborn = unbornIn(to)
      const counts = copyJournal(from, { path: unborn, key: keyring.keyOf(journal) })
      if (reason === 'daily') leaveRoom(unborn)
      const backup = named(unborn, reason, to)
      if (to === folder) rotate()
      return { ...backup, counts }
    })

  /** Keeps a journal that cannot be read, byte for byte; `file` is a handle of it. */
  const keepRaw = (file: number): Backup =>
    attempt(folder, () => {
      const unborn = unbornIn(folder)
      try {
        copyWhole(journal, unborn, file)
        const backup = named(unborn, 'unopened', folder)
        rotate()
        return backup
      } catch (error) {
        shredFile(unborn)
        throw error
      }
    })

  const unbornIn = (place: string): string => {
    if (place === folder && !isNamed(folder)) makeFolder(folder)
    expectFolder(place)
    if (place !== folder) clearUnfinished(place, now(), false)
    clearOwn()
    return join(place, unbornEnding(opening.random))
  }

  /** A backup nobody asked for takes no room that words will need. */
  const leaveRoom = (unborn: string): void => {
    const trial = journal + unbornEnding(opening.random)
    try {
      tryRoom(trial, roomForWords)
    } catch (error) {
      shredFile(unborn)
      throw error
    } finally {
      rmSync(trial, { force: true })
    }
  }

  const clearOwn = (): void => {
    for (const own of [folder, dirname(journal)]) clearUnfinished(own, now(), true)
  }

  const named = (unborn: string, reason: Reason, place: string): Backup => {
    for (let again = 1; ; again += 1) {
      const name = backupName(reason, now(), again)
      const path = join(place, name)
      const free = putInPlace(unborn, path)
      if (free || reason === 'daily') {
        if (free) moveLogs(unborn, path)
        // Where it has two names it stays as it is; where another window was first, it goes.
        shred(unborn)
        const backup = backupAt(place, name)
        if (!backup) throw nameTaken(path)
        return backup
      }
    }
  }

  const inFolder = (): readonly Backup[] => backupsIn(folder, 'journal-')

  const list = (): readonly Backup[] => {
    const stem = `${basename(journal, '.db')}-salvaged-`
    const orderOf = ({ day, name }: Backup) => `${day} ${name}`
    return [...inFolder(), ...backupsIn(dirname(journal), stem)].toSorted((a, b) =>
      orderOf(a) < orderOf(b) ? 1 : -1,
    )
  }

  /** Gives a backup a new file, made from a copy of it by `work`, which returns where it is. */
  const rewrite = (backup: Backup, work: (copy: Reaching) => string): void =>
    attempt(backup.path, () => {
      const copy = { path: unbornIn(dirname(backup.path)), key: keyring.keyOf(backup.path) }
      foldLogs({ ...copy, path: backup.path })
      copyPrivately(backup.path, copy.path)
      try {
        succeed(backup.path, work(copy))
      } finally {
        for (const left of [copy.path, relockedAt(copy.path)]) shredFile(left)
      }
    })

  /** One that cannot be removed now stays for the next time: a backup that is made must not fail by it. */
  const rotate = (): void => {
    for (const { path } of toLetGo(inFolder(), asDay(now().toISOString().slice(0, 10)))) {
      try {
        attempt(path, () => shredFile(path))
      } catch (error) {
        if (!isProblem(error)) throw error
      }
    }
  }

  return {
    folder,
    list,
    make,
    makeDaily: () => {
      if (!existsSync(join(folder, backupName('daily', now())))) make('daily')
    },
    look: (path) =>
      attempt(path, () => {
        seen = inodeOf(journal)
        return lookInto(path, opening)
      }),
    putBack: (path) => attempt(path, () => putBack(path, opening, { keep, keepRaw, seen })),
    holding: (...parts) => {
      const ids = new Set<string>()
      const [backups, unread]: [Backup[], Backup[]] = [[], []]
      for (const backup of list()) {
        try {
          const found = reading(reaching(backup.path), (reader) => idsHeld(reader, parts))
          for (const id of found) ids.add(id)
          if (found.length > 0) backups.push(backup)
        } catch (error) {
          if (!isProblem(error)) throw error
          unread.push(backup)
        }
      }
      return { ids: [...ids], backups, unread }
    },
    removeFrom: (backup, ...ids) =>
      rewrite(backup, (copy) => {
        without(copy, ids)
        return copy.path
      }),
    isLockedAsJournal: ({ path }) => sameKey(keyIfKnown(path), keyring.keyOf(journal)),
    lockAsJournal: (backup) =>
      rewrite(backup, (copy) => {
        renewed(copy.path, copy.key, backup.path)
        return relocked(copy, keyring.keyOf(journal))
      }),
    remove: ({ path }) => attempt(path, () => shredFile(path)),
    clearUnfinished: () => attempt(folder, clearOwn),
  }
}

const sameKey = (one: Buffer | 'unknown' | undefined, other: Buffer | undefined): boolean =>
  one instanceof Buffer && other ? one.equals(other) : one === other

const backupsIn = (folder: string, start: string): readonly Backup[] =>
  statOf(folder)?.isDirectory()
    ? readdirSync(folder)
        .filter((name) => name.startsWith(start))
        .flatMap((name) => backupAt(folder, name) ?? [])
    : []

const backupAt = (folder: string, name: string): Backup | undefined => {
  const told = readBackupName(name)
  const path = join(folder, name)
  if (told === undefined) return undefined
  const found = statOf(path)
  return found?.isFile() ? { ...told, name, path, bytes: found.size } : undefined
}

/** A folder that backups can be put into. */
const expectFolder = (path: string): void => {
  if (!statOf(path)?.isDirectory()) throw noFolder(path)
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw notIntoFolder(path, error)
  }
}
