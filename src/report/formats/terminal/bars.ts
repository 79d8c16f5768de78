import { plainNumber } from '../../sections/plainly.ts'
import type { Counts, Pairs, Shares } from '../../summary.ts'
import { fitted, isNarrow, labelWidth, type Page, wrapped } from './page.ts'

const widestTrack = 41
const widestBar = 36

/** A bar for each count. */
export const drawCounts = ({ rows }: Counts, page: Page): readonly string[] => {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const labels = labelsOf(rows, page)
  const room = Math.min(widestBar, page.columns - labels - String(most).length - 3)
  // One count is two cells at most, so that few of them do not look like many.
  const cells = Math.min(2, room / most)
  return rows.map(({ label, count }) => {
    const bar = barOf(count * cells, page)
    const said = page.styles.quiet(String(count))
    return `${fitted(label, labels, page)}  ${bar === '' ? '' : `${page.styles.accent(bar)} `}${said}`
  })
}

const labelsOf = (rows: readonly { readonly label: string }[], page: Page): number =>
  labelWidth(
    rows.map(({ label }) => label),
    Math.floor(page.columns * (isNarrow(page) ? 0.6 : 0.4)),
    page,
  )

/** A bar that is never nothing for something. */
const barOf = (cells: number, { glyphs }: Page): string => {
  if (cells <= 0) return ''
  const whole = Math.floor(cells)
  const rest = cells - whole >= 0.5 ? glyphs.half : ''
  return glyphs.full.repeat(whole) + rest || glyphs.half || glyphs.full
}

interface TrackRow {
  readonly label: string
  /** What stands in a cell of a track this wide. */
  readonly track: (room: number) => string
  readonly said: string
}

/** Labels, tracks of one width, and what they say; on a narrow page the label has a line of its own. */
const drawTracks = (rows: readonly TrackRow[], legend: string, page: Page): readonly string[] => {
  const { styles } = page
  const labels = isNarrow(page) ? 0 : labelsOf(rows, page) + 2
  const numbers = labelWidth(
    rows.map(({ said }) => said),
    page.columns,
    page,
  )
  const room = Math.max(11, Math.min(widestTrack, page.columns - numbers - 2 - labels))
  const lines = rows.flatMap(({ label, track, said }) => {
    const drawn = `${styles.accent(track(room))}  ${styles.quiet(fitted(said, numbers, page).trimEnd())}`
    return labels === 0
      ? [...wrapped(label, page), drawn]
      : [`${fitted(label, labels - 2, page)}  ${drawn}`]
  })
  return [...lines, ...wrapped(legend, page).map(styles.quiet)]
}

const placeIn = (room: number) => (share: number) => Math.round(share * (room - 1))

const cellsOf = (room: number, glyph: (cell: number) => string): string =>
  Array.from({ length: room }, (_, cell) => glyph(cell)).join('')

/** Two marks on a scale, with a line between them. */
export const drawPairs = (pairs: Pairs, page: Page): readonly string[] => {
  const { glyphs } = page
  const { from, to, outOf, order } = pairs
  const beside = order === 'then' ? '→' : 'and'
  const unit = outOf === 100 ? ' %' : ''
  const say = (value: number) => (outOf === 100 ? String(Math.round(value)) : plainNumber(value))
  const rows = pairs.rows.map(
    (row): TrackRow => ({
      label: row.label,
      said: `${say(row.from)} ${beside} ${say(row.to)}${unit}${row.n > 1 ? ` (${row.n})` : ''}`,
      track: (room) => {
        const place = placeIn(room)
        const [start, end] = [place(row.from / outOf), place(row.to / outOf)]
        return cellsOf(room, (cell) => {
          if (cell === end) return glyphs.to
          if (cell === start) return glyphs.from
          const isBetween = cell > Math.min(start, end) && cell < Math.max(start, end)
          return isBetween ? glyphs.line : glyphs.track
        })
      },
    }),
  )
  return drawTracks(rows, `${glyphs.from} ${from}  ${glyphs.to} ${to}, 0 to ${outOf}${unit}`, page)
}

/** A mark on a scale from none to all, with the reach of its interval. */
export const drawShares = (shares: Shares, page: Page): readonly string[] => {
  const { glyphs } = page
  const rows = shares.rows.map(
    ({ label, k, n, low, high }): TrackRow => ({
      label,
      said: `${plainNumber(k)} of ${n}`,
      track: (room) => {
        const place = placeIn(room)
        return cellsOf(room, (cell) => {
          if (cell === place(k / n)) return glyphs.to
          return cell >= place(low) && cell <= place(high) ? glyphs.reach : glyphs.track
        })
      },
    }),
  )
  const legend = `${glyphs.to} share  ${glyphs.reach.repeat(3)} likely between, from none to all`
  return drawTracks(rows, legend, page)
}
