import { describe, expect, test } from 'vitest'
import type { Material, Wish } from '../../src/report/material.ts'
import { renderReport } from '../../src/report/render.ts'
import { summarise } from '../../src/report/summarise.ts'
import { asDay } from '../../src/time/day.ts'
import { choice, type Given, scale, several, written } from '../support/journal-ledger.ts'
import { materialOf, weekWith } from '../support/report-material.ts'
import { alex, handWritten, later } from './written.ts'

const sectionsOf = (material: Material, wish: Wish = {}) =>
  new Map(summarise(material, wish).sections.map((section) => [section.id, section]))

const sentencesIn = (material: Material, id: string): string[] =>
  (sectionsOf(material).get(id)?.parts ?? []).flatMap((part) => ('text' in part ? [part.text] : []))

const breath = (before: number, after: number): Given[] => [
  ['before', 'before', scale(before)],
  ['breath', 'breath', { kind: 'seconds', number: 120, text: 'long' }],
  ['after', 'after', scale(after)],
]

const evening = (pleasantness: number, energy: number): Given[] => [
  ['pleasantness', 'pleasantness', scale(pleasantness)],
  ['energy', 'energy', scale(energy)],
]

describe('an empty week', () => {
  test('says so kindly, and nothing else', () => {
    const material = materialOf(handWritten().journal(), weekWith('2026-11-12'))
    const { sections, entries } = summarise(material, { compare: true })
    expect(entries).toBe(0)
    expect(sections.map(({ id }) => id)).toEqual(['lines'])
    expect(renderReport(material, 'md')).toBe(`# Week 46 of 2026

9 – 15 November 2026, so far

## Nothing here

- Nothing is written down for these days, and that is fine.
- Good to see you. Start anywhere.
`)
  })

  test('that is still to come is no empty week', () => {
    const material = materialOf(handWritten().journal(), weekWith('2026-11-12'), {
      today: asDay('2026-11-02'),
    })
    expect(sentencesIn(material, 'lines')[0]).toBe('These days are still to come.')
  })
})

test('one entry is listed, and no figure said', () => {
  const book = handWritten()
  book.write('2026-11-10 18:30', 'breathe', breath(8, 5))
  const material = materialOf(book.journal(), weekWith('2026-11-12'))
  expect(sentencesIn(material, 'lines')).toEqual([
    '1 moment was hard.',
    'Once, you took a breath or a break in a hard moment.',
    '1 entry on 1 day.',
  ])
  expect(sectionsOf(material).get('settling')?.parts).toMatchObject([
    { kind: 'pairs', rows: [{ label: 'Tue 10 Nov, 18:30', from: 8, to: 5, n: 1 }] },
  ])
  const figures = summarise(material).sections.flatMap((section) => section.figures)
  expect(figures.filter(({ least, state }) => least > 0 && state === 'said')).toEqual([])
})

describe('from three to four it is too early, from five on it is said', () => {
  const weekOf = (moments: number) => {
    const book = handWritten()
    for (let day = 9; day < 9 + moments; day++) {
      book.write(
        `2026-11-${String(day).padStart(2, '0')} 18:00`,
        'breathe',
        breath(8, day === 9 ? 8 : 5),
      )
    }
    return materialOf(book.journal(), weekWith('2026-11-12'))
  }

  test.each([3, 4])('%i', (moments) => {
    expect(sentencesIn(weekOf(moments), 'settling')).toEqual([
      `Before and after: ${moments} so far, too early to say.`,
    ])
    expect(sectionsOf(weekOf(moments)).get('settling')?.parts).toHaveLength(1)
  })

  test('5', () => {
    expect(sentencesIn(weekOf(5), 'settling')).toEqual([
      "In 4 of 5 entries it was less strong after a breath or a break. We can't tell why. Does that fit? In the middle the change was 3 lower.",
    ])
  })
})

