import type { Saying } from '../flow/saying.ts'
import type { Times } from '../flow/surroundings.ts'
import type { Person } from '../journal/entry.ts'
import { addDays, isDay, sayDay } from '../time/day.ts'
import { asClockTime, journalDay, wallClock } from '../time/moment.ts'
import { readDay } from '../time/reading-day.ts'
import { readMoment } from '../time/reading-when.ts'
import type { House } from './house.ts'

/** The moment it is now, and the journal day it belongs to. */
export const presentOf = ({ clock, setup }: Pick<House, 'clock' | 'setup'>) => {
  const moment = clock.here(clock.now())
  const dayEnd = asClockTime(setup.settings.day_ends)
  return { moment, dayEnd, day: journalDay(moment, dayEnd) }
}

/** The clock and the calendar as scripts see them. */
export const timesOf = (house: Pick<House, 'clock' | 'setup'>): Times => ({
  now: () => house.clock.now(),
  today: () => presentOf(house).day,
  clockAt: (instant) => wallClock(house.clock.here(instant)).time,
  read: (typed, looking, withTime) => {
    const { moment, dayEnd, day } = presentOf(house)
    if (!withTime) {
      const said = readDay(typed, day, looking)
      return { value: said.day, echo: said.echo }
    }
    const said = readMoment(typed, { now: moment, dayEnd }, looking)
    const { date, time } = wallClock(said.moment)
    return { value: `${date} ${time}`, echo: said.echo }
  },
  sayDay: (text) => {
    const date = text.slice(0, 10)
    return isDay(date) ? sayDay(date) + text.slice(10).replace(' ', ', ') : text
  },
  addDays,
})

/** How the people and days of this journal are said, where nothing is written. */
export const sayingOf = (house: House): Saying => {
  let known: ReadonlyMap<string, Person> | undefined
  const everyone = () =>
    new Map(
      house.journal
        .open('read')
        .people.list()
        .map((one) => [one.id, one]),
    )
  const byId = (id: string) => {
    known ??= everyone()
    return known.get(id)
  }
  let abouts: ReadonlyMap<string | null, string> | undefined
  const answered = (id: string) => {
    abouts ??= new Map(
      house.journal
        .open('read')
        .followUps.list(['answered'])
        .map((one) => [one.answeredBy, one.about]),
    )
    return abouts.get(id)
  }
  return { people: { byId }, times: timesOf(house), answered }
}
