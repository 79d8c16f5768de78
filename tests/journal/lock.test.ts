import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bareKey,
  checkOf,
  fits,
  keyFrom,
  readBeside,
  saltIn,
  sealIdentityOf,
  writeBeside,
} from '../../src/journal/lock.ts'

const salt = Buffer.alloc(16, 3)
const key = Buffer.concat([Buffer.alloc(32, 1), salt])
const other = Buffer.concat([Buffer.alloc(32, 2), salt])

test('a key is 32 bytes with its salt behind them', () => {
  const made = keyFrom('correct horse', salt)
  expect([bareKey(made).length, saltIn(made)]).toEqual([32, salt])
})

test('the same letters are the same passphrase, however they were typed', () => {
  expect(keyFrom('Zoë', salt)).toEqual(keyFrom('Zoe\u0308', salt))
  expect(keyFrom('Zoë', salt)).not.toEqual(keyFrom('Zoe', salt))
})

test('a check fits its own key and no other, and does not give it away', () => {
  expect(fits(key, checkOf(key))).toBe(true)
  expect(fits(other, checkOf(key))).toBe(false)
  const texts = JSON.stringify(checkOf(key))
  expect(texts).not.toContain(bareKey(key).toString('hex'))
  expect(texts).not.toContain(sealIdentityOf(key))
})

test('what stands beside a journal is read as it was written', () => {
  for (const remembered of [true, false]) {
    const beside = { checks: [checkOf(key), checkOf(other)], remembered }
    expect(readBeside(writeBeside(beside))).toEqual(beside)
  }
})

test('a damaged file of checks has none, or those that are whole', () => {
  const text = writeBeside({ checks: [checkOf(key)], remembered: false })
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 5 }), (at, noise) => {
      const { checks } = readBeside(text.slice(0, at) + noise + text.slice(at + 1))
      for (const one of checks) expect(Object.keys(one)).toEqual(expect.arrayContaining(['salt']))
      expect(checks.length).toBeLessThanOrEqual(1)
    }),
  )
  expect(readBeside('{"capacity-lock": 2, "checks": []}')).toEqual({
    checks: [],
    remembered: false,
  })
})
