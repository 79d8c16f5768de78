import type { Entry, Person } from '../../src/journal/entry.ts'
import { asDay } from '../../src/time/day.ts'
import { chanceFrom } from '../support/journal-chance.ts'
import {
  type Given,
  type Journal,
  ledger,
  type Place,
  type Writing,
} from '../support/journal-ledger.ts'

export const alex: Person = { id: 'alex', name: 'Alex', relation: 'partner', gatePassed: null }
export const ana: Person = { id: 'ana', name: 'Ana', relation: 'friend', gatePassed: null }

/** A journal written by hand: `at` is `2026-11-12 18:05` on the wall in Berlin, or where `zone` says. */
export const handWritten = () => {
  const book = ledger(chanceFrom(1))
  const place = (at: string, zone = 'Europe/Berlin'): Place => {
    const [date = '', time = ''] = at.split(' ')
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return { date: asDay(date), minutes: hours * 60 + minutes, zone }
  }
  return {
    write: (
      at: string,
      flow: string,
      given: readonly Given[],
      more: Partial<Writing> & { zone?: string } = {},
    ): Entry => book.write({ person: null, ...place(at, more.zone), flow, given, ...more }),
    /** Answers what is due of one flow. */
    answer: (at: string, flow: string, given: readonly Given[], later: Writing['later'] = []) =>
      book.answerDue(place(at), (one) => (one.flow === flow ? { given, later } : undefined)),
    journal: (people: readonly Person[] = [alex, ana]): Journal => ({
      entries: book.entries,
      followUps: book.followUps(),
      links: book.links,
      people,
    }),
  }
}

export const later = (
  flow: string,
  due: string | null,
  about = '',
): NonNullable<Writing['later']>[number] => ({
  flow,
  due: due === null ? null : asDay(due),
  about,
})
