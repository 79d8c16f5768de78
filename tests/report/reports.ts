import type { Answer, Entry, Value } from '../../src/journal/entry.ts'
import type { Material, Wish } from '../../src/report/material.ts'
import { asDay } from '../../src/time/day.ts'
import { allTime, monthOf, type Period, weekOf, yearOf } from '../../src/time/period.ts'
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

/** Texts that try something, in every format there is. */
export const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "</style></title><svg onload=alert('1')>",
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1,2)',
  '\u001b[2J\u001b]0;owned\u0007 red\u001b[31m',
  '\u009b31m C1',
  'left\u202eright\u2066isolated',
  '# heading',
  '1. list',
  '- item\n\n    code\n\n---\nsetext\n===',
  '**bold** _it_ `code` [a](http://evil.example) ![b](x) <b> | cell | $x$ &amp; ~~s~~',
  'https://evil.example and www.evil.example and me@evil.example',
  '```\nfence\n```',
  '\u0301\u0301 combining, 👩‍👩‍👧 joined, שלום עולם',
  '\ud800 alone',
  '＝1+1',
  '\t=1+1',
] as const

/** Every text, name, word and promise of the journal replaced by a hostile one, each in turn. */
export const hostileJournal = (journal: Journal): Journal => {
  let turn = 0
  const next = () => hostile[turn++ % hostile.length] ?? ''
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
