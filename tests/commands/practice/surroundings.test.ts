import { expect, test } from 'vitest'
import type { House } from '../../../src/commands/house.ts'
import { readyToWalk } from '../../../src/commands/practice/surroundings.ts'
import { Problem } from '../../../src/errors.ts'
import { journalIn, newFolder, write } from '../../support/journals.ts'
import { shipped, shippedFlow } from '../../support/shipped.ts'

const now = new Date('2026-11-23T20:00:00.000Z')

/** As much of a house as it takes to answer a follow-up. */
const house = {
  clock: {
    now: () => now,
    here: (instant: Date) => ({
      instant: instant.toISOString(),
      offset: 60,
      zone: 'Europe/Berlin',
    }),
  },
  setup: { settings: { day_ends: '04:00', week_starts: 'monday' } },
  scripts: () => shipped,
  library: () => ({ flow: shippedFlow }),
} as unknown as House

test('what comes back is finished and answered in one, or asked once more', () => {
  const store = journalIn(newFolder()).open()
  write(store, 'We talked.', '2026-11-22', [{ flow: 'promise', due: null, about: 'to call' }])
  const [promise] = store.followUps.list(['open'])
  if (promise === undefined) throw new Error('Nothing comes back.')
  const failing = {
    ...store,
    followUps: {
      ...store.followUps,
      answer: () => {
        throw new Problem('The disk is full.')
      },
    },
  }
  const { draft, finish } = readyToWalk(promise, house, {
    store: () => failing,
    switches: new Set(),
    keep: true,
  })
  const value = { kind: 'choice', text: 'kept' } as const
  draft.keep({ step: 'kept', item: '', tracks: '', value })
  expect(() => finish([])).toThrow('The disk is full.')
  expect(store.followUps.list(['open'])).toHaveLength(1)
  expect(store.entries.list({ state: 'draft' })).toHaveLength(1)
  store.close()
})
