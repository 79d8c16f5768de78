import { exitCode, isProblem } from '../../../errors.ts'
import {
  checkOf,
  fits,
  type KeyCheck,
  keyFrom,
  saltIn,
  saltLength,
  sealIdentityOf,
} from '../../../journal/lock.ts'
import { reading } from '../copying.ts'
import { statOf } from '../disk/files.ts'
import { headerOf, magic } from '../disk/header.ts'
import { whenSettled } from '../disk/settled.ts'
import { damaged, shut } from '../problems.ts'
import { readPages } from '../salvage/pages.ts'
import {
  awaitedAtMost,
  checksBeside,
  dropChecks,
  keepChecks,
  keyByCheck,
  notesWait,
} from './key-check.ts'
import { looksLocked } from './looks-locked.ts'

/** The keys of locked files, as far as their passphrases have been given since the program began. */
export interface Keyring {
  /** The key a file is locked with, undefined for one that is not; throws a Problem (passphrase) when it is not known. */
  keyOf(path: string): Buffer | undefined
  isLocked(path: string): boolean
  /** Whether a file is locked and its passphrase has not been given yet. */
  isShut(path: string): boolean
  /** Whether a passphrase opens a file; if so it is remembered. Throws a Problem when it is right and the file damaged. */
  opensWith(passphrase: string, path: string): boolean
  /** Whether something tells a wrong passphrase of a file from damage to it. */
  tellsWrong(path: string): boolean
  /** Whether a key, with its salt, is that of the journal; if so it is taken up. */
  opensWithKey(key: Buffer): boolean
  /** The age recipient that notes for a locked journal are sealed to; throws a Problem (passphrase) where nothing tells it. */
  recipientOf(path: string): string
  /** What the key check of the journal says, held against the key. */
  checkFound(): CheckFound
  /** Writes the key check of an opened journal anew, where it is not what follows from the key; returns what was found. */
  mendCheck(): CheckFound
  /** The age identities that follow from what is known: of the journal's key, and of passphrases that fit an earlier check. */
  sealIdentities(given?: string): readonly string[]
  /** Takes up a key that a file is about to be locked with. */
  remember(key: Buffer): void
}

/** `missing` also where it is damaged; `foreign` names somebody else to seal for; `unknown` without a key. */
export type CheckFound = 'fits' | 'missing' | 'foreign' | 'unknown'

/** A locked file is made of whole pages, and begins with salt where another one says what it is. */
const pageSize = 4096

/** None for what is no file: reading the beginning of a pipe would wait forever. */
const sizeOf = (path: string): number => {
  const found = statOf(path)
  return found?.isFile() ? found.size : 0
}

const saltOf = (path: string): Buffer | undefined =>
  sizeOf(path) % pageSize === 0 ? startOf(path) : undefined

/** What a file begins with, when it is not what an open journal begins with. */
const startOf = (path: string): Buffer | undefined => {
  if (sizeOf(path) === 0) return undefined
  const start = headerOf(path).subarray(0, saltLength)
  return start.equals(magic) ? undefined : start
}

/** What a file begins with, '' for what is no file. */
const beginningOf = (path: string): string =>
  sizeOf(path) === 0 ? '' : headerOf(path).toString('hex')

