import { tally } from '../figures/tally.ts'
import { textIn } from '../reading.ts'
import { hardOf, thanksOf, warmKindsOf } from '../readings/weather.ts'
import { counted, shortDay } from './plainly.ts'
import {
  aside,
  countFigure,
  countsChart,
  passages,
  section,
  sentence,
  type Teller,
} from './section.ts'

const mostPassages = 7

/**
 * Warm moments beside hard ones, as counts and never as a ratio; what one was glad of. Where nothing warm was
 * written down there is no section: hard moments alone are told of where they belong.
 */
export const warm: Teller = ({ reading, naming }) => {
  const kinds = warmKindsOf(reading)
  const thanks = thanksOf(reading)
  const hard = hardOf(reading)
  const count = kinds.length + thanks.length
  const gladOf = reading.entries.filter((entry) => textIn(entry, 'glad-of') !== '')
  return section(
    'warm',
    count > 0 && hard.length > 0 ? 'Warm moments beside hard ones' : 'Warm moments',
    [countFigure('warm', 'Warm moments', count), countFigure('hard', 'Hard moments', hard.length)],
    [
      count > 0 && hard.length > 0
        ? countsChart('Side by side', [
            { label: 'warm moments', count },
            { label: 'hard ones', count: hard.length },
          ])
        : sentence(count > 0 ? sayWarmth(count, hard.length) : undefined),
      countsChart('What was warm', [
        ...tally(kinds.map((kind) => naming.choice('warm', kind))).map(({ key, count: times }) => ({
          label: key,
          count: times,
        })),
        ...(thanks.length > 0
          ? [{ label: 'a thank-you, written down', count: thanks.length }]
          : []),
      ]),
      passages(
        'What you were glad of',
        gladOf.slice(-mostPassages).map((entry) => ({
          label: shortDay(entry.day, reading.period),
          text: naming.own(textIn(entry, 'glad-of')),
        })),
      ),
      count > 0 && hard.length > 0
        ? aside(
            'Hard ones are ruptures and moments of strength 7 or more, each counted once with what belongs to it.',
          )
        : undefined,
    ],
  )
}

/** Warm moments beside hard ones; where there are none of a kind, that kind is not mentioned. */
export const sayWarmth = (warm: number, hard: number): string => {
  if (warm === 0) return `${hard === 1 ? '1 moment was' : `${hard} moments were`} hard.`
  if (hard === 0) return `${counted(warm, 'warm moment')}.`
  return `${counted(warm, 'warm moment')} beside ${counted(hard, 'hard one')}.`
}
