import { exitCode, Problem } from '../errors.ts'

/** What was typed, with single spaces and in small letters, as every reader of typed time compares it. */
export const plainly = (typed: string): string => typed.trim().replace(/\s+/g, ' ').toLowerCase()

/** What was typed, in quotes and fit for one line of a message: no control characters, 40 at most. */
export const quoted = (typed: string): string => {
  const letters = [...typed.replace(/[\s\p{C}]+/gu, ' ').trim()]
  return `"${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')}"`
}

/** A Problem with something typed (exit code usage): what was understood, why it will not do, what would. */
export const refusal = (what: string, why: string, next: string): Problem =>
  new Problem(what, { why, next, code: exitCode.usage })
