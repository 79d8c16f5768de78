import type { Entry } from '../../journal/entry.ts'
import { tally } from '../figures/tally.ts'
import type { Track } from '../keys.ts'
import { choicesIn, countsAs, type Reading, textIn, wordsIn } from '../reading.ts'
import { strengthOf } from '../readings/weather.ts'
import type { Counts, Passage } from '../summary.ts'
import { shortDay } from './plainly.ts'
import {
  countFigure,
  countsChart,
  passages,
  section,
  type Teller,
  type Telling,
} from './section.ts'

const mostTriggers = 7
const mostWords = 8
const settledUpTo = 2

/** What set strong feeling off, where the body had it, what the urge said, what was needed. */
export const setOff: Teller = (telling) => {
  const { reading } = telling
  const triggers = reading.entries.filter((entry) => isTrigger(entry, reading))
  return section(
    'set-off',
    'What set it off, where in the body, the urge',
    [countFigure('triggers', 'Moments described', triggers.length)],
    [
      passages(
        triggers.length > mostTriggers ? 'The strongest moments' : 'What happened',
        strongest(triggers).map((entry) => triggerPassage(entry, telling)),
      ),
      wordsChart('In the body', 'body', telling),
      choicesChart('What the urge said', 'urge', telling),
      wordsChart('What was needed', 'need', telling),
      choicesChart('The hard points, as you called them', 'risk', telling),
    ],
  )
}

/** A day that stayed settled, or that only says what happened, is told in its own words: nothing set it off. */
const isTrigger = (entry: Entry, reading: Reading): boolean => {
  const unsaid = countsAs(reading, entry) === 'day' ? settledUpTo : settledUpTo + 1
  return textIn(entry, 'trigger') !== '' && (strengthOf(entry) ?? unsaid) > settledUpTo
}

/** Days whose moment set nothing off. */
export const quietDays = (reading: Reading): readonly Entry[] =>
  reading.entries.filter(
    (entry) =>
      countsAs(reading, entry) === 'day' &&
      textIn(entry, 'trigger') !== '' &&
      !isTrigger(entry, reading),
  )

/** The strongest so many, in the order they happened. */
const strongest = (entries: readonly Entry[]): readonly Entry[] => {
  const byStrength = entries.toSorted((a, b) => (strengthOf(b) ?? -1) - (strengthOf(a) ?? -1))
  const chosen = new Set(byStrength.slice(0, mostTriggers))
  return entries.filter((entry) => chosen.has(entry))
}

const triggerPassage = (entry: Entry, { reading, naming }: Telling): Passage => {
  const strength = strengthOf(entry)
  const day = shortDay(entry.day, reading.period)
  return {
    label: strength === undefined ? day : `${day} · strength ${strength}`,
    text: naming.own(textIn(entry, 'trigger')),
  }
}

/** A chart of words from a list, the most frequent first; words of one's own may share one name. */
export const wordsChart = (
  title: string,
  track: Track,
  { reading, naming }: Telling,
  most = mostWords,
): Counts | undefined => {
  const words = reading.entries.flatMap((entry) => wordsIn(entry, track)).map(naming.word)
  return countsChart(
    title,
    tally(words)
      .slice(0, most)
      .map(({ key, count }) => ({ label: key, count })),
  )
}

/** A chart of choices in the order of their script, then those it no longer offers; `except` says that there was none. */
export const choicesChart = (
  title: string,
  track: Track,
  { reading, naming }: Telling,
  except?: string,
): Counts | undefined => {
  const keys = reading.entries
    .flatMap((entry) => choicesIn(entry, track))
    .filter((key) => key !== except)
  const labels = keys.map((key) => naming.choice(track, key))
  const offered = naming.options(track).map((key) => naming.choice(track, key))
  const rows = [...new Set([...offered, ...labels.toSorted()])].map((label) => ({
    label,
    count: labels.filter((one) => one === label).length,
  }))
  return countsChart(
    title,
    rows.filter(({ count }) => count > 0),
  )
}
