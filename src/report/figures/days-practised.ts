import { addDays, type Day } from '../../time/day.ts'

export const daysLookedAt = 28

/** On how many of the 28 days up to `until` something was written down. */
export const daysPractised = (days: readonly Day[], until: Day): number => {
  const since = addDays(until, 1 - daysLookedAt)
  return new Set(days.filter((day) => day >= since && day <= until)).size
}
