import width from 'fast-string-width'
import type { Question } from '../../flow/terminal.ts'
import type { Theme } from './theme.ts'
import { wrap } from './wrap.ts'

/** Sets a line in the middle of `columns`, without trailing spaces. */
export function centred(line: string, columns: number): string {
  return ' '.repeat(Math.max(0, Math.floor((columns - width(line)) / 2))) + line
}

/** Breaks text at words into lines narrower than `columns`; none for an empty text. */
export function wrapped(text: string, columns: number): string[] {
  return text === '' ? [] : wrap(text, columns - 1)
}

/** Like `wrapped`, with lines as even as they can be: "Normal-size breaths. / No need to go deep." */
export function balanced(text: string, columns: number): string[] {
  const lines = wrapped(text, columns)
  let evenest = lines
  for (let narrower = columns - 1; narrower > columns / 2; narrower--) {
    const tried = wrapped(text, narrower)
    if (tried.length > lines.length) break
    evenest = tried
  }
  return evenest
}

/** The first of several ways to say something that fits, or nothing. */
export function fitting(ways: readonly string[], columns: number): string {
  return ways.find((way) => width(way) < columns) ?? ''
}

/** Whole seconds as `m:ss`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The lines a question opens with: what is asked, and its hint quietly beneath. */
export function opening(question: Question, columns: number, theme: Theme): string[] {
  const asked = wrapped(question.text, columns - 2).map((line) => theme.question(line))
  const aside = wrapped(question.hint ?? '', columns - 2).map((line) => theme.quiet(line))
  return [...asked, ...aside].map((line) => `  ${line}`)
}
