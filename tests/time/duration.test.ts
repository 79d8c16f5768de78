import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDuration, sayDuration, secondsIn } from '../../src/time/duration.ts'
import { refusalLines, valueUnlessRefused } from '../support/refused.ts'

const pause = { atLeast: 20 * 60, atMost: 24 * 3600, also: [5] }

describe('a length of time as it is typed', () => {
  test.each([
    ['25m', 1500],
    ['25', 1500],
    ['1h', 3600],
    ['1h30', 5400],
    ['1 h 30', 5400],
    ['1h 30m', 5400],
    ['1h30m', 5400],
    ['1 hour 30 minutes', 5400],
    ['90 min', 5400],
    ['90 MINS', 5400],
    ['2 minutes', 120],
    ['1 minute', 60],
    ['5s', 5],
    ['5 seconds', 5],
    ['2m30s', 150],
    ['1h 5s', 3605],
    ['24 hrs', 86_400],
    ['  25   m  ', 1500],
    ['0', 0],
  ])('%j is %i seconds', (typed, seconds) => {
    expect(secondsIn(typed)).toBe(seconds)
  })

  test.each([
    ...['', ' ', 'h', 'm', '-5m', '+5m', '1.5h', '1,5h', 'soon', '25x', '5 5', '1h90m', '1h 60'],
    ...['1h5', '2m30', '30s 2m', '25m!', '25m 25m', '1234567m', '½h', '1e3', 'a minute', '２５m'],
  ])('%j is none', (typed) => {
    expect(secondsIn(typed)).toBeUndefined()
  })
})

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [60, '1 minute'],
  [150, '2 minutes 30 seconds'],
  [3600, '1 hour'],
  [5400, '1 hour 30 minutes'],
  [90_061, '25 hours 1 minute 1 second'],
])('%i seconds are said as %s', (seconds, said) => {
  expect(sayDuration(seconds)).toBe(said)
})

test('what is said can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
      expect(secondsIn(sayDuration(seconds))).toBe(seconds)
    }),
    { numRuns: 2000 },
  )
})

describe('bounds', () => {
  test.each([
    ['20m', 1200],
    ['24h', 86_400],
    ['5s', 5],
    ['25', 1500],
  ])('%s fits', (typed, seconds) => {
    expect(readDuration(typed, pause)).toBe(seconds)
  })

  test('too short, too long and no length at all are told apart', () => {
    expect(refusalLines(() => readDuration('19m', pause))).toEqual([
      '"19m" is 19 minutes.',
      'That is shorter than fits here.',
      'Anything from 20 minutes to 24 hours fits, and so does 5 seconds.',
    ])
    expect(refusalLines(() => readDuration('25h', { atLeast: 0, atMost: 3600 }))).toEqual([
      '"25h" is 25 hours.',
      'That is longer than fits here.',
      'Anything from 0 seconds to 1 hour fits.',
    ])
    expect(refusalLines(() => readDuration('a while', pause))).toEqual([
      '"a while" is not a length of time I can read.',
      'A number alone is minutes; h, m and s stand for hours, minutes and seconds.',
      'Anything from 20 minutes to 24 hours fits, and so does 5 seconds, written like 1h30 or 90 min.',
    ])
  })

  test('any text is seconds within the bounds, or refused', () => {
    const part = fc.constantFrom(
      ...['1h', '30m', '5s', '45', ' ', '90 min', '999999', 'h', '-', ''],
    )
    const near = fc.tuple(part, part, part).map((parts) => parts.join(''))
    const accepted = new Set<number>()
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (typed) => {
        const seconds = valueUnlessRefused(() => readDuration(typed, pause))
        if (seconds === undefined) return
        expect(seconds === 5 || (seconds >= 1200 && seconds <= 86_400)).toBe(true)
        accepted.add(seconds)
      }),
      { numRuns: 10_000 },
    )
    expect(accepted.size).toBeGreaterThan(5)
  })
})