/** The keyring of the journal at a path and of its backups. */
export const keyringOf = (journal: string): Keyring => {
  const keys = new Map<string, Buffer>()
  const passphrases = new Set<string>()
  /** The key of a journal that it no longer opens, because its beginning is damaged: the check beside it knows. */
  let proven: { readonly key: Buffer; readonly start: string } | undefined

  const remember = (key: Buffer): void => void keys.set(saltIn(key).toString('hex'), key)
  const known = (salt: Buffer): Buffer | undefined => keys.get(salt.toString('hex'))

  /**
   * Where neither something beside it nor its pages tell that a journal was locked, one that begins as none does
   * is damaged; where something does, it is locked still when it has been cut short.
   */
  const saltFor = (path: string): Buffer | undefined => {
    if (path !== journal) return saltOf(path)
    const start = startOf(path)
    if (start === undefined) return undefined
    return checksBeside(journal).length > 0 || looksLocked(path) ? start : undefined
  }

  const tryOn = (passphrase: string, path: string): boolean => {
    const start = beginningOf(path)
    const salt = saltFor(path)
    if (salt === undefined) return true
    const key = keyFrom(passphrase, salt)
    if (!opens(path, key)) return expectWrong(path, start, key, passphrase)
    passphrases.add(passphrase)
    remember(key)
    return true
  }

  const opensWith = (passphrase: string, path: string): boolean =>
    whenSettled(
      path,
      () => tryOn(passphrase, path),
      (isRight) => isRight,
    )

  /** False for a wrong passphrase; a right one that does not open a file throws, for then the file is damaged. */
  const expectWrong = (path: string, start: string, key: Buffer, passphrase: string): false => {
    const checks = checksBeside(journal)
    const own = checkFor(saltIn(key))
    const right = own
      ? [key].find((one) => fits(one, own))
      : path === journal && (keyByCheck(passphrase, checks) ?? keyByPages(path, key))
    if (!right) return false
    // Of a file that took its place meanwhile, unlocked in another window, nothing is known by that.
    if (path === journal) proven = { key: right, start }
    throw damaged(path)
  }

  const checkFor = (salt: Buffer): KeyCheck | undefined =>
    checksBeside(journal).find((one) => one.salt === salt.toString('hex'))

  /** It is that of the damaged file alone, not of one that has taken its place since. */
  const provenKey = (): Buffer | undefined =>
    proven?.start === beginningOf(journal) ? proven?.key : undefined

  /** The key of the journal, if it is known. */
  const ownKey = (): Buffer | undefined => {
    const salt = saltFor(journal)
    return provenKey() ?? (salt && known(salt))
  }

  const checkFound = (): CheckFound => {
    const key = ownKey()
    const salt = saltFor(journal)
    if (key === undefined) return salt && !checkFor(salt) ? 'missing' : 'unknown'
    const right = checkOf(key)
    const own = checksBeside(journal).filter(({ salt }) => salt === right.salt)
    if (own.some(({ seal }) => seal !== right.seal)) return 'foreign'
    return own.length > 0 && own.every(({ check }) => check === right.check) ? 'fits' : 'missing'
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
    tellsWrong: (path) => {
      const salt = saltFor(path)
      return salt === undefined || checkFor(salt) !== undefined
    },
    checkFound,
    mendCheck: () => {
      const found = checkFound()
      const key = ownKey()
      if (key && (found === 'missing' || found === 'foreign')) keepChecks(journal, [key])
      // Left by somebody who was killed, or for notes that are in the journal by now.
      if (!key && startOf(journal) === undefined && !notesWait(journal)) dropChecks(journal)
      return found
    },
    sealIdentities: (given) => {
      const own = ownKey()
      const tried = given === undefined ? passphrases : new Set([...passphrases, given])
      const others = checksBeside(journal)
        .filter(({ salt }) => !own || salt !== saltIn(own).toString('hex'))
        .slice(-awaitedAtMost)
      const earlier = [...tried].flatMap((one) =>
        others.flatMap((check) => keyByCheck(one, [check]) ?? []),
      )
      const keys = [...(own ? [own] : []), ...earlier]
      return [...new Set(keys.map(sealIdentityOf))]
    },
    recipientOf: (path) => {
      const salt = saltFor(path)
      const check = salt && checkFor(salt)
      if (!check) throw shut(path)
      return check.seal
    },
    isShut: (path) => {
      if (path === journal && provenKey()) return false
      const salt = saltFor(path)
      return salt !== undefined && find(path, salt) === undefined
    },
    keyOf: (path) => {
      const ofDamaged = path === journal ? provenKey() : undefined
      if (ofDamaged) return ofDamaged
      const salt = saltFor(path)
      if (salt === undefined) return undefined
      const key = find(path, salt)
      if (!key) throw shut(path)
      return key
    },
  }
}

/**
 * The key, if it opens any page of a journal: each has its own check, and needs of the first one only the salt.
 * With the beginning lost otherwise, that is as good as a check beside it.
 */
const keyByPages = (path: string, key: Buffer): Buffer | undefined => {
  const { last, unreadable } = readPages(path, key)
  return unreadable < last ? key : undefined
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
