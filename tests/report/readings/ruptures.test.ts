import { describe, expect, test } from 'vitest'
import { readingOf } from '../../../src/report/reading.ts'
import { promisesDueIn, promisesOpen } from '../../../src/report/readings/promises.ts'
import {
  hoursToRepair,
  isRepaired,
  latestChecks,
  rupturesFromBefore,
  rupturesOf,
} from '../../../src/report/readings/ruptures.ts'
import { rootOf } from '../../../src/report/readings/threads.ts'
import { asDay } from '../../../src/time/day.ts'
import { choice, scale, written } from '../../support/journal-ledger.ts'
import { materialOf, weekWith } from '../../support/report-material.ts'
import { handWritten, later } from '../written.ts'

const now = '2026-11-20T12:00:00.000Z'

/** A rupture on Tuesday evening, come back to on Wednesday morning. */
const brokenTuesday = (zone = 'Europe/Berlin') => {
  const book = handWritten()
  const breath = book.write(
    '2026-11-10 18:30',
    'breathe',
    [
      ['before', 'before', scale(8)],
      ['after', 'after', scale(4)],
    ],
    { person: 'alex', later: [later('settled', null)] },
  )
  const repair = book.write(
    '2026-11-11 08:15',
    'repair',
    [
      ['what-happened', 'trigger', written('I left the table')],
      ['happened-at', 'rupture-at', { kind: 'moment', text: '2026-11-10 18:15' }],
    ],
    {
      zone,
      person: 'alex',
      later: [
        later('check-in', '2026-11-12'),
        later('check-in', '2026-11-18'),
        later('promise', '2026-11-13', 'I will sit down'),
      ],
    },
  )
  return { book, breath, repair }
}

const checked = (day: string, trust: string) => {
  const { book, ...rest } = brokenTuesday()
  book.answer(`${day} 09:00`, 'check-in', [['trust', 'trust', choice(trust)]])
  return { book, ...rest }
}

const readWeek = (book: ReturnType<typeof handWritten>, day = '2026-11-12') =>
  readingOf(materialOf(book.journal(), weekWith(day), { now }))

describe('a rupture', () => {
  test('takes its hours from when it was to when it was come back to, once a check-in calls it repaired', () => {
    const { book } = checked('2026-11-12', 'partly')
    const [rupture] = rupturesOf(readWeek(book))
    if (rupture === undefined) throw new Error('there is one')
    expect(isRepaired(rupture)).toBe(true)
    expect(hoursToRepair(rupture, now)).toEqual({ time: 14, ended: true })
  })

  test('is open until then, for as long as it has been', () => {
    const { book } = checked('2026-11-12', 'not-yet')
    const [rupture] = rupturesOf(readWeek(book))
    const since = Date.parse('2026-11-10T17:15:00Z')
    expect(rupture && hoursToRepair(rupture, now)).toEqual({
      time: (Date.parse(now) - since) / 3_600_000,
      ended: false,
    })
  })

  test('written down in another zone happened by the clock of that zone', () => {
    const { book } = brokenTuesday('America/New_York')
    const [rupture] = rupturesOf(readWeek(book))
    expect(rupture?.at).toBe(Date.parse('2026-11-10T23:15:00Z'))
  })

  test('whose moment nobody wrote down, or that lies ahead, has no hours', () => {
    const book = handWritten()
    book.write('2026-11-11 08:00', 'repair', [])
    book.write('2026-11-11 09:00', 'repair', [
      ['happened-at', 'rupture-at', { kind: 'moment', text: '2026-11-11 10:00' }],
    ])
    const ruptures = rupturesOf(readWeek(book))
    expect(ruptures.map((rupture) => hoursToRepair(rupture, now))).toEqual([undefined, undefined])
  })

  test('finds the breath taken in between, without a link', () => {
    const { book, breath } = brokenTuesday()
    expect(rupturesOf(readWeek(book))[0]?.settling?.entry.id).toBe(breath.id)
  })

  test('takes no breath that was about somebody else or long before', () => {
    const { book } = brokenTuesday()
    const others = book
      .journal()
      .entries.map((entry) => (entry.flow === 'breathe' ? { ...entry, person: 'ana' } : entry))
    const material = materialOf({ ...book.journal(), entries: others }, weekWith('2026-11-12'), {
      now,
    })
    expect(rupturesOf(readingOf(material))[0]?.settling).toBeUndefined()
  })

  test('goes on in the week of its check-in, where it counts', () => {
    const { book } = checked('2026-11-18', 'restored')
    const nextWeek = readWeek(book, '2026-11-18')
    expect(rupturesOf(nextWeek)).toEqual([])
    const before = rupturesFromBefore(nextWeek)
    expect(before.map(({ entry }) => entry.day)).toEqual(['2026-11-11'])
    expect(latestChecks(before, nextWeek)).toEqual(['restored'])
    expect(latestChecks(rupturesOf(readWeek(book)), readWeek(book))).toEqual([])
  })

  test('counts by its latest check-in', () => {
    const { book } = checked('2026-11-12', 'worse')
    book.answer('2026-11-15 09:00', 'promise', [['promise-kept', 'promise-kept', choice('kept')]])
    book.answer('2026-11-18 09:00', 'check-in', [['trust', 'trust', choice('restored')]])
    const reading = readingOf(
      materialOf(
        book.journal(),
        { kind: 'span', since: asDay('2026-11-09'), until: asDay('2026-11-22'), name: 'two-weeks' },
        { now },
      ),
    )
    expect(latestChecks(rupturesOf(reading), reading)).toEqual(['restored'])
  })
})

