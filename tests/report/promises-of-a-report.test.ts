import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Flow } from '../../src/flow/flow.ts'
import type { Answer, Entry, FollowUp } from '../../src/journal/entry.ts'
import { formats } from '../../src/report/formats/registry.ts'
import type { Material } from '../../src/report/material.ts'
import { renderReport } from '../../src/report/render.ts'
import { summarise } from '../../src/report/summarise.ts'
import { asDay } from '../../src/time/day.ts'
import { monthOf, yearOf } from '../../src/time/period.ts'
import { generateJournal } from '../support/journal-generator.ts'
import type { Journal } from '../support/journal-ledger.ts'
import { flows, materialOf } from '../support/report-material.ts'
import { everyReport, theYear } from './reports.ts'

const names = formats.map(({ name }) => name)
const year = yearOf(asDay('2026-05-14'))

/** Years of somebody else's, a little shorter so that periods begin and end anywhere in them. */
const years = fc
  .record({ seed: fc.nat(10_000), people: fc.integer({ min: 1, max: 4 }) })
  .map((wish) =>
    generateJournal({ ...wish, from: asDay('2026-02-03'), days: 70, travels: true, walks: true }),
  )

describe('no grade, no streak, no cause, no duty, no ratio', () => {
  const banned =
    /\b(grades?|graded|scored?|streaks?|caus(e|es|ed|ing)|because|should|must|ought|fail(ed|ure)?|well done|congratulations|5\s*:\s*1|five to one)\b|\d\s?:\s?1\b(?!\d)/i

  test.each(everyReport)('%s', (_, material, wish) => {
    const own = { ...material, entries: material.entries.map(wordless), followUps: [], people: [] }
    for (const name of names) {
      const told = renderReport(own, name, wish).replaceAll('Brier score', 'Brier')
      const said = told.replace(/<style>.*?<\/style>/s, '').replaceAll(/"(id|state)": "[^"]*"/g, '')
      expect(said.match(banned)?.[0], name).toBeUndefined()
    }
  })

  test('and the test would notice', () => {
    for (const word of ['You should', 'caused by', 'a streak', '5:1', 'grade B']) {
      expect(word).toMatch(banned)
    }
  })
})

/** An entry without the texts of the person, who may say whatever they like. */
const wordless = (entry: Entry): Entry => ({
  ...entry,
  answers: entry.answers.filter(({ value }) => value.kind !== 'text'),
})

test('the order in which things come makes no difference', () => {
  const shuffled = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
  fc.assert(
    fc.property(
      years.chain((journal) =>
        fc.record({
          journal: fc.constant(journal),
          entries: shuffled(journal.entries),
          followUps: shuffled(journal.followUps),
          links: shuffled(journal.links),
          people: shuffled(journal.people),
        }),
      ),
      ({ journal, ...other }) => {
        const wish = { compare: true }
        const one = materialOf(journal, monthOf(asDay('2026-03-10')))
        const two = materialOf(other, monthOf(asDay('2026-03-10')))
        expect(summarise(two, wish)).toEqual(summarise(one, wish))
      },
    ),
    { numRuns: 15 },
  )
})

test('no figure is said below its n', () => {
  fc.assert(
    fc.property(years, fc.constantFrom(7, 14, 30, 60), (journal, days) => {
      const until = asDay('2026-04-10')
      const since = asDay(
        new Date(Date.parse(until) - days * 86_400_000).toISOString().slice(0, 10),
      )
      const period = { kind: 'span', since, until, name: 'some-days' } as const
      for (const { figures } of summarise(materialOf(journal, period)).sections) {
        for (const { state, n, least, value, low, lowerQuartile } of figures) {
          expect(state === 'said').toBe(least === 0 || n >= least)
          if (state !== 'said') expect([value, low, lowerQuartile]).toEqual([null, null, null])
          if (lowerQuartile !== null) expect(n).toBeGreaterThanOrEqual(8)
        }
      }
    }),
    { numRuns: 20 },
  )
})

