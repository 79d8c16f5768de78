import type { Track } from '../keys.ts'
import { textIn } from '../reading.ts'
import type { Passages } from '../summary.ts'
import { shortDay } from './plainly.ts'
import { passages, section, type Teller, type Telling } from './section.ts'

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
    kept.map(([track, title, most]) => keptUnder(track, title, most, telling)),
  )

const keptUnder = (
  track: Track,
  title: string,
  most: number,
  { reading, naming }: Telling,
): Passages | undefined =>
  passages(
    title,
    reading.entries
      .filter((entry) => textIn(entry, track) !== '')
      .slice(-most)
      .map((entry) => ({
        label: shortDay(entry.day, reading.period),
        text: naming.own(textIn(entry, track)),
      })),
  )
