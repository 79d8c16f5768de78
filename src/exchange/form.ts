import { exitCode, Problem } from '../errors.ts'

/** One text of an entry as a person changes it in an editor: what was asked, and what stands there. */
export interface Field {
  readonly question: string
  readonly text: string
}

/** A form to edit: what it is and how to use it, then each question as a heading with its text below. */
export const writeForm = (title: string, fields: readonly Field[]): string =>
  [
    ...introduction(title, markFor(fields)),
    ...fields.flatMap(({ text }, index) => ['', headingOf(index, fields), text]),
    '',
  ].join('\n')

/**
 * The texts as they were saved, in the order of the fields. One that differs only in blanks at the ends of
 * its lines is as it was. Throws a Problem with the line for what belongs to no question.
 */
export const readForm = (saved: string, title: string, fields: readonly Field[]): string[] => {
  const lines = saved.split(/\r?\n/)
  const sections = sectionsOf(lines, markFor(fields), fields.length)
  expectIntroduction(lines.slice(0, sections[0]?.from), introduction(title, markFor(fields)))
  return fields.map((field, index) => {
    const section = sections.find((one) => one.index === index)
    if (!section) throw unfit(`The question “${field.question}” is missing.`, putBack)
    const text = trimmed(lines.slice(section.from + 1, section.to))
    return text === trimmed(field.text.split(/\r?\n/)) ? field.text : text
  })
}

const putBack = 'Each question keeps its heading, even when its answer is empty.'

const introduction = (title: string, mark: string): string[] => [
  title,
  'Change what stands under a question, then save and close. Empty is skipped.',
  `Lines that begin with ${mark} are the questions: leave them as they are.`,
]

const headingOf = (index: number, fields: readonly Field[]): string =>
  `${markFor(fields)} ${index + 1}. ${fields[index]?.question.replace(/\s+/g, ' ')}`

/** Signs that no line of the texts begins with: `==`, or longer when one does. */
const markFor = (fields: readonly Field[]): string => {
  const lines = fields.flatMap(({ text }) => text.split('\n'))
  let mark = '=='
  while (lines.some((line) => line.startsWith(mark))) mark += '='
  return mark
}

interface Section {
  readonly index: number
  /** The line of the heading, and the one after the last of its text. */
  readonly from: number
  readonly to: number
}

const sectionsOf = (lines: readonly string[], mark: string, count: number): Section[] => {
  const headings = lines.flatMap((line, from) => {
    if (!line.startsWith(mark)) return []
    const [, number] = /^=+ (\d+)\./.exec(line) ?? []
    const index = Number(number) - 1
    if (index >= 0 && index < count) return [{ index, from }]
    throw unfit(`Line ${from + 1} is none of the questions.`, `It begins with ${mark}.`)
  })
  const seen = new Set<number>()
  for (const { index, from } of headings) {
    if (seen.has(index)) throw unfit(`Line ${from + 1} is a question for the second time.`, putBack)
    seen.add(index)
  }
  return headings.map((one, place) => ({ ...one, to: headings[place + 1]?.from ?? lines.length }))
}

const expectIntroduction = (lines: readonly string[], expected: readonly string[]): void => {
  const known = new Set(['', ...expected.map((line) => line.trim())])
  const stray = lines.findIndex((line) => !known.has(line.trim()))
  if (stray >= 0)
    throw unfit(`Line ${stray + 1} belongs to no question.`, 'Answers stand below their question.')
}

/** Without blank lines around, and blanks at the ends of lines, which editors add and take away. */
const trimmed = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

const unfit = (what: string, why: string): Problem =>
  new Problem(what, { why, code: exitCode.usage })
