import assert from 'node:assert/strict'
import fc from 'fast-check'
import { asDay } from '../../src/time/day.ts'
import { readDuration, sayDuration, secondsIn } from '../../src/time/duration.ts'
import { asClockTime, journalDay, momentOf, wallClock } from '../../src/time/moment.ts'
import { readPeriod } from '../../src/time/period.ts'
import { readDay } from '../../src/time/reading-day.ts'
import { readMoment } from '../../src/time/reading-when.ts'
import { libraryWith, usualSettings } from './desk.ts'
import { type Kind, kind } from './kind.ts'
import { typedLike } from './mutations.ts'

const today = asDay('2026-11-22')
const looking = fc.constantFrom('back' as const, 'ahead' as const, 'either' as const)

const days = [
  ...['2026-11-20', 'today', 'yesterday', 'tomorrow', '-2d', '+3w', 'in 2 weeks', 'last fri'],
  ...['mon', 'sunday', '2 days ago', '20.11.2026', '11/20', '2026-02-30', '9999-12-31'],
]
const times = ['21:30', '9:30pm', '0:00', '12 am', '24:00', '2026-10-25 02:30', 'T08:05']
const soon = [
  ...['now', 'just now', 'a moment ago', 'half an hour ago', '20 minutes ago', 'tonight'],
  ...['this morning', 'this evening 19:00', 'earlier today', 'last night', 'last night 22:00'],
]
const lengths = ['25m', '25', '1h30', '90 min', '5s', '1 hour 30 minutes', '2h 5m 10s', '0']
const periods = ['2026-W46', '2026-w01', '2026-11', '2026', '2026-W53', '1900-01']
const patterns = ['in 4, out 6', 'in 5.5, hold 2, out 5.5, rest 1', 'in 3, top-up 1, out 8']

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']
const vantages = ['2026-11-23T13:00:20Z', '2026-10-25T00:30:00Z', '2026-03-29T01:00:00Z'].flatMap(
  (instant) => zones.map((zone) => momentOf(new Date(instant), zone).moment),
)

/** What people type where a day, a moment, a length or a span of time is asked for. */
export const typedKinds: readonly Kind[] = [
  kind('days', 160, () => ({
    inputs: fc.tuple(typedLike(days), looking),
    give: ([typed, side]) => {
      const { day } = readDay(typed, today, side)
      assert.equal(readDay(day, today, side).day, day)
    },
  })),
  kind('moments', 150, () => ({
    inputs: fc.tuple(
      typedLike([...soon, ...days.flatMap((day) => times.map((time) => `${day} ${time}`))]),
      looking,
      fc.constantFrom(...vantages),
      fc.constantFrom('00:00', '04:00', '12:00'),
    ),
    give: ([typed, side, now, ends]) => {
      const dayEnd = asClockTime(ends)
      const { moment, day } = readMoment(typed, { now, dayEnd }, side)
      assert.equal(day, journalDay(moment, dayEnd))
      if (side === 'back') assert.ok(moment.instant <= now.instant)
      if (side === 'ahead') assert.ok(moment.instant >= now.instant)
      assert.match(wallClock(moment).time, /^\d\d:\d\d$/)
    },
  })),
  kind('lengths', 100, () => ({
    inputs: typedLike(lengths),
    give: (typed) => {
      const seconds = readDuration(typed, { atLeast: 60, atMost: 86_400, also: [5] })
      assert.equal(secondsIn(sayDuration(seconds)), seconds)
    },
  })),
  kind('periods', 120, () => ({
    inputs: fc.oneof(
      typedLike(periods).chain((typed) =>
        fc.constantFrom({ week: typed }, { month: typed }, { year: typed }),
      ),
      fc.record({ since: typedLike(days), until: typedLike(days) }, { requiredKeys: [] }),
      fc.record({ week: typedLike(periods), year: typedLike(periods), since: typedLike(days) }),
    ),
    give: (flags) => {
      const period = readPeriod(flags, today, 'monday')
      if (period === undefined) return
      assert.ok(period.since <= period.until)
      assert.match(period.name, /^[\w-]+$/)
    },
  })),
  kind('breathing patterns', 40, () => ({
    inputs: typedLike(patterns),
    give: (typed) => {
      const settings = { ...usualSettings, breathing: { mine: typed } }
      const { phases } = libraryWith(settings).pattern('mine')
      for (const { seconds } of phases) assert.ok(seconds >= 0.5 && seconds <= 60)
    },
  })),
]
