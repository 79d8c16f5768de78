import { generateIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ageOf } from '../../../src/adapters/files/age.ts'
import { identityOf, recipientOf } from '../../../src/journal/sealing.ts'

const age = ageOf()
const secret = Buffer.alloc(32, 7)
const [recipient, identity] = [recipientOf(secret), identityOf(secret)]
let another = ''
beforeAll(async () => {
  another = await generateIdentity()
})

test('the journal’s own keys are those of age', async () => {
  expect(await identityToRecipient(identity)).toBe(recipient)
})

test('what is sealed is opened again, whatever it is', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.toWellFormed())
  const open = (text: string) => age.open(age.seal(text, recipient), [identity])
  fc.assert(
    fc.property(texts, (text) => {
      expect(open(text)).toEqual({ text })
    }),
    { numRuns: 15 },
  )
  const long = 'An evening, in many words. '.repeat(5000)
  expect(open(long)).toEqual({ text: long })
}, 60_000)

test('it is a file of age, and nothing of the words stands in it', () => {
  const file = Buffer.from(age.seal('MARKER of a person', recipient))
  expect(file.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /)
  expect(file.includes('MARKER')).toBe(false)
})

test('the same words are never sealed twice alike', () => {
  expect(age.seal('tea', recipient)).not.toEqual(age.seal('tea', recipient))
})

test('another identity opens nothing; one of several is enough', () => {
  const file = age.seal('tea', recipient)
  expect(age.open(file, [])).toEqual({ how: 'foreign' })
  expect(age.open(file, [another])).toEqual({ how: 'foreign' })
  expect(age.open(file, [another, identity])).toEqual({ text: 'tea' })
})

test('any changed byte is noticed, and any missing end', () => {
  const file = Buffer.from(age.seal('one evening', recipient))
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ by, at)
      expect(age.open(changed, [identity])).not.toHaveProperty('text')
      expect(age.open(file.subarray(0, at), [identity])).toEqual({ how: 'damaged' })
    }),
    { numRuns: 30 },
  )
}, 60_000)

test('to nobody, nothing is sealed', () => {
  expect(() => age.seal('tea', 'age1nobody')).toThrow()
})

test('an answer that comes too late is never taken for that to the next question', () => {
  const waiting = { patience: 0 }
  const slow = ageOf(waiting)
  expect(() => slow.seal('the first words', recipient)).toThrow('given up')
  expect(() => slow.open(Buffer.from('a file'), [identity])).toThrow('given up')
  waiting.patience = 30_000
  expect(age.open(slow.seal('other words', recipient), [identity])).toEqual({ text: 'other words' })
})
