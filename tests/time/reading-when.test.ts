import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  asClockTime,
  journalDay,
  type Moment,
  momentOf,
  sayMoment,
  wallClock,
} from '../../src/time/moment.ts'
import type { Looking } from '../../src/time/reading-day.ts'
import { readMoment, type Vantage } from '../../src/time/reading-when.ts'
import { refusalLines, valueUnlessRefused } from '../support/refused.ts'

const dayEnd = asClockTime('04:00')
const from = (instant: string, zone = 'Europe/Berlin'): Vantage => ({
  now: momentOf(new Date(instant), zone).moment,
  dayEnd,
})

// Monday 23 November 2026: at two in the afternoon, and at half past one the night after.
const afternoon = from('2026-11-23T13:00:20Z')
const night = from('2026-11-24T00:30:20Z')

describe('in the afternoon of Monday 23 November 2026, looking back', () => {
  test.each([
    ['2026-11-20 08:05', 'Friday 20 November 2026, 08:05'],
    ['2026-11-20T08:05', 'Friday 20 November 2026, 08:05'],
    ['2026-11-20, 8:05', 'Friday 20 November 2026, 08:05'],
    ['yesterday 21:30', 'Sunday 22 November 2026, 21:30'],
    ['yesterday at 21:30', 'Sunday 22 November 2026, 21:30'],
    ['at 13:59', 'Monday 23 November 2026, 13:59'],
    ['Yesterday 9:30pm', 'Sunday 22 November 2026, 21:30'],
    ['yesterday 9:30 PM', 'Sunday 22 November 2026, 21:30'],
    ['-2d 12pm', 'Saturday 21 November 2026, 12:00'],
    ['sat 11am', 'Saturday 21 November 2026, 11:00'],
    ['mon 18:00', 'Monday 16 November 2026, 18:00'],
    ['today 09:00', 'Monday 23 November 2026, 09:00'],
    ['13:59', 'Monday 23 November 2026, 13:59'],
    ['14:00', 'Monday 23 November 2026, 14:00'],
    ['an hour ago', 'Monday 23 November 2026, 13:00'],
    ['half an hour ago', 'Monday 23 November 2026, 13:30'],
    ['now', 'Monday 23 November 2026, 14:00'],
    ['Just now', 'Monday 23 November 2026, 14:00'],
    ['a moment ago', 'Monday 23 November 2026, 14:00'],
    ['20 minutes ago', 'Monday 23 November 2026, 13:40'],
    ['3 hours ago', 'Monday 23 November 2026, 11:00'],
    ['this morning', 'Monday 23 November 2026, 09:00'],
    ['Sunday evening', 'Sunday 22 November 2026, 20:00'],
    ['yesterday afternoon', 'Sunday 22 November 2026, 15:00'],
    ['yesterday at noon', 'Sunday 22 November 2026, 12:00'],
    ['this morning 8:15', 'Monday 23 November 2026, 08:15'],
    ['earlier this morning at 8:15', 'Monday 23 November 2026, 08:15'],
    ['sunday evening 19:30', 'Sunday 22 November 2026, 19:30'],
    ['earlier today 13:00', 'Monday 23 November 2026, 13:00'],
    ['earlier 13:00', 'Monday 23 November 2026, 13:00'],
    ['9am', 'Monday 23 November 2026, 09:00'],
    ['04:00', 'Monday 23 November 2026, 04:00'],
    // Before the day ends, the hour is the calendar's and the journal day is the one before.
    ['01:00', 'Monday 23 November 2026, 01:00, kept with Sunday 22 November 2026'],
    ['12am', 'Monday 23 November 2026, 00:00, kept with Sunday 22 November 2026'],
    ['2026-11-20 03:59', 'Friday 20 November 2026, 03:59, kept with Thursday 19 November 2026'],
  ])('%j is %s', (typed, echo) => {
    expect(readMoment(typed, afternoon, 'back').echo).toBe(echo)
  })

  test('gives the moment as stored, with its journal day', () => {
    expect(readMoment('2026-07-20 00:30', afternoon, 'back')).toEqual({
      moment: { instant: '2026-07-19T22:30:00.000Z', offset: 120, zone: 'Europe/Berlin' },
      day: '2026-07-19',
      echo: 'Monday 20 July 2026, 00:30, kept with Sunday 19 July 2026',
    })
  })
})

describe('after midnight, when it is still Monday 23 November 2026', () => {
  test.each([
    ['21:30', 'Monday 23 November 2026, 21:30'],
    ['today 9pm', 'Monday 23 November 2026, 21:00'],
    ['01:00', 'Tuesday 24 November 2026, 01:00, kept with Monday 23 November 2026'],
    ['yesterday 21:30', 'Sunday 22 November 2026, 21:30'],
    ['this evening', 'Monday 23 November 2026, 20:00'],
    ['tonight', 'Monday 23 November 2026, 20:00'],
    ['tonight 22:00', 'Monday 23 November 2026, 22:00'],
    ['just now', 'Tuesday 24 November 2026, 01:30, kept with Monday 23 November 2026'],
    ['an hour ago', 'Tuesday 24 November 2026, 00:30, kept with Monday 23 November 2026'],
    ['2026-11-24 00:15', 'Tuesday 24 November 2026, 00:15, kept with Monday 23 November 2026'],
  ])('%j is %s', (typed, echo) => {
    expect(readMoment(typed, night, 'back').echo).toBe(echo)
  })

  test('an hour of this night that has not come is refused', () => {
    expect(refusalLines(() => readMoment('03:00', night, 'back')).slice(0, 2)).toEqual([
      '"03:00" is still to come: Tuesday 24 November 2026, 03:00.',
      'A moment that has been is asked for, and it is now Tuesday 24 November 2026, 01:30.',
    ])
  })
})

