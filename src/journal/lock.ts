import { hkdfSync, pbkdf2Sync } from 'node:crypto'
import { sealPublicOf } from './sealing.ts'

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
 * What is kept beside a locked journal: `check` tells a wrong passphrase from a damaged file, `seal` is the
 * public key that notes are sealed to while the journal stays shut. The key follows from neither. All in hex.
 */
export interface KeyCheck {
  readonly salt: string
  readonly check: string
  readonly seal: string
}

/** The secret that opens the notes sealed while a journal with this key was shut. */
export const sealSecretOf = (key: Buffer): Buffer => secretFor('sealed notes 1', key)

export const checkOf = (key: Buffer): KeyCheck => ({
  salt: saltIn(key).toString('hex'),
  check: secretFor('key check 1', key).toString('hex'),
  seal: sealPublicOf(sealSecretOf(key)).toString('hex'),
})

/** Whether a key is the one a check was made of. */
export const fits = (key: Buffer, { salt, check }: KeyCheck): boolean => {
  const own = checkOf(key)
  return own.salt === salt && own.check === check
}

const format = 'capacity-lock'
const formatVersion = 1
const hex = (text: unknown): text is string =>
  typeof text === 'string' && /^([0-9a-f]{2})+$/.test(text)

const isCheck = (raw: unknown): raw is KeyCheck =>
  typeof raw === 'object' &&
  raw !== null &&
  ['salt', 'check', 'seal'].every((name) => hex((raw as Record<string, unknown>)[name]))

/** The file of key checks: the present one last, and before it the one that holds until a change is done. */
export const writeChecks = (checks: readonly KeyCheck[]): string =>
  `${JSON.stringify({ [format]: formatVersion, checks }, null, 2)}\n`

/** The checks in such a file; none when it is damaged, which costs only that it cannot tell. */
export const readChecks = (text: string): readonly KeyCheck[] => {
  try {
    const raw = JSON.parse(text) as Record<string, unknown>
    const { checks } = raw
    return raw[format] === formatVersion && Array.isArray(checks) ? checks.filter(isCheck) : []
  } catch {
    return []
  }
}

/** The Lock port: whether the journal is locked, and how that changes. Calls throw a Problem and have then changed nothing. */
export interface Lock {
  /** Whether the journal is locked. */
  isLocked(): boolean
  /** Whether a file, the journal unless another one is named, is locked and its passphrase has not been given yet. */
  isShut(path?: string): boolean
  /** Whether a passphrase opens a file; if so it is remembered until the program ends. Throws a Problem for a damaged file. */
  opensWith(passphrase: string, path?: string): boolean
  /** Locks the journal, or locks it anew with another passphrase. */
  lock(passphrase: string): void
  /** Takes the lock away. */
  unlock(): void
}
