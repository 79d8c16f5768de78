import { describe, expect, test } from 'vitest'
import { asClockTime, momentOf } from '../../src/time/moment.ts'
import { readMoment, type Vantage } from '../../src/time/reading-when.ts'
import { refusalLines } from '../support/refused.ts'

const from = (instant: string): Vantage => ({
  now: momentOf(new Date(instant), 'Europe/Berlin').moment,
  dayEnd: asClockTime('04:00'),
})

// Monday 23 November 2026: at two in the afternoon, and at half past one the night after.
const afternoon = from('2026-11-23T13:00:20Z')
const night = from('2026-11-24T00:30:20Z')

describe('last night', () => {
  test.each([
    [afternoon, 'last night 22:00', 'Sunday 22 November 2026, 22:00'],
    [afternoon, 'Last night at 9:30pm', 'Sunday 22 November 2026, 21:30'],
    [
      afternoon,
      'last night 1am',
      'Monday 23 November 2026, 01:00, kept with Sunday 22 November 2026',
    ],
    [afternoon, 'last night 05:30', 'Monday 23 November 2026, 05:30'],
    // The night is over when the day has ended, and the evening after it is not last night yet.
    [from('2026-11-24T04:00:00Z'), 'last night 22:00', 'Monday 23 November 2026, 22:00'],
    [from('2026-11-23T22:30:00Z'), 'last night 22:00', 'Sunday 22 November 2026, 22:00'],
    // For whoever ends the day at midnight, it has ended.
    [
      { ...night, dayEnd: asClockTime('00:00') },
      'last night 22:00',
      'Monday 23 November 2026, 22:00',
    ],
  ])('%#: %j', (vantage, typed, echo) => {
    expect(readMoment(typed, vantage, 'back').echo).toBe(echo)
  })

  test.each([
    [
      'last night 22:00',
      '"last night 22:00" could be Sunday 22 November 2026 or Monday 23 November 2026.',
      'Give the date: "2026-11-22 22:00" or "2026-11-23 22:00".',
    ],
    [
      'last night 1am',
      '"last night 1am" could be Monday 23 November 2026 or Tuesday 24 November 2026.',
      'Give the date: "2026-11-23 01:00" or "2026-11-24 01:00".',
    ],
  ])('after midnight, before the day ends, %j is asked about', (typed, what, next) => {
    const lines = refusalLines(() => readMoment(typed, night, 'back'))
    expect([lines[0], lines[2]]).toEqual([what, next])
  })

  test.each([
    ['last night 12:00', 'A night goes from 17:00 to 06:00.'],
    ['last night', 'It names a day, and no time of day.'],
  ])('%j is refused', (typed, why) => {
    expect(refusalLines(() => readMoment(typed, afternoon, 'back'))[1]).toBe(why)
  })

  test('is not ahead', () => {
    expect(refusalLines(() => readMoment('last night 22:00', afternoon, 'ahead'))[1]).toContain(
      'A moment to come is asked for',
    )
  })
})
