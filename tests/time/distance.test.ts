import { describe, expect, test } from 'vitest'
import { daysIn } from '../../src/time/distance.ts'

describe('a distance in days', () => {
  test.each([
    ['1 day', 1],
    ['0 days', 0],
    ['7 days', 7],
    ['1 week', 7],
    ['2 weeks', 14],
  ])('%s', (text, days) => {
    expect(daysIn(text)).toBe(days)
  })

  test.each([
    '',
    'day',
    '1d',
    '1 month',
    '-1 day',
    '1.5 days',
    '10000 days',
    'a week',
    '1 day ago',
  ])('%j is none', (text) => {
    expect(daysIn(text)).toBeUndefined()
  })
})
