import { exitCode, isProblem, Problem } from '../../errors.ts'

type Told = (path: string) => Problem

/** Nothing at the path, where a journal was to be read. */
export const noJournal: Told = (path) =>
  new Problem('There is no journal here yet.', {
    why: `Nothing was found at ${path}.`,
    next: 'Any practice starts one: capacity journal',
    code: exitCode.noJournal,
  })

/** Nothing at the path, where a backup was to be read. */
export const noSuchFile: Told = (path) =>
  new Problem('There is no such file.', {
    why: `Nothing was found at ${path}.`,
    next: 'See the backups there are: capacity restore',
    code: exitCode.usage,
  })

/** A folder, a pipe or a device where a backup was to be read. */
export const noPlainFile: Told = (path) =>
  new Problem('This is not a backup.', {
    why: `${path} is not an ordinary file.`,
    next: 'Nothing was changed. See the backups there are: capacity restore',
    code: exitCode.usage,
  })

/** No folder where a backup was to be put. */
export const noFolder: Told = (path) =>
  new Problem('There is no such folder.', {
    why: `${path} is not a folder; perhaps its disk is not connected.`,
    next: 'Connect it or make the folder, then try again.',
    code: exitCode.usage,
  })

/** A link that leads nowhere, or something else, that is called as a backup would be. */
export const nameTaken: Told = (path) =>
  new Problem('Something else has the name of the backup.', {
    why: `${path} is no file that can be read; perhaps it is a link to a disk that is not connected.`,
    next: 'Connect that disk, or move it away, then try again.',
  })

/** A folder that takes no new files. */
export const notIntoFolder = (path: string, cause: unknown): Problem =>
  new Problem('No backup can be put there.', {
    why: `${path} does not allow new files.`,
    next: 'Allow it, or name another folder: capacity backup --to DIR',
    cause,
  })

/** A backup that is not, or no longer, what a journal is. */
export const damagedBackup = (path: string, cause: unknown): Problem =>
  new Problem('This backup cannot be used.', {
    why: `${path} is damaged, or was never a journal.`,
    next: 'Nothing was changed. See the others: capacity restore',
    code: exitCode.damaged,
    cause,
  })

/** A file of no bytes, which SQLite would take for a new journal. */
export const emptyFile: Told = (path) =>
  new Problem('The journal file is empty.', {
    why: `${path} has 0 bytes, and a journal never has.`,
    next: 'Nothing was changed. A backup can be put back: capacity restore <file>',
    code: exitCode.damaged,
  })

/** Something that is no database, or one that is locked and was opened without its key. */
export const noDatabase: Told = (path) =>
  new Problem('This file is not a journal.', {
    why: `${path} does not begin as one does.`,
    next: 'Put a backup back: capacity restore. Save what can be read: capacity doctor --salvage',
    code: exitCode.damaged,
  })

/** A file that is locked, where no passphrase that fits has been given. */
export const shut: Told = (path) =>
  new Problem('It is locked.', {
    why: `${path} needs its passphrase.`,
    next: 'For scripts: CAPACITY_PASSPHRASE_FILE names a file that holds it.',
    code: exitCode.passphrase,
  })

/** A file that a passphrase does not open, where nothing tells whether that is the passphrase or the file. */
export const wrongOrDamaged: Told = (path) =>
  new Problem('That passphrase does not open it.', {
    why: `It is another one, or the beginning of ${path} is damaged: nothing beside it tells which.`,
    next: 'Try another passphrase. If none opens it, put a backup back: capacity restore',
    code: exitCode.passphrase,
  })

/** A database of another program. */
export const notOurs: Told = (path) =>
  new Problem('This file belongs to another program.', {
    why: `${path} is a database, but not one of capacity.`,
    next: 'Nothing was changed. Move it away, or name another folder in CAPACITY_HOME.',
    code: exitCode.damaged,
  })

/** A journal this program is too old for; `version` is the journal's. */
export const newer = (path: string, version: number): Problem =>
  new Problem('This journal was written by a newer capacity.', {
    why: `${path} has version ${version}, which this one does not know.`,
    next: 'Nothing was changed. Bring capacity up to date, then try again.',
    code: exitCode.damaged,
  })

/** An entry, a person or a follow-up that another window has removed meanwhile. */
export const gone = (cause?: unknown): Problem =>
  new Problem('That is no longer in the journal.', {
    why: 'It was removed meanwhile, perhaps in another window.',
    next: 'What is there: capacity log',
    cause,
  })

