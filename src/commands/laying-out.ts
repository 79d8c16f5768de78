import stringWidth from 'fast-string-width'

/** A line of help: a sentence, or a term with what it means; '' is an empty line. */
export type Line = string | readonly [term: string, meaning: string]

/** A meaning with less room than this beside its term stands below it, in columns. */
const narrowest = 24

/** Lines of help within so many columns: terms in a column of their own, everything wrapped at spaces. */
export const laidOut = (lines: readonly Line[], columns: number): string[] => {
  const widths = lines.flatMap((line) => (typeof line === 'string' ? [] : [stringWidth(line[0])]))
  const beside = Math.max(0, ...widths) + 4
  return lines.flatMap((line) => {
    if (typeof line === 'string')
      return isExample(line)
        ? wrapped(line, columns - 2).map((row) => `  ${row}`)
        : wrapped(line, columns)
    const [term, meaning] = line
    if (columns - beside < narrowest)
      return [`  ${term}`, ...wrapped(meaning, columns - 6).map((row) => `      ${row}`)]
    const [first = '', ...more] = wrapped(meaning, columns - beside)
    const padding = ' '.repeat(beside - 2 - stringWidth(term))
    return [`  ${term}${padding}${first}`, ...more.map((row) => ' '.repeat(beside) + row)]
  })
}

/** A command to type stands in like the terms, whether or not it says what it does. */
const isExample = (line: string): boolean => line.startsWith('capacity ') && !line.endsWith('.')

/** A word that is wider than a row has one to itself. */
const wrapped = (text: string, columns: number): string[] => {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(' ')) {
    if (row !== '' && stringWidth(row) + 1 + stringWidth(word) > columns) {
      rows.push(row)
      row = word
    } else row = row === '' ? word : `${row} ${word}`
  }
  return [...rows, row]
}

/** Notes as they are written under a command: two spaces part a term from its meaning, and a sentence may go on below. */
export const linesIn = (text: string): Line[] => {
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    const [, term, meaning] = /^\s*(\S.*?)\s{2,}(\S.*)$/.exec(line) ?? []
    const last = lines.at(-1)
    if (term !== undefined && meaning !== undefined) lines.push([term, meaning])
    else if (typeof last === 'string' && goesOn.test(last)) lines.push(`${lines.pop()} ${line}`)
    else lines.push(line)
  }
  return lines
}

/** A line of a sentence that is not over; an example is none. */
const goesOn = /^(?!capacity ).*[^.:!?]$/
