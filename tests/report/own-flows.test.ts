import { describe, expect, test } from 'vitest'
import { readFlow } from '../../src/flow/reading/script.ts'
import { renderReport } from '../../src/report/render.ts'
import { summarise } from '../../src/report/summarise.ts'
import { addDays, asDay } from '../../src/time/day.ts'
import { monthOf, yearOf } from '../../src/time/period.ts'
import { choice, scale, several, written } from '../support/journal-ledger.ts'
import { materialOf, weekWith } from '../support/report-material.ts'
import { handWritten } from './written.ts'

const november = monthOf(asDay('2026-11-12'))

const walks = (count: number) => {
  const book = handWritten()
  for (let walk = 0; walk < count; walk++) {
    book.write(`${addDays(asDay('2026-11-01'), walk)} 13:00`, 'walk', [
      ['lighter', '', scale(walk % 5)],
      ['weather', '', choice(walk % 3 === 0 ? 'rain' : 'sun')],
      ['where', '', written(`place ${walk}`)],
    ])
  }
  return book
}

const walkSection = (count: number) =>
  summarise(materialOf(walks(count).journal(), november)).sections.find(
    ({ id }) => id === 'own:walk',
  )

describe('a practice nobody wrote a report for', () => {
  test('has its scales in the middle, its choices counted, its texts as passages', () => {
    const section = walkSection(9)
    expect(section?.title).toBe('A walk')
    expect(section?.figures).toMatchObject([
      {
        label: 'How much lighter do you feel?',
        value: 2,
        n: 9,
        lowerQuartile: 1,
        upperQuartile: 3,
      },
    ])
    expect(section?.parts).toMatchObject([
      { text: '9 times.' },
      {
        text: 'How much lighter do you feel? In the middle of 9: 2; half of them lay between 1 and 3.',
      },
      {
        title: 'What was the weather?',
        rows: [
          { label: 'sun', count: 6 },
          { label: 'rain', count: 3 },
        ],
      },
      { title: 'Where did you go?', passages: { length: 5 } },
    ])
  })

  test('is listed below three, and too early below five', () => {
    expect(walkSection(2)?.parts[1]).toEqual({
      kind: 'sentence',
      text: 'How much lighter do you feel? 0 (Sun 1 Nov), 1 (Mon 2 Nov).',
    })
    expect(walkSection(4)?.parts[1]).toEqual({
      kind: 'aside',
      text: 'How much lighter do you feel? 4 so far, too early to say.',
    })
  })

  test('has a trend from ten over four weeks', () => {
    const book = handWritten()
    for (let walk = 0; walk < 20; walk++)
      book.write(`${addDays(asDay('2026-05-01'), walk * 3)} 13:00`, 'walk', [
        ['lighter', '', scale(walk / 2)],
      ])
    const told = renderReport(materialOf(book.journal(), yearOf(asDay('2026-05-01'))), 'md')
    expect(told.replace(/\n/g, ' ')).toContain(
      '“How much lighter do you feel?” went up over 8 weeks and 20 entries, by about 5 a month.',
    )
  })

  test('is still told when its script is gone', () => {
    const { walk: _, ...left } = materialOf(walks(3).journal(), november).flows
    const material = { ...materialOf(walks(3).journal(), november), flows: left }
    const section = summarise(material).sections.find(({ id }) => id === 'own:walk')
    expect(section).toMatchObject({ title: 'walk' })
    expect(JSON.stringify(section)).toContain('place 2')
  })
})

test('a question of one’s own in a practice everybody has is told where it tracks a name of its own', () => {
  const book = handWritten()
  book.write('2026-11-12 22:00', 'journal', [
    ['drinks', 'drinks', scale(2)],
    ['sauna', '', several(['twice'])],
  ])
  const sections = summarise(materialOf(book.journal(), weekWith('2026-11-12'))).sections
  expect(sections.find(({ id }) => id === 'own:journal')?.parts).toEqual([
    { kind: 'sentence', text: 'drinks: 2 (Thu 12 Nov).' },
  ])
})

test('every kind of answer of one’s own is told: days, lists, drafts and lengths of time too', () => {
  const script = `
name: bath
title: A bath
for: the end of the day
takes: 20 minutes
group: Practise
place: 21
about: oneself
closing: Good.
steps:
  - scale: How warm was it?
    id: warm
    low: cold
    high: hot
  - confirm: Was there tea?
    id: tea
  - choose-several: What was near?
    id: near
    words: feelings
  - list: What went through your mind?
    id: thoughts
  - date: When will you do it again?
    id: again
    looking: ahead
    suggest: [tomorrow]
  - duration: How long was it?
    id: long
    usual: 20 minutes
    at-least: 1 minute
    at-most: 2 hours
  - write: Anything else?
    id: else
`
  const { flow, findings } = readFlow(script, '0123456789ab')
  expect(findings).toEqual([])
  const book = handWritten()
  book.write('2026-11-12 21:00', 'bath', [
    ['warm', '', scale(7)],
    ['tea', '', choice('yes')],
    ['near', '', several(['calm', 'tired'])],
    ['thoughts', '', several(['the sea', 'nothing much'])],
    ['again', '', { kind: 'day', text: asDay('2026-11-15') }],
    ['long', '', { kind: 'seconds', number: 1500, text: '' }],
    ['else', '', written('soap')],
  ])
  const material = materialOf(book.journal(), weekWith('2026-11-12'))
  const flows = { ...material.flows, ...(flow && { bath: flow }) }
  const own = summarise({ ...material, flows }).sections.find(({ id }) => id === 'own:bath')
  expect(own?.title).toBe('A bath')
  expect(own?.parts).toMatchObject([
    { text: '1 time.' },
    { text: 'How warm was it? 7 (Thu 12 Nov).' },
    { title: 'Was there tea?', rows: [{ label: 'yes', count: 1 }] },
    { title: 'What was near?', rows: [{ label: 'calm' }, { label: 'tired' }] },
    { title: 'What went through your mind?', passages: [{ text: 'the sea\nnothing much' }] },
    { title: 'When will you do it again?', passages: [{ text: 'Sunday 15 November 2026' }] },
    { text: 'How long was it? 1 time, 25 minutes in all.' },
    { title: 'Anything else?', passages: [{ text: 'soap' }] },
  ])
})
