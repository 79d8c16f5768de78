import type { Period } from '../time/period.ts'
import { previous } from '../time/period.ts'
import { toldOf } from './kept-out.ts'
import type { Material, Wish } from './material.ts'
import { namingOf } from './naming.ts'
import { type Reading, readingOf } from './reading.ts'
import { asked } from './sections/asked.ts'
import { closeness } from './sections/closeness.ts'
import { comparison } from './sections/comparison.ts'
import { feared } from './sections/feared.ts'
import { howToRead } from './sections/how-to-read.ts'
import { intention } from './sections/intention.ts'
import { lines } from './sections/lines.ts'
import { openness } from './sections/openness.ts'
import { ownFlows } from './sections/own-flows.ts'
import { ownWords } from './sections/own-words.ts'
import { months, saySpan } from './sections/plainly.ts'
import { promises } from './sections/promises.ts'
import { ruptures } from './sections/ruptures.ts'
import type { Teller, Telling } from './sections/section.ts'
import { setOff } from './sections/set-off.ts'
import { settling } from './sections/settling.ts'
import { tender } from './sections/tender.ts'
import { values } from './sections/values.ts'
import { warm } from './sections/warm.ts'
import { weather } from './sections/weather.ts'
import { words } from './sections/words.ts'
import type { Section, Summary } from './summary.ts'

/** The sections of a report, in reading order. */
const tellers: readonly Teller[] = [
  lines,
  weather,
  setOff,
  settling,
  feared,
  ruptures,
  promises,
  openness,
  asked,
  warm,
  closeness,
  values,
  tender,
  words,
  ownWords,
  ownFlows,
]
const closing: readonly Teller[] = [intention, howToRead]

/** Computes a report once, as plain data that every format renders. Pure: the same material gives the same summary. */
export const summarise = (read: Material, wish: Wish = {}): Summary => {
  const numbersOnly = wish.numbersOnly ?? false
  const material = wish.private ? read : toldOf(read).material
  const naming = namingOf(material, numbersOnly)
  const reading = readingOf(material)
  const { period, today } = material
  const span = spanOf(reading)
  return {
    schema: 1,
    title: titleOf(period),
    period: {
      ...span,
      kind: period.kind,
      name: period.name,
      said: `${saySpan(span.since, span.until)}${isGoingOn(material) ? ', so far' : ''}`,
    },
    with: naming.who(material.person),
    made: today,
    numbersOnly,
    entries: reading.entries.length,
    sections: sectionsOf({ reading, naming, wish }),
  }
}

/** Whether days of the period are still to come. */
const isGoingOn = ({ period: { kind, since, until }, today }: Material): boolean =>
  kind !== 'all' && since <= today && today < until

const tell = (list: readonly Teller[], telling: Telling): readonly Section[] =>
  list.flatMap((teller) => teller(telling))

const sectionsOf = (telling: Telling): readonly Section[] => {
  if (telling.reading.entries.length === 0) return [nothingYet(telling.reading)]
  const now = tell(tellers, telling)
  return [
    ...now,
    ...(telling.wish.compare ? besideBefore(telling, now) : []),
    ...tell(closing, telling),
  ]
}

const besideBefore = (telling: Telling, now: readonly Section[]): readonly Section[] => {
  const { period, material } = telling.reading
  const before = previous(period)
  if (before === undefined) return []
  const earlier = readingOf(material, before)
  const told = earlier.entries.length === 0 ? [] : tell(tellers, { ...telling, reading: earlier })
  return comparison(period.kind, now, told)
}

const nothingYet = ({ period, material }: Reading): Section => ({
  id: 'lines',
  title: 'Nothing here',
  figures: [],
  parts: [
    {
      kind: 'sentence',
      text:
        period.since > material.today
          ? 'These days are still to come.'
          : 'Nothing is written down for these days, and that is fine.',
    },
    { kind: 'sentence', text: 'Good to see you. Start anywhere.' },
  ],
})

/** The days a report speaks of: the period, or for an open one the days that hold something. */
const spanOf = ({ period, ever, entries, material }: Reading) => {
  const isOpen = period.kind === 'all' || period.name.startsWith('until-')
  if (!isOpen) return { since: period.since, until: period.until }
  const [first = ever[0]] = entries
  return {
    since: first?.day ?? material.today,
    until: period.kind === 'all' ? (entries.at(-1)?.day ?? material.today) : period.until,
  }
}

const titleOf = ({ kind, name }: Period): string => {
  const [year = '', rest = ''] = name.split('-')
  if (kind === 'week') return `Week ${Number(rest.slice(1))} of ${year}`
  if (kind === 'month') return `${months[Number(rest) - 1]} ${year}`
  if (kind === 'year') return year
  return kind === 'all' ? 'Everything so far' : 'A stretch of days'
}
