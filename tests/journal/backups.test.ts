import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Backup,
  backupName,
  type Reason,
  readBackupName,
  reasons,
  toLetGo,
} from '../../src/journal/backups.ts'
import { addDays, asDay, type Day } from '../../src/time/day.ts'

const at = (day: string, reason: Reason = 'daily', time = '09:00:00'): Backup => {
  const name = backupName(reason, new Date(`${day}T${time}Z`))
  return { name, path: `/backups/${name}`, reason, day: asDay(day), bytes: 1 }
}

const daysBefore = (last: Day, many: number): Day[] =>
  Array.from({ length: many }, (_, index) => addDays(last, -index))

const today = asDay('2026-11-23')

const keptOf = (backups: readonly Backup[]): string[] => {
  const gone = new Set(toLetGo(backups, today).map(({ name }) => name))
  return backups.flatMap(({ name }) => (gone.has(name) ? [] : [name])).toSorted()
}

describe('names', () => {
  const now = new Date('2026-11-23T09:01:02.345Z')

  test.each<[Reason, number, string]>([
    ['daily', 1, 'journal-2026-11-23.db'],
    ['by-hand', 1, 'journal-2026-11-23T090102Z-by-hand.db'],
    ['before-restore', 2, 'journal-2026-11-23T090102Z-before-restore-2.db'],
  ])('%s %i: %s', (reason, again, name) => {
    expect(backupName(reason, now, again)).toBe(name)
    expect(readBackupName(name)).toEqual({ day: '2026-11-23', reason })
  })

  test.each([
    'journal.db',
    'journal-2026-13-23.db',
    'journal-2026-11-23.db.bak',
    'journal-2026-11-23T090102Z-why.db',
    'notes-2026-11-23.db',
  ])('%s is no backup', (name) => expect(readBackupName(name)).toBeUndefined())

  test('every reason and moment is read back', () => {
    const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31') })
    fc.assert(
      fc.property(
        fc.constantFrom(...reasons.filter((one) => one !== 'salvaged')),
        moment.filter((one) => !Number.isNaN(one.getTime())),
        fc.integer({ min: 1, max: 99 }),
        (reason, when, again) => {
          const day = when.toISOString().slice(0, 10)
          expect(readBackupName(backupName(reason, when, again))).toEqual({ day, reason })
        },
      ),
    )
  })
})

test('what was saved from a damaged journal is known by its name', () => {
  const told = readBackupName('journal-salvaged-20261123T090102Z.db')
  expect(told).toEqual({ day: '2026-11-23', reason: 'salvaged' })
})

describe('rotation', () => {
  test('a year of days leaves 7 days, 4 weeks and 12 months, each its newest', () => {
    expect(keptOf(daysBefore(today, 400).map((day) => at(day)))).toEqual([
      'journal-2025-12-31.db',
      'journal-2026-01-31.db',
      'journal-2026-02-28.db',
      'journal-2026-03-31.db',
      'journal-2026-04-30.db',
      'journal-2026-05-31.db',
      'journal-2026-06-30.db',
      'journal-2026-07-31.db',
      'journal-2026-08-31.db',
      'journal-2026-09-30.db',
      'journal-2026-10-31.db',
      'journal-2026-11-08.db',
      'journal-2026-11-15.db',
      'journal-2026-11-17.db',
      'journal-2026-11-18.db',
      'journal-2026-11-19.db',
      'journal-2026-11-20.db',
      'journal-2026-11-21.db',
      'journal-2026-11-22.db',
      'journal-2026-11-23.db',
    ])
  })

  test('days without writing push nothing out', () => {
    const old = ['2024-01-02', '2024-01-03', '2024-05-01'].map((day) => at(day))
    expect(toLetGo(old, today)).toEqual([])
  })

  test('those made by hand stay; of those before something else, ten', () => {
    const byHand = daysBefore(today, 30).map((day) => at(day, 'by-hand'))
    const before = daysBefore(today, 12).map((day) => at(day, 'before-import'))
    expect(toLetGo([...byHand, ...before], today).map(({ day }) => day)).toEqual([
      '2026-11-13',
      '2026-11-12',
    ])
  })

  test('what could not be opened pushes out nothing that can be, and what was saved stays', () => {
    const good = daysBefore(addDays(today, -90), 10).map((day) => at(day, 'before-restore'))
    const unopened = daysBefore(addDays(today, -60), 11).map((day) => at(day, 'unopened'))
    const saved = daysBefore(addDays(today, -30), 11).map((day) => at(day, 'salvaged'))
    expect(toLetGo([...good, ...unopened, ...saved], today)).toEqual(unopened.slice(-1))
  })

  test.each<Reason>(['before-restore', 'unopened'])(
    'however many backups were tried (%s), what the first one replaced stays for a month',
    (reason) => {
      const tried = ['09', '10', '11'].flatMap((hour) =>
        ['01', '02', '03', '04', '05'].map((minute) =>
          at('2026-11-23', reason, `${hour}:${minute}:00`),
        ),
      )
      expect(toLetGo(tried, today)).toEqual([])
      expect(toLetGo(tried, addDays(today, 29))).toEqual([])
      expect(toLetGo(tried, addDays(today, 30))).toHaveLength(5)
    },
  )

  const good = daysBefore(today, 20).map((day) => at(day))

  test('days a clock was far ahead for push out none that are made once it is right', () => {
    const wrong = daysBefore(asDay('2090-06-30'), 400).map((day) => at(day))
    const gone = toLetGo([...good, ...wrong], today)
    expect(good.filter((one) => gone.includes(one))).toEqual(toLetGo(good, today))
  })

  test('days that a clock is far behind for push out none from before, nor are they', () => {
    const wrong = at('1970-01-01')
    const gone = toLetGo([...good, wrong], asDay('1970-01-01'))
    expect(gone).toEqual(toLetGo(good, today))
  })

  test('the newest always stays, and letting go twice lets no more go', () => {
    const backup = fc
      .tuple(fc.integer({ min: 0, max: 2000 }), fc.constantFrom(...reasons))
      .map(([days, reason]) => at(addDays(today, -days), reason))
    fc.assert(
      fc.property(fc.uniqueArray(backup, { selector: ({ name }) => name }), (backups) => {
        const kept = backups.filter((one) => !toLetGo(backups, today).includes(one))
        expect(toLetGo(kept, today)).toEqual([])
        const daily = backups.filter(({ reason }) => reason === 'daily')
        const [newest] = daily.toSorted((a, b) => (a.name < b.name ? 1 : -1))
        if (newest) expect(kept).toContain(newest)
        expect(kept.filter(({ reason }) => reason === 'daily').length).toBeLessThanOrEqual(23)
      }),
    )
  })
})