describe('looking ahead', () => {
  test.each([
    [afternoon, 'fri 18:00', 'Friday 27 November 2026, 18:00'],
    [afternoon, 'tomorrow 9am', 'Tuesday 24 November 2026, 09:00'],
    [afternoon, 'in 2 weeks 20:00', 'Monday 7 December 2026, 20:00'],
    [afternoon, '21:30', 'Monday 23 November 2026, 21:30'],
    [afternoon, '01:00', 'Tuesday 24 November 2026, 01:00, kept with Monday 23 November 2026'],
    [night, '03:00', 'Tuesday 24 November 2026, 03:00, kept with Monday 23 November 2026'],
  ])('%#: %j', (vantage, typed, echo) => {
    expect(readMoment(typed, vantage, 'ahead').echo).toBe(echo)
  })

  test('what has passed is refused', () => {
    expect(refusalLines(() => readMoment('13:00', afternoon, 'ahead'))).toEqual([
      '"13:00" has passed: Monday 23 November 2026, 13:00.',
      'A moment to come is asked for, and it is now Monday 23 November 2026, 14:00.',
      'Try "2026-11-27 08:05", "tomorrow 9:30pm" or "fri 18:00".',
    ])
  })
})

describe('what is refused', () => {
  const next = 'Try "2026-11-20 08:05", "yesterday 9:30pm" or "mon 18:00".'
  const lines = (typed: string) => refusalLines(() => readMoment(typed, afternoon, 'back'))

  test.each([
    ['yesterday 25:00', '25:00'],
    ['24:00', '24:00'],
    ['mon 13pm', '13pm'],
    ['0:30am', '0:30am'],
    ['sun 21.30', '21.30'],
    ['yesterday 9', '9'],
    ['9:5', '9:5'],
    ['12:60', '12:60'],
  ])('%j has no time that can be', (typed, time) => {
    expect(lines(typed)).toEqual([
      `"${time}" is not a time of day I can read.`,
      'Times go from 00:00 to 23:59, or from 1 to 12 with am or pm.',
      next,
    ])
  })

  test.each([
    ['21:30 yesterday', 'The day comes first and the time of day last.'],
    ['2026-11-20 08:05+01:00', 'The day comes first and the time of day last.'],
    ['2026-11-20T08:05:30Z', 'The day comes first and the time of day last.'],
    ['', 'The day comes first and the time of day last.'],
    ['last fri 21:30', '"last fri" does not name a day.'],
    ['mo 21:30', '"mo" does not name a day.'],
  ])('%j is half-understood', (typed, why) => {
    expect(lines(typed)).toEqual([`"${typed}" is not a day and a time I can read.`, why, next])
  })

  test('a day that does not exist', () => {
    expect(lines('2026-02-30 21:30').slice(0, 2)).toEqual([
      '2026-02-30 is not a day that can be used.',
      'That month goes from 2026-02-01 to 2026-02-28.',
    ])
  })

  test('a long text', () => {
    expect(lines(`mon ${'9'.repeat(100)}:00`)[1]).toBe('It is too long for one.')
  })

  test('an hour that a day has at both ends', () => {
    expect(lines('yesterday 01:00')).toEqual([
      '"yesterday 01:00" could be Sunday 22 November 2026 or the night that follows.',
      'A day ends at 04:00 here, so 01:00 comes at both ends of it.',
      'Give the date: "2026-11-22 01:00" or "2026-11-23 01:00".',
    ])
    expect(readMoment('2026-11-23 01:00', afternoon, 'back').day).toBe('2026-11-22')
  })
})

