import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

/** A line of help: a sentence, or a term with what it means; '' is an empty line. */
export type Line = string | readonly [term: string, meaning: string]

/** A meaning with less room than this beside its term stands below it, in columns. */
const narrowest = 24

/** Lines of help within so many columns: terms in a column of their own, everything wrapped at spaces. */
export const laidOut = (lines: readonly Line[], columns: number): string[] => {
  const widths = lines.flatMap((line) => (typeof line === 'string' ? [] : [stringWidth(line[0])]))
  const beside = Math.max(0, ...widths) + 4
  return lines.flatMap((line) => {
    if (typeof line === 'string') return wrapped(line, columns)
    const [term, meaning] = line
    if (columns - beside < narrowest)
      return [`  ${term}`, ...wrapped(meaning, columns - 6).map((row) => `      ${row}`)]
    const [first = '', ...more] = wrapped(meaning, columns - beside)
    const padding = ' '.repeat(beside - 2 - stringWidth(term))
    return [`  ${term}${padding}${first}`, ...more.map((row) => ' '.repeat(beside) + row)]
  })
}

const wrapped = (text: string, columns: number): string[] => wrapAnsi(text, columns).split('\n')

/** Notes as they are written under a command: two spaces part a term from its meaning. */
export const linesIn = (text: string): Line[] =>
  text.split('\n').map((line) => {
    const [, term, meaning] = /^\s*(\S.*?)\s{2,}(\S.*)$/.exec(line) ?? []
    return term === undefined || meaning === undefined ? line : [term, meaning]
  })