describe('two people', () => {
  const book = handWritten()
  const repair = (at: string, person: string, what: string) =>
    book.write(at, 'repair', [['what-happened', 'trigger', written(what)]], { person })
  repair('2026-11-10 18:00', 'alex', 'I left the table')
  repair('2026-11-11 18:00', 'ana', 'I forgot her birthday')
  book.write('2026-11-12 22:00', 'journal', evening(6, 4))

  test('are both there, each by name', () => {
    const parts = sectionsOf(materialOf(book.journal(), weekWith('2026-11-12'))).get(
      'ruptures',
    )?.parts
    expect(parts?.find(({ kind }) => kind === 'chains')).toMatchObject({
      chains: [
        { title: 'I left the table', with: 'Alex' },
        { title: 'I forgot her birthday', with: 'Ana' },
      ],
    })
  })

  test('and one of them alone, when only one is asked for', () => {
    const material = materialOf(book.journal(), weekWith('2026-11-12'), { person: 'ana' })
    const summary = summarise(material)
    expect([summary.with, summary.entries]).toEqual(['Ana', 1])
    const told = renderReport(material, 'html')
    expect(told).toContain('I forgot her birthday')
    expect(told).not.toContain('table</h3>')
    expect(told).not.toContain('Alex')
  })

  test('whoever is unknown by now is nobody', () => {
    const material = materialOf(book.journal([alex]), weekWith('2026-11-12'))
    expect(renderReport(material, 'md')).not.toMatch(/with $|undefined|null/m)
  })
})

test('a week across New Year has one name, both years, and all its days', () => {
  const book = handWritten()
  book.write('2026-12-31 22:30', 'journal', evening(7, 5))
  book.write('2027-01-01 22:30', 'journal', evening(5, 3))
  const material = materialOf(book.journal(), weekWith('2026-12-31'))
  const { title, period, entries } = summarise(material)
  expect([title, period.name, period.said, entries]).toEqual([
    'Week 53 of 2026',
    '2026-W53',
    '28 December 2026 – 3 January 2027, so far',
    2,
  ])
  book.write('2026-12-31 14:00', 'share', [['rung', 'rung', choice('2')]], {
    later: [later('prediction', '2027-01-01')],
  })
  book.answer('2027-01-02 09:00', 'prediction', [
    ['happened', 'happened', choice('no')],
    ['understood', 'understood', scale(8)],
  ])
  expect(renderReport(materialOf(book.journal(), weekWith('2026-12-31')), 'md')).toContain(
    'Sat 2 Jan 2027 · understood 8',
  )
})

test('values of one week stand as they were given, of four weeks in the middle', () => {
  const book = handWritten()
  for (const [index, day] of ['11-01', '11-08', '11-15', '11-22'].entries()) {
    book.write(`2026-${day} 21:00`, 'reflect', [
      ['values', 'value', several(['honesty'])],
      ['importance', 'importance', scale(9), 'honesty'],
      ['lived', 'lived', scale(5 + index), 'honesty'],
    ])
  }
  const week = sectionsOf(materialOf(book.journal(), weekWith('2026-11-08'))).get('values')
  expect(week?.parts).toMatchObject([
    { title: 'As you gave them', rows: [{ from: 6, to: 9, n: 1 }] },
  ])
  const month = {
    kind: 'month',
    since: asDay('2026-11-01'),
    until: asDay('2026-11-30'),
    name: '2026-11',
  } as const
  const values = sectionsOf(materialOf(book.journal(), month)).get('values')
  expect(values?.parts).toMatchObject([{ rows: [{ label: 'honesty', from: 6.5, to: 9, n: 4 }] }])
  expect(values?.figures).toMatchObject([{ value: 2.5, n: 4, state: 'said' }])
})

test('beside the week before stand both, and what may not be said is said so', () => {
  const book = handWritten()
  for (const day of ['02', '03', '04', '05', '06', '09', '10', '11'])
    book.write(`2026-11-${day} 18:00`, 'breathe', breath(8, 5))
  const comparison = sectionsOf(materialOf(book.journal(), weekWith('2026-11-12')), {
    compare: true,
  }).get('comparison')
  const [table] = comparison?.parts ?? []
  expect(table).toMatchObject({ now: 'this week', before: 'the week before' })
  expect(table && 'rows' in table && table.rows).toContainEqual({
    label: 'Strength, before − after',
    now: 'too early (3)',
    before: '3 (5)',
  })
})

