import type { Calendar, CalendarCell, WeatherMap } from '../../summary.ts'
import { fitted, labelWidth, type Page, wrapped } from './page.ts'

const levels = 5
const steps = 11

/** Days set by how pleasant (across) and how lively (up) they were. */
export const drawWeather = ({ points }: WeatherMap, page: Page): readonly string[] => {
  const { styles, glyphs } = page
  const cell = Math.max(2, Math.min(5, Math.floor((page.columns - 2) / steps)))
  const levelOf = (energy: number) => Math.min(levels - 1, Math.floor(energy / 2))
  const field = Array.from({ length: levels }, (_, fromTop) => {
    const cells = Array.from({ length: steps }, (_, pleasantness) => {
      const here = points.filter(
        (point) =>
          levelOf(point.energy) === levels - 1 - fromTop &&
          Math.round(point.pleasantness) === pleasantness,
      )
      return fieldCell(
        here.map(({ label }) => label),
        cell,
        page,
      )
    })
    return `${styles.quiet(glyphs.strand)} ${cells.join('')}`
  })
  const across = steps * cell
  const ends = `unpleasant${' '.repeat(Math.max(1, across - 18))}pleasant`
  return [
    styles.quiet('lively'),
    ...field,
    styles.quiet(`${glyphs.corner}${glyphs.rule.repeat(across)}`),
    styles.quiet(`  ${ends}`),
  ]
}

/** The name of the day there; several days are a number. */
const fieldCell = (labels: readonly string[], cell: number, page: Page): string => {
  const [first] = labels
  if (first === undefined) return page.styles.quiet(page.glyphs.track) + ' '.repeat(cell - 1)
  const letters = Math.max(1, cell - 1)
  const name = (labels.length === 1 ? first : `${labels.length}x`).slice(0, letters)
  return page.styles.accent(name) + ' '.repeat(cell - name.length)
}

/** Days or months shaded from unpleasant to pleasant. */
export const drawCalendar = (calendar: Calendar, page: Page): readonly string[] => {
  const { styles, glyphs } = page
  const { columns, rows, layout } = calendar
  const labels = labelWidth(
    rows.map(({ label }) => label),
    8,
    page,
  )
  const room = Math.floor((page.columns - labels - 1) / columns.length)
  const cell = Math.max(1, Math.min(layout === 'weeks' ? 4 : 2, room))
  const head = columns.map((name) => name.slice(0, cell > 2 ? 2 : 1).padEnd(cell)).join('')
  const legend = `${calendar.low} ${glyphs.shades.join('')} ${calendar.high}, ${glyphs.nothing} nothing marked`
  return [
    ...(layout === 'months' ? [] : [styles.quiet(`${' '.repeat(labels)} ${head.trimEnd()}`)]),
    ...rows.map(({ label, cells }) => {
      const shades = cells.map((one) => shadeOf(one, page) + ' '.repeat(cell - 1))
      return `${fitted(label, labels, page)} ${shades.join('')}`
    }),
    ...wrapped(legend, page).map(styles.quiet),
  ]
}

const shadeOf = (cell: CalendarCell | null, { glyphs, styles }: Page): string => {
  if (cell === null) return ' '
  if (cell.value === null) return styles.quiet(glyphs.nothing)
  const { shades } = glyphs
  const shade = Math.min(shades.length - 1, Math.floor((cell.value / 10) * shades.length))
  return styles.accent(shades[shade] ?? '')
}
