import type { Thread } from '../../summary.ts'
import { chartWidth, figure, letters, shape } from './chart.ts'
import { at } from './markup.ts'

const wide = 704
const line = 108
const edge = 10
const stars = 22

type Knot = Thread['ruptures'][number]

/** The line of days: what lies before or after them has a column of its own at either end. */
interface Axis {
  readonly width: number
  readonly columns: readonly string[]
  readonly x: (day: number) => number
  readonly column: (index: number) => number
}

/** Drawn twice, for a wide page and for a narrow one; the style shows the one that fits. */
export const drawThread = (thread: Thread, id: string): string =>
  draw(thread, `${id}-wide`, wide, 'thread wide') +
  draw(thread, `${id}-narrow`, chartWidth, 'thread narrow')

/** Every rupture is an arc from where the line broke to where it was mended, loose while it is open. */
const draw = (thread: Thread, id: string, width: number, kind: string): string => {
  const { title, ruptures, understood } = thread
  const axis = axisOf(thread, width)
  const { columns, column, x } = axis
  const every = columns.length > 16 && width < wide ? 5 : 1
  const drawn = [
    shape('line', { x1: edge, y1: line, x2: width - edge, y2: line, class: 'days' }),
    ...Array.from({ length: columns.length + 1 }, (_, index) =>
      shape('line', {
        x1: column(index),
        y1: line - 3,
        x2: column(index),
        y2: line + 3,
        class: 'days',
      }),
    ),
    ...columns.map((name, index) =>
      Number(name) % every === 0 || Number.isNaN(Number(name))
        ? letters({ x: column(index + 0.5), y: line + 24, class: 'axis middle' }, name)
        : '',
    ),
    ...ruptures.flatMap((knot) => drawKnot(knot, x)),
    ...understood.map((moment) => star(x(moment.at), stars)),
    ...legend(understood.length > 0),
  ]
  const about = [
    ...ruptures.map(({ label, state }) => `${label}: a rupture come back to, ${endings[state]}`),
    ...understood.map(({ label }) => `${label}: openness met understanding`),
  ].join('; ')
  return figure({ id, title, about }, line + 62, drawn, kind, width)
}

const axisOf = ({ days, ruptures }: Thread, width: number): Axis => {
  const isBefore = ruptures.some((knot) => knot.at < 0)
  const isLater = ruptures.some(({ checked }) => (checked ?? 0) > days.length)
  const columns = [...(isBefore ? ['before'] : []), ...days, ...(isLater ? ['later'] : [])]
  const column = (index: number) => edge + (index / columns.length) * (width - 2 * edge)
  const offset = isBefore ? 1 : 0
  return {
    width,
    columns,
    column,
    x: (day) => column(Math.max(0.5, Math.min(offset + days.length + 0.5, day + offset))),
  }
}

const endings = {
  done: 'trust restored',
  partly: 'trust partly restored',
  open: 'still open',
} as const

const drawKnot = (knot: Knot, x: Axis['x']): readonly string[] => {
  const [broke, back] = [x(knot.at), x(knot.cameBack)]
  const end = knot.checked === null ? undefined : x(knot.checked)
  return [
    arc(broke, back, 'mended'),
    end === undefined ? '' : arc(back, end, knot.state === 'done' ? 'mended' : 'loose'),
    diamond(broke, line),
    shape('circle', { cx: back, cy: line, r: 4.5, class: 'to' }),
    end === undefined
      ? ''
      : shape('circle', { cx: end, cy: line, r: 6, class: `trust ${knot.state}` }),
  ]
}

const arc = (from: number, to: number, kind: string): string => {
  const rise = Math.min(120, 22 + Math.abs(to - from) * 0.7)
  const middle = (from + to) / 2
  const path = `M${at(from)} ${line}Q${at(middle)} ${at(line - rise)} ${at(to)} ${line}`
  return shape('path', { d: path, class: kind })
}

const diamond = (x: number, y: number): string =>
  shape('path', { d: `M${at(x)} ${y - 6}l6 6l-6 6l-6 -6z`, class: 'broke' })

/** Four points, for a moment that was understood. */
const star = (x: number, y: number): string =>
  shape('path', {
    d: `M${at(x)} ${y - 8}q0 8 8 8q-8 0 -8 8q0 -8 -8 -8q8 0 8 -8z`,
    class: 'star',
  })

const legend = (withStars: boolean): readonly string[] => {
  const y = line + 50
  return [
    diamond(edge + 6, y - 4),
    letters({ x: 26, y, class: 'axis' }, 'rupture'),
    shape('circle', { cx: 92, cy: y - 4, r: 4.5, class: 'to' }),
    letters({ x: 101, y, class: 'axis' }, 'came back'),
    shape('circle', { cx: 184, cy: y - 4, r: 6, class: 'trust done' }),
    letters({ x: 195, y, class: 'axis' }, 'trust'),
    ...(withStars ? [star(246, y - 4), letters({ x: 258, y, class: 'axis' }, 'understood')] : []),
  ]
}
