import { daysBetween } from '../../time/day.ts'
import { type Finding, usualLeast } from '../figures/finding.ts'
import { type SettlingTime, settlingTime } from '../figures/settling-time.ts'
import { lowerAfterwards, shift } from '../figures/shift.ts'
import { notYet, settlingBands } from '../keys.ts'
import type { Naming } from '../naming.ts'
import { choicesIn } from '../reading.ts'
import { type Settling, settlingsOf } from '../readings/settlings.ts'
import { strengthOf } from '../readings/weather.ts'
import { median } from '../statistics/quantiles.ts'
import { trend } from '../statistics/trend.ts'
import type { Counts, Pairs } from '../summary.ts'
import { lowerSentence } from './lines.ts'
import { counted, plainNumber, shortMoment } from './plainly.ts'
import {
  countsChart,
  early,
  figureOf,
  saySpread,
  sayTrend,
  section,
  sentence,
  type Teller,
  type Telling,
} from './section.ts'

/** How strong it was before and after a breath or a break, and how long the body took. */
export const settling: Teller = (telling) => {
  const { reading, naming } = telling
  const settlings = settlingsOf(reading)
  const found = shift(settlings)
  const bands = reading.entries.flatMap((entry) => choicesIn(entry, 'settled'))
  const time = settlingTime(bands)
  return section(
    'settling',
    'Settling',
    [
      figureOf('shift', 'Strength, before − after', 'points', found, (value) => value),
      figureOf('settling-time', 'Settling time', 'band', time, ({ bands: middle }) =>
        middle.map((band) => naming.choice('settled', band)).join(' / '),
      ),
    ],
    [
      found.kind === 'said'
        ? sentence(
            `${lowerSentence(lowerAfterwards(settlings), found.n)} ${sayShift(found.value)}${saySpread(found.quartiles)}.`,
          )
        : undefined,
      early('Before and after', found),
      settlingChart(settlings, telling),
      time.kind === 'said' ? sentence(sayTime(time.value, time.n, naming)) : undefined,
      early('Settling time', time),
      bandsChart(bands, time, naming),
      strengthTrend(telling),
    ],
  )
}

const sayShift = (value: number): string => {
  if (value === 0) return 'In the middle it stayed the same'
  const way = value > 0 ? 'lower' : 'higher'
  return `In the middle the change was ${plainNumber(Math.abs(value))} ${way}`
}

const sayTime = ({ bands, open }: SettlingTime, n: number, naming: Naming): string => {
  const said = bands.map((band) => `“${naming.choice('settled', band)}”`)
  const middle = said.length === 1 ? said[0] : `between ${said.join(' and ')}`
  const still = open === 0 ? '' : `; ${counted(open, 'time')} it had not settled yet`
  return `When the body had mostly settled, in the middle of ${n} answers: ${middle}${still}.`
}

/** Medians for all and for each pattern that has enough; fewer than three moments are listed. */
const settlingChart = (
  settlings: readonly Settling[],
  { reading, naming }: Telling,
): Pairs | undefined => {
  const chart = { kind: 'pairs', from: 'before', to: 'after', outOf: 10, order: 'then' } as const
  const found = shift(settlings)
  if (settlings.length === 0 || found.kind === 'too early') return undefined
  if (found.kind === 'list') {
    const rows = settlings.map(({ entry, before, after }) => ({
      label: shortMoment(entry, reading.period),
      from: before,
      to: after,
      n: 1,
    }))
    return { ...chart, title: 'How strong it was', rows }
  }
  const label = ({ pattern, entry }: Settling) =>
    pattern === '' ? naming.flow(entry.flow) : naming.pattern(pattern)
  const groups = [...Map.groupBy(settlings, label)]
    .filter(([, group]) => group.length >= usualLeast && group.length < settlings.length)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  const rows = [['all of them', settlings] as const, ...groups].map(([name, group]) => ({
    label: name,
    from: median(group.map(({ before }) => before)),
    to: median(group.map(({ after }) => after)),
    n: group.length,
  }))
  return { ...chart, title: 'How strong it was, in the middle', rows }
}

const bandsChart = (
  bands: readonly string[],
  time: Finding<SettlingTime>,
  naming: Naming,
): Counts | undefined => {
  if (time.kind === 'too early') return undefined
  return countsChart(
    'When the body had settled',
    [...settlingBands, notYet]
      .map((band) => ({
        label: naming.choice('settled', band),
        count: bands.filter((one) => one === band).length,
      }))
      .filter(({ count }) => count > 0 || time.kind === 'said'),
  )
}

const strengthTrend = ({ reading }: Telling) => {
  const [first] = reading.entries
  return sayTrend(
    'How strong the hard points were',
    trend(
      reading.entries.flatMap((entry) => {
        const value = strengthOf(entry)
        const time = first ? daysBetween(first.day, entry.day) : 0
        return value === undefined ? [] : [{ time, value }]
      }),
    ),
  )
}
