import type { Document, LineCounter } from 'yaml'

/** A place in a script's data: keys and indexes from the top, `['steps', 2, 'id']`. */
export type Path = readonly (string | number)[]

/** Something a script's writer should change: where (line and column from 1), what is wrong, what to do. */
export interface Finding {
  readonly line: number
  readonly column: number
  readonly wrong: string
  readonly next: string
}

/** Collects findings by path and gives each its place in the text. */
export class Findings {
  readonly list: Finding[] = []
  readonly #document: Document
  readonly #lines: LineCounter

  constructor(document: Document, lines: LineCounter) {
    this.#document = document
    this.#lines = lines
  }

  add(path: Path, wrong: string, next: string): void {
    const { line, col } = this.#lines.linePos(this.#offset(path))
    this.list.push({ line, column: col, wrong, next })
  }

  /** The nearest node that exists on the way to the path: a missing key is shown at its step. */
  #offset(path: Path): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] | null }
        | undefined
      if (node?.range) return node.range[0]
    }
    return 0
  }
}

/** The known word nearest to a mistyped one, or undefined when none is near (more than a third of it differs). */
export const nearest = (given: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let least = Math.max(1, Math.floor(given.length / 3)) + 1
  for (const word of known) {
    const distance = editDistance(given, word)
    if (distance < least) [best, least] = [word, distance]
  }
  return best
}

const editDistance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const swap = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[b.length] ?? 0
}

/** What to do about a name that is not known: the nearest one that is, or all of them. */
export const didYouMean = (given: string, known: Iterable<string>): string => {
  const list = [...known]
  const close = nearest(given, list)
  if (close) return `Did you mean “${close}”?`
  return list.length > 0
    ? `What could stand here: ${list.join(', ')}.`
    : 'Nothing comes before it yet.'
}
