import type { Option } from '../../flow/terminal.ts'

/** What was typed, read as one of `options` by its number or its own words; `undefined` when it is neither. */
export function oneOf(options: readonly Option[], typed: string): Option | undefined {
  const wanted = typed.trim().toLocaleLowerCase()
  if (/^[0-9]+$/.test(wanted)) return options[Number(wanted) - 1]
  return (
    options.find(({ text }) => text.toLocaleLowerCase() === wanted) ??
    options.find(({ key }) => key.toLocaleLowerCase() === wanted)
  )
}

/** What was typed, read as numbers or words with commas between them, or numbers with spaces; `stray` are the ones not found. */
export function someOf(
  options: readonly Option[],
  typed: string,
): { readonly found: readonly Option[]; readonly stray: readonly string[] } {
  const numbers = /^[\s0-9,]+$/.test(typed)
  const pieces = typed
    .split(numbers ? /[\s,]+/ : ',')
    .map((piece) => piece.trim())
    .filter(Boolean)
  const read = pieces.map((piece) => ({ piece, option: oneOf(options, piece) }))
  return {
    found: read.flatMap(({ option }) => option ?? []),
    stray: read.flatMap(({ piece, option }) => (option ? [] : [piece])),
  }
}

/** Options as lines, each behind its number. */
export const numbered = (options: readonly Option[]): string[] =>
  options.map(({ text, note }, index) => `${index + 1}. ${text}${note ? ` (${note})` : ''}`)
