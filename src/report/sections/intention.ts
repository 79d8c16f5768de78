import { countsAs, textIn } from '../reading.ts'
import { shortDay } from './plainly.ts'
import { passages, section, type Teller } from './section.ts'

const titles = {
  week: 'For the week to come',
  month: 'For the time to come',
  year: 'For the time to come',
  all: 'For the time to come',
  span: 'For the time to come',
} as const

/** The last intention of the period: a week's own before any day's. */
export const intention: Teller = ({ reading, naming }) => {
  const written = reading.entries.filter((entry) => textIn(entry, 'intention') !== '')
  const last = written.findLast((entry) => countsAs(reading, entry) === 'week') ?? written.at(-1)
  if (last === undefined) return []
  const text = naming.own(textIn(last, 'intention'))
  return section(
    'intention',
    titles[reading.period.kind],
    [],
    [passages('If … then …', [{ label: shortDay(last.day, reading.period), text }])],
  )
}
