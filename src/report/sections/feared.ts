import { brier, fearGap } from '../figures/fear-gap.ts'
import { medianFinding, usualLeast } from '../figures/finding.ts'
import type { Reading } from '../reading.ts'
import { discomfortsOf, forecastIn, type Prediction, predictionsOf } from '../readings/openness.ts'
import type { CalibrationBin } from '../statistics/brier.ts'
import { median } from '../statistics/quantiles.ts'
import type { Pairs, Passage } from '../summary.ts'
import { counted, percent, plainNumber, shortDay } from './plainly.ts'
import {
  aside,
  early,
  figureOf,
  passages,
  section,
  sentence,
  type Teller,
  type Telling,
} from './section.ts'

const mostPassages = 6

/** What was feared beside what happened, and how well likelihoods matched. Some fears turn out right. */
export const feared: Teller = (telling) => {
  const { reading } = telling
  const predictions = predictionsOf(reading)
  const forecasts = predictions.flatMap((one) => forecastIn(one) ?? [])
  const gap = fearGap(forecasts)
  const score = brier(forecasts)
  return section(
    'feared',
    'Feared, and what happened',
    [
      figureOf('fear-gap', 'Forecast − what happened', 'share', gap, (value) => value.gap),
      figureOf('brier', 'Brier score', 'score', score, (value) => value.score),
      discomfortFigure(reading),
    ],
    [
      gap.kind === 'said' ? sentence(sayGap(gap.value, gap.n)) : undefined,
      early('Feared and happened', gap),
      gap.kind === 'said'
        ? percentPairs('Feared beside happened', [
            {
              label: 'all of them',
              from: gap.value.forecast * 100,
              to: gap.value.happened * 100,
              n: gap.n,
            },
            ...(score.kind === 'said' ? score.value.fifths.map(fifthRow) : []),
          ])
        : undefined,
      score.kind === 'said'
        ? aside(
            `Brier score ${score.value.score.toFixed(2)}: 0 is certain and right, 0.25 is what saying 50 % every time gives.`,
          )
        : undefined,
      passages(
        'What you feared, what happened',
        predictions.slice(-mostPassages).flatMap((one) => fearPassages(one, telling)),
      ),
      discomfortChart(reading),
    ],
  )
}

const sayGap = (
  { forecast, happened, gap }: { forecast: number; happened: number; gap: number },
  n: number,
) => {
  const points = Math.round(Math.abs(gap) * 100)
  const way =
    points === 0
      ? 'The two are level'
      : `It happened ${points} points ${gap > 0 ? 'less' : 'more'} often than it felt likely`
  return `Over ${counted(n, 'fear')} you gave ${percent(forecast)} on average, and ${percent(happened)} happened, partly counting half. ${way}. Some fears do come true.`
}

const percentPairs = (title: string, rows: Pairs['rows']): Pairs => ({
  kind: 'pairs',
  title,
  from: 'felt likely',
  to: 'happened',
  outOf: 100,
  order: 'then',
  rows,
})

const fifthRow = ({ from, to, n, forecast, happened }: CalibrationBin): Pairs['rows'][number] => ({
  label: `given ${Math.round(from * 100)}–${Math.round(to * 100)} %`,
  from: forecast * 100,
  to: happened * 100,
  n,
})

const fearPassages = (
  { entry, feared: text, likelihood, happened, surprised }: Prediction,
  { reading, naming }: Telling,
): readonly Passage[] => {
  const felt = likelihood === undefined ? '' : ` · felt ${likelihood} % likely`
  const came = ` · happened: ${naming.choice('happened', happened)}`
  const day = shortDay(entry.day, reading.period)
  return [
    { label: `${day}${felt}${came}`, text: naming.own(text) },
    { label: `${day} · what surprised you`, text: naming.own(surprised) },
  ]
}

const discomfortFigure = (reading: Reading) =>
  figureOf(
    'discomfort',
    'Discomfort expected − then',
    'points',
    medianFinding(
      discomfortsOf(reading).map(({ expected, then }) => expected - then),
      usualLeast,
    ),
    (value) => value,
  )

const discomfortChart = (reading: Reading): Pairs | undefined => {
  const both = discomfortsOf(reading)
  if (both.length < usualLeast) return undefined
  const from = median(both.map(({ expected }) => expected))
  const to = median(both.map(({ then }) => then))
  return {
    kind: 'pairs',
    title: `Discomfort, in the middle: expected ${plainNumber(from)}, then ${plainNumber(to)}`,
    from: 'expected',
    to: 'then',
    outOf: 10,
    order: 'then',
    rows: [{ label: 'all of them', from, to, n: both.length }],
  }
}
