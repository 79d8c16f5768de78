import { expect, test } from 'vitest'
import { daysPractised } from '../../../src/report/figures/days-practised.ts'
import { addDays, asDay } from '../../../src/time/day.ts'

const until = asDay('2026-11-29')

test('counts days, not entries, among the 28 up to a day', () => {
  const days = [0, 0, 1, 27, 28, 300, -1].map((ago) => addDays(until, -ago))
  expect(daysPractised(days, until)).toBe(3)
})

test('a gap in the middle breaks nothing', () => {
  const days = [0, 1, 2, 10, 11, 20].map((ago) => addDays(until, -ago))
  expect(daysPractised(days, until)).toBe(6)
})
