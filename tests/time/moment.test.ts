import { tzScan } from '@date-fns/tz'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay } from '../../src/time/day.ts'

import {
  asClockTime,
  clockChangeAround,
  instantsAt,
  isDayEnd,
  journalDay,
  type Moment,
  momentOf,
  sayMoment,
  sayMomentFrom,
  wallClock,
} from '../../src/time/moment.ts'

const zones = [
  ...['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu'],
  ...['Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati'],
]
const minute = 60_000
const usualDayEnd = asClockTime('04:00')
const momentAt = (instant: string, zone: string): Moment => momentOf(new Date(instant), zone).moment

/** What the wall showed according to Intl alone, with none of the arithmetic under test. */
const wallReader = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (instant: Date) => {
    const [date = '', time = ''] = format.format(instant).split(' ')
    return { date: asDay(date), time: asClockTime(time) }
  }
}

/** Every quarter of an hour from so many hours before an instant to so many after it. */
const quarters = (around: number, hours: number): Date[] =>
  Array.from(
    { length: hours * 8 + 1 },
    (_, index) => new Date(around + (index - hours * 4) * 15 * minute),
  )

describe('a moment as it is stored', () => {
  test.each([
    ['UTC', 0],
    ['America/New_York', -300],
    ['Europe/Berlin', 60],
    ['Asia/Kolkata', 330],
    ['Asia/Kathmandu', 345],
    ['Australia/Sydney', 660],
    ['Australia/Lord_Howe', 660],
    ['Pacific/Apia', 780],
    ['Pacific/Kiritimati', 840],
    ['+05:30', 330],
  ])('in %s, %i minutes east', (zone, offset) => {
    expect(momentOf(new Date('2026-11-20T20:30:05.123Z'), zone)).toEqual({
      moment: { instant: '2026-11-20T20:30:05.123Z', offset, zone },
      zoneKnown: true,
    })
  })

  test.each([undefined, '', 'Mars/Olympus', 'Foo+99', '__proto__', 'constructor'])(
    'zone %j is stored as UTC, and says so',
    (zone) => {
      expect(momentOf(new Date('2026-07-01T12:00:00Z'), zone)).toEqual({
        moment: { instant: '2026-07-01T12:00:00.000Z', offset: 0, zone: 'UTC' },
        zoneKnown: false,
      })
    },
  )

  test('as it is said', () => {
    expect(sayMoment(momentAt('2026-11-20T20:30:00Z', 'Europe/Berlin'))).toBe(
      'Friday 20 November 2026, 21:30',
    )
  })

  test.each([
    ['2026-11-20T20:30:00Z', 'today, 21:30'],
    ['2026-11-20T22:59:00Z', 'today, 21:30'],
    ['2026-11-21T03:00:00Z', 'yesterday, 21:30'],
    ['2026-11-22T11:00:00Z', 'on Friday 20 November 2026, 21:30'],
  ])('as it is said at %s', (now, said) => {
    const evening = momentAt('2026-11-20T20:30:00Z', 'Europe/Berlin')
    expect(sayMomentFrom(evening, momentAt(now, 'Europe/Berlin'))).toBe(said)
  })
})

