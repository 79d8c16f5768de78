import width from 'fast-string-width'
import { harmless } from '../../../harmless.ts'

/** Lines are this long at most, as linters expect, unless one word is longer. */
const longest = 80

/** What could be markup anywhere in a line: emphasis, code, links, markup, tables, formulas, entities. */
const inline = /[\\`*_{}[\]<>~|$&]/g
/** What would be a link all by itself. */
const links = /:\/\/|\bwww\.|(?<=\S)@(?=\S)/gi
/** What would be markup at the beginning of a line: headings, lists, rules. */
const leading = /^([#+=-]|\d+(?=[.)]))/

const escapeWord = (word: string): string =>
  word.replace(inline, '\\$&').replace(links, (link) => link.replace(/[:.@]/, '\\$&'))

const escapeLead = (line: string): string =>
  line.replace(leading, (lead) => (/^\d/.test(lead) ? `${lead}\\` : `\\${lead}`))

/** Any text on one line, where nothing of it is markup. */
export const inLine = (text: string): string => words(text).map(escapeWord).join(' ')

/** The same at the beginning of a line. */
export const lineOf = (text: string): string => escapeLead(inLine(text))

const words = (text: string): readonly string[] =>
  harmless(text)
    .split(/[^\S\u00a0]+/)
    .filter((word) => word !== '')

/** Any text as a paragraph of lines; `first` and `rest` stand before them, and count. */
export const paragraph = (text: string, first = '', rest = first): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of words(text).map(escapeWord)) {
    const room = longest - 1 - (lines.length === 0 ? first : rest).length
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].map((one, index) => `${index === 0 ? first : rest}${escapeLead(one)}`)
}

/** The person's own words, line by line, as a quotation. */
export const quotation = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, index) => {
    if (line.trim() === '') return ['>']
    const quoted = paragraph(line, '> ')
    const next = lines[index + 1]
    const isBroken = next !== undefined && next.trim() !== ''
    return isBroken ? [...quoted.slice(0, -1), `${quoted.at(-1)}\\`] : quoted
  })

/** Rows under a head, as a table whose columns line up; as a list where a line would be too long for one. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const cells = [head, ...rows].map((row) => row.map(inLine))
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => width(row[column] ?? ''))),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0)).join(' | ')} |`
  const rule = widths.map((size, column) =>
    column > 0 ? `${'-'.repeat(size - 1)}:` : '-'.repeat(size),
  )
  const [first = [], ...others] = cells
  const lines = [line(first), `| ${rule.join(' | ')} |`, ...others.map(line)]
  return lines.every((one) => one.length <= longest) ? lines : list(head, rows)
}

const padded = (cell: string, size: number, isRight: boolean): string => {
  const missing = ' '.repeat(Math.max(0, size - width(cell)))
  return isRight ? missing + cell : cell + missing
}

const list = (
  [title = '', ...names]: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [
  ...paragraph(introduced(title)),
  '',
  ...rows.flatMap(([label = '', ...cells]) => {
    const said = cells.map((cell, index) => `${names[index] ?? ''} ${cell}`.trim())
    return paragraph(`${introduced(label)} ${said.join(', ')}`, '- ', '  ')
  }),
]

/** What stands before something: with a colon, unless it closes itself. */
export const introduced = (text: string): string => (/[.?!:…]$/.test(text) ? text : `${text}:`)
