import { harmless, lineEnds } from '../../harmless.ts'
import { displayWidth, graphemes } from './graphemes.ts'

/** The widest a passage runs, in columns: longer lines are hard to read back. */
export const measure = 76

/** A row on the screen: the text from `start` up to `end` (UTF-16 indices), the spaces it breaks at included. */
export interface Row {
  readonly start: number
  readonly end: number
}

/** What a character looks like here: a tab is two spaces, and a control character is nothing. */
export const visible = (text: string): string => harmless(text.replaceAll('\t', '  '))

/**
 * Breaks a text into rows of at most `columns`, at spaces and between wide characters, and through
 * a word only where nothing else will do; never inside a character. Spaces may hang over the edge.
 */
export function rowsOf(text: string, columns: number): Row[] {
  const rows: Row[] = []
  let start = 0
  const addLine = (end: number) => {
    for (const row of rowsOfLine(text.slice(start, end), Math.max(columns, 1)))
      rows.push({ start: start + row.start, end: start + row.end })
  }
  // Whatever is shown as the end of a line has to be one here.
  for (const { 0: mark, index } of text.matchAll(lineEnds)) {
    addLine(index)
    start = index + mark.length
  }
  addLine(text.length)
  return rows
}

function rowsOfLine(line: string, columns: number): Row[] {
  if (line.length * 2 <= columns) return [{ start: 0, end: line.length }]
  const rows: Row[] = []
  let start = 0
  let width = 0
  let opening = { at: 0, width: 0 }
  let at = 0
  for (const character of graphemes(line)) {
    const own = columnsOf(character)
    const blank = character === ' ' || character === '\t'
    if (width + own > columns && !blank) {
      const end = opening.at > start ? opening.at : at
      rows.push({ start, end })
      width = opening.at > start ? width - opening.width : 0
      start = end
      opening = { at: end, width: 0 }
    }
    width += own
    at += character.length
    if (blank || own === 2) opening = { at, width }
  }
  rows.push({ start, end: line.length })
  return rows
}

/** The shortcut carries a long text: nearly every character is a plain one. */
const columnsOf = (character: string): number =>
  character.length === 1 && character >= ' ' && character <= '~'
    ? 1
    : displayWidth(visible(character))

/** Between two figures: a telephone number is not broken, so that it can be read out and dialled. */
const insideNumber = /(?<=\d) (?=\d)/g
const unbroken = '\u00a0'

/** A text as lines to print, each at most `columns` wide and safe to write. */
export function wrap(text: string, columns: number): string[] {
  const safe = visible(text)
  return rowsOf(safe.replace(insideNumber, unbroken), columns).map(({ start, end }) =>
    safe.slice(start, end).trimEnd(),
  )
}

/** One line cut to `columns`, with `ellipsis` where something is left out. */
export function clip(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text
  let kept = ''
  for (const character of graphemes(text)) {
    if (displayWidth(kept + character + ellipsis) > columns) break
    kept += character
  }
  return kept + ellipsis
}

/** The end of a line that fits in `columns`, with `ellipsis` where something is left out. */
export function clipStart(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text
  let kept = ''
  for (const character of graphemes(text).reverse()) {
    if (displayWidth(ellipsis + character + kept) > columns) break
    kept = character + kept
  }
  return ellipsis + kept
}
