import { accessSync, constants, existsSync, lstatSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { placeOf } from '../adapters/files/place.ts'
import { isOfEarlierJournal } from '../adapters/sqlite/disk/every-file.ts'
import { statOf } from '../adapters/sqlite/disk/files.ts'
import { driverVersions, examineJournal } from '../adapters/sqlite/examining.ts'
import type { Keyring } from '../adapters/sqlite/lock/keyring.ts'
import { salvageJournal } from '../adapters/sqlite/salvage/salvage.ts'
import { exitCode, isProblem } from '../errors.ts'
import { type Backups, isGoodCopy } from '../journal/backups.ts'
import type { Doctor, Examined } from '../journal/examination.ts'
import { namedZone } from './clock.ts'
import { programVersion } from './version.ts'

/** What the doctor looks at. */
export interface Patient {
  readonly path: string
  readonly keyring: Keyring
  readonly backups: Backups
  /** Every file that was ever written here, and the notes that wait sealed. */
  readonly files: () => readonly string[]
  readonly sealed: () => Examined['sealed']
  /** What stands around the journal: scripts and settings of one's own, and what editors left. */
  readonly besides: () => Promise<Pick<Examined, 'unusableScripts' | 'settings' | 'leftOpen'>>
  readonly now: () => Date
}

/** Looks at the journal of this machine and everything around it. */
export const doctorOf = (patient: Patient): Doctor => {
  const { path, keyring, backups, now } = patient
  return {
    examine: async () => ({
      versions: {
        capacity: programVersion(),
        node: process.versions.node,
        system: `${process.platform} ${process.arch}`,
        ...driverVersions(),
      },
      journal: examineJournal(path, keyring),
      backups: backupsFound(backups, keyring),
      sealed: patient.sealed(),
      keyCheck: keyring.checkFound(),
      files: patient.files().map(permissionsOf),
      ofEarlierJournal: patient.files().filter(isOfEarlierJournal),
      place: placeOf(path),
      writable: isWritable(path),
      room: roomAt(dirname(path)),
      ...(await patient.besides()),
      clock: { now: now().toISOString(), zone: namedZone(process) ?? '' },
    }),
    salvage: () => {
      const stamp = now()
        .toISOString()
        .replace(/[-:]|\.\d+/g, '')
      const to = path.replace(/(\.db)?$/, `-salvaged-${stamp}.db`)
      return salvageJournal({ path, key: keyring.keyOf(path) }, to)
    },
  }
}

const backupsFound = (backups: Backups, keyring: Keyring): Examined['backups'] => {
  const there = backups.list()
  const open = there.filter(({ path }) => !keyring.isLocked(path)).length
  const all = there.filter(isGoodCopy)
  const [newest] = all
  if (isAway(backups.folder)) return { many: 0, newest: undefined, trial: 'away', open }
  return {
    open,
    many: all.length,
    newest: newest?.day,
    trial: newest ? trialOf(newest.path, backups) : 'none',
  }
}

/** A link that leads nowhere now, as to a disk that was unplugged. */
const isAway = (folder: string): boolean =>
  !existsSync(folder) && lstatSync(folder, { throwIfNoEntry: false }) !== undefined

/** A look opens a copy, brings it to the newest version and checks all of it: everything restoring does but the last step. */
const trialOf = (path: string, backups: Backups): Examined['backups']['trial'] => {
  try {
    backups.look(path)
    return 'works'
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.code === exitCode.passphrase) return 'shut'
    // What is in the way otherwise, no room or a journal that may not be opened, says nothing of the backup.
    return error.code === exitCode.damaged ? 'fails' : 'none'
  }
}

/** Bytes free for a file in a folder, or in the nearest one above it that is there. */
const roomAt = (folder: string): number | undefined => {
  if (!existsSync(folder)) return folder === dirname(folder) ? undefined : roomAt(dirname(folder))
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

const forOthers = 0o077

const permissionsOf = (path: string): Examined['files'][number] => {
  const found = statOf(path)
  return {
    path,
    isFolder: found?.isDirectory() === true,
    // Windows says nothing of others in the mode; a link that leads nowhere lets nobody in.
    forOthers: process.platform === 'win32' ? 0 : (found?.mode ?? 0) & forOthers,
  }
}

const isWritable = (path: string): boolean => {
  const there = statOf(path) !== undefined
  if (!there && !statOf(dirname(path))) return true
  try {
    for (const one of there ? [path, dirname(path)] : [dirname(path)])
      accessSync(one, constants.W_OK)
    return true
  } catch {
    return false
  }
}
