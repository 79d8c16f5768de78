import { describe, expect, test } from 'vitest'
import { selected } from '../../src/exchange/selection.ts'
import type { Contents } from '../../src/journal/contents.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { asDay } from '../../src/time/day.ts'
import { answer, beginning } from '../adapters/sqlite/samples.ts'

const entry = (
  id: string,
  day: string,
  person: string | null,
  more: Partial<Entry> = {},
): Entry => ({
  ...beginning({ day: asDay(day), person }),
  id,
  state: 'finished',
  answers: [],
  ...more,
})

const person = (id: string) => ({ id, name: id, relation: 'friend', gatePassed: null }) as const
const promise = { flow: 'promise', person: null, due: null, about: '' } as const

const contents: Contents = {
  people: [person('alex'), person('sam'), person('kim')],
  entries: [
    entry('sunday', '2026-11-22', 'alex'),
    entry('monday', '2026-11-23', 'alex', {
      answers: [answer('who', { kind: 'person', text: 'sam' })],
    }),
    entry('tuesday', '2026-11-24', null),
  ],
  typing: [{ entry: 'tuesday', step: 'moment', item: '', text: 'x' }],
  followUps: [
    { ...promise, id: 'one', origin: 'sunday', state: 'answered', answeredBy: 'monday' },
    { ...promise, id: 'two', origin: 'tuesday', state: 'open', answeredBy: null },
  ],
  links: [
    { from: 'monday', to: 'sunday' },
    { from: 'tuesday', to: 'monday' },
  ],
  tombstones: ['gone'],
}

const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id)

describe('a part of a journal', () => {
  test('without a wish is all of it', () => {
    expect(selected(contents, {})).toBe(contents)
  })

  test('has its entries, whom they name, what hangs on them, and links that stay inside', () => {
    const part = selected(contents, { since: asDay('2026-11-22'), until: asDay('2026-11-23') })
    expect(idsOf(part.entries)).toEqual(['sunday', 'monday'])
    expect(idsOf(part.people)).toEqual(['alex', 'sam'])
    expect(idsOf(part.followUps)).toEqual(['one'])
    expect(part.typing).toEqual([])
    expect(part.links).toEqual([{ from: 'monday', to: 'sunday' }])
    expect(part.tombstones).toEqual([])
  })

  test('leads to no entry outside of it', () => {
    const part = selected(contents, { until: asDay('2026-11-22') })
    expect(part.followUps).toMatchObject([{ id: 'one', state: 'answered', answeredBy: null }])
    expect(part.links).toEqual([])
  })

  test('can be what is about one person', () => {
    expect(idsOf(selected(contents, { person: 'alex' }).entries)).toEqual(['sunday', 'monday'])
    expect(idsOf(selected(contents, { person: 'kim' }).entries)).toEqual([])
  })
})
