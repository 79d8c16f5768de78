import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inversions, shareWithInversions } from '../../../src/report/statistics/inversions.ts'

const inversionsPairByPair = (values: readonly number[]): number =>
  values.reduce((sum, a, i) => sum + values.slice(i + 1).filter((b) => b < a).length, 0)

const arrangements = (values: readonly number[]): number[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((value, i) => arrangements(values.toSpliced(i, 1)).map((r) => [value, ...r]))

describe('inversions', () => {
  it('counts the pairs out of order and leaves the values alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 200 }), (values) => {
        const column = Float64Array.from(values)
        expect(inversions(column)).toBe(inversionsPairByPair(values))
        expect([...column]).toEqual(values)
      }),
    )
  })
})

describe('shareWithInversions', () => {
  it('is the share of all arrangements', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(groups, fc.nat(25), (sizes, most) => {
        fc.pre(sizes.reduce((sum, size) => sum + size) <= 7)
        const multiset = sizes.flatMap((size, value) => new Array<number>(size).fill(value))
        const all = arrangements(multiset)
        const few = all.filter((values) => inversionsPairByPair(values) <= most)
        expect(shareWithInversions(sizes, most)).toBeCloseTo(few.length / all.length, 12)
      }),
      { numRuns: 60 },
    )
  })
})
