import { expect, test } from 'vitest'
import type { Material, Wish } from '../../src/report/material.ts'
import { summarise } from '../../src/report/summarise.ts'
import { type Given, scale } from '../support/journal-ledger.ts'
import { materialOf, weekWith } from '../support/report-material.ts'
import { handWritten, later } from './written.ts'

const sectionsOf = (material: Material, wish: Wish = {}) =>
  new Map(summarise(material, wish).sections.map((section) => [section.id, section]))

const _sentencesIn = (material: Material, id: string): string[] =>
  (sectionsOf(material).get(id)?.parts ?? []).flatMap((part) => ('text' in part ? [part.text] : []))

const breath = (before: number, after: number): Given[] => [
  ['before', 'before', scale(before)],
  ['breath', 'breath', { kind: 'seconds', number: 120, text: 'long' }],
  ['after', 'after', scale(after)],
]

const _evening = (pleasantness: number, energy: number): Given[] => [
  ['pleasantness', 'pleasantness', scale(pleasantness)],
  ['energy', 'energy', scale(energy)],
]

test('a move across zones: each moment by the clock of its own place, hours by the instants', () => {
  const book = handWritten()
  book.write('2026-11-10 23:30', 'breathe', breath(8, 5), { zone: 'Europe/Berlin', person: 'alex' })
  const repair = book.write(
    '2026-11-10 23:30',
    'repair',
    [['happened-at', 'rupture-at', { kind: 'moment', text: '2026-11-10 17:30' }]],
    { zone: 'America/New_York', person: 'alex', later: [later('check-in', '2026-11-11')] },
  )
  expect(repair.day).toBe('2026-11-10')
  const parts = sectionsOf(materialOf(book.journal(), weekWith('2026-11-10'))).get(
    'ruptures',
  )?.parts
  expect(parts?.find(({ kind }) => kind === 'chains')).toMatchObject({
    chains: [
      {
        when: 'Tue 10 Nov, 17:30',
        links: [
          { id: 'trigger' },
          { id: 'settled', said: '8 → 5' },
          { id: 'came back', said: 'after 6 hours' },
          { id: 'trust' },
        ],
      },
    ],
  })
  const settling = sectionsOf(materialOf(book.journal(), weekWith('2026-11-10'))).get('settling')
  expect(settling?.parts[0]).toMatchObject({ rows: [{ label: 'Tue 10 Nov, 23:30' }] })
})

test('the week the clocks go back: an hour that came twice is counted twice, in its own day', () => {
  const book = handWritten()
  const first = book.write('2026-10-25 02:30', 'breathe', breath(8, 5))
  const again = {
    ...first,
    id: `${first.id.slice(0, -1)}f`,
    instant: '2026-10-25T01:30:00.000Z',
    offset: 60,
  }
  book.write(
    '2026-10-25 12:30',
    'repair',
    [['happened-at', 'rupture-at', { kind: 'moment', text: '2026-10-24 12:30' }]],
    { person: 'alex' },
  )
  const journal = { ...book.journal(), entries: [...book.journal().entries, again] }
  const sections = sectionsOf(materialOf(journal, weekWith('2026-10-24')))
  expect(first.day).toBe('2026-10-24')
  expect(sections.get('settling')?.parts[0]).toMatchObject({
    rows: [{ label: 'Sun 25 Oct, 02:30' }, { label: 'Sun 25 Oct, 02:30' }],
  })
  const chains = sections.get('ruptures')?.parts.find(({ kind }) => kind === 'chains')
  expect(chains).toMatchObject({ chains: [{ links: [{ said: 'after 25 hours' }, {}] }] })
})

test('the week the clocks go forward: a rupture in the hour that was not has its hours all the same', () => {
  const book = handWritten()
  book.write(
    '2026-03-29 12:00',
    'repair',
    [['happened-at', 'rupture-at', { kind: 'moment', text: '2026-03-29 02:30' }]],
    { person: 'alex' },
  )
  const chains = sectionsOf(materialOf(book.journal(), weekWith('2026-03-29')))
    .get('ruptures')
    ?.parts.find(({ kind }) => kind === 'chains')
  expect(chains).toMatchObject({ chains: [{ links: [{ said: 'after 10 hours' }, {}] }] })
})
