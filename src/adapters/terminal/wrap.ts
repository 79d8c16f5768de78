import { harmless, lineEnds } from '../../harmless.ts'
import { displayWidth, graphemes } from './graphemes.ts'

/** The widest a passage runs, in columns: longer lines are hard to read back. */
export const measure = 76

/** A row on the screen: the text from `start` up to `end` (UTF-16 indices), the spaces it breaks at included. */
export interface Row {
  readonly start: number
  readonly end: number
}

/** Whether a word wider than a row is broken, or left whole to be broken by the terminal, which copies it in one piece. */
type Words = 'broken' | 'whole'

/** What a character looks like here: a tab is two spaces, and a control character is nothing. */
export const visible = (text: string): string => harmless(text.replaceAll('\t', '  '))

/**
 * Breaks a text into rows of at most `columns`, at spaces and between wide characters, and through
 * a word only where nothing else will do; never inside a character. Spaces may hang over the edge.
 */
export function rowsOf(text: string, columns: number, words: Words = 'broken'): Row[] {
  const rows: Row[] = []
  let start = 0
  const addLine = (end: number) => {
    for (const row of rowsOfLine(text.slice(start, end), Math.max(columns, 1), words))
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

function rowsOfLine(line: string, columns: number, words: Words): Row[] {
  if (line.length * 2 <= columns) return [{ start: 0, end: line.length }]
  const rows: Row[] = []
  let start = 0
  let width = 0
  let opening = { at: 0, width: 0 }
  let at = 0
  for (const character of graphemes(line)) {
    const own = columnsOf(character)
    const blank = isBlank(character)
    // A break at the last space need not be enough for a wide character.
    while (width > 0 && width + own > columns && !blank) {
      if (opening.at <= start && words === 'broken') opening = { at, width }
      if (opening.at <= start) break
      rows.push({ start, end: opening.at })
      start = opening.at
      width -= opening.width
      opening = { at: start, width: 0 }
    }
    width += own
    at += character.length
    if (blank || own === 2) opening = { at, width }
  }
  rows.push({ start, end: line.length })
  return rows
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t'

/** The shortcut carries a long text: nearly every character is a plain one. */
const columnsOf = (character: string): number =>
  character.length === 1 && character >= ' ' && character <= '~'
    ? 1
    : displayWidth(visible(character))

/** Between two figures: a telephone number is not broken, so that it can be read out and dialled. */
const insideNumber = /(?<=\d) (?=\d)/g
const unbroken = '\u00a0'

/** A text as lines to print, each at most `columns` wide and safe to write. */
export function wrap(text: string, columns: number, words?: Words): string[] {
  const safe = visible(text)
  return rowsOf(safe.replace(insideNumber, unbroken), columns, words).map(({ start, end }) =>
    safe.slice(start, end).trimEnd(),
  )
}

/** With less room than this beside it, a text stands below what comes before it, in columns. */
const narrowest = 20

/**
 * Lines to print, broken at spaces: what goes on stands under where its line began, indent and all. What
 * comes `before` the first of them has its own column, which the rest leaves free.
 */
export function hanging(text: string, columns: number, before = ''): string[] {
  const beside = displayWidth(before)
  const below = beside > 0 && columns - beside < narrowest
  const margin = ' '.repeat(below ? 4 : beside)
  const rows = visible(text)
    .split('\n')
    .flatMap((line) => {
      const indent = margin + (/^ */.exec(line)?.[0] ?? '')
      const rows = wrap(line.trimStart(), columns - indent.length, 'whole')
      return rows.map((row) => (row === '' ? '' : indent + row))
    })
  if (below) return [before.trimEnd(), ...rows].slice(before.trim() === '' ? 1 : 0)
  return [before + (rows[0]?.slice(beside) ?? ''), ...rows.slice(1)]
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
