import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exitCode, isProblem, Problem } from '../../errors.ts'
import {
  type Backup,
  type Backups,
  backupName,
  type Counts,
  type Reason,
  readBackupName,
  toLetGo,
} from '../../journal/backups.ts'
import { entriesCalled, withoutEntry } from './backup-contents.ts'
import { Connection, type Reaching } from './connection.ts'
import { copyJournal, reading, removeFile } from './copying.ts'
import { copyPrivately, makeFolder, putInPlace, shred, withCompanions } from './disk.ts'
import type { Keyring } from './keyring.ts'
import { asProblem, noJournal } from './problems.ts'
import { relocked, relockedAt, succeed } from './replacing.ts'
import { lookInto, putBack, renewed } from './restoring.ts'

/** What backups need: the journal and the folder of its copies, its keys, the clock, and chance for names. */
export interface BackupsOpening {
  readonly journal: string
  readonly folder: string
  readonly keyring: Keyring
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}

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

  const make = (reason: Reason, to = folder): Backup & { counts: Counts } => {
    const from = attempt(journal, () => {
      if (!existsSync(journal)) throw noJournal(journal)
      return new Connection(reaching(journal))
    })
    try {
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
      const backup = named(unborn, reason, to)
      if (to === folder) rotate()
      return { ...backup, counts }
    })

  /** Keeps a journal that cannot be read, byte for byte. */
  const keepRaw = (): Backup =>
    attempt(folder, () => {
      const unborn = unbornIn(folder)
      copyPrivately(journal, unborn)
      const backup = named(unborn, 'before-restore', folder)
      const log = `${journal}-wal`
      if (existsSync(log)) copyPrivately(log, `${backup.path}-wal`)
      return backup
    })

  const unbornIn = (place: string): string => {
    if (place === folder) makeFolder(folder)
    else if (!existsSync(place)) throw noFolder(place)
    for (const somewhere of [place, dirname(journal)]) clearUnfinished(somewhere, now())
    return join(place, `.${Buffer.from(opening.random(6)).toString('hex')}.new`)
  }

  const named = (unborn: string, reason: Reason, place: string): Backup => {
    for (let again = 1; ; again += 1) {
      const name = backupName(reason, now(), again)
      const path = join(place, name)
      const free = putInPlace(unborn, path)
      if (free || reason === 'daily') {
        rmSync(unborn, { force: true })
        return backupAt(place, name) ?? neverNamed(name)
      }
    }
  }

  const list = (): readonly Backup[] => {
    if (!existsSync(folder)) return []
    const found = readdirSync(folder).flatMap((name) => backupAt(folder, name) ?? [])
    return found.toSorted((a, b) => (a.name < b.name ? 1 : -1))
  }

  /** Gives a backup a new file, made from a copy of it by `work`, which returns where it is. */
  const rewrite = (backup: Backup, work: (copy: Reaching) => string): void =>
    attempt(backup.path, () => {
      const copy = { path: unbornIn(folder), key: keyring.keyOf(backup.path) }
      copyPrivately(backup.path, copy.path)
      try {
        succeed(backup.path, work(copy))
      } finally {
        for (const left of [copy.path, relockedAt(copy.path)]) removeFile(left)
      }
    })

  const rotate = (): void => {
    for (const { path } of toLetGo(list())) removeFile(path)
  }

  return {
    folder,
    list,
    make,
    makeDaily: () => {
      if (!existsSync(join(folder, backupName('daily', now())))) make('daily')
    },
    look: (path) => attempt(path, () => lookInto(path, opening)),
    putBack: (path) => attempt(path, () => putBack(path, opening, { keep, keepRaw })),
    holding: (part) => {
      const ids = new Set<string>()
      const [backups, unread]: [Backup[], Backup[]] = [[], []]
      for (const backup of list()) {
        try {
          const found = reading(reaching(backup.path), (reader) => entriesCalled(reader, part))
          for (const id of found) ids.add(id)
          if (found.length > 0) backups.push(backup)
        } catch (error) {
          if (!isProblem(error)) throw error
          unread.push(backup)
        }
      }
      return { ids: [...ids], backups, unread }
    },
    removeFrom: (backup, id) =>
      rewrite(backup, (copy) => {
        withoutEntry(copy, id)
        return copy.path
      }),
    isLockedAsJournal: ({ path }) =>
      keyring.isShut(path) ? false : sameKey(keyring.keyOf(path), keyring.keyOf(journal)),
    lockAsJournal: (backup) =>
      rewrite(backup, (copy) => {
        renewed(copy.path, copy.key, backup.path)
        return relocked(copy, keyring.keyOf(journal))
      }),
    remove: ({ path }) => attempt(path, () => withCompanions(path).forEach(shred)),
  }
}

const sameKey = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other)

const backupAt = (folder: string, name: string): Backup | undefined => {
  const told = readBackupName(name)
  const path = join(folder, name)
  return told && { ...told, name, path, bytes: statSync(path).size }
}

const neverNamed = (name: string): never => {
  throw new Error(`${name} is no name of a backup`)
}

const anHour = 3_600_000
const unfinished = /\.[0-9a-f]{12}\.new(\.key\.new)?$/

/** Removes what a backup left that was killed on the way; one that another window is at stays. */
const clearUnfinished = (folder: string, now: Date): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (unfinished.test(name) && now.getTime() - statSync(path).mtimeMs > anHour) removeFile(path)
  }
}

const noFolder = (path: string): Problem =>
  new Problem('There is no such folder.', {
    why: `Nothing is at ${path}; perhaps its disk is not connected.`,
    next: 'Connect it or make the folder, then try again.',
    code: exitCode.usage,
  })
