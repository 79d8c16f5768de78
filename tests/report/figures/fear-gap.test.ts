import { describe, expect, test } from 'vitest'
import { brier, fearGap } from '../../../src/report/figures/fear-gap.ts'

const forecast = (percent: number, outcome: 0 | 0.5 | 1) => ({
  probability: percent / 100,
  outcome,
})

const eight = [
  forecast(80, 0),
  forecast(80, 1),
  forecast(60, 0.5),
  forecast(60, 0),
  forecast(40, 0),
  forecast(40, 0),
  forecast(20, 0.5),
  forecast(20, 0),
]

describe('fear gap', () => {
  test('is the mean forecast less the share that happened, partly being half', () => {
    const found = fearGap(eight)
    if (found.kind !== 'said') throw new Error('it may be said')
    expect(found.value.forecast).toBeCloseTo(0.5, 12)
    expect(found.value.happened).toBeCloseTo(0.25, 12)
    expect(found.value.gap).toBeCloseTo(0.25, 12)
    expect(found).not.toHaveProperty('interval')
  })

  test('can be below nothing: fears that came true more often than they felt likely', () => {
    const found = fearGap(eight.map((one) => ({ ...one, outcome: 1 as const })))
    expect(found.kind === 'said' && found.value.gap).toBeCloseTo(-0.5, 12)
  })

  test('waits for eight', () => {
    expect(fearGap(eight.slice(1))).toEqual({ kind: 'too early', n: 7, least: 8 })
  })
})

describe('Brier score', () => {
  test('is 0.25 for always saying even odds, 0 for certain and right, and waits for ten', () => {
    const ten = Array.from({ length: 10 }, (_, index) => forecast(50, index % 2 === 0 ? 1 : 0))
    expect(brier(ten)).toMatchObject({ value: { score: 0.25 } })
    const certain = Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0 ? forecast(100, 1) : forecast(0, 0),
    )
    expect(brier(certain)).toMatchObject({ value: { score: 0 } })
    expect(brier(ten.slice(1)).kind).toBe('too early')
  })
})
