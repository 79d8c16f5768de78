import { exitCode, Problem } from '../errors.ts'

/** What was typed, in single spaces and small letters, as every reader of time compares it. */
export const plainly = (typed: string): string => typed.trim().replace(/\s+/g, ' ').toLowerCase()

/** What was typed, in quotes, fit for a line: no control characters, 40 characters at most. */
export const quoted = (typed: string): string => {
  const letters = [
    ...typed
      .slice(0, 1000)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim(),
  ]
  return `"${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')}"`
}

/** A Problem (usage) with something typed: what was understood, why it will not do, what would. */
export const refusal = (what: string, why: string, next: string): Problem =>
  new Problem(what, { why, next, code: exitCode.usage })
