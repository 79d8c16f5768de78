import { type Day, daysBetween } from '../../time/day.ts'
import { medianFinding, usualLeast } from '../figures/finding.ts'
import { type DayWeather, weatherOf } from '../readings/weather.ts'
import { trend } from '../statistics/trend.ts'
import type { Calendar, WeatherMap } from '../summary.ts'
import { calendarOf } from './calendar.ts'
import { plainNumber, shortDay, weekdayName } from './plainly.ts'
import { aside, figureOf, saySpread, sayTrend, section, sentence, type Teller } from './section.ts'

const longestMap = 14

/** The weather inside: a map of the days of a week, a calendar for longer. */
export const weather: Teller = ({ reading }) => {
  const days = weatherOf(reading)
  const { period, material } = reading
  const pleasantness = medianFinding(
    days.map((one) => one.pleasantness),
    usualLeast,
  )
  const energies = days.flatMap(({ energy }) => energy ?? [])
  const energy = medianFinding(energies, usualLeast)
  const [first] = days
  const moving = (pick: (day: DayWeather) => number) =>
    trend(
      days.map((one) => ({ time: daysBetween(first?.day ?? one.day, one.day), value: pick(one) })),
    )
  const isShort = daysBetween(period.since, period.until) < longestMap
  return section(
    'weather',
    'Weather inside',
    [
      figureOf('pleasantness', 'Pleasantness, days', 'points', pleasantness, (value) => value),
      figureOf('energy', 'Energy, days', 'points', energy, (value) => value),
    ],
    days.length === 0
      ? []
      : [
          isShort
            ? mapOf(days, (day) => shortDay(day, period))
            : calendarOf(days, spanOf(days, reading.period), material.weekStarts),
          pleasantness.kind === 'said'
            ? sentence(
                `On ${pleasantness.n} days you marked the weather. In the middle it was ${plainNumber(pleasantness.value)} of 10 pleasant${saySpread(pleasantness.quartiles)}.`,
              )
            : undefined,
          sayTrend(
            'Pleasantness',
            moving((one) => one.pleasantness),
          ),
          aside('A day without a mark is a day without a mark, not a zero.'),
        ],
  )
}

/** From the first to the last day of the period; for everything, of the marks. */
const spanOf = (
  days: readonly DayWeather[],
  { kind, since, until }: { kind: string; since: Day; until: Day },
): { since: Day; until: Day } =>
  kind === 'all' || kind === 'span'
    ? { since: days[0]?.day ?? since, until: days.at(-1)?.day ?? until }
    : { since, until }

const mapOf = (
  days: readonly DayWeather[],
  say: (day: Day) => string,
): WeatherMap | Calendar | undefined => {
  const points = days.flatMap(({ day, pleasantness, energy }) =>
    energy === undefined ? [] : [{ day, pleasantness, energy }],
  )
  if (points.length === 0) return undefined
  const named = points.map(({ day, ...point }) => ({
    ...point,
    label: points.length > 7 ? say(day) : weekdayName(day),
  }))
  return { kind: 'weather', title: 'Each day by how pleasant and how lively it was', points: named }
}
