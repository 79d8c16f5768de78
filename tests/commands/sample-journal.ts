import { expect } from 'vitest'
import { writeJournal } from '../../src/exchange/write-json.ts'
import type { Answer, Entry } from '../../src/journal/entry.ts'
import { asDay } from '../../src/time/day.ts'
import { answer, text } from '../adapters/sqlite/samples.ts'
import { newHome } from '../support/home.ts'

/** The id of the n-th thing in a sample; its last eight signs name it on the command line. */
export const idOf = (number: number): string =>
  `0192f0c1-0000-7000-8000-${String(number).padStart(12, '0')}`

export const shortOf = (number: number): string => idOf(number).slice(-8)

export const alex = { id: idOf(900), name: 'Alex', relation: 'partner', gatePassed: null } as const

/** The n-th entry: a journal of that day, 21:30 in Berlin, with one moment. */
export const evening = (
  number: number,
  day: string,
  words: string,
  more: Partial<Entry> = {},
): Entry => ({
  id: idOf(number),
  flow: 'journal',
  flowVersion: '0123456789ab',
  person: null,
  instant: `${day}T20:30:00.000Z`,
  offset: 60,
  zone: 'Europe/Berlin',
  day: asDay(day),
  written: `${day}T20:30:00.000Z`,
  state: 'finished',
  answers: [answer('moment', text(words))],
  ...more,
})

/** What export would write of these entries. */
export const exported = (...entries: readonly Entry[]): string =>
  writeJournal({ people: [alex], entries, typing: [], followUps: [], links: [], tombstones: [] })

/** A machine whose journal holds these entries. */
export const homeWith = async (...entries: readonly Entry[]) => {
  const home = newHome()
  const { code, stderr } = await home.run(['import', '-'], { input: exported(...entries) })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return home
}

/** The answers of an entry as `show --json` prints them. */
export const answersIn = (stdout: string): Record<string, unknown> => {
  const { entries } = JSON.parse(stdout) as { entries: { answers: Record<string, unknown> }[] }
  return entries[0]?.answers ?? {}
}

export const answers = (...all: readonly Answer[]): Pick<Entry, 'answers'> => ({ answers: all })
