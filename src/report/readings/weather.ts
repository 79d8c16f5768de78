import type { Entry } from '../../journal/entry.ts'
import type { Day } from '../../time/day.ts'
import { hardFrom, noWarmth } from '../keys.ts'
import { countsAs, numberIn, type Reading, wordsIn } from '../reading.ts'
import { median } from '../statistics/quantiles.ts'
import { rupturesOf } from './ruptures.ts'

/** A day's weather, 0–10 each way; `energy` undefined when it was not said. */
export interface DayWeather {
  readonly day: Day
  readonly pleasantness: number
  readonly energy: number | undefined
}

/** The weather of each day that has some, several entries of a day by their median, by day. */
export const weatherOf = ({ entries }: Reading): readonly DayWeather[] =>
  [...Map.groupBy(entries, ({ day }) => day)].flatMap(([day, ofDay]) => {
    const pleasantness = numbers(ofDay, 'pleasantness')
    const energy = numbers(ofDay, 'energy')
    if (pleasantness.length === 0) return []
    const middle = energy.length === 0 ? undefined : median(energy)
    return [{ day, pleasantness: median(pleasantness), energy: middle }]
  })

const numbers = (entries: readonly Entry[], track: 'pleasantness' | 'energy') =>
  entries.flatMap((entry) => numberIn(entry, track) ?? [])

/** How strong the strongest point of an entry was, 0–10; undefined when it was not said. */
export const strengthOf = (entry: Entry): number | undefined => {
  const said = [numberIn(entry, 'before'), numberIn(entry, 'hardest')].filter(
    (number) => number !== undefined,
  )
  return said.length === 0 ? undefined : Math.max(...said)
}

/**
 * Hard moments, each once: ruptures with the breath that belongs to them, other moments of strength 7 or more,
 * and days whose hardest point was that strong when nothing else of that day stands for it.
 */
export const hardOf = (reading: Reading): readonly Entry[] => {
  const ruptures = rupturesOf(reading)
  const counted = new Set(
    ruptures.flatMap(({ entry, settling }) => [entry.id, settling?.entry.id ?? entry.id]),
  )
  const strong = reading.entries.filter(
    (entry) => !counted.has(entry.id) && (strengthOf(entry) ?? 0) >= hardFrom,
  )
  const isDay = (entry: Entry) => countsAs(reading, entry) === 'day'
  const moments = [
    ...ruptures.map(({ entry }) => entry),
    ...strong.filter((entry) => !isDay(entry)),
  ]
  const told = new Set(moments.map(({ day }) => day))
  return [...moments, ...strong.filter((entry) => isDay(entry) && !told.has(entry.day))]
}

/** The kinds of warm moments that were ticked, one for each. */
export const warmKindsOf = ({ entries }: Reading): readonly string[] =>
  entries.flatMap((entry) => wordsIn(entry, 'warm')).filter((kind) => kind !== noWarmth)

/** Thanks written down on their own. */
export const thanksOf = (reading: Reading): readonly Entry[] =>
  reading.entries.filter((entry) => countsAs(reading, entry) === 'thanks')
