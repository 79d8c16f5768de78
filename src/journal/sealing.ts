import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

/*
 * Notes kept while a journal is shut are sealed so that whoever writes them cannot read them again:
 * X25519 between a secret of one sitting and the journal's public key, HKDF-SHA256, and
 * ChaCha20-Poly1305 for each line. The journal's own secret, which opens them, follows from its key.
 *
 * The file is text. Its first line is `capacity-sealed 1 RECIPIENT SENDER`, both public keys in hex;
 * each line after it is one note: base64 of ciphertext and tag, its nonce the number of the line,
 * the first line authenticated with it. A line without an end was never finished and does not count.
 */

const format = 'capacity-sealed 1'
const algorithm = 'chacha20-poly1305'
const tagLength = 16

// RFC 8410: what stands in DER before the 32 bytes of a key.
const secretPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex')

const secretKey = (secret: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([secretPrefix, secret]), format: 'der', type: 'pkcs8' })

const publicKey = (bytes: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' })

/** The public key, 32 bytes, of a secret of 32 bytes. */
export const sealPublicOf = (secret: Buffer): Buffer =>
  createPublicKey(secretKey(secret))
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length)

/** Seals one line after the other; each is to be followed by a line end. */
export interface Sealer {
  readonly header: string
  seal(note: string): string
}

const keyOf = (mine: Buffer, theirs: Buffer, header: string): Buffer => {
  const shared = diffieHellman({ privateKey: secretKey(mine), publicKey: publicKey(theirs) })
  return Buffer.from(hkdfSync('sha256', shared, header, format, 32))
}

const nonceOf = (line: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(line, 8)
  return nonce
}

/** Begins a file of notes for a public key; `chance` is 32 random bytes of its own. */
export const sealerFor = (recipient: Buffer, chance: Buffer): Sealer => {
  const header = [format, recipient.toString('hex'), sealPublicOf(chance).toString('hex')].join(' ')
  const key = keyOf(chance, recipient, header)
  let line = 0
  return {
    header,
    seal(note) {
      const cipher = createCipheriv(algorithm, key, nonceOf(line), { authTagLength: tagLength })
      line += 1
      cipher.setAAD(Buffer.from(header), { plaintextLength: Buffer.byteLength(note) })
      const sealed = Buffer.concat([cipher.update(note, 'utf8'), cipher.final()])
      return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
    },
  }
}

const headerPattern = /^capacity-sealed 1 ([0-9a-f]{64}) ([0-9a-f]{64})$/

/**
 * The notes in a file, in order, up to the first line that is damaged; undefined when none of the secrets
 * opens it. `whole` is false when something in it could not be read.
 */
export const unseal = (
  file: string,
  secrets: readonly Buffer[],
): { readonly notes: readonly string[]; readonly whole: boolean } | undefined => {
  const [header = '', ...lines] = file.split('\n').slice(0, -1)
  const [, recipient, sender = ''] = headerPattern.exec(header) ?? []
  const secret = secrets.find((one) => sealPublicOf(one).toString('hex') === recipient)
  if (!secret) return undefined
  const key = keyShared(secret, Buffer.from(sender, 'hex'), header)
  if (!key) return undefined
  const notes: string[] = []
  for (const [index, line] of lines.entries()) {
    const note = opened(line, key, index, header)
    if (note === undefined) return { notes, whole: false }
    notes.push(note)
  }
  return { notes, whole: true }
}

/** Undefined for a public key that leads to no secret at all: nobody who keeps notes has one. */
const keyShared = (mine: Buffer, theirs: Buffer, header: string): Buffer | undefined => {
  try {
    return keyOf(mine, theirs, header)
  } catch {
    return undefined
  }
}

const opened = (line: string, key: Buffer, index: number, header: string): string | undefined => {
  const bytes = Buffer.from(line, 'base64')
  if (bytes.length < tagLength) return undefined
  const sealed = bytes.subarray(0, -tagLength)
  const decipher = createDecipheriv(algorithm, key, nonceOf(index), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(header), { plaintextLength: sealed.length })
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
