import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Connection, type Reaching } from './connection.ts'
import { migrate } from './migrations.ts'
import { applicationId } from './schema.ts'

const privateFolder = 0o700
const privateFile = 0o600

/** What making a journal needs besides its place: chance, for a name beside it that nobody else uses. */
export interface Creating extends Reaching {
  readonly random: (bytes: number) => Uint8Array
}

/**
 * Makes an empty journal, in a folder of its own that only its owner may enter. It is made under another
 * name and linked in when it is whole: killed at any moment, there is a journal or there is none.
 */
export const createJournal = ({ random, ...reaching }: Creating): void => {
  const folder = dirname(reaching.path)
  makeFolder(folder)
  const unborn = `${reaching.path}.${Buffer.from(random(6)).toString('hex')}.new`
  makeFile(unborn)
  try {
    made({ ...reaching, path: unborn }).close()
    putInPlace(unborn, reaching.path)
    syncFolder(folder)
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(unborn + end, { force: true })
  }
}

/** An empty database made into a journal of the newest version. */
export const made = (reaching: Reaching): Connection => {
  const connection = new Connection(reaching)
  try {
    connection.execute(`PRAGMA application_id = ${applicationId}`)
    connection.keepPromises()
    migrate(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** Never over a journal that another window has made meanwhile: then it is that one. */
const putInPlace = (unborn: string, path: string): void => {
  try {
    linkSync(unborn, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return
    // Memory sticks (FAT, exFAT) know no links.
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error
    if (!existsSync(path)) renameSync(unborn, path)
  }
}

// A mode given while making is narrowed by the umask; set afterwards, it is what it says.
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  if (mkdirSync(folder, { recursive: true, mode: privateFolder }) === undefined) return
  chmodSync(folder, privateFolder)
  syncFolder(dirname(folder))
}

const makeFile = (path: string): void => {
  const file = openSync(path, 'wx', privateFile)
  fchmodSync(file, privateFile)
  closeSync(file)
}

/** Windows keeps no folder open to be synced, and does it by itself. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