describe('when the clocks change', () => {
  test.each([
    ['2026-03-29 02:30', 'Europe/Berlin', 'Sunday 29 March 2026', '02:30', '1 hour', '03:30'],
    ['2026-03-08 2:00am', 'America/New_York', 'Sunday 8 March 2026', '02:00', '1 hour', '03:00'],
    ['2025-10-05 02:15', 'Australia/Sydney', 'Sunday 5 October 2025', '02:15', '1 hour', '03:15'],
    [
      '2025-10-05 02:15',
      'Australia/Lord_Howe',
      'Sunday 5 October 2025',
      '02:15',
      '30 minutes',
      '02:45',
    ],
  ])('%s never was in %s', (typed, zone, said, time, gap, after) => {
    const vantage = from('2026-11-23T13:00:00Z', zone)
    const suggested = `${typed.slice(0, 10)} ${after}`
    expect(refusalLines(() => readMoment(typed, vantage, 'back'))).toEqual([
      `${said} had no ${time} in ${zone}.`,
      `The clocks went forward over it, by ${gap}.`,
      `Try "${suggested}".`,
    ])
    expect(readMoment(suggested, vantage, 'back').echo).toContain(`${said}, ${after}`)
  })

  test('a whole day that never was', () => {
    const vantage = from('2026-11-23T13:00:00Z', 'Pacific/Apia')
    expect(refusalLines(() => readMoment('2011-12-30 21:30', vantage, 'back'))).toEqual([
      'Friday 30 December 2011 had no 21:30 in Pacific/Apia.',
      'The clocks went forward over it, by 24 hours.',
      'Try "2011-12-31 21:30".',
    ])
  })

  test('a word for such an hour is refused as well', () => {
    const vantage = from('2026-03-29T12:00:00Z')
    expect(refusalLines(() => readMoment('02:30', vantage, 'back'))[0]).toBe(
      'Sunday 29 March 2026 had no 02:30 in Europe/Berlin.',
    )
  })

  test.each([
    ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 120],
    ['2026-11-01 1:15am', 'America/New_York', '2026-11-01T05:15:00.000Z', -240],
    ['2026-04-05 02:15', 'Australia/Sydney', '2026-04-04T15:15:00.000Z', 660],
    ['2026-04-05 01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 660],
  ])('%s came twice in %s: the earlier one', (typed, zone, instant, offset) => {
    const said = readMoment(typed, from('2026-11-23T13:00:00Z', zone), 'back')
    expect(said.moment).toEqual({ instant, offset, zone })
    expect(said.echo).toContain(', the first of two that night, kept with Saturday')
  })
})

describe('any text', () => {
  const instant = fc
    .integer({ min: Date.parse('1975-01-01Z') / 1000, max: Date.parse('2150-01-01Z') / 1000 })
    .map((seconds) => new Date(seconds * 1000))
  const zone = fc.constantFrom(
    ...['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu'],
    ...['Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati'],
  )
  const anyMoment = fc.tuple(instant, zone).map(([at, name]): Moment => momentOf(at, name).moment)
  const end = fc.constantFrom(...['00:00', '04:00', '12:00'].map(asClockTime))

  test('is a moment on the asked side, or refused', () => {
    const dayPart = fc.constantFrom(
      ...['2026-11-20', '2026-03-29', '2026-10-25', '2026-02-30', 'today', 'yesterday', '-2d'],
      ...['+3d', 'fri', 'in 2 weeks', 'last fri', 'last night', '-9999w', '', '20', 'just now'],
      ...[
        'tonight',
        'this morning',
        'earlier today',
        'fri evening',
        'this evening',
        'a moment ago',
      ],
    )
    const timePart = fc.constantFrom(
      ...['21:30', '9:30pm', '02:30', '0:00', '25:00', '12am', '9', '13pm', '21.30', '', 'noon'],
    )
    const near = fc
      .tuple(dayPart, fc.constantFrom(' ', '  ', 'T', '', ', '), timePart)
      .map((parts) => parts.join(''))
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), near)
    const looking = fc.constantFrom<Looking>('back', 'ahead', 'either')
    let accepted = 0
    let offers = 0
    fc.assert(
      fc.property(typed, anyMoment, end, looking, (text, now, dayEnds, side) => {
        const read = (phrase: string) => readMoment(phrase, { now, dayEnd: dayEnds }, side)
        const said = valueUnlessRefused(() => read(text))
        if (!said) {
          const offered = /^(?:For example:|Was it) "(.+)"[.?]$/.exec(
            refusalLines(() => read(text))[2] ?? '',
          )?.[1]
          if (offered === undefined) return
          offers += 1
          expect(read(offered).echo).toContain(', ')
          return
        }
        accepted += 1
        expect(said.day).toBe(journalDay(said.moment, dayEnds))
        expect(said.echo.startsWith(sayMoment(said.moment))).toBe(true)
        if (side === 'back') expect(said.moment.instant <= now.instant).toBe(true)
        if (side === 'ahead') expect(said.moment.instant >= now.instant).toBe(true)
      }),
      { numRuns: 10_000 },
    )
    expect(accepted).toBeGreaterThan(500)
    expect(offers).toBeGreaterThan(100)
  })

  test('that is a date and time gives that moment back, or the earlier of two', () => {
    fc.assert(
      fc.property(anyMoment, end, (moment, dayEnds) => {
        const { date, time } = wallClock(moment)
        const vantage = { now: moment, dayEnd: dayEnds }
        const said = readMoment(`${date} ${time}`, vantage, 'back')
        const behind = Date.parse(moment.instant) - Date.parse(said.moment.instant)
        expect(wallClock(said.moment)).toEqual({ date, time })
        if (said.echo.includes('the first of two')) expect(behind).toBeLessThan(25 * 3_600_000)
        else expect(behind).toBeLessThan(60_000)
      }),
      { numRuns: 3000 },
    )
  })
})