describe('a promise', () => {
  const promised = () => brokenTuesday().book
  const put = (book: ReturnType<typeof handWritten>, day: string, kept: string, again?: string) =>
    book.answer(
      `${day} 09:00`,
      'promise',
      [['promise-kept', 'promise-kept', choice(kept)]],
      again === undefined ? [] : [later('promise', again, 'I will sit down')],
    )

  test('that fell due without an answer is due and open', () => {
    const reading = readWeek(promised())
    expect(
      promisesDueIn({
        ...reading,
        material: { ...reading.material, today: asDay('2026-11-14') },
      }),
    ).toMatchObject([{ about: 'I will sit down', due: '2026-11-13', answer: undefined }])
  })

  test('is not due before its day', () => {
    const reading = readWeek(promised())
    const today = asDay('2026-11-12')
    expect(promisesDueIn({ ...reading, material: { ...reading.material, today } })).toEqual([])
  })

  test('put off and then kept is one promise, kept', () => {
    const book = promised()
    put(book, '2026-11-13', 'not-yet', '2026-11-15')
    put(book, '2026-11-15', 'kept')
    expect(promisesDueIn(readWeek(book))).toMatchObject([{ due: '2026-11-15', answer: 'kept' }])
    expect(rupturesOf(readWeek(book))[0]?.promises).toMatchObject([{ answer: 'kept' }])
  })

  test('put off to a later week stands as it was in its own', () => {
    const book = promised()
    put(book, '2026-11-13', 'not-yet', '2026-11-18')
    put(book, '2026-11-18', 'kept')
    expect(promisesDueIn(readWeek(book))).toMatchObject([{ answer: 'not-yet' }])
    expect(promisesDueIn(readWeek(book, '2026-11-18'))).toMatchObject([{ answer: 'kept' }])
  })

  test('put off with no answer yet is open on its new day', () => {
    const book = promised()
    put(book, '2026-11-13', 'partly', '2026-11-19')
    expect(promisesOpen(readWeek(book))).toMatchObject([{ due: '2026-11-19', answer: undefined }])
  })

  test('let go is one that no longer fits', () => {
    const journal = promised().journal()
    const followUps = journal.followUps.map((one) =>
      one.flow === 'promise' ? { ...one, state: 'let go' as const } : one,
    )
    const reading = readingOf(
      materialOf({ ...journal, followUps }, weekWith('2026-11-12'), { now }),
    )
    const later = { ...reading, material: { ...reading.material, today: asDay('2026-11-20') } }
    expect(promisesDueIn(later)).toMatchObject([{ answer: 'no-longer-fits' }])
  })
})

test('a fear put off twice still leads back to where it was feared', () => {
  const book = handWritten()
  const share = book.write('2026-11-09 14:00', 'share', [], {
    later: [later('prediction', '2026-11-10')],
  })
  book.answer(
    '2026-11-10 09:00',
    'prediction',
    [['done', '', choice('not-yet')]],
    [later('prediction', '2026-11-11')],
  )
  book.answer(
    '2026-11-11 09:00',
    'prediction',
    [['done', '', choice('not-yet')]],
    [later('prediction', '2026-11-12')],
  )
  book.answer('2026-11-12 09:00', 'prediction', [['happened', 'happened', choice('no')]])
  const reading = readWeek(book)
  const last = reading.entries.at(-1)
  expect(last && rootOf(reading, last).id).toBe(share.id)
})
