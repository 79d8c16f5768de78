import { displayWidth } from '../graphemes.ts'
import { type Row, rowsOf, visible } from '../wrap.ts'
import type { Key } from './keypress.ts'
import { erase, insert, type Move, move, type TextBuffer } from './text-buffer.ts'

/** A text in rows of a given width, with the caret's place among them. */
export interface Sheet {
  readonly rows: readonly Row[]
  readonly caret: { readonly row: number; readonly column: number }
}

/** Lays a text out in rows of at most `columns`. */
export function layOut({ text, at }: TextBuffer, columns: number): Sheet {
  const rows = rowsOf(text, columns)
  const row = rows.findLastIndex(({ start }) => start <= at)
  const column = displayWidth(visible(text.slice(rows[row]?.start ?? 0, at)))
  return { rows, caret: { row, column: Math.min(column, columns) } }
}

/** The caret `by` rows further down (up when negative), as near to its column as the text allows. */
export function moveRows(buffer: TextBuffer, by: number, columns: number): TextBuffer {
  const { rows, caret } = layOut(buffer, columns)
  const row = rows[caret.row + by]
  if (!row) return move(buffer, by < 0 ? 'start' : 'end')
  // Where a row runs on into the next one, its end is the next one's start.
  const runsOn = rows[caret.row + by + 1]?.start === row.end
  let place = { text: buffer.text, at: row.start }
  while (place.at < row.end) {
    const next = move(place, 'right')
    const width = displayWidth(visible(buffer.text.slice(row.start, next.at)))
    if (width > caret.column || (runsOn && next.at === row.end)) break
    place = next
  }
  return place
}

const moving: Readonly<Record<string, Move>> = {
  left: 'left',
  right: 'right',
  home: 'lineStart',
  end: 'lineEnd',
  'ctrl b': 'left',
  'ctrl f': 'right',
  'ctrl a': 'lineStart',
  'ctrl e': 'lineEnd',
  'ctrl left': 'wordLeft',
  'ctrl right': 'wordRight',
  'meta left': 'wordLeft',
  'meta right': 'wordRight',
  'meta b': 'wordLeft',
  'meta f': 'wordRight',
  'ctrl home': 'start',
  'ctrl end': 'end',
}

const erasing: Readonly<Record<string, Move>> = {
  backspace: 'left',
  'ctrl h': 'left',
  delete: 'right',
  'end-of-input': 'right',
  'ctrl w': 'wordLeft',
  'ctrl backspace': 'wordLeft',
  'meta backspace': 'wordLeft',
  'meta d': 'wordRight',
  'ctrl u': 'lineStart',
  'ctrl k': 'lineEnd',
}

const climbing: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  'ctrl p': -1,
  'ctrl n': 1,
  pageup: -8,
  pagedown: 8,
}

/** What a key does to a text laid out in `columns`; the same buffer when it does nothing. */
export function edit(buffer: TextBuffer, key: Key, columns: number): TextBuffer {
  const name = chord(key)
  const moved = moving[name]
  if (moved) return move(buffer, moved)
  const erased = erasing[name]
  if (erased) return erase(buffer, erased)
  const climbed = climbing[name]
  if (climbed) return moveRows(buffer, climbed, columns)
  return key.text ? insert(buffer, key.text) : buffer
}

function chord({ name, ctrl, meta }: Key): string {
  if (name === 'end-of-input') return name
  if (ctrl) return `ctrl ${name}`
  return meta ? `meta ${name}` : name
}

/** Whether the caret is on an empty last line with something written above it. */
export function atEmptyEnd({ text, at }: TextBuffer): boolean {
  return at === text.length && text.endsWith('\n')
}

/** The text as an answer: without the line break it was closed with, `undefined` when nothing is there. */
export function written({ text }: TextBuffer): string | undefined {
  return text.trim() === '' ? undefined : text.replace(/\n+$/, '')
}
