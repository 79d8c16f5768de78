import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sufficiency } from '../../../src/report/statistics/sufficiency.ts'

const order = ['list', 'too early', 'say', 'say with quartiles']

describe('sufficiency', () => {
  test.each([
    [0, 5, 'list'],
    [2, 5, 'list'],
    [3, 5, 'too early'],
    [4, 5, 'too early'],
    [5, 5, 'say'],
    [7, 5, 'say'],
    [8, 5, 'say with quartiles'],
    [7, 8, 'too early'],
    [8, 8, 'say with quartiles'],
    [9, 10, 'too early'],
    [10, 10, 'say with quartiles'],
    [4, 4, 'say'],
    [2, 1, 'list'],
  ])('of %i values for a figure that needs %i: %s', (n, least, allowed) => {
    expect(sufficiency(n, least)).toBe(allowed)
  })

  it('never allows less for one more value', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), (n, least) => {
        const now = order.indexOf(sufficiency(n, least))
        expect(order.indexOf(sufficiency(n + 1, least))).toBeGreaterThanOrEqual(now)
      }),
    )
  })

  test.each([-1, 2.5, Number.NaN])('refuses a count of %d', (count) => {
    expect(() => sufficiency(count, 5)).toThrow(RangeError)
    expect(() => sufficiency(5, count)).toThrow(RangeError)
  })
})
