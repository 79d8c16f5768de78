import type { Entry } from '../../journal/entry.ts'
import type { Track } from '../keys.ts'
import { textIn } from '../reading.ts'
import type { Passages } from '../summary.ts'
import { shortDay } from './plainly.ts'
import { passages, section, type Teller, type Telling } from './section.ts'
import { quietDays } from './set-off.ts'

const mostDays = 7

/** What the person wrote down to keep, newest last; a few of each, so that the report stays readable. */
const kept: readonly (readonly [track: Track, title: string, most: number])[] = [
  ['repeat-moment', 'A moment to repeat', 4],
  ['still-cares', 'What in you still cares', 3],
  ['why-closeness', 'What closeness is for', 1],
  ['taking', 'What you take with you', 4],
  ['kind-word', 'A kind word, as to a friend', 3],
]

export const ownWords: Teller = (telling) =>
  section(
    'own-words',
    'In your own words',
    [],
    [
      quoted(
        'Moments that stayed',
        'trigger',
        quietDays(telling.reading).slice(-mostDays),
        telling,
      ),
      ...kept.map(([track, title, most]) => keptUnder(track, title, most, telling)),
    ],
  )

const keptUnder = (
  track: Track,
  title: string,
  most: number,
  telling: Telling,
): Passages | undefined => {
  const written = telling.reading.entries.filter((entry) => textIn(entry, track) !== '')
  return quoted(title, track, written.slice(-most), telling)
}

const quoted = (
  title: string,
  track: Track,
  entries: readonly Entry[],
  { reading, naming }: Telling,
): Passages | undefined =>
  passages(
    title,
    entries.map((entry) => ({
      label: shortDay(entry.day, reading.period),
      text: naming.own(textIn(entry, track)),
    })),
  )
