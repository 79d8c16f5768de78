import { addDays, type Day, daysBetween } from '../../time/day.ts'
import type { Moment } from '../../time/moment.ts'
import { wallClock } from '../../time/moment.ts'
import { understoodFrom } from '../keys.ts'
import type { Reading } from '../reading.ts'
import { openingsOf } from '../readings/openness.ts'
import { type Rupture, rupturesOf } from '../readings/ruptures.ts'
import type { Thread } from '../summary.ts'
import { trustState } from './chain.ts'
import { shortDay, weekdayName } from './plainly.ts'
import type { Telling } from './section.ts'

const longest = 62
const mostRuptures = 12
const hour = 3_600_000

/** Ruptures, repairs and moments of understanding on one line of days; only where the days can be told apart. */
export const threadOf = ({ reading }: Telling): Thread | undefined => {
  const { since, until } = reading.period
  const days = daysBetween(since, until) + 1
  if (days > longest) return undefined
  const ruptures = rupturesOf(reading).slice(-mostRuptures)
  const met = openingsOf(reading).filter(({ understood }) => understood >= understoodFrom)
  if (ruptures.length + met.length === 0) return undefined
  return {
    kind: 'thread',
    title: 'Ruptures, repairs and moments of understanding, day by day',
    days: Array.from({ length: days }, (_, passed) => sayOnAxis(addDays(since, passed), days)),
    ruptures: ruptures.map((rupture) => ({
      label: shortDay(rupture.entry.day, reading.period),
      ...timesOf(rupture, reading),
      state: trustState(rupture.checks.at(-1)?.trust),
    })),
    understood: met.map(({ entry }) => ({
      label: shortDay(entry.day, reading.period),
      at: place(entry, since),
    })),
  }
}

const sayOnAxis = (day: Day, days: number): string =>
  days > 7 ? String(Number(day.slice(8))) : weekdayName(day)

/** Days since the period began, on the clock of the place it was. */
const place = (moment: Moment, since: Day): number => {
  const { date, time } = wallClock(moment)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return daysBetween(since, date) + (hours + minutes / 60) / 24
}

const timesOf = ({ entry, at, cameBack, checks }: Rupture, { period }: Reading) => {
  const back = place(entry, period.since)
  const last = checks.at(-1)
  return {
    at: at === undefined ? back : back - (cameBack - at) / hour / 24,
    cameBack: back,
    checked: last === undefined ? null : place(last.entry, period.since),
  }
}
