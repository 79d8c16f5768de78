import { describe, expect, it, test } from 'vitest'
import { twoSidedNormal } from '../../../src/report/statistics/normal.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear } from './samples.ts'

describe('twoSidedNormal', () => {
  test.each(reference.normal)('agrees with R at $z, on either side', ({ z, p }) => {
    expectNear(twoSidedNormal(z), p, 1e-12)
    expect(twoSidedNormal(-z)).toBe(twoSidedNormal(z))
  })

  it('falls all the way, also where the series hands over', () => {
    const p = Array.from({ length: 1000 }, (_, i) => twoSidedNormal(i / 100))
    expect(p).toEqual(p.toSorted((a, b) => b - a))
    expect(new Set(p).size).toBe(1000)
  })

  it('refuses what is not a number', () => {
    expect(() => twoSidedNormal(Number.NaN)).toThrow(RangeError)
  })
})
