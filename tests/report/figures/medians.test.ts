import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { medianFinding, shareFinding } from '../../../src/report/figures/finding.ts'
import { settlingTime } from '../../../src/report/figures/settling-time.ts'
import { lowerAfterwards, shift } from '../../../src/report/figures/shift.ts'
import { valuesGap } from '../../../src/report/figures/values-gap.ts'

// Hours of sleep gained under two drugs, patient by patient: Cushny & Peebles 1905, used by Student 1908.
const firstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const secondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
const pairs = secondDrug.map((before, patient) => ({ before, after: firstDrug[patient] ?? 0 }))

describe('shift', () => {
  test('is the median of the paired differences, with quartiles from 8 on', () => {
    const found = shift(pairs)
    expect(found).toMatchObject({ kind: 'said', n: 10, least: 5 })
    if (found.kind !== 'said') return
    expect(found.value).toBeCloseTo(1.3, 12)
    expect(found.quartiles?.lower).toBeCloseTo(1.05, 12)
    expect(found.quartiles?.upper).toBeCloseTo(1.7, 12)
  })

  test('pairs are kept together: the median of differences is not the difference of medians', () => {
    const skewed = [
      { before: 9, after: 1 },
      { before: 8, after: 8 },
      { before: 2, after: 2 },
      { before: 1, after: 1 },
      { before: 3, after: 3 },
    ]
    expect(shift(skewed)).toMatchObject({ value: 0 })
  })

  test('is listed below 3, too early below 5, and has no quartiles below 8', () => {
    expect(shift(pairs.slice(0, 2))).toEqual({ kind: 'list', n: 2, least: 5 })
    expect(shift(pairs.slice(0, 4))).toEqual({ kind: 'too early', n: 4, least: 5 })
    expect(shift(pairs.slice(0, 7))).not.toHaveProperty('quartiles')
  })

  test('counts only what was lower afterwards', () => {
    expect(lowerAfterwards(pairs)).toBe(9)
    expect(lowerAfterwards([{ before: 4, after: 5 }])).toBe(0)
  })
})

describe('settling time', () => {
  test('is the band in the middle, "not yet" being the longest', () => {
    const answers = ['not-yet', 'under-5', '5-to-20', 'longer', '5-to-20']
    expect(settlingTime(answers)).toMatchObject({ value: { bands: ['5-to-20'], open: 1 } })
  })

  test('names both bands when the middle lies between two', () => {
    const answers = ['under-5', 'under-5', '5-to-20', '20-to-60', 'not-yet', 'not-yet']
    expect(settlingTime(answers)).toMatchObject({
      n: 6,
      value: { bands: ['5-to-20', '20-to-60'], open: 2 },
    })
  })

  test('leaves out bands nobody knows, from its n too', () => {
    expect(settlingTime(['under-5', 'under-5', 'soon', 'soon', 'soon'])).toEqual({
      kind: 'list',
      n: 2,
      least: 5,
    })
  })

  test('may be that most have not settled', () => {
    expect(settlingTime(Array(5).fill('not-yet'))).toMatchObject({
      value: { bands: ['not-yet'], open: 5 },
    })
  })
})

describe('values gap', () => {
  const week = (name: string, importance: number, lived: number) => ({
    week: name,
    importance,
    lived,
  })

  test('is the median over weeks of importance less lived', () => {
    const weeks = [week('1', 9, 4), week('2', 8, 8), week('3', 9, 6), week('4', 10, 3)]
    expect(valuesGap(weeks)).toMatchObject({
      n: 4,
      value: { importance: 9, lived: 5, gap: 4 },
    })
  })

  test('waits for four weeks, however many answers one week has', () => {
    const weeks = ['1', '1', '1', '2', '3'].map((name) => week(name, 9, 5))
    expect(valuesGap(weeks)).toEqual({ kind: 'too early', n: 3, least: 4 })
  })

  test('can be below nothing: more lived than asked for', () => {
    const weeks = ['1', '2', '3', '4'].map((name) => week(name, 5, 7))
    expect(valuesGap(weeks)).toMatchObject({ value: { gap: -2 } })
  })
})

test('nothing is said below its n, nor depends on the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -10, max: 10 })),
      fc.integer({ min: 1, max: 20 }),
      (values, least) => {
        const found = medianFinding(values, least)
        expect(found.kind === 'said').toBe(values.length >= Math.max(3, least))
        expect(medianFinding(values.toReversed(), least)).toEqual(found)
        const share = shareFinding(Math.floor(values.length / 2), values.length, least)
        expect('value' in share || 'interval' in share).toBe(found.kind === 'said')
      },
    ),
  )
})
