import { displayWidth } from '../graphemes.ts'
import { oneLine } from '../sanitise.ts'
import type { Theme } from '../theme.ts'
import { wrap } from '../wrap.ts'
import type { Room } from './frame.ts'
import type { Shelf } from './picking.ts'

type Groups = Shelf['groups']

/** Four groups lie two by two; any other number stands one under the other. */
export const quadrantsAcross = (groups: Groups): number => (groups.length === 4 ? 2 : 1)

/** Sets four corners of feeling where one looks for them: pleasant right, high energy above. Others keep their order. */
export function placed<Group extends { readonly name: string }>(groups: readonly Group[]): Group[] {
  const corner = ({ name }: Group) =>
    (/low/i.test(name) ? 2 : 0) + (/unpleasant/i.test(name) ? 0 : 1)
  const corners = new Set(groups.map(corner))
  if (groups.length !== 4 || corners.size !== 4) return [...groups]
  return groups.toSorted((a, b) => corner(a) - corner(b))
}

/** Draws the groups with their number and, where there is room, a few of their words. */
export function drawQuadrants(
  groups: Groups,
  lit: number | undefined,
  room: Room,
  theme: Theme,
): string[] {
  const across = quadrantsAcross(groups)
  const width = Math.floor(room.columns / across)
  const bands = (withWords: boolean) => {
    const lines: string[][] = []
    for (let first = 0; first < groups.length; first += across) {
      const cells = groups
        .slice(first, first + across)
        .map((group, offset) => cell(group, first + offset, lit, width, withWords, theme))
      lines.push(beside(cells, width))
    }
    return lines
  }
  const roomy = bands(true)
  const spaced = roomy.flatMap((band, index) => (index === 0 ? band : ['', ...band]))
  if (spaced.length <= room.rows) return spaced
  return roomy.flat().length <= room.rows ? roomy.flat() : bands(false).flat()
}

const indent = 4

function cell(
  group: Groups[number],
  index: number,
  lit: number | undefined,
  width: number,
  withWords: boolean,
  theme: Theme,
): string[] {
  const isLit = index === lit
  const pointer = isLit ? theme.accent(theme.glyph.pointer) : ' '
  const room = width - indent - 1
  const name = wrap(oneLine(group.name), room).map((line, row) => {
    const start = row === 0 ? `${pointer} ${theme.quiet(String(index + 1))} ` : ' '.repeat(indent)
    return start + (isLit ? theme.accent(line) : line)
  })
  if (!withWords) return name
  const words = sample(group, room, ` ${theme.glyph.dot} `)
  return [...name, `${' '.repeat(indent)}${theme.quiet(words)}`]
}

/** As many of a group's first words as fit whole on one line. */
function sample({ options }: Groups[number], columns: number, between: string): string {
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
