import { describe, expect, test } from 'vitest'
import { asClockTime, momentOf } from '../../src/time/moment.ts'
import { readMoment, type Vantage } from '../../src/time/reading-when.ts'
import { refusalLines } from '../support/refused.ts'

const from = (instant: string): Vantage => ({
  now: momentOf(new Date(instant), 'Europe/Berlin').moment,
  dayEnd: asClockTime('04:00'),
})

// Monday 23 November 2026, at two in the afternoon.
const afternoon = from('2026-11-23T13:00:20Z')

describe('where something is asked for that has been', () => {
  const next = 'Try "2026-11-20 08:05", "yesterday 9:30pm" or "mon 18:00".'
  const lines = (typed: string) => refusalLines(() => readMoment(typed, afternoon, 'back'))

  test.each([
    ['7pm', '19:00', '"yesterday 7pm"'],
    ['today 2:01pm', '14:01', '"yesterday 2:01pm"'],
    ['2026-11-23 14:01', '14:01', '"yesterday 14:01"'],
    ['tonight', '20:00', '"yesterday evening"'],
    ['this evening 19:00', '19:00', '"yesterday 19:00"'],
  ])('%s is still to come, and may have been yesterday', (typed, time, instead) => {
    expect(lines(typed)).toEqual([
      `"${typed}" is still to come: Monday 23 November 2026, ${time}.`,
      'A moment that has been is asked for, and it is now Monday 23 November 2026, 14:00.',
      `Was it ${instead}?`,
    ])
  })

  test('another day to come has no yesterday', () => {
    expect(lines('tomorrow 14:01')[2]).toBe(next)
    expect(lines('in 2 weeks 14:01')[2]).toBe(next)
  })

  test.each([
    [afternoon, 'last night', '"last night 22:00"'],
    [afternoon, 'earlier today', '"earlier today 09:00"'],
    [afternoon, 'earlier', '"earlier 09:00"'],
    [afternoon, 'yesterday', '"yesterday 20:00"'],
    [afternoon, '2026-11-20', '"2026-11-20 20:00"'],
    [from('2026-11-23T07:30:00Z'), 'this morning', '"this morning 08:00"'],
    [from('2026-11-23T18:30:00Z'), 'tonight', '"tonight 19:00"'],
    [from('2026-11-23T23:30:00Z'), 'today', '"today 20:00"'],
  ])('%# %j needs an hour, and the phrase it shows is understood', (vantage, typed, whole) => {
    expect(refusalLines(() => readMoment(typed, vantage, 'back'))).toEqual([
      `"${typed}": at what hour?`,
      'It names a day, and no time of day.',
      `For example: ${whole}.`,
    ])
    expect(readMoment(whole.slice(1, -1), vantage, 'back').echo).toContain('2026')
  })

  test('an hour that does not fit its part of the day', () => {
    expect(lines('this morning 1pm').slice(0, 2)).toEqual([
      '"this morning 1pm" is not an hour of the morning.',
      'It goes from 00:00 to 12:00.',
    ])
  })
})
