import { plainNumber } from '../../sections/plainly.ts'
import type { Counts, Pairs, Shares } from '../../summary.ts'
import { chartWidth, figure, letters, shape } from './chart.ts'

const row = 25
const letter = 7.3
const numbers = 30
const longestLabel = 30

/** A bar for each count. */
export const drawCounts = ({ title, rows }: Counts, id: string): string => {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const longest = Math.max(...rows.map(({ label }) => Math.min(longestLabel, label.length)))
  const labels = 14 + longest * letter
  const room = chartWidth - labels - numbers
  // One count is a square at most, so that few of them do not look like many.
  const one = Math.min(14, room / most)
  const drawn = rows.flatMap(({ label, count }, index) => {
    const y = index * row + 17
    return [
      letters({ x: 0, y, class: 'label' }, label, longestLabel),
      shape('rect', {
        x: labels,
        y: y - 11,
        width: Math.max(count === 0 ? 0 : 2, count * one),
        height: 14,
        rx: 2,
        class: 'bar',
      }),
      letters({ x: labels + count * one + 7, y, class: 'number' }, String(count)),
    ]
  })
  const about = rows.map(({ label, count }) => `${label}: ${count}`).join('; ')
  return figure({ id, title, about }, rows.length * row + 4, drawn, 'counts')
}

const trackRow = 44
const trackEnd = chartWidth - 8
const trackStart = 8

const placeOf = (share: number): number => trackStart + share * (trackEnd - trackStart)

interface TrackRow {
  readonly label: string
  readonly said: string
  /** What is drawn on the track, at this height. */
  readonly marks: (y: number) => readonly string[]
}

/** Labels over tracks of one scale, with what they say at the right, and the ends of the scale below. */
const drawTracks = (rows: readonly TrackRow[], ends: readonly [string, string]) => {
  const foot = rows.length * trackRow + 10
  return [
    ...rows.flatMap(({ label, said, marks }, index) => {
      const y = index * trackRow + 14
      const track = y + 15
      return [
        letters({ x: 0, y, class: 'label' }, label, 34),
        letters({ x: chartWidth, y, class: 'number end' }, said),
        shape('line', { x1: trackStart, y1: track, x2: trackEnd, y2: track, class: 'track' }),
        ...marks(track),
      ]
    }),
    letters({ x: 0, y: foot, class: 'axis' }, ends[0]),
    letters({ x: chartWidth, y: foot, class: 'axis end' }, ends[1]),
  ]
}

/** What the two marks of a pair stand for, set in the middle below the tracks. */
const legendOf = (y: number, from: string, to: string): readonly string[] => {
  const middle = chartWidth / 2
  return [
    shape('circle', { cx: middle - 80, cy: y - 4, r: 5, class: 'from' }),
    letters({ x: middle - 70, y, class: 'axis' }, from),
    shape('circle', { cx: middle + 12, cy: y - 4, r: 5, class: 'to' }),
    letters({ x: middle + 22, y, class: 'axis' }, to),
  ]
}

/** Two marks on a scale, with a line between them. */
export const drawPairs = ({ title, from, to, outOf, order, rows }: Pairs, id: string): string => {
  const unit = outOf === 100 ? ' %' : ''
  const say = (value: number) => (outOf === 100 ? String(Math.round(value)) : plainNumber(value))
  const beside = order === 'then' ? '→' : 'and'
  const said = (pair: Pairs['rows'][number]) =>
    `${say(pair.from)} ${beside} ${say(pair.to)}${unit}${pair.n > 1 ? ` (${pair.n})` : ''}`
  const tracks = rows.map(
    (pair): TrackRow => ({
      label: pair.label,
      said: said(pair),
      marks: (y) => {
        const [start, end] = [placeOf(pair.from / outOf), placeOf(pair.to / outOf)]
        return [
          shape('line', { x1: start, y1: y, x2: end, y2: y, class: 'between' }),
          shape('circle', { cx: start, cy: y, r: 5.5, class: 'from' }),
          shape('circle', { cx: end, cy: y, r: 5.5, class: 'to' }),
        ]
      },
    }),
  )
  const foot = rows.length * trackRow + 10
  const about = rows.map((pair) => `${pair.label}: ${from} and ${to}, ${said(pair)}`).join('; ')
  return figure(
    { id, title, about },
    foot + 8,
    [...drawTracks(tracks, ['0', `${outOf}${unit}`]), ...legendOf(foot, from, to)],
    'pairs',
  )
}

/** A mark on a scale from none to all, with the reach of its interval. */
export const drawShares = ({ title, rows }: Shares, id: string): string => {
  const tracks = rows.map(
    ({ label, k, n, low, high }): TrackRow => ({
      label,
      said: `${plainNumber(k)} of ${n}`,
      marks: (y) => [
        shape('rect', {
          x: placeOf(low),
          y: y - 5,
          width: Math.max(1, placeOf(high) - placeOf(low)),
          height: 10,
          rx: 5,
          class: 'reach',
        }),
        shape('circle', { cx: placeOf(k / n), cy: y, r: 5.5, class: 'to' }),
      ],
    }),
  )
  const about = rows
    .map(
      ({ label, k, n, low, high }) =>
        `${label}: ${plainNumber(k)} of ${n}, likely between ${Math.round(low * 100)} and ${Math.round(high * 100)} %`,
    )
    .join('; ')
  const foot = rows.length * trackRow + 10
  const legend = letters(
    { x: chartWidth / 2, y: foot, class: 'axis middle' },
    'the band: likely between',
  )
  return figure(
    { id, title, about },
    foot + 8,
    [...drawTracks(tracks, ['none', 'all']), legend],
    'shares',
  )
}