/** Deleted, but the pages it stood on could not be cleared; `problem` is what was in the way. */
export const notYetCleared = (problem: Problem): Problem =>
  new Problem('It is deleted, but traces of it are still in the file.', {
    why: `They could not be cleared: ${problem.message}`,
    next: 'The next capacity command tries again.',
    code: problem.code,
    cause: problem,
  })

/** A damaged file in which no row is left that could be read. */
export const nothingSaved: Told = (path) =>
  new Problem('Nothing could be saved from it.', {
    why: `Not one entry can be read in ${path}.`,
    next: 'See the backups there are: capacity restore',
    code: exitCode.damaged,
  })

/** A copy that is not what it was copied from, or whose inside does not hold together. */
export const notACopy: Told = (path) =>
  new Problem('The copy is not whole.', {
    why: `${path} was checked, and something in it is not as it should be.`,
    next: 'It was not kept. Look at the journal itself: capacity doctor',
    code: exitCode.damaged,
  })

/** Another program holds the journal for longer than there was patience for. */
export const busy: Told = () =>
  new Problem('The journal is busy.', {
    why: 'Another window or program is writing to it.',
    next: 'Try again in a moment; if it goes on, close the other one.',
    code: exitCode.busy,
  })

/** A journal that is to be replaced while another window has it open. */
export const openElsewhere: Told = () =>
  new Problem('The journal is open in another window.', {
    why: 'What is written there meanwhile would be lost.',
    next: 'Close the other windows of capacity, then try again. Nothing was changed.',
    code: exitCode.busy,
  })

const full: Told = (path) =>
  new Problem('The disk is full.', {
    why: `There was no room left to write ${path}.`,
    next: 'Make some room, then try again.',
  })

const readOnly: Told = (path) =>
  new Problem('The journal cannot be written.', {
    why: `${path}, or the folder it is in, does not allow it.`,
    next: 'Allow it, or name another folder in CAPACITY_HOME.',
  })

const notReached: Told = (path) =>
  new Problem('The journal cannot be opened.', {
    why: `There is no way to a file at ${path}, or its folder does not allow one.`,
    next: 'Look at that folder, or name another one in CAPACITY_HOME.',
  })

/** A file of somebody else's, or one that was shut to everybody. */
export const notReadable = (path: string, cause: unknown): Problem =>
  new Problem('The journal cannot be read.', {
    why: `Whoever runs this may not open ${path}.`,
    next: 'If it is yours, take it back: chown and chmod 600, or ask whoever looks after this machine.',
    cause,
  })

/** A journal on a disk that takes nothing: not even reading is possible there. */
export const readOnlyDisk: Told = (path) =>
  new Problem('The journal lies where nothing can be written.', {
    why: `Even to read it, something has to be written beside ${path}.`,
    next: 'Copy that folder to another place, and name that one in CAPACITY_HOME.',
  })

const diskFailed: Told = (path) =>
  new Problem('The disk did not do as it was told.', {
    why: `Reading or writing ${path} failed.`,
    next: 'Make sure the disk is there and has room, then: capacity doctor',
  })

/** A file that is a journal, or was, and that cannot be read everywhere. */
export const damaged: Told = (path) =>
  new Problem('The journal is damaged.', {
    why: `A part of ${path} is not what was written there.`,
    next: 'Save what can still be read: capacity doctor --salvage',
    code: exitCode.damaged,
  })

/** By SQLite's code, or its first two words, and by the system's code for files and folders. */
const told: Readonly<Record<string, Told>> = {
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  SQLITE_PROTOCOL: busy,
  SQLITE_FULL: full,
  SQLITE_IOERR_SHMSIZE: full,
  SQLITE_READONLY: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CANTOPEN: notReached,
  SQLITE_IOERR: diskFailed,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: noDatabase,
  ENOSPC: full,
  EDQUOT: full,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  EEXIST: notReached,
  EISDIR: notReached,
  ELOOP: notReached,
  ENAMETOOLONG: notReached,
  ENOENT: notReached,
  ENOTDIR: notReached,
  EIO: diskFailed,
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The Problem a person can act on, when SQLite or the disk refused; any other error as it is. */
export const asProblem = (error: unknown, path: string): unknown => {
  if (isProblem(error)) return error
  const code = codeOf(error)
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return gone(error)
  const problem = told[code]?.(path) ?? told[code.split('_', 2).join('_')]?.(path)
  if (problem) problem.cause = error
  return problem ?? error
}
