import { oneLine } from '../../../harmless.ts'
import { displayWidth } from '../graphemes.ts'
import type { Theme } from '../theme.ts'
import { clip, wrap } from '../wrap.ts'
import type { Room } from './frame.ts'
import type { Key } from './keypress.ts'

/** One thing in a list: `mark` says whether it is chosen, `number` is the key that goes to it. */
export interface Entry {
  readonly text: string
  readonly note?: string | undefined
  readonly mark?: string | undefined
  readonly number?: string | undefined
}

/** How a list lies on the screen: so many entries beside each other, each so many columns wide. */
export interface Shape {
  readonly across: number
  readonly width: number
}

const pointerWidth = 2
const gap = 2

/** Short lists stand one under the other; a long one of short words lies in columns. */
export function shapeOf(entries: readonly Entry[], { columns, rows }: Room): Shape {
  const widest = Math.max(
    0,
    ...entries.map((entry) => prefixWidth(entry) + displayWidth(oneLine(entry.text))),
  )
  const fitting = Math.floor((columns + gap) / (widest + gap))
  if (entries.length <= Math.min(rows, 9) || fitting < 2) return { across: 1, width: columns }
  return { across: fitting, width: widest + gap }
}

/** Draws a list with the entry `lit` pointed at, in the rows there are, saying how many it leaves out. */
export function drawList(
  entries: readonly Entry[],
  lit: number | undefined,
  room: Room,
  theme: Theme,
): string[] {
  const shape = shapeOf(entries, room)
  const blocks = blocksOf(entries, lit, shape, theme)
  const heights = blocks.map((block) => block.length)
  const height = heights.reduce((sum, lines) => sum + lines, 0)
  // In columns there is no room for notes beside the words: one line holds that of the lit one.
  const note = shape.across > 1 ? oneLine(entries[lit ?? -1]?.note ?? '') : ''
  const noted = shape.across > 1 && new Set(entries.map((entry) => entry.note)).size > 1
  if (height + (noted ? 1 : 0) <= room.rows) {
    return [...blocks.flat(), ...(noted ? [aside([note], theme)] : [])]
  }
  const at = Math.floor((lit ?? 0) / shape.across)
  const { from, to } = windowOf(heights, at, room.rows - 1)
  const above = from * shape.across
  const below = Math.max(entries.length - to * shape.across, 0)
  const more = [above && `${above} above`, below && `${below} below`].filter(Boolean).join(', ')
  const shown = blocks
    .slice(from, to)
    .flat()
    .slice(0, room.rows - 1)
  return [...shown, aside([`${theme.glyph.ellipsis} ${more}`, note], theme)]
}

const aside = (words: readonly string[], theme: Theme): string =>
  theme.quiet(' '.repeat(pointerWidth) + words.filter(Boolean).join(` ${theme.glyph.dot} `))

/** Which blocks, `heights` lines tall each, fit in `rows` with block `at` among them, near the middle. */
export function windowOf(
  heights: readonly number[],
  at: number,
  rows: number,
): { from: number; to: number } {
  let from = at
  let to = at + 1
  let left = rows - (heights[at] ?? 0)
  const fits = (index: number) => (heights[index] ?? Number.POSITIVE_INFINITY) <= left
  while (fits(to) || fits(from - 1)) {
    const down = fits(to) && (at - from >= to - 1 - at || !fits(from - 1))
    left -= heights[down ? to : from - 1] ?? 0
    if (down) to += 1
    else from -= 1
  }
  return { from, to }
}

function blocksOf(
  entries: readonly Entry[],
  lit: number | undefined,
  { across, width }: Shape,
  theme: Theme,
): string[][] {
  if (across === 1)
    return entries.map((entry, index) => itemLines(entry, index === lit, width, theme))
  const lines: string[][] = []
  for (let first = 0; first < entries.length; first += across) {
    const cells = entries.slice(first, first + across).map(({ note: _, ...entry }, offset) => {
      const [line = ''] = itemLines(entry, first + offset === lit, width, theme)
      return line + ' '.repeat(Math.max(width - displayWidth(line), 0))
    })
    lines.push([cells.join('').trimEnd()])
  }
  return lines
}

function prefixWidth({ mark, number }: Entry): number {
  return pointerWidth + (number ? number.length + 1 : 0) + (mark ? displayWidth(mark) + 1 : 0)
}

function itemLines(entry: Entry, isLit: boolean, columns: number, theme: Theme): string[] {
  const { mark, number, note } = entry
  const prefix = prefixWidth(entry)
  const pointer = isLit ? theme.accent(theme.glyph.pointer) : ' '
  const signs = [pointer, number && theme.quiet(number), mark && theme.accent(mark)]
  const start = `${signs.filter(Boolean).join(' ')} `
  const lines = wrap(oneLine(entry.text), columns - prefix)
  const room = columns - prefix - displayWidth(lines.at(-1) ?? '') - gap
  return lines.map((line, index) => {
    const begins = index === 0 ? start : ' '.repeat(prefix)
    const words = isLit ? theme.accent(line) : line
    const ends = note && index === lines.length - 1 && room > 4
    const aside = ends ? `  ${theme.quiet(clip(oneLine(note), room, theme.glyph.ellipsis))}` : ''
    return begins + words + aside
  })
}

/** Where an arrow, Home or End goes in a list of `count`; the first move lights the first entry, or the last. */
export function steer(
  key: Key,
  lit: number | undefined,
  count: number,
  across: number,
): number | undefined {
  if (count === 0) return undefined
  if (key.name === 'home') return 0
  if (key.name === 'end') return count - 1
  const by = stride(key, across)
  if (by === 0) return lit
  if (lit === undefined) return by > 0 ? 0 : count - 1
  const to = lit + by
  if (to >= 0 && to < count) return to
  // A step off the end of a plain list comes in again at the other; in columns it stays.
  if (across > 1) return lit
  return to < 0 ? count - 1 : 0
}

function stride({ name, ctrl }: Key, across: number): number {
  if (name === 'down' || (ctrl && name === 'n')) return across
  if (name === 'up' || (ctrl && name === 'p')) return -across
  if (across === 1) return 0
  if (name === 'right') return 1
  return name === 'left' ? -1 : 0
}
