import width from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import { harmless, oneLine } from '../../../harmless.ts'
import { type Glyphs, glyphsOf, type TerminalLook, typeset } from './look.ts'

/** Where lines are written: how wide they may be, and with which glyphs and styles. */
export interface Page extends TerminalLook {
  readonly glyphs: Glyphs
}

const narrowest = 20
const widest = 96
const margin = 2

/** A page of a screen, inside a margin of two columns. */
export const pageFor = (look: TerminalLook): Page => ({
  ...look,
  columns: Math.max(narrowest, Math.min(widest, look.columns - 1)) - margin,
  glyphs: glyphsOf(look),
})

/** Below this, what stands side by side on a wide page stands one below the other. */
export const isNarrow = ({ columns }: Page): boolean => columns < 56

/** Lines moved in from the edge, empty ones left empty. */
export const indented = (lines: readonly string[], by = margin): readonly string[] =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`))

/** A page that much narrower. */
export const inset = (page: Page, by: number): Page => ({
  ...page,
  columns: Math.max(1, page.columns - by),
})

/** Text broken into lines of the page, long words too. */
export const wrapped = (text: string, page: Page): readonly string[] =>
  typeset(harmless(text), page)
    .split('\n')
    .flatMap((line) => wrapAnsi(line, page.columns, { hard: true, trim: true }).split('\n'))
    .map((line) => line.trimEnd())

/** Short texts side by side, as many in a line as there is room for. */
export const inRows = (items: readonly string[], page: Page): readonly string[] => {
  const rows: string[] = []
  for (const item of items) {
    const longer = `${rows.at(-1)}  ${item}`
    if (rows.length === 0 || width(longer) > page.columns) rows.push(item)
    else rows[rows.length - 1] = longer
  }
  return rows
}

/** Text on one line, cut to a width and padded up to it. */
export const fitted = (text: string, columns: number, page: Page): string => {
  const line = typeset(oneLine(text), page)
  const missing = columns - width(line)
  if (missing >= 0) return line + ' '.repeat(missing)
  const { ellipsis } = page.glyphs
  let cut = ''
  for (const letter of line) {
    if (width(cut + letter) > columns - ellipsis.length) break
    cut += letter
  }
  const short = `${cut.trimEnd()}${ellipsis}`
  return short + ' '.repeat(Math.max(0, columns - width(short)))
}

/** How wide a column of labels is, at most `most`. */
export const labelWidth = (labels: readonly string[], most: number, page: Page): number =>
  Math.min(most, Math.max(0, ...labels.map((label) => width(typeset(oneLine(label), page)))))
