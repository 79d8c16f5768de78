import { type Day, daysBetween, isDay } from '../../time/day.ts'
import { wallClock } from '../../time/moment.ts'
import { countsAs, type Reading, writtenMomentIn } from '../reading.ts'
import { type Occasion, tenderTimes } from '../statistics/tender-times.ts'
import { counted, wholeWeekdays } from './plainly.ts'
import { aside, section, sentence, type Teller } from './section.ts'

const dayNought = '1970-01-01' as Day
const heated: ReadonlySet<string> = new Set(['settling', 'pause', 'grounding'])

/** Hours and weekdays that hold more hard moments than an even spread would; nothing while it is too early to look. */
export const tender: Teller = ({ reading }) => {
  const found = tenderTimes(occasionsOf(reading))
  if (found.kind === 'too early') return []
  const times = [
    ...found.hours.map(
      ({ bin, count, expected }) => `${sayHour(bin)} (${beside(count, expected)})`,
    ),
    ...found.weekdays.map(
      ({ bin, count, expected }) => `${wholeWeekdays[bin - 1]}s (${beside(count, expected)})`,
    ),
  ]
  const over = `Over ${counted(Math.floor(found.days / 7), 'week')} and ${found.n} moments of breath, break or rupture`
  return section(
    'tender',
    'Tender hours and days',
    [],
    [
      sentence(
        times.length === 0
          ? `${over}, no hour and no weekday stands out.`
          : `${over}, these hold more than an even spread would: ${times.join(', ')}.`,
      ),
      aside('This also shows when the tool is opened, not only when it is hard.'),
    ],
  )
}

const beside = (count: number, expected: number): string =>
  `${count}, where about ${Math.round(expected)} would be even`

const sayHour = (hour: number): string =>
  `${String(hour).padStart(2, '0')}:00–${String((hour + 1) % 24).padStart(2, '0')}:00`

/** Each by the clock on the wall of its place. */
const occasionsOf = (reading: Reading): readonly Occasion[] =>
  reading.entries.flatMap((entry) => {
    const kind = countsAs(reading, entry)
    if (heated.has(kind)) {
      const { date, time } = wallClock(entry)
      return [occasion(date, time)]
    }
    if (kind !== 'rupture') return []
    const [date = '', time] = writtenMomentIn(entry, 'rupture-at')?.split(' ') ?? []
    return isDay(date) && time !== undefined ? [occasion(date, time)] : []
  })

const occasion = (date: Day, time: string): Occasion => ({
  day: daysBetween(dayNought, date),
  hour: Number(time.slice(0, 2)),
})
