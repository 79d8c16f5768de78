import type { ChainState, Thread } from '../../summary.ts'
import { inRows, type Page } from './page.ts'

const widestCell = 10

type Knot = Thread['ruptures'][number]

/** The days of the thread in cells: what lies before or after them has a column of its own at either end. */
interface Axis {
  readonly columns: readonly string[]
  readonly cell: number
  readonly width: number
  /** The cell of a time in days since the period began. */
  readonly place: (day: number) => number
}

/** Moments of understanding on a line of their own, and below them a strand for each rupture; nothing where a day has no room. */
export const drawThread = (thread: Thread, page: Page): readonly string[] => {
  const { styles } = page
  const axis = axisOf(thread, page)
  if (axis.cell < 1) return []
  const stars = starsOf(thread, axis, page)
  return [
    styles.quiet(headOf(axis)),
    ...(stars.size > 0 ? [lineOf(axis, stars, page)] : []),
    ...thread.ruptures.map((knot) => lineOf(axis, strandOf(knot, axis, page), page)),
    ...inRows(legendOf(thread, page), page).map(styles.quiet),
  ]
}

const axisOf = ({ days, ruptures }: Thread, page: Page): Axis => {
  const isBefore = ruptures.some(({ at }) => at < 0)
  const isLater = ruptures.some(({ checked }) => (checked ?? 0) > days.length)
  const columns = [...(isBefore ? ['before'] : []), ...days, ...(isLater ? ['later'] : [])]
  const cell = Math.min(widestCell, Math.floor(page.columns / columns.length))
  const offset = isBefore ? 1 : 0
  const width = cell * columns.length
  const place = (day: number) => {
    const within = Math.max(0.5, Math.min(offset + days.length + 0.5, day + offset))
    return Math.min(width - 1, Math.floor(within * cell))
  }
  return { columns, cell, width, place }
}

/** The days' names where there is room for them; of a month, every fifth. */
const headOf = ({ columns, cell, width }: Axis): string => {
  const isMonth = columns.length > 10
  return columns
    .reduce((head, name, index) => {
      const isNamed = !isMonth || Number(name) === 1 || Number(name) % 5 === 0
      const place = index * cell
      const shown = isMonth || name.length < cell ? name : shortened(name)
      return isNamed && head.length <= place ? head.padEnd(place) + shown : head
    }, '')
    .padEnd(width)
    .trimEnd()
}

/** A weekday by two letters; what lies outside the days by none. */
const shortened = (name: string): string => (name.length > 3 ? '' : name.slice(0, 2))

/** Moments of one hour take the next free cell, so that each is seen. */
const starsOf = ({ understood }: Thread, { place }: Axis, { glyphs }: Page) => {
  const stars = new Map<number, string>()
  for (const { at } of understood) {
    let cell = place(at)
    while (stars.has(cell)) cell++
    stars.set(cell, glyphs.met)
  }
  return stars
}

const strandOf = (knot: Knot, axis: Axis, { glyphs }: Page): ReadonlyMap<number, string> => {
  const last = axis.width - 1
  const isLooked = knot.checked !== null
  // Marks of one hour are still told apart.
  const broke = Math.min(axis.place(knot.at), last - (isLooked ? 2 : 1))
  const back = Math.min(Math.max(axis.place(knot.cameBack), broke + 1), last - (isLooked ? 1 : 0))
  const end = knot.checked === null ? back : Math.max(axis.place(knot.checked), back + 1)
  const marks = new Map<number, string>()
  for (let cell = broke; cell < back; cell++) marks.set(cell, glyphs.mended)
  for (let cell = back; cell < end; cell++)
    marks.set(cell, knot.state === 'done' ? glyphs.mended : glyphs.unmended)
  if (isLooked) marks.set(end, glyphs[knot.state])
  return marks.set(back, glyphs.back).set(broke, glyphs.broke)
}

/** Marks between the bounds of the days. */
const lineOf = (
  { cell, width }: Axis,
  marks: ReadonlyMap<number, string>,
  { styles, glyphs }: Page,
): string =>
  Array.from({ length: width }, (_, place) => {
    const mark = marks.get(place)
    if (mark !== undefined) return styles.accent(mark)
    return cell > 1 && place % cell === 0 ? styles.quiet(glyphs.track) : ' '
  }).join('')

const trustWords: Readonly<Record<ChainState, string>> = {
  done: 'trust is back',
  partly: 'partly',
  open: 'not yet',
}

const legendOf = ({ ruptures, understood }: Thread, { glyphs }: Page): readonly string[] => {
  const ends = ruptures.filter(({ checked }) => checked !== null).map(({ state }) => state)
  const states = (['done', 'partly', 'open'] as const).filter((state) => ends.includes(state))
  return [
    ...(ruptures.length > 0 ? [`${glyphs.broke} rupture`, `${glyphs.back} came back`] : []),
    ...states.map((state) => `${glyphs[state]} ${trustWords[state]}`),
    ...(understood.length > 0 ? [`${glyphs.met} openness met understanding`] : []),
  ]
}
