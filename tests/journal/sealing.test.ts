import { expect, test } from 'vitest'
import { identityOf, isRecipient, recipientOf } from '../../src/journal/sealing.ts'

test.each([
  [
    '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  ],
  [
    '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  ],
])('the recipient of %s is made of the public key in RFC 7748, section 6.1', (secret, known) => {
  const words = recipientOf(Buffer.from(secret, 'hex')).slice('age1'.length, -6)
  expect(bytesOf(words).toString('hex')).toBe(known)
})

/** The bytes behind the letters of Bech32: five bits each, without the six letters of its checksum. */
const bytesOf = (letters: string): Buffer => {
  const bits = [...letters].map((one) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(one))
  const all = bits.map((bit) => bit.toString(2).padStart(5, '0')).join('')
  return Buffer.from((all.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

test('an identity is written as age writes one', () => {
  expect(identityOf(Buffer.alloc(32, 7))).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
})

test('what is no recipient is not taken for one', () => {
  const one = recipientOf(Buffer.alloc(32, 7))
  expect(isRecipient(one)).toBe(true)
  for (const other of ['', one.toUpperCase(), one.slice(1), `${one}q`, undefined, 5])
    expect(isRecipient(other)).toBe(false)
})
