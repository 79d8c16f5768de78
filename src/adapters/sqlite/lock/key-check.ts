import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import {
  type BesideLocked,
  checkOf,
  fits,
  type KeyCheck,
  keyFrom,
  nothingBeside,
  readBeside,
  writeBeside,
} from '../../../journal/lock.ts'
import { sealedFolder } from '../disk/every-file.ts'
import { statOf, writeText } from '../disk/files.ts'
import { letGoOfReplaced } from '../disk/header.ts'

const checkFile = (journal: string): string => `${journal}.key-check`

const saltOfCheck = ({ salt }: KeyCheck): Buffer => Buffer.from(salt, 'hex')

/** What is kept beside a locked journal. */
export const besideLocked = (journal: string): BesideLocked => {
  const file = checkFile(journal)
  // A pipe there would be waited for without end.
  return statOf(file)?.isFile() ? readBeside(readFileSync(file, 'utf8')) : nothingBeside
}

/** The key checks kept beside a journal. */
export const checksBeside = (journal: string): readonly KeyCheck[] => besideLocked(journal).checks

/** Checks kept for the sake of notes, at most: each costs a guess. */
export const awaitedAtMost = 20

/**
 * The checks of earlier locks, while notes wait that may have been sealed under them: with the salt in one and
 * the passphrase of then they can still be read.
 */
const awaited = (journal: string): readonly KeyCheck[] =>
  notesWait(journal) ? checksBeside(journal).slice(-awaitedAtMost) : []

/** A folder that cannot be looked into may hold some. */
export const notesWait = (journal: string): boolean => {
  try {
    const folder = sealedFolder(journal)
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false
    return readdirSync(folder).some((name) => name.endsWith('.age'))
  } catch {
    return true
  }
}

/** Keeps the checks of these keys beside a journal, and of the earlier ones those given and those notes wait for. */
export const keepChecks = (
  journal: string,
  keys: readonly Buffer[],
  earlier: readonly KeyCheck[] = [],
): void => {
  letGoOfReplaced()
  const { remembered } = besideLocked(journal)
  const own = keys.map(checkOf)
  const bySalt = new Map([...awaited(journal), ...earlier].map((one) => [one.salt, one]))
  for (const { salt } of own) bySalt.delete(salt)
  writeText(checkFile(journal), writeBeside({ checks: [...bySalt.values(), ...own], remembered }))
}

/** Notes whether the keyring of this machine was asked to remember the key of a journal. */
export const noteRemembered = (journal: string, remembered: boolean): void => {
  if (besideLocked(journal).remembered === remembered) return
  writeText(checkFile(journal), writeBeside({ ...besideLocked(journal), remembered }))
}

/** A journal that is not locked needs no checks, but notes that wait may. */
export const dropChecks = (journal: string): void => {
  const checks = awaited(journal)
  if (checks.length > 0) writeText(checkFile(journal), writeBeside({ checks, remembered: false }))
  else rmSync(checkFile(journal), { force: true })
}

/** The key a passphrase makes with the salt of one of these checks, if that check says it is right. */
export const keyByCheck = (passphrase: string, checks: readonly KeyCheck[]): Buffer | undefined => {
  for (const check of checks) {
    const key = keyFrom(passphrase, saltOfCheck(check))
    if (fits(key, check)) return key
  }
  return undefined
}
