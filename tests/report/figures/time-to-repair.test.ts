import { expect, test } from 'vitest'
import { timeToRepair } from '../../../src/report/figures/time-to-repair.ts'

// Weeks in remission under 6-mercaptopurine, + where it still lasted: Freireich 1963; the median is 23.
const remissions = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text) => ({ time: Number.parseFloat(text), ended: !text.endsWith('+') }))

test('counts the open ones in by Kaplan and Meier, and the median among the ended apart', () => {
  const found = timeToRepair(remissions)
  expect(found.countingOpen).toMatchObject({ kind: 'said', n: 21, value: 23 })
  expect(found.amongRepaired).toMatchObject({ kind: 'said', n: 9, value: 10 })
  expect(found.open).toBe(12)
})

test('the curve waits for ten ruptures, the median for five repairs', () => {
  const found = timeToRepair(remissions.slice(0, 9))
  expect(found.countingOpen.kind).toBe('too early')
  expect(found.amongRepaired).toMatchObject({ kind: 'said', n: 5 })
  expect(timeToRepair(remissions.slice(0, 6)).amongRepaired.kind).toBe('too early')
})

test('says so when fewer than half are repaired', () => {
  const open = Array.from({ length: 10 }, (_, time) => ({ time, ended: time < 3 }))
  const { countingOpen } = timeToRepair(open)
  expect(countingOpen).toMatchObject({ kind: 'said', n: 10 })
  expect('value' in countingOpen && countingOpen.value).toBeUndefined()
})
