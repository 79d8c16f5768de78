import type { Theme } from '../theme.ts'
import { visible } from '../wrap.ts'
import { layOut } from './editing.ts'
import type { Room } from './frame.ts'
import type { TextBuffer } from './text-buffer.ts'

/** The part of a text that is on the screen, with the caret's place in it. */
export interface Page {
  readonly lines: readonly string[]
  readonly caret: { readonly row: number; readonly column: number }
  /** The first row shown, to start from next time. */
  readonly top: number
  readonly rowsInAll: number
}

const gutter = 2

/** Columns of text beside the gutter, with one left for the caret behind a full row. */
export const textColumns = ({ columns }: Room): number => columns - gutter - 1

/** Shows as much of a text as there is room for, moved no further from `top` than the caret asks. */
export function showPage(buffer: TextBuffer, room: Room, top: number, theme: Theme): Page {
  const { rows, caret } = layOut(buffer, textColumns(room))
  const height = Math.min(room.rows, rows.length)
  const first = Math.min(Math.max(top, caret.row - height + 1, 0), caret.row, rows.length - height)
  const bar = theme.accent(theme.glyph.quote)
  const lines = rows
    .slice(first, first + height)
    .map(({ start, end }) => `${bar} ${visible(buffer.text.slice(start, end)).trimEnd()}`)
  return {
    lines,
    caret: { row: caret.row - first, column: caret.column + gutter },
    top: first,
    rowsInAll: rows.length,
  }
}
