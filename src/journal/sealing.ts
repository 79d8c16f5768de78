import { createPrivateKey, createPublicKey } from 'node:crypto'
import { bech32 } from '@scure/base'

/*
 * Notes kept while a journal is shut are age files (age-encryption.org/v1), so that whoever writes them
 * cannot read them again. Here are the journal's own keys for them, as age writes keys.
 */

// RFC 8410: what stands in DER before the 32 bytes of a key.
const secretPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefixLength = 12

/** The X25519 public key of a secret of 32 bytes. */
const publicOf = (secret: Buffer): Buffer => {
  const der = Buffer.concat([secretPrefix, secret])
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  return key.export({ format: 'der', type: 'spki' }).subarray(publicPrefixLength)
}

/** Whom notes are sealed to, `age1…`, for a secret of 32 bytes. */
export const recipientOf = (secret: Buffer): string =>
  bech32.encodeFromBytes('age', publicOf(secret))

/** What opens them, `AGE-SECRET-KEY-1…`. */
export const identityOf = (secret: Buffer): string =>
  bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase()

/** Whether a text is written as a recipient is. */
export const isRecipient = (text: unknown): text is string =>
  typeof text === 'string' && /^age1[02-9ac-hj-np-z]{58}$/.test(text)
