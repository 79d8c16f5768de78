import type { Entry } from '../../journal/entry.ts'
import { medianFinding, usualLeast } from '../figures/finding.ts'
import { understood as understoodOf } from '../figures/understood.ts'
import { understoodFrom } from '../keys.ts'
import { choiceIn, countsAs, numberIn } from '../reading.ts'
import { type Opening, openingsOf } from '../readings/openness.ts'
import type { Passage } from '../summary.ts'
import { counted, plainNumber, shortDay } from './plainly.ts'
import {
  early,
  figureOf,
  passages,
  sayShare,
  section,
  sentence,
  shareFigure,
  sharesChart,
  type Teller,
  type Telling,
} from './section.ts'
import { choicesChart } from './set-off.ts'

const mostPassages = 6

/** Small truths: how big a step, how they landed, whether they were understood. */
export const openness: Teller = (telling) => {
  const openings = openingsOf(telling.reading)
  const met = openings.filter(({ understood }) => understood >= understoodFrom)
  const share = understoodOf(openings.map(({ understood }) => understood))
  return section(
    'openness',
    'Openness',
    [
      shareFigure('understood', 'Moments understood (7 of 10 or more)', share),
      ...rated(telling).map(([id, label, found]) =>
        figureOf(id, label, 'points', found, (value) => value),
      ),
    ],
    [
      choicesChart('How big a step', 'rung', telling),
      choicesChart('How it landed', 'landed', telling),
      share.kind === 'said'
        ? sentence(
            `Of the moments you rated, you felt understood (7 of 10 or more) in ${sayShare(share.value, share.n, share.interval)}.`,
          )
        : undefined,
      early('Being understood', share),
      sharesChart('Openness that met understanding', [['understood', share]]),
      ...rated(telling).map(([, label, found]) =>
        found.kind === 'said'
          ? sentence(
              `${label}: in the middle ${plainNumber(found.value)} of 10, from ${counted(found.n, 'moment')}.`,
            )
          : undefined,
      ),
      choicesChart('To play it safe', 'safety-behaviour', telling),
      passages(
        'Openness met understanding',
        met.slice(-mostPassages).map((opening) => metPassage(opening, telling)),
      ),
    ],
  )
}

const rated = ({ reading }: Telling) =>
  [['validated', 'They let it be true'] as const, ['cared-for', 'You felt cared for'] as const].map(
    ([track, label]) => {
      const numbers = reading.entries.flatMap((entry) => numberIn(entry, track) ?? [])
      return [track, label, medianFinding(numbers, usualLeast)] as const
    },
  )

const metPassage = ({ entry, root, understood }: Opening, telling: Telling): Passage => {
  const { reading, naming } = telling
  const isDay = countsAs(reading, root) === 'day'
  const who = isDay ? '' : naming.who(root.person)
  const person = who === '' ? '' : ` · with ${who}`
  return {
    label: `${shortDay(entry.day, reading.period)}${person} · understood ${understood}`,
    text: isDay ? shownThat(root, telling) : naming.title(root),
  }
}

/** A day is remembered by a moment of its own, and does not say to whom it was: it says what was shown, and no more. */
const shownThat = (day: Entry, { naming }: Telling): string => {
  const what = choiceIn(day, 'opened-what')
  if (naming.numbersOnly) return ''
  return what === undefined ? 'something true' : naming.choice('opened-what', what)
}
