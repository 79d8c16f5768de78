import { tzOffset } from '@date-fns/tz'
import type { Answer, Entry, FollowUp, Link, Person, Value } from '../../src/journal/entry.ts'
import { uuidBytes, uuidv7 } from '../../src/journal/uuid.ts'
import { addDays, type Day } from '../../src/time/day.ts'
import { asClockTime, instantsAt, journalDay } from '../../src/time/moment.ts'
import type { Chance } from './journal-chance.ts'

/** A journal as the store would give it back. */
export interface Journal {
  readonly entries: readonly Entry[]
  readonly followUps: readonly FollowUp[]
  readonly links: readonly Link[]
  readonly people: readonly Person[]
}

/** An answer as it is written here: step id, what it tracks, value, and the item it is about. */
export type Given = readonly [step: string, tracks: string, value: Value, item?: string]

/** Where and when something is written: a calendar date and a time on the wall of a place. */
export interface Place {
  readonly date: Day
  readonly minutes: number
  readonly zone: string
}

/** Something written down, with what is to come back of it. */
export interface Writing extends Place {
  readonly flow: string
  readonly person: string | null
  readonly given: readonly Given[]
  readonly later?: readonly {
    readonly flow: string
    readonly due: Day | null
    readonly about: string
  }[]
  readonly from?: string
}

export const scale = (number: number): Value => ({
  kind: 'scale',
  number: Math.max(0, Math.min(10, Math.round(number))),
})
export const choice = (text: string): Value => ({ kind: 'choice', text })
export const written = (text: string): Value => ({ kind: 'text', text })
export const several = (words: readonly string[]): Value => ({ kind: 'words', words })

const two = (number: number) => String(number).padStart(2, '0')

/** `18:05` of the minutes since midnight. */
export const clockOf = (minutes: number) =>
  asClockTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)

/** The instant of a place; a time the clocks skipped is the hour after. Minutes past midnight are the next date's. */
const instantOf = ({ date, minutes, zone }: Place): Date => {
  const day = addDays(date, Math.floor(minutes / 1440))
  const wall = ((minutes % 1440) + 1440) % 1440
  const [instant] = instantsAt(day, clockOf(wall), zone)
  return instant ?? instantOf({ date, minutes: minutes + 60, zone })
}

/** Writes entries down one after another, and answers what comes back. */
export const ledger = (chance: Chance) => {
  const entries: Entry[] = []
  const open: FollowUp[] = []
  const answered: FollowUp[] = []
  const links: Link[] = []
  const id = (instant: Date) => uuidv7(instant.getTime(), chance.bytes(uuidBytes))

  const write = ({ flow, person, given, later = [], from, ...place }: Writing): Entry => {
    const instant = instantOf(place)
    const { zone } = place
    const offset = Math.round(tzOffset(zone, instant))
    const moment = { instant: instant.toISOString(), offset, zone }
    const entry: Entry = {
      ...moment,
      id: id(instant),
      flow,
      flowVersion: '0123456789ab',
      person,
      day: journalDay(moment, asClockTime('04:00')),
      state: 'finished',
      written: moment.instant,
      answers: given.map(
        ([step, tracks, value, item = '']): Answer => ({ step, tracks, value, item }),
      ),
    }
    entries.push(entry)
    if (from !== undefined) links.push({ from: entry.id, to: from })
    for (const one of later) {
      open.push({
        id: id(instant),
        flow: one.flow,
        origin: entry.id,
        person,
        due: one.due,
        about: one.about,
        state: 'open',
        answeredBy: null,
      })
    }
    return entry
  }
  /** Answers what is due by the day of a place, each as `answer` says; undefined leaves it open. */
  const answerDue = (
    place: Place,
    answer: (followUp: FollowUp) => Partial<Writing> | undefined,
  ) => {
    const due = open.filter((one) => one.due === null || one.due <= place.date)
    for (const one of due) {
      const said = answer(one)
      if (said === undefined) continue
      const entry = write({
        ...place,
        flow: one.flow,
        person: one.person,
        given: [],
        from: one.origin,
        ...said,
      })
      open.splice(open.indexOf(one), 1)
      answered.push({ ...one, state: 'answered', answeredBy: entry.id })
    }
  }
  return { entries, links, write, answerDue, followUps: () => [...answered, ...open] }
}

export type Ledger = ReturnType<typeof ledger>
