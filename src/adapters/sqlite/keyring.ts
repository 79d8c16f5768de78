import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { exitCode, isProblem } from '../../errors.ts'
import {
  type BesideLocked,
  checkOf,
  fits,
  type KeyCheck,
  keyFrom,
  nothingBeside,
  readBeside,
  saltIn,
  saltLength,
  writeBeside,
} from '../../journal/lock.ts'
import { reading } from './copying.ts'
import { writeText } from './disk.ts'
import { headerOf, headerReader, magic } from './header.ts'
import { damaged, shut } from './problems.ts'

/** The keys of locked files, as far as their passphrases have been given since the program began. */
export interface Keyring {
  /** The key a file is locked with, undefined for one that is not; throws a Problem (passphrase) when it is not known. */
  keyOf(path: string): Buffer | undefined
  isLocked(path: string): boolean
  /** Whether a file is locked and its passphrase has not been given yet. */
  isShut(path: string): boolean
  /** Whether a passphrase opens a file; if so it is remembered. Throws a Problem when it is right and the file damaged. */
  opensWith(passphrase: string, path: string): boolean
  /** Whether a key, with its salt, is that of the journal; if so it is taken up. */
  opensWithKey(key: Buffer): boolean
  /** The age recipient that notes for a locked journal are sealed to; throws a Problem (passphrase) where nothing tells it. */
  recipientOf(path: string): string
  /** Takes up a key that a file is about to be locked with. */
  remember(key: Buffer): void
}

/** A locked file is made of whole pages, and begins with salt where another one says what it is. */
const pageSize = 4096

/** None for what is no file: reading the beginning of a pipe would wait forever. */
const sizeOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : 0
}

const saltOf = (path: string): Buffer | undefined =>
  sizeOf(path) % pageSize === 0 ? startOf(path) : undefined

/** What a file begins with, when it is not what an open journal begins with. */
const startOf = (path: string, read = headerOf): Buffer | undefined => {
  if (sizeOf(path) === 0) return undefined
  const start = read(path).subarray(0, saltLength)
  return start.equals(magic) ? undefined : start
}

const checkFile = (journal: string): string => `${journal}.key-check`

const saltOfCheck = ({ salt }: KeyCheck): Buffer => Buffer.from(salt, 'hex')

/** What is kept beside a locked journal. */
export const besideLocked = (journal: string): BesideLocked => {
  const file = checkFile(journal)
  return existsSync(file) ? readBeside(readFileSync(file, 'utf8')) : nothingBeside
}

/** The key checks kept beside a journal. */
export const checksBeside = (journal: string): readonly KeyCheck[] => besideLocked(journal).checks

/** Keeps the checks of these keys beside a journal, and of the earlier ones only those given. */
export const keepChecks = (
  journal: string,
  keys: readonly Buffer[],
  earlier: readonly KeyCheck[] = [],
): void => {
  const { remembered } = besideLocked(journal)
  writeText(
    checkFile(journal),
    writeBeside({ checks: [...earlier, ...keys.map(checkOf)], remembered }),
  )
}

/** Notes whether the keyring of this machine was asked to remember the key of a journal. */
export const noteRemembered = (journal: string, remembered: boolean): void => {
  if (besideLocked(journal).remembered === remembered) return
  writeText(checkFile(journal), writeBeside({ ...besideLocked(journal), remembered }))
}

/** A journal that is not locked needs no checks. */
export const dropChecks = (journal: string): void => {
  rmSync(checkFile(journal), { force: true })
}

/** The keyring of the journal at a path and of its backups. */
export const keyringOf = (journal: string): Keyring => {
  const keys = new Map<string, Buffer>()
  const passphrases = new Set<string>()
  const ownHeader = headerReader(journal)
  /** The key of a journal that it no longer opens, because its beginning is damaged: the check beside it knows. */
  let proven: Buffer | undefined

  const remember = (key: Buffer): void => void keys.set(saltIn(key).toString('hex'), key)
  const known = (salt: Buffer): Buffer | undefined => keys.get(salt.toString('hex'))

  /**
   * Where nothing tells that a journal was locked, one that begins as none does is damaged; where something
   * does, it is locked still when it has been cut short.
   */
  const saltFor = (path: string): Buffer | undefined => {
    if (path !== journal) return saltOf(path)
    return checksBeside(journal).length === 0 ? undefined : startOf(path, ownHeader)
  }

  const opensWith = (passphrase: string, path: string): boolean => {
    const salt = saltFor(path)
    if (salt === undefined) return true
    const key = keyFrom(passphrase, salt)
    if (!opens(path, key)) return expectWrong(path, key, passphrase)
    passphrases.add(passphrase)
    remember(key)
    return true
  }

  /** False for a wrong passphrase; a right one that does not open a file throws, for then the file is damaged. */
  const expectWrong = (path: string, key: Buffer, passphrase: string): false => {
    const checks = checksBeside(journal)
    const own = checks.find(({ salt }) => salt === saltIn(key).toString('hex'))
    // Where the salt itself is damaged, the check beside the journal still has it.
    const right = own
      ? [key].find((one) => fits(one, own))
      : path === journal && keyByCheck(passphrase, checks)
    if (!right) return false
    if (path === journal) proven = right
    throw damaged(path)
  }

  const find = (path: string, salt: Buffer): Buffer | undefined =>
    known(salt) ??
    ([...passphrases].some((passphrase) => opensWith(passphrase, path)) ? known(salt) : undefined)

  return {
    remember,
    opensWith,
    opensWithKey: (key) => {
      const isOurs = saltFor(journal)?.equals(saltIn(key)) === true && opens(journal, key)
      if (isOurs) remember(key)
      return isOurs
    },
    isLocked: (path) => saltFor(path) !== undefined,
    recipientOf: (path) => {
      const salt = saltFor(path)?.toString('hex')
      const check = checksBeside(journal).find((one) => one.salt === salt)
      if (!check) throw shut(path)
      return check.seal
    },
    isShut: (path) => {
      if (path === journal && proven) return false
      const salt = saltFor(path)
      return salt !== undefined && find(path, salt) === undefined
    },
    keyOf: (path) => {
      if (path === journal && proven) return proven
      const salt = saltFor(path)
      if (salt === undefined) return undefined
      const key = find(path, salt)
      if (!key) throw shut(path)
      return key
    },
  }
}

/** The key a passphrase makes with the salt of one of these checks, if that check says it is right. */
const keyByCheck = (passphrase: string, checks: readonly KeyCheck[]): Buffer | undefined => {
  for (const check of checks) {
    const key = keyFrom(passphrase, saltOfCheck(check))
    if (fits(key, check)) return key
  }
  return undefined
}

/** Whether a key opens a file; one that does may still find damage further in. */
const opens = (path: string, key: Buffer): boolean => {
  try {
    reading({ path, key }, (reader) => reader.identity())
    return true
  } catch (error) {
    if (isProblem(error) && error.code === exitCode.damaged) return false
    throw error
  }
}