describe('numbers only', () => {
  const secret = 'zqxj'

  test.each(names)('%s holds no word of the person', (name) => {
    const material = materialOf(secretly(theYear, secret), year)
    expect(renderReport(material, name)).toContain(secret)
    const told = renderReport(material, name, { numbersOnly: true, compare: true })
    expect(told).not.toContain(secret)
    const withSomebody = { ...material, person: theYear.people[0]?.id ?? null }
    const alone = renderReport(withSomebody, name, { numbersOnly: true })
    expect(alone).not.toContain(secret)
    expect(alone).toContain('your partner')
  })

  test.each(names)('%s holds no word of a script of one’s own', (name) => {
    const spoken = (text: string) => text.replace(/[a-z]{3,}/gi, (word) => `${secret}${word}`)
    const walk = {
      ...flows.walk,
      title: spoken(flows.walk.title),
      steps: flows.walk.steps.map((step) => ({
        ...step,
        ...('text' in step && { text: spoken(step.text) }),
        ...('options' in step && {
          options: step.options.map((option) => ({ ...option, text: spoken(option.text) })),
        }),
      })),
    } as Flow
    const renamed = {
      ...theYear,
      entries: theYear.entries.map((entry) =>
        entry.flow === 'walk' ? { ...entry, flow: `${secret}-walk` } : entry,
      ),
    }
    const own = { ...flows, [`${secret}-walk`]: walk }
    const material = materialOf(renamed, year, { flows: own })
    expect(renderReport(material, name)).toContain(`${secret}cloud`)
    const told = renderReport(material, name, { numbersOnly: true, compare: true })
    expect(told).not.toContain(secret)
    expect(told).toContain('Second answer')
    expect(renderReport(material, 'md', { numbersOnly: true })).toContain('A practice of your own')
  })

  test('words of a list everybody has are no secret', () => {
    const told = renderReport(materialOf(theYear, year), 'md', { numbersOnly: true })
    expect(told).toContain('tight chest')
    expect(told).toContain('reassurance')
  })
})

/** Everything a person can type, marked: texts, names, promises, words and patterns of their own. */
const secretly = (journal: Journal, secret: string): Journal => {
  const mark = (text: string) => `${secret} ${text}`
  const markAnswer = (answer: Answer): Answer => {
    const { value } = answer
    const item = answer.item === '' ? '' : mark(answer.item)
    if (value.kind === 'text')
      return { ...answer, item, value: { ...value, text: mark(value.text) } }
    if (value.kind === 'seconds') return { ...answer, value: { ...value, text: mark(value.text) } }
    if (value.kind !== 'words') return { ...answer, item }
    const words = value.words.flatMap((word, index) => (index === 0 ? [word, mark(word)] : [word]))
    return { ...answer, item, value: { ...value, words } }
  }
  return {
    links: journal.links,
    people: journal.people.map((person) => ({ ...person, name: mark(person.name) })),
    followUps: journal.followUps.map((one) => ({ ...one, about: mark(one.about) })),
    entries: journal.entries.map((entry) => ({
      ...entry,
      answers: [
        ...entry.answers.map(markAnswer),
        { step: 'need', item: '', tracks: 'need', value: { kind: 'choice', text: mark('a need') } },
        { step: 'mine', item: '', tracks: 'mine', value: { kind: 'text', text: mark('mine') } },
      ],
    })),
  }
}

describe('feeling unsafe', () => {
  const unsafe = (material: Material): Material => ({
    ...material,
    entries: material.entries.map((entry) => ({
      ...entry,
      answers: entry.answers.map((answer) =>
        answer.tracks === 'trust'
          ? { ...answer, value: { kind: 'choice', text: 'unsafe' } }
          : answer,
      ),
    })),
  })

  test.each(names)('%s never says it by name, and counts it as not restored', (name) => {
    const material = unsafe(materialOf(theYear, year))
    for (const kept of [true, false]) {
      const told = renderReport(material, name, { compare: true, private: kept })
      expect(told).not.toMatch(/unsafe|afraid of (him|her|them)\b/i)
    }
    const { sections } = summarise(material, { private: true })
    const trust = sections
      .flatMap(({ figures }) => figures)
      .find(({ id }) => id === 'trust-restored')
    expect(trust).toMatchObject({ state: 'said', value: 0 })
  })
})

test('what is written on paper does not change when its days are over', () => {
  const may = monthOf(asDay('2026-05-14'))
  const figures = (material: Material) =>
    summarise(material).sections.map(({ id, figures: known }) => [
      id,
      known.filter(
        ({ id: name }) => !name.startsWith('time-to-repair') && name !== 'promises-kept',
      ),
    ])
  const later = materialOf(theYear, may)
  const then = materialOf(upTo(theYear, '2026-05-31'), may)
  expect(figures(then)).toEqual(figures(later))
})

/** A journal as it was on a day. */
const upTo = (journal: Journal, day: string): Journal => {
  const entries = journal.entries.filter((entry) => entry.day <= day)
  const ids = new Set(entries.map(({ id }) => id))
  const reopened = (one: FollowUp): FollowUp =>
    one.answeredBy === null || ids.has(one.answeredBy)
      ? one
      : { ...one, state: 'open', answeredBy: null }
  return {
    ...journal,
    entries,
    followUps: journal.followUps.filter(({ origin }) => ids.has(origin)).map(reopened),
    links: journal.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  }
}

test('every flow there is has a home in the report, or is the person’s own', () => {
  const own = summarise(materialOf(theYear, year)).sections.filter(({ id }) =>
    id.startsWith('own:'),
  )
  expect(own.map(({ id, title }) => [id, title])).toEqual([['own:walk', flows.walk.title]])
})
