import { hkdfSync, pbkdf2Sync } from 'node:crypto'
import { identityOf, isRecipient, recipientOf } from './sealing.ts'

/** Bytes of salt a locked file begins with. */
export const saltLength = 16
const keyLength = 32

/** What SQLCipher 4 stretches a passphrase with: about 0.1 s for one guess. */
const rounds = 256_000
const digest = 'sha512'

/** The fewest characters a new passphrase has. */
export const shortestPassphrase = 8

/**
 * The key of a locked file, 32 bytes, with the 16 bytes of salt behind it. The same letters typed on
 * another system may arrive in other bytes; NFC makes them one.
 */
export const keyFrom = (passphrase: string, salt: Uint8Array): Buffer => {
  const key = pbkdf2Sync(passphrase.normalize('NFC'), salt, rounds, keyLength, digest)
  return Buffer.concat([key, salt])
}

/** The key itself, without its salt. */
export const bareKey = (key: Buffer): Buffer => key.subarray(0, keyLength)

/** The salt a key was made with. */
export const saltIn = (key: Buffer): Buffer => key.subarray(keyLength)

/** A secret of its own for one purpose, from which neither the key nor another secret follows. */
export const secretFor = (purpose: string, key: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', bareKey(key), saltIn(key), `capacity ${purpose}`, keyLength))

/**
 * What is kept beside a locked journal: `salt` and `check`, in hex, tell a wrong passphrase from a damaged
 * file, `seal` is the age recipient that notes are sealed to while it stays shut. The key follows from neither.
 */
export interface KeyCheck {
  readonly salt: string
  readonly check: string
  readonly seal: string
}

const sealSecretOf = (key: Buffer): Buffer => secretFor('sealed notes 1', key)

/** The age identity that opens the notes sealed while a journal with this key was shut. */
export const sealIdentityOf = (key: Buffer): string => identityOf(sealSecretOf(key))

const checkTextOf = (key: Buffer): string => secretFor('key check 1', key).toString('hex')

export const checkOf = (key: Buffer): KeyCheck => ({
  salt: saltIn(key).toString('hex'),
  check: checkTextOf(key),
  seal: recipientOf(sealSecretOf(key)),
})

/** Whether a key is the one a check was made of. */
export const fits = (key: Buffer, { salt, check }: KeyCheck): boolean =>
  saltIn(key).toString('hex') === salt && checkTextOf(key) === check

const format = 'capacity-lock'
const formatVersion = 1
const hex = (text: unknown): text is string =>
  typeof text === 'string' && /^([0-9a-f]{2})+$/.test(text)

const isCheck = (raw: unknown): raw is KeyCheck => {
  const { salt, check, seal } = (raw ?? {}) as Record<string, unknown>
  return hex(salt) && hex(check) && isRecipient(seal)
}

/** What stands beside a locked journal. */
export interface BesideLocked {
  /** The present check last, and before it the one that holds until a change is done. */
  readonly checks: readonly KeyCheck[]
  /** Whether the keyring of this machine was asked to remember the key. */
  readonly remembered: boolean
}

/** The file that holds it. */
export const writeBeside = ({ checks, remembered }: BesideLocked): string =>
  `${JSON.stringify({ [format]: formatVersion, checks, remembered }, null, 2)}\n`

/** What such a file says; nothing when it is damaged, which costs only that it cannot tell. */
export const readBeside = (text: string): BesideLocked => {
  try {
    const raw = JSON.parse(text) as Record<string, unknown>
    if (raw[format] !== formatVersion || !Array.isArray(raw.checks)) return nothingBeside
    return { checks: raw.checks.filter(isCheck), remembered: raw.remembered === true }
  } catch {
    return nothingBeside
  }
}

export const nothingBeside: BesideLocked = { checks: [], remembered: false }

/** The Lock port: whether the journal is locked, and how that changes. Calls throw a Problem and have then changed nothing. */
export interface Lock {
  /** Whether the journal is locked. */
  isLocked(): boolean
  /** Whether a file, the journal unless another one is named, is locked and its passphrase has not been given yet. */
  isShut(path?: string): boolean
  /** Whether a passphrase opens a file; if so it is remembered until the program ends. Throws a Problem for a damaged file. */
  opensWith(passphrase: string, path?: string): boolean
  /** Whether something tells a wrong passphrase of a file, the journal unless another one is named, from damage to it. */
  tellsWrong(path?: string): boolean
  /** Locks the journal, or locks it anew with another passphrase. */
  lock(passphrase: string): void
  /** Takes the lock away. */
  unlock(): void
}

/**
 * The KeyMemory port: the key of a locked journal in the keyring of this machine, where it opens the journal
 * for whoever is logged in. The keyring is not touched unless a person asked for that.
 */
export interface KeyMemory {
  /** Whether the person asked for it. */
  isWanted(): boolean
  /** Opens the journal with it; false when nothing is remembered, no longer fits, or cannot be reached. */
  open(): Promise<boolean>
  /** Remembers the key of the opened journal; throws a Problem where there is no keyring to do so. */
  keep(): Promise<void>
  /** Throws a Problem when the keyring that was to forget it cannot be reached. */
  forget(): Promise<void>
}
