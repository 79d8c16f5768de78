import { compareDays } from '../../time/day.ts'
import { daysPractised } from '../figures/days-practised.ts'
import { lowerAfterwards, shift } from '../figures/shift.ts'
import { restored, understoodFrom } from '../keys.ts'
import type { Reading } from '../reading.ts'
import { openingsOf } from '../readings/openness.ts'
import { promisesDueIn } from '../readings/promises.ts'
import { latestChecks, rupturesFromBefore, rupturesOf } from '../readings/ruptures.ts'
import { settlingsOf } from '../readings/settlings.ts'
import { hardOf, thanksOf, warmKindsOf } from '../readings/weather.ts'
import { counted, times } from './plainly.ts'
import { aside, countFigure, section, sentence, type Teller, type Telling } from './section.ts'
import { threadOf } from './thread.ts'
import { sayWarmth } from './warm.ts'

const mostLines = 4

const titles = {
  week: 'The week in short',
  month: 'The month in short',
  year: 'The year in short',
  all: 'All of it in short',
  span: 'These days in short',
} as const

/** The most telling sentences of the period, what it is all for first: understanding and trust, coming back, warmth. */
export const lines: Teller = (telling) => {
  const { reading } = telling
  const { entries, period } = reading
  const days = new Set(entries.map(({ day }) => day)).size
  const told = [understanding, comingBack, warmth, settling, promises]
    .flatMap((line) => line(telling) ?? [])
    .slice(0, mostLines)
  return section(
    'lines',
    titles[period.kind],
    [
      countFigure('entries', 'Entries', entries.length),
      countFigure('days', 'Days', days, 'days'),
      countFigure('days-practised', 'Days of the last 28', practisedDays(reading), 'days'),
    ],
    [...told.map(sentence), threadOf(telling), aside(presence(reading))],
  )
}

type Line = (telling: Telling) => string | undefined

/** What the rest stands on; the last 28 days where they hold more than the period does. */
const presence = (reading: Reading): string => {
  const days = new Set(reading.entries.map(({ day }) => day)).size
  const here = `${counted(reading.entries.length, 'entry', 'entries')} on ${counted(days, 'day')}.`
  const practised = practisedDays(reading)
  return practised === days ? here : `${here} Of the last 28 days, ${practised} hold something.`
}

/** Of the 28 days up to the end of the period, or up to today while it lasts. */
const practisedDays = ({ ever, period, material }: Reading): number => {
  const [last = material.today] = [period.until, material.today].toSorted(compareDays)
  return daysPractised(
    ever.map(({ day }) => day),
    last,
  )
}

const understanding: Line = ({ reading }) => {
  const met = openingsOf(reading).filter(({ understood }) => understood >= understoodFrom).length
  const looked = [...rupturesFromBefore(reading), ...rupturesOf(reading)]
  const trust = latestChecks(looked, reading).filter((key) => key === restored).length
  const openness = met > 0 ? `Openness met understanding ${times(met)}` : ''
  const repair = trust > 0 ? `repair restored trust ${times(trust)}` : ''
  if (openness && repair) return `${openness}, and ${repair}.`
  const one = openness || repair
  return one === '' ? undefined : `${one.charAt(0).toUpperCase()}${one.slice(1)}.`
}

const comingBack: Line = ({ reading }) => {
  const count = rupturesOf(reading).length
  return count === 0 ? undefined : `You came back to ${counted(count, 'rupture')}.`
}

const settling: Line = ({ reading }) => {
  const settlings = settlingsOf(reading)
  const found = shift(settlings)
  if (found.kind === 'said') return lowerSentence(lowerAfterwards(settlings), found.n)
  if (settlings.length === 0) return undefined
  const often = times(settlings.length)
  return `${often.charAt(0).toUpperCase()}${often.slice(1)}, you took a breath or a break in a hard moment.`
}

/** How often it was less strong afterwards, and nothing about what that came from. */
export const lowerSentence = (lower: number, n: number): string =>
  `In ${lower} of ${n} entries it was less strong after a breath or a break. We can't tell why. Does that fit?`

const warmth: Line = ({ reading }) => {
  const warm = warmKindsOf(reading).length + thanksOf(reading).length
  const hard = hardOf(reading).length
  return warm + hard === 0 ? undefined : sayWarmth(warm, hard)
}

const promises: Line = ({ reading }) => {
  const count = promisesDueIn(reading).length
  return count === 0 ? undefined : `${counted(count, 'promise was', 'promises were')} due.`
}
