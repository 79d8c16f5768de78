import type { Answer, Entry, Value } from '../../src/journal/entry.ts'
import type { Material, Wish } from '../../src/report/material.ts'
import { asDay } from '../../src/time/day.ts'
import { allTime, monthOf, type Period, weekOf, yearOf } from '../../src/time/period.ts'
import { hostile } from '../support/hostile.ts'
import { generateJournal } from '../support/journal-generator.ts'
import type { Journal } from '../support/journal-ledger.ts'
import { materialOf } from '../support/report-material.ts'

/** The year all formats are compared over. */
export const theYear = generateJournal({
  seed: 5,
  from: asDay('2026-01-01'),
  days: 365,
  people: 3,
  travels: true,
  walks: true,
})

const day = asDay('2026-05-14')
const periods: readonly (readonly [string, Period])[] = [
  ['a week', weekOf(day, 'monday')],
  ['an empty week', weekOf(asDay('2020-05-14'), 'monday')],
  ['a month', monthOf(day)],
  ['a year', yearOf(day)],
  ['everything', allTime],
  [
    'a span',
    {
      kind: 'span',
      since: asDay('2026-03-01'),
      until: asDay('2026-08-20'),
      name: '2026-03-01-to-2026-08-20',
    },
  ],
]

/** The week and the year of the pictures and the golden files. */
export const aWeek = materialOf(theYear, weekOf(day, 'monday'))
export const aMonth = materialOf(theYear, monthOf(day))
export const aYear = materialOf(theYear, yearOf(day))

type Named = readonly [name: string, material: Material, wish: Wish]

const withAlex = { person: theYear.people[0]?.id ?? null }

/** Reports over the same year, in every way they can be asked for. */
export const everyReport: readonly [Named, ...Named[]] = [
  ['one entry', materialOf({ ...theYear, entries: theYear.entries.slice(0, 1) }, yearOf(day)), {}],
  ...periods.flatMap(([name, period]): Named[] => [
    [name, materialOf(theYear, period), {}],
    [`${name}, compared`, materialOf(theYear, period), { compare: true }],
    [`${name}, numbers only`, materialOf(theYear, period), { numbersOnly: true, compare: true }],
    [`${name}, with one person`, materialOf(theYear, period, withAlex), {}],
  ]),
]

/** Every text, name, word and promise of the journal replaced by one of the given, each in turn. */
export const hostileJournal = (journal: Journal, texts: readonly string[] = hostile): Journal => {
  let turn = 0
  const next = () => texts[turn++ % texts.length] ?? ''
  const spoil = (value: Value): Value => {
    if (value.kind === 'text') return { ...value, text: next() }
    if (value.kind === 'words') return { ...value, words: value.words.map(next) }
    return value
  }
  const spoilAnswer = (answer: Answer): Answer => ({
    ...answer,
    item: answer.item === '' ? '' : next(),
    value: spoil(answer.value),
  })
  return {
    links: journal.links,
    people: journal.people.map((person) => ({ ...person, name: next() })),
    followUps: journal.followUps.map((one) => ({ ...one, about: next() })),
    entries: journal.entries.map((entry: Entry) => ({
      ...entry,
      answers: entry.answers.map(spoilAnswer),
    })),
  }
}

/** A month in which somebody typed nothing but attacks. */
export const hostileMaterial = materialOf(hostileJournal(theYear), monthOf(day))

/** A year of the same, long enough that every text comes to be told. */
export const hostileYear = materialOf(hostileJournal(theYear), yearOf(day))
