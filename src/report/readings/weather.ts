import type { Entry } from '../../journal/entry.ts'
import type { Day } from '../../time/day.ts'
import { hardFrom, noWarmth } from '../keys.ts'
import { countsAs, numberIn, type Reading, wordsIn } from '../reading.ts'
import { median } from '../statistics/quantiles.ts'

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

/** Entries of a hard moment: a rupture, or a strength of 7 or more. */
export const hardOf = (reading: Reading): readonly Entry[] =>
  reading.entries.filter(
    (entry) => countsAs(reading, entry) === 'rupture' || (strengthOf(entry) ?? 0) >= hardFrom,
  )

/** The kinds of warm moments that were ticked, one for each. */
export const warmKindsOf = ({ entries }: Reading): readonly string[] =>
  entries.flatMap((entry) => wordsIn(entry, 'warm')).filter((kind) => kind !== noWarmth)

/** Thanks written down on their own. */
export const thanksOf = (reading: Reading): readonly Entry[] =>
  reading.entries.filter((entry) => countsAs(reading, entry) === 'thanks')