describe('the journal day', () => {
  test.each([
    // [what the wall shows, instant, zone, journal day]
    ['03:59 on an ordinary night', '2026-11-24T02:59:59.999Z', 'Europe/Berlin', '2026-11-23'],
    ['04:00 on an ordinary night', '2026-11-24T03:00:00.000Z', 'Europe/Berlin', '2026-11-24'],
    ['03:59 in spring, an hour short', '2026-03-29T01:59:00Z', 'Europe/Berlin', '2026-03-28'],
    ['04:00 in spring, an hour short', '2026-03-29T02:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['03:30 in autumn, an hour long', '2026-10-25T02:30:00Z', 'Europe/Berlin', '2026-10-24'],
    ['04:00 in autumn, an hour long', '2026-10-25T03:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['04:00 in spring', '2026-03-08T08:00:00Z', 'America/New_York', '2026-03-08'],
    ['03:59 in autumn', '2026-11-01T08:59:00Z', 'America/New_York', '2026-10-31'],
    ['04:00 in spring', '2026-10-03T17:00:00Z', 'Australia/Sydney', '2026-10-04'],
    ['03:59 in autumn', '2026-04-04T17:59:00Z', 'Australia/Sydney', '2026-04-04'],
    ['04:00 in spring', '2026-10-03T17:00:00Z', 'Australia/Lord_Howe', '2026-10-04'],
    ['03:59 in autumn', '2026-04-04T17:29:00Z', 'Australia/Lord_Howe', '2026-04-04'],
    ['03:59 on New Year', '2026-12-31T13:59:00Z', 'Pacific/Kiritimati', '2026-12-31'],
    ['04:00 on New Year', '2026-12-31T14:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['03:59 on New Year', '2026-12-31T22:14:00Z', 'Asia/Kathmandu', '2026-12-31'],
    ['04:00 on New Year', '2026-12-31T22:15:00Z', 'Asia/Kathmandu', '2027-01-01'],
  ])('%s (%s, %s) is %s', (_shown, instant, zone, day) => {
    expect(journalDay(momentAt(instant, zone), usualDayEnd)).toBe(day)
  })

  const nights = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25']
  const dates = [...nights, '2026-11-01', '2027-01-01', '2028-02-29', '2028-12-31'].map(asDay)
  const ends = ['00:00', '04:00', '05:30', '12:00'].map(asClockTime)

  test.each(zones)('in %s, every quarter of an hour around clock changes and New Year', (zone) => {
    const read = wallReader(zone)
    const instants = dates.flatMap((date) => quarters(Date.parse(`${date}T12:00Z`), 36))
    for (const instant of instants) {
      const shown = read(instant)
      const { moment } = momentOf(instant, zone)
      const dayBefore = addDays(shown.date, -1)
      expect(wallClock(moment)).toEqual(shown)
      expect(ends.map((end) => journalDay(moment, end))).toEqual(
        ends.map((end) => (shown.time < end ? dayBefore : shown.date)),
      )
    }
    expect(instants).toHaveLength(9 * 289)
  })

  test('never goes back as time goes on, at every clock change of every zone in 2026', () => {
    const interval = { start: new Date('2026-01-01Z'), end: new Date('2027-01-01Z') }
    const changes = Intl.supportedValuesOf('timeZone').flatMap((zone) =>
      tzScan(zone, interval).map(({ date }) => ({ zone, at: date.getTime() })),
    )
    const goesBack = changes.filter(({ zone, at }) => {
      const days = quarters(at, 6).map((instant) =>
        journalDay(momentOf(instant, zone).moment, usualDayEnd),
      )
      return days.some((day, index) => day < (days[index - 1] ?? ''))
    })
    expect(goesBack).toEqual([])
    expect(changes.length).toBeGreaterThan(200)
  })

  test('is kept as it was when the person has travelled since', () => {
    const written = momentAt('2026-11-24T02:30:00Z', 'Europe/Berlin')
    expect(journalDay({ ...written, zone: 'Pacific/Apia' }, usualDayEnd)).toBe('2026-11-23')
  })
})

describe('the instants a wall showed a date and time', () => {
  test.each([
    ['2026-03-29', '01:59', 'Europe/Berlin', ['2026-03-29T00:59']],
    ['2026-03-29', '02:00', 'Europe/Berlin', []],
    ['2026-03-29', '02:59', 'Europe/Berlin', []],
    ['2026-03-29', '03:00', 'Europe/Berlin', ['2026-03-29T01:00']],
    ['2026-10-25', '02:30', 'Europe/Berlin', ['2026-10-25T00:30', '2026-10-25T01:30']],
    ['2026-10-25', '03:00', 'Europe/Berlin', ['2026-10-25T02:00']],
    ['2026-03-08', '02:30', 'America/New_York', []],
    ['2026-11-01', '01:00', 'America/New_York', ['2026-11-01T05:00', '2026-11-01T06:00']],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', []],
    ['2026-10-04', '02:30', 'Australia/Lord_Howe', ['2026-10-03T15:30']],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45', '2026-04-04T15:15']],
    ['2026-03-29', '02:30', 'Asia/Kathmandu', ['2026-03-28T20:45']],
    ['2011-12-30', '00:00', 'Pacific/Apia', []],
    ['2011-12-30', '23:59', 'Pacific/Apia', []],
    ['2011-12-31', '00:00', 'Pacific/Apia', ['2011-12-30T10:00']],
    ['2026-12-31', '23:59', 'Pacific/Kiritimati', ['2026-12-31T09:59']],
  ])('%s %s in %s', (date, time, zone, expected) => {
    const found = instantsAt(asDay(date), asClockTime(time), zone)
    expect(found.map((instant) => instant.toISOString().slice(0, 16))).toEqual(expected)
  })

  test('any instant is among those of its own date and time', () => {
    const earliest = Date.parse('1973-01-01Z') / minute
    const latest = Date.parse('2150-01-01Z') / minute
    fc.assert(
      fc.property(
        fc.integer({ min: earliest, max: latest }),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        (minutes, zone) => {
          const instant = new Date(minutes * minute)
          const { date, time } = wallClock(momentOf(instant, zone).moment)
          expect({ date, time }).toEqual(wallReader(zone)(instant))
          expect(instantsAt(date, time, zone)).toContainEqual(instant)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('how far the clocks changed', () => {
    const change = (date: string, zone: string) =>
      clockChangeAround(asDay(date), asClockTime('02:15'), zone)
    expect(change('2026-03-29', 'Europe/Berlin')).toBe(60)
    expect(change('2026-10-25', 'Europe/Berlin')).toBe(-60)
    expect(change('2026-10-04', 'Australia/Lord_Howe')).toBe(30)
    expect(change('2011-12-30', 'Pacific/Apia')).toBe(1440)
    expect(change('2026-10-25', 'Asia/Kolkata')).toBe(0)
  })
})

describe('times of day', () => {
  test('a day ends at noon at the latest', () => {
    const ends = '00:00 04:00 05:30 12:00 12:01 23:59 24:00 4:00 04.00'.split(' ')
    expect(ends.filter(isDayEnd)).toEqual(['00:00', '04:00', '05:30', '12:00'])
    expect(isDayEnd('')).toBe(false)
  })

  test('a time of day known to be one', () => {
    expect(asClockTime('23:59')).toBe('23:59')
    for (const text of ['24:00', '7:00', '07:00\n', ''])
      expect(() => asClockTime(text)).toThrow(RangeError)
  })
})
