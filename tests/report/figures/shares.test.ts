import { describe, expect, test } from 'vitest'
import { confirmed } from '../../../src/report/figures/confirmed.ts'
import { shareFinding } from '../../../src/report/figures/finding.ts'
import { promisesDue, promisesKept } from '../../../src/report/figures/promises-kept.ts'
import { trustRestored } from '../../../src/report/figures/trust-restored.ts'
import { understood } from '../../../src/report/figures/understood.ts'

const many = (key: string, times: number): string[] => Array(times).fill(key)

describe('shares have the interval of Wilson', () => {
  // Newcombe 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (k, n, low, high) => {
    const found = shareFinding(k, n, 5)
    if (found.kind !== 'said') throw new Error('it may be said')
    expect(found.interval?.low).toBeCloseTo(low, 4)
    expect(found.interval?.high).toBeCloseTo(high, 4)
  })
})

describe('trust restored', () => {
  test('is restored of checked, with partly apart', () => {
    const latest = [...many('restored', 4), ...many('partly', 2), 'worse', 'not-yet']
    const { restored, partly } = trustRestored(latest)
    expect(restored).toMatchObject({ kind: 'said', value: 4, n: 8 })
    expect(partly).toBe(2)
  })

  test('is too early below five', () => {
    expect(trustRestored(many('restored', 4)).restored).toEqual({
      kind: 'too early',
      n: 4,
      least: 5,
    })
  })
})

test('confirmed is "got it" of all that was said back', () => {
  const reflections = [...many('got-it', 3), 'almost', 'not-yet']
  expect(confirmed(reflections)).toMatchObject({ value: 3, n: 5 })
})

test('understood begins at 7', () => {
  expect(understood([7, 10, 6, 0, 6.9])).toMatchObject({ value: 2, n: 5 })
})

describe('promises kept', () => {
  const answers = [...many('kept', 3), 'partly', 'not-yet', 'no-longer-fits', undefined]

  test('gives half for partly, and leaves out what no longer fits', () => {
    const due = promisesDue(answers)
    expect(due).toEqual({ kept: 3, partly: 1, notYet: 1, noLongerFits: 1, open: 1 })
    expect(promisesKept(due)).toMatchObject({ value: 3.5, n: 6 })
  })

  test('has no interval, since half credit has none', () => {
    expect(promisesKept(promisesDue(answers))).not.toHaveProperty('interval')
  })

  test('counts its n without those that no longer fit', () => {
    const due = promisesDue([...many('kept', 4), ...many('no-longer-fits', 6)])
    expect(promisesKept(due)).toEqual({ kind: 'too early', n: 4, least: 5 })
  })
})