test('beside nothing stands a sentence', () => {
  const book = handWritten()
  book.write('2026-11-10 18:00', 'breathe', breath(8, 5))
  const material = materialOf(book.journal(), weekWith('2026-11-12'))
  const comparison = sectionsOf(material, { compare: true }).get('comparison')
  expect(comparison?.parts).toEqual([
    { kind: 'sentence', text: 'Nothing is written down for the week before.' },
  ])
  expect(sectionsOf(material).has('comparison')).toBe(false)
})

test('one hard evening is one hard moment, however many practices it took', () => {
  const book = handWritten()
  const about = { person: 'alex' }
  const { id } = book.write('2026-11-10 18:30', 'breathe', breath(8, 5), about)
  book.write('2026-11-10 20:00', 'repair', [['before', 'before', scale(7)]], { ...about, from: id })
  book.write('2026-11-10 23:00', 'journal', [['hardest', 'hardest', scale(9)]], about)
  book.write('2026-11-11 23:00', 'journal', [['hardest', 'hardest', scale(7)]], about)
  book.write('2026-11-12 18:00', 'breathe', breath(7, 5), about)
  book.write('2026-11-12 19:00', 'thanks', [])
  const warm = sectionsOf(materialOf(book.journal(), weekWith('2026-11-10'))).get('warm')
  expect(warm?.title).toBe('Warm moments beside hard ones')
  expect(warm?.figures).toMatchObject([
    { id: 'warm', value: 1 },
    { id: 'hard', value: 3 },
  ])
})

test('hard moments alone are not set beside nothing', () => {
  const book = handWritten()
  book.write('2026-11-10 18:30', 'breathe', breath(8, 5))
  const hard = () => sectionsOf(materialOf(book.journal(), weekWith('2026-11-10'))).get('warm')
  expect(hard()).toBeUndefined()
  book.write('2026-11-11 22:00', 'journal', [['glad-of', 'glad-of', written('the soup')]])
  expect(hard()).toMatchObject({
    title: 'Warm moments',
    parts: [{ kind: 'passages', passages: [{ text: 'the soup' }] }],
  })
})

test('a line of an ordinary day is in one’s own words, and set nothing off', () => {
  const book = handWritten()
  book.write('2026-11-10 22:00', 'journal', [
    ['moment', 'trigger', written('We laughed in the kitchen.')],
  ])
  const sections = sectionsOf(materialOf(book.journal(), weekWith('2026-11-10')))
  expect(sections.has('set-off')).toBe(false)
  expect(sections.get('own-words')?.parts).toMatchObject([
    { title: 'Moments that stayed', passages: [{ text: 'We laughed in the kitchen.' }] },
  ])
  expect(sections.get('lines')?.title).toBe('The week in short')
})

test('what was asked is told both ways, in counts', () => {
  const book = handWritten()
  for (const [day, key] of ['answered', 'missed', 'none', 'answered'].entries())
    book.write(`2026-11-1${day} 22:00`, 'journal', [['asked-of-me', 'asked-of-me', choice(key)]])
  book.write('2026-11-11 12:00', 'ask', [['request', 'i-asked', written('come along')]])
  const asked = sectionsOf(materialOf(book.journal(), weekWith('2026-11-10'))).get('asked')
  expect(asked?.parts[0]).toMatchObject({
    text: 'Somebody asked something of you 3 times. You put 1 request of your own into words.',
  })
  expect(asked?.parts[1]).toMatchObject({ rows: [{ count: 2 }, { count: 1 }] })
})

test('openness on a day says what was shown, and not the moment of that day, nor whose day it was', () => {
  const book = handWritten()
  const day = (what: Given[]): Given[] => [
    ['moment', 'trigger', written('The bus was late')],
    ...what,
    ['understood', 'understood', scale(9)],
  ]
  const hope = day([['opened-what', 'opened-what', choice('hope')]])
  book.write('2026-11-10 21:00', 'journal', hope, { person: 'alex' })
  book.write('2026-11-11 21:00', 'journal', day([]), { person: 'alex' })
  const { parts } = sectionsOf(materialOf(book.journal(), weekWith('2026-11-12'))).get(
    'openness',
  ) ?? { parts: [] }
  expect(parts.find(({ kind }) => kind === 'passages')).toMatchObject({
    title: 'Openness met understanding',
    passages: [
      { label: 'Tue 10 Nov · understood 9', text: 'a hope' },
      { label: 'Wed 11 Nov · understood 9', text: 'something true' },
    ],
  })
})
