import { describe, expect, test } from 'vitest'
import { asks, everyStep } from '../../src/flow/steps.ts'
import type { Answer } from '../../src/journal/entry.ts'
import { asDay, daysBetween } from '../../src/time/day.ts'
import { asClockTime, journalDay, wallClock } from '../../src/time/moment.ts'
import { generateJournal } from './journal-generator.ts'
import { flows } from './report-material.ts'

const life = {
  seed: 5,
  from: asDay('2026-01-01'),
  days: 365,
  people: 3,
  travels: true,
  walks: true,
}
const journal = generateJournal(life)
const { entries, followUps, links, people } = journal

test('the same seed gives the same journal, another seed another one', () => {
  expect(generateJournal(life)).toEqual(journal)
  expect(generateJournal({ ...life, seed: 6 }).entries).not.toEqual(entries)
})

test('a year holds gaps, journeys, late evenings and both clock changes', () => {
  const days = new Set(entries.map(({ day }) => day))
  expect(entries.length).toBeGreaterThan(500)
  expect(days.size).toBeLessThan(350)
  const sorted = [...days].sort()
  const gaps = sorted.slice(1).map((day, index) => daysBetween(sorted[index] ?? day, day))
  expect(Math.max(...gaps)).toBeGreaterThan(3)
  expect(new Set(entries.map(({ zone }) => zone)).size).toBeGreaterThan(1)
  expect(
    new Set(entries.filter(({ zone }) => zone === 'Europe/Berlin').map(({ offset }) => offset)),
  ).toEqual(new Set([60, 120]))
  const past = entries.filter((entry) => wallClock(entry).date > entry.day)
  expect(past.length).toBeGreaterThan(5)
})

test('every entry keeps the day of its own place, and ids are as unique as entries', () => {
  for (const entry of entries) expect(journalDay(entry, asClockTime('04:00'))).toBe(entry.day)
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
})

test('links and follow-ups lead to entries that are there', () => {
  const ids = new Set(entries.map(({ id }) => id))
  for (const { from, to } of links) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
  for (const { origin, answeredBy } of followUps) {
    expect(ids.has(origin)).toBe(true)
    expect(answeredBy === null || ids.has(answeredBy)).toBe(true)
  }
  expect(followUps.some(({ state }) => state === 'open')).toBe(true)
  expect(people.map(({ name }) => name)).toEqual(['Alex', 'Ana', 'Mum'])
})

describe('the scripts ask what the journal answers', () => {
  const steps = new Map(
    Object.values(flows).flatMap((flow) =>
      [...everyStep(flow.steps)].filter(asks).map((step) => [`${flow.name}/${step.id}`, step]),
    ),
  )
  const byStep = Map.groupBy(
    entries.flatMap(({ flow, answers }) => answers.map((answer) => ({ flow, answer }))),
    ({ flow, answer }) => `${flow}/${answer.step}`,
  )

  test.each([...byStep])('%s', (name, given) => {
    const step = steps.get(name)
    expect(step).toBeDefined()
    for (const { answer } of given) expect(answer.tracks).toBe(step?.tracks ?? '')
    if (step === undefined || !('options' in step) || step.options.length === 0) return
    const keys = new Set(step.options.map(({ key }) => key))
    expect(given.flatMap(({ answer }) => chosen(answer)).filter((key) => !keys.has(key))).toEqual(
      [],
    )
  })
})

const chosen = ({ value }: Answer): readonly string[] => {
  if (value.kind === 'words') return value.words
  return value.kind === 'choice' ? [value.text] : []
}

test('fifty years are written down in a moment', () => {
  const long = generateJournal({ seed: 1, from: asDay('1980-01-01'), days: 50 * 365 })
  expect(long.entries.length).toBeGreaterThan(25_000)
})
