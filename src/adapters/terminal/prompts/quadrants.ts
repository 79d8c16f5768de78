import type { Option } from '../../../flow/terminal.ts'
import { oneLine } from '../../../harmless.ts'
import { displayWidth } from '../graphemes.ts'
import type { Theme } from '../theme.ts'
import { wrap } from '../wrap.ts'
import type { Room } from './frame.ts'
import type { Shelf } from './picking.ts'

type Groups = Shelf['groups']

/** Sets four corners of feeling where one looks for them: pleasant right, high energy above. Others keep their order. */
export function placed<Group extends { readonly name: string }>(groups: readonly Group[]): Group[] {
  const corner = ({ name }: Group) =>
    (/low/i.test(name) ? 2 : 0) + (/unpleasant/i.test(name) ? 0 : 1)
  const corners = new Set(groups.map(corner))
  if (groups.length !== 4 || corners.size !== 4) return [...groups]
  return groups.toSorted((a, b) => corner(a) - corner(b))
}

/** Draws four groups two by two with their number and, as far as there is room, a few of their words. */
export function drawQuadrants(
  groups: Groups,
  lit: number | undefined,
  room: Room,
  theme: Theme,
): string[] {
  const width = Math.floor(room.columns / 2)
  const bands = (lines: number, withWords: boolean) =>
    [0, 2].map((first) => {
      const cells = groups.slice(first, first + 2).map((group, offset) => {
        const isLit = first + offset === lit
        return cell(group, first + offset + 1, { width, isLit, lines, withWords }, theme)
      })
      return beside(cells, width)
    })
  const wordy = bands(room.rows, true)
  const ways = [
    wordy.flatMap((band, index) => (index === 0 ? band : ['', ...band])),
    wordy.flat(),
    bands(room.rows, false).flat(),
  ]
  return ways.find(({ length }) => length <= room.rows) ?? bands(1, false).flat()
}

const indent = 4

interface Cell {
  readonly width: number
  readonly isLit: boolean
  /** Lines the name may take. */
  readonly lines: number
  readonly withWords: boolean
}

function cell(
  { name, options }: Groups[number],
  number: number,
  how: Cell,
  theme: Theme,
): string[] {
  const { glyph, quiet, accent } = theme
  const room = how.width - indent - 1
  const pointer = how.isLit ? accent(glyph.pointer) : ' '
  const named = wrap(oneLine(name), room)
    .slice(0, how.lines)
    .map((line, row) => {
      const start = row === 0 ? `${pointer} ${quiet(String(number))} ` : ' '.repeat(indent)
      return start + (how.isLit ? accent(line) : line)
    })
  if (!how.withWords) return named
  const words = sample(options, room, ` ${glyph.dot} `)
  return [...named, ' '.repeat(indent) + quiet(words)]
}

/** As many of a group's first words as fit whole on one line. */
function sample(options: readonly Option[], columns: number, between: string): string {
  let line = ''
  for (const { text } of options) {
    const longer = line ? line + between + oneLine(text) : oneLine(text)
    if (displayWidth(longer) > columns) break
    line = longer
  }
  return line
}

function beside(cells: readonly string[][], width: number): string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, row) =>
    cells
      .map((lines) => {
        const line = lines[row] ?? ''
        return line + ' '.repeat(Math.max(width - displayWidth(line), 0))
      })
      .join('')
      .trimEnd(),
  )
}
