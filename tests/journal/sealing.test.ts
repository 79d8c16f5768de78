import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealerFor, sealPublicOf, unseal } from '../../src/journal/sealing.ts'

const secret = Buffer.alloc(32, 7)
const chance = Buffer.alloc(32, 9)

const fileOf = (notes: readonly string[]): string => {
  const sealer = sealerFor(sealPublicOf(secret), chance)
  return `${[sealer.header, ...notes.map((note) => sealer.seal(note))].join('\n')}\n`
}

test.each([
  [
    '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  ],
  [
    '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  ],
])('the public key of %s is that of RFC 7748, section 6.1', (secret, known) => {
  expect(sealPublicOf(Buffer.from(secret, 'hex')).toString('hex')).toBe(known)
})

test('what is sealed is read back, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), (notes) => {
      const wellFormed = notes.map((note) => note.toWellFormed())
      expect(unseal(fileOf(wellFormed), [secret])).toEqual({ notes: wellFormed, whole: true })
    }),
  )
})

test('nothing of it stands in the file', () => {
  expect(fileOf(['MARKER of a person'])).not.toContain('MARKER')
})

test('another secret opens nothing', () => {
  expect(unseal(fileOf(['tea']), [Buffer.alloc(32, 8)])).toBeUndefined()
  expect(unseal(fileOf(['tea']), [Buffer.alloc(32, 8), secret])?.notes).toEqual(['tea'])
})

test('a line cut short is left out, what stands before it is not', () => {
  const file = fileOf(['one', 'two', 'three'])
  expect(unseal(file.slice(0, -5), [secret])).toEqual({ notes: ['one', 'two'], whole: true })
})

test('any changed byte is noticed', () => {
  const file = fileOf(['one', 'two'])
  const start = file.indexOf('\n') + 1
  fc.assert(
    fc.property(fc.integer({ min: start, max: file.length - 2 }), (at) => {
      const other = file[at] === 'A' ? 'B' : 'A'
      fc.pre(file[at] !== '\n' && file[at] !== '=' && file[at + 1] !== '=')
      const changed = file.slice(0, at) + other + file.slice(at + 1)
      expect(unseal(changed, [secret])?.whole).toBe(false)
    }),
  )
})

test('lines cannot change places, nor files their lines', () => {
  const [header, one, two] = fileOf(['one', 'two']).split('\n')
  const swapped = unseal(`${header}\n${two}\n${one}\n`, [secret])
  expect(swapped).toEqual({ notes: [], whole: false })
  const other = sealerFor(sealPublicOf(secret), Buffer.alloc(32, 10))
  expect(unseal(`${other.header}\n${one}\n`, [secret])).toEqual({ notes: [], whole: false })
})
