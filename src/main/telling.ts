import { isProblem, type Problem } from '../errors.ts'
import { oneLine } from '../harmless.ts'

/** What is said of an error: what happened, why, what to do next. Each is a line of its own, whatever it quotes. */
export const linesOf = ({ message, why, next }: Pick<Problem, 'message' | 'why' | 'next'>) =>
  [message, why, next].map(short).filter((line) => line !== '')

/** The longest a line gets, in characters: most of a small screen. */
export const longestLine = 600

/** On one line; where somebody's words make it endless, without its middle. */
const short = (text: string): string => {
  const letters = [...oneLine(text)]
  if (letters.length <= longestLine) return letters.join('')
  return `${letters.slice(0, longestLine - 201).join('')}…${letters.slice(-200).join('')}`
}

/** The same for any error; one that is no Problem is a mistake of ours, of which its kind is enough to know. */
export const told = (error: unknown): readonly string[] =>
  isProblem(error)
    ? linesOf(error)
    : ['Something went wrong in the program itself.', short(String(error))]

/** Where an error came from, for `--debug`. Its words are left out: they may be the person's. */
export const placesOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return frames.map((line) => `    ${oneLine(line)}\n`).join('')
}
