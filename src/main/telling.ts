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

/** What the system refuses of a file or folder, wherever we come upon it: no mistake of ours. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'Whoever runs this may not read it, or not change it.',
  EPERM: 'Whoever runs this may not read it, or not change it.',
  EROFS: 'Nothing can be written there.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The room you may use on this disk is full.',
  ENOTDIR: 'Something on the way there is no folder.',
  ELOOP: 'Links on the way there lead in a circle.',
  ENAMETOOLONG: 'Its name is too long.',
  EIO: 'The disk does not do as it is told.',
}

const refusedBySystem = (error: unknown): Pick<Problem, 'message' | 'why' | 'next'> | undefined => {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined
  const why = refusals[String(error.code)]
  const next = 'Put that right, or name another folder in CAPACITY_HOME; then try again.'
  return why === undefined
    ? undefined
    : { message: `The system refuses ${String(error.path)}.`, why, next }
}

/** The same for any error; one that is no Problem is a mistake of ours, of which its kind is enough to know. */
export const told = (error: unknown): readonly string[] => {
  const problem = isProblem(error) ? error : refusedBySystem(error)
  return problem
    ? linesOf(problem)
    : ['Something went wrong in the program itself.', short(String(error))]
}

/** Where an error came from, for `--debug`. Its words are left out: they may be the person's. */
export const placesOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return frames.map((line) => `    ${oneLine(line)}\n`).join('')
}
