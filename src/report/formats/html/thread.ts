import type { ChainState, Thread } from '../../summary.ts'
import { chartWidth, figure, letters, shape } from './chart.ts'
import { at } from './markup.ts'

const wide = 704
const edge = 10
const names = 14
const firstRow = 40
const row = 26
const longestWeek = 16

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

/** Moments of understanding above; below, a strand for each rupture: broken, come back to, and on to trust. */
const draw = (thread: Thread, id: string, width: number, kind: string): string => {
  const { title, ruptures, understood } = thread
  const axis = axisOf(thread, width)
  const strands = firstRow + (understood.length > 0 ? row : 0)
  const foot = strands + (ruptures.length - 0.5) * row
  const drawn = [
    ...drawDays(axis, foot),
    ...spread(understood.map(({ at: day }) => axis.x(day))).map((x) => star(x, firstRow)),
    ...ruptures.flatMap((knot, index) => drawKnot(knot, strands + index * row, axis)),
  ]
  const keys = legend(thread, foot + 28, width)
  const about = [
    ...ruptures.map(({ label, state }) => `${label}: a rupture come back to, ${endings[state]}`),
    ...understood.map(({ label }) => `${label}: openness met understanding`),
  ].join('; ')
  return figure({ id, title, about }, keys.foot + 8, [...drawn, ...keys.drawn], kind, width)
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

const drawDays = (axis: Axis, foot: number): readonly string[] =>
  axis.columns.length > longestWeek ? drawMonth(axis, foot) : drawWeek(axis, foot)

/** Days with a line between them. */
const drawWeek = ({ columns, column }: Axis, foot: number): readonly string[] => [
  ...Array.from({ length: columns.length + 1 }, (_, index) => guide(column(index), foot)),
  ...columns.map((name, index) =>
    letters({ x: column(index + 0.5), y: names, class: 'axis middle' }, name),
  ),
]

/** A line for every fifth day; what lies before or after is named where there is room. */
const drawMonth = ({ columns, column, width }: Axis, foot: number): readonly string[] => {
  const last = columns.length
  return [
    guide(column(0), foot),
    guide(column(last), foot),
    ...columns.flatMap((name, index) => {
      const day = Number(name)
      const x = column(index + 0.5)
      if (day === 1 || day % 5 === 0)
        return [guide(x, foot), letters({ x, y: names, class: 'axis middle' }, name)]
      if (!Number.isNaN(day) || width < wide) return []
      return index === 0
        ? letters({ x: column(0), y: names, class: 'axis' }, name)
        : letters({ x: column(last), y: names, class: 'axis end' }, name)
    }),
  ]
}

const guide = (x: number, foot: number): string =>
  shape('line', { x1: x, y1: names + 8, x2: x, y2: foot, class: 'days' })

const endings: Readonly<Record<ChainState, string>> = {
  done: 'trust restored',
  partly: 'trust partly restored',
  open: 'still open',
}

/** How far apart marks stand at least. */
const apart = 9

/** Moments of one hour beside one another, so that each is seen. */
const spread = (places: readonly number[]): readonly number[] => {
  let last = 0
  return places
    .toSorted((a, b) => a - b)
    .map((x) => {
      last = Math.max(x, last + apart)
      return last
    })
}

const drawKnot = (knot: Knot, y: number, { x, width }: Axis): readonly string[] => {
  const last = width - edge
  const broke = Math.min(x(knot.at), last - 2 * apart)
  // Marks of one hour are still told apart.
  const back = Math.min(Math.max(x(knot.cameBack), broke + apart), last - apart)
  const end = knot.checked === null ? undefined : Math.max(x(knot.checked), back + apart)
  const line = (from: number, to: number, kind: string) =>
    shape('line', { x1: from, y1: y, x2: to, y2: y, class: kind })
  return [
    line(broke, back, 'torn'),
    ...(end === undefined ? [] : [line(back, end, knot.state === 'done' ? 'mended' : 'loose')]),
    diamond(broke, y),
    shape('circle', { cx: back, cy: y, r: 4.5, class: 'to' }),
    ...(end === undefined ? [] : trust(end, y, knot.state)),
  ]
}

/** A full round for trust that is back, half of one for partly, a ring for not yet. */
const trust = (x: number, y: number, state: ChainState): readonly string[] => [
  shape('circle', { cx: x, cy: y, r: 6, class: `trust ${state}` }),
  ...(state === 'partly'
    ? [shape('path', { d: `M${at(x)} ${at(y - 6)}a6 6 0 0 0 0 12z`, class: 'star' })]
    : []),
]

const diamond = (x: number, y: number): string =>
  shape('path', { d: `M${at(x)} ${at(y - 6)}l6 6l-6 6l-6 -6z`, class: 'broke' })

/** Four points, for a moment that was understood. */
const star = (x: number, y: number): string =>
  shape('path', {
    d: `M${at(x)} ${at(y - 8)}q0 8 8 8q-8 0 -8 8q0 -8 -8 -8q8 0 8 -8z`,
    class: 'star',
  })

const trustWords: Readonly<Record<ChainState, string>> = {
  done: 'trust is back',
  partly: 'partly',
  open: 'not yet',
}

/** What the marks stand for, as many in a row as there is room for. */
const legend = ({ ruptures, understood }: Thread, top: number, width: number) => {
  const ends = ruptures.filter(({ checked }) => checked !== null).map(({ state }) => state)
  const states = (['done', 'partly', 'open'] as const).filter((state) => ends.includes(state))
  type Key = readonly [word: string, mark: (x: number, y: number) => readonly string[]]
  const keys: readonly Key[] = [
    ...(ruptures.length > 0
      ? [
          ['rupture', (x, y) => [diamond(x, y)]] satisfies Key,
          [
            'came back',
            (x, y) => [shape('circle', { cx: x, cy: y, r: 4.5, class: 'to' })],
          ] satisfies Key,
        ]
      : []),
    ...states.map((state): Key => [trustWords[state], (x, y) => trust(x, y, state)]),
    ...(understood.length > 0
      ? [['openness met understanding', (x, y) => [star(x, y)]] satisfies Key]
      : []),
  ]
  let [x, y] = [edge, top]
  const drawn = keys.flatMap(([word, mark]) => {
    const room = 38 + word.length * 6.2
    if (x > edge && x + room > width) [x, y] = [edge, y + 22]
    const key = [...mark(x + 6, y - 4), letters({ x: x + 18, y, class: 'axis' }, word)]
    x += room
    return key
  })
  return { drawn, foot: y }
}
