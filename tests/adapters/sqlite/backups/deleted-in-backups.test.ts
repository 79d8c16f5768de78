import { describe, expect, test } from 'vitest'
import { damage } from '../../../support/damage.ts'
import { filesHolding } from '../../../support/journals.ts'
import { marker, written } from '../written-journal.ts'

describe('an entry in backups', () => {
  test('is found by the beginning or the end of its id', () => {
    const { backups, first } = written()
    const made = [backups.make('by-hand'), backups.make('by-hand')].map(({ path }) => path)
    for (const part of [first, first.slice(0, 30), first.slice(-8)]) {
      const { ids, backups: holding, unread } = backups.holding(part)
      expect(ids).toEqual([first])
      expect(holding.map(({ path }) => path).toSorted()).toEqual(made.toSorted())
      expect(unread).toEqual([])
    }
    expect(backups.holding('ffffffff')).toEqual({ ids: [], backups: [], unread: [] })
  })

  test('is taken out of each, and every trace of it', () => {
    const { backups, folder, open, first, second } = written()
    backups.make('by-hand')
    const store = open()
    store.entries.remove(first)
    store.close()
    expect(filesHolding(folder, marker)).toEqual(['backups/journal-2026-11-23T090000Z-by-hand.db'])
    for (const backup of backups.holding(first).backups) backups.removeFrom(backup, first)
    expect(filesHolding(folder, marker)).toEqual([])
    expect(backups.holding(second).backups).toHaveLength(1)
    expect(backups.look(backups.list()[0]?.path ?? '').counts.entries).toBe(1)
  })

  test('may be in one that cannot be read, which is said', () => {
    const { backups, first } = written()
    const { path } = backups.make('by-hand')
    damage(path, 1)
    expect(backups.holding(first)).toMatchObject({ backups: [], unread: [{ path }] })
  })
})
