import type { Calendar, CalendarCell, WeatherMap } from '../../summary.ts'
import { chartWidth, figure, letters, shape } from './chart.ts'
import { element, textElement } from './markup.ts'

const field = { left: 24, top: 8, width: chartWidth - 34, height: 190 }

/** Days set by how pleasant (across) and how lively (up) they were. */
export const drawWeather = ({ title, points }: WeatherMap, id: string): string => {
  const x = (pleasantness: number) => field.left + (pleasantness / 10) * field.width
  const y = (energy: number) => field.top + (1 - energy / 10) * field.height
  const bottom = field.top + field.height
  const places = Map.groupBy(points, (point) => `${point.pleasantness} ${point.energy}`)
  const drawn = [
    shape('rect', {
      x: field.left,
      y: field.top,
      width: field.width,
      height: field.height,
      rx: 6,
      class: 'field',
    }),
    shape('line', { x1: x(5), y1: field.top, x2: x(5), y2: bottom, class: 'track' }),
    shape('line', { x1: field.left, y1: y(5), x2: x(10), y2: y(5), class: 'track' }),
    ...[...places.values()].flatMap((here) => {
      const [first] = here
      if (first === undefined) return []
      const { pleasantness, energy } = first
      const isRight = pleasantness > 8
      return [
        shape('circle', { cx: x(pleasantness), cy: y(energy), r: 6, class: 'to' }),
        letters(
          {
            x: x(pleasantness) + (isRight ? -11 : 11),
            y: y(energy) + 4,
            class: isRight ? 'label end' : 'label',
          },
          here.map(({ label }) => label).join(', '),
          20,
        ),
      ]
    }),
    letters({ x: field.left, y: bottom + 18, class: 'axis' }, 'unpleasant'),
    letters({ x: x(10), y: bottom + 18, class: 'axis end' }, 'pleasant'),
    ...[
      ['quiet', bottom - 2, 'axis'],
      ['lively', field.top + 2, 'axis end'],
    ].map(([word, from, kind]) =>
      letters(
        { x: 14, y: Number(from), class: String(kind), transform: `rotate(-90 14 ${from})` },
        String(word),
      ),
    ),
  ]
  const about = points
    .map(
      ({ label, pleasantness, energy }) => `${label}: pleasant ${pleasantness}, lively ${energy}`,
    )
    .join('; ')
  return figure({ id, title, about }, bottom + 24, drawn, 'weather')
}

const sizes = {
  weeks: { label: 48, height: 30, gap: 4, head: 20 },
  months: { label: 30, height: 14, gap: 1.5, head: 16 },
  years: { label: 38, height: 16, gap: 2, head: 20 },
} as const

const levels = 5

/** Days or months shaded from unpleasant to pleasant; those without a mark are outlined. */
export const drawCalendar = (calendar: Calendar, id: string): string => {
  const { title, layout, columns, rows } = calendar
  const { label, height, gap, head } = sizes[layout]
  const width = (chartWidth - label) / columns.length
  const left = (column: number) => label + column * width
  const top = (line: number) => head + line * (height + gap)
  const foot = top(rows.length) + 18
  const names = columns.flatMap((name, column) =>
    layout !== 'months' || column === 0 || (column + 1) % 5 === 0
      ? [
          letters(
            { x: left(column) + (width - gap) / 2, y: head - 6, class: 'axis middle' },
            layout === 'years' ? name.slice(0, 1) : name,
          ),
        ]
      : [],
  )
  const lines = rows.flatMap((line, index) => [
    letters({ x: 0, y: top(index) + height / 2 + 4, class: 'axis' }, line.label),
    ...line.cells.map((cell, column) =>
      cell === null
        ? ''
        : element(
            'g',
            {},
            textElement('title', {}, cell.label),
            shape('rect', {
              x: left(column),
              y: top(index),
              width: width - gap,
              height,
              rx: 2,
              class: cell.value === null ? 'unmarked' : `level-${levelOf(cell.value)}`,
            }),
          ),
    ),
  ])
  return figure(
    { id, title, about: aboutCalendar(calendar) },
    foot + 8,
    [...names, ...lines, ...legendOf(calendar, foot)],
    `calendar ${layout}`,
  )
}

const levelOf = (value: number): number => Math.min(levels - 1, Math.floor((value / 10) * levels))

const legendOf = ({ low, high }: Calendar, foot: number): readonly string[] => {
  const start = 78
  const swatch = (level: number, kind: string) =>
    shape('rect', {
      x: start + level * 18,
      y: foot - 11,
      width: 14,
      height: 14,
      rx: 2,
      class: kind,
    })
  return [
    letters({ x: start - 8, y: foot, class: 'axis end' }, low),
    ...Array.from({ length: levels }, (_, level) => swatch(level, `level-${level}`)),
    letters({ x: start + levels * 18 + 4, y: foot, class: 'axis' }, high),
    swatch(8.4, 'unmarked'),
    letters({ x: start + 9.4 * 18 + 2, y: foot, class: 'axis' }, 'nothing'),
  ]
}

const aboutCalendar = ({ rows, low, high }: Calendar): string => {
  const cells = rows.flatMap((line) => line.cells.filter((cell) => cell !== null))
  const marked = cells.filter(({ value }) => value !== null)
  const said = marked.length > 60 ? [] : marked.map(({ label }: CalendarCell) => label)
  return [`From ${low} to ${high}; ${marked.length} of ${cells.length} are marked`, ...said].join(
    '; ',
  )
}
