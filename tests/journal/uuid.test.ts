import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { uuidBytes, uuidv7 } from '../../src/journal/uuid.ts'

const zeros = new Uint8Array(uuidBytes)
const ones = new Uint8Array(uuidBytes).fill(0xff)
const latest = 2 ** 48 - 1

const bytes = fc.uint8Array({ minLength: uuidBytes, maxLength: uuidBytes })
const instants = fc.integer({ min: 0, max: latest })

const timeOf = (uuid: string): number => Number.parseInt(uuid.replace('-', '').slice(0, 12), 16)

describe('a version 7 UUID', () => {
  test('is the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x03, 0x30, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  test('has time, version and variant where they belong', () => {
    expect(uuidv7(0, zeros)).toBe('00000000-0000-7000-8000-000000000000')
    expect(uuidv7(latest, ones)).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff')
    expect(uuidv7(0x0123456789ab, ones)).toBe('01234567-89ab-7fff-bfff-ffffffffffff')
  })

  test('uses every random bit: other bytes are another id', () => {
    fc.assert(
      fc.property(instants, bytes, fc.nat(73), (instant, random, bit) => {
        const place = uuidBytes - 1 - Math.floor(bit / 8)
        const other = random.with(place, (random[place] ?? 0) ^ (1 << (bit % 8)))
        expect(uuidv7(instant, other)).not.toBe(uuidv7(instant, random))
      }),
    )
  })

  test('tells its instant', () => {
    fc.assert(
      fc.property(instants, bytes, (instant, random) => {
        expect(timeOf(uuidv7(instant, random))).toBe(instant)
      }),
    )
  })
})

describe('one after another', () => {
  test('each is greater, within a millisecond and when the clock steps back', () => {
    const moments = fc.array(fc.tuple(fc.integer({ min: 1000, max: 1010 }), bytes))
    fc.assert(
      fc.property(moments, (made) => {
        let last = ''
        for (const [instant, random] of made) {
          const next = uuidv7(instant, random, last)
          expect(next > last).toBe(true)
          expect(next).toMatch(
            /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          )
          last = next
        }
      }),
    )
  })

  test('counts on from the last when chance falls below it', () => {
    const last = '01234567-89ab-7000-8000-0000000000ff'
    expect(uuidv7(0x0123456789ab, zeros, last)).toBe('01234567-89ab-7000-8000-000000000100')
  })

  test('goes on with the clock once that has moved', () => {
    expect(timeOf(uuidv7(2000, zeros, uuidv7(1000, ones)))).toBe(2000)
  })

  test('carries over the variant and the version into the time', () => {
    expect(uuidv7(5, zeros, uuidv7(5, ones))).toBe('00000000-0006-7000-8000-000000000000')
    const fullLow = '00000000-0005-7abc-bfff-ffffffffffff'
    expect(uuidv7(5, zeros, fullLow)).toBe('00000000-0005-7abd-8000-000000000000')
  })
})
