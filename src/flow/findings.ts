import { type Document, isAlias, isMap, isSeq, type LineCounter, type Node } from 'yaml'

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

  /** Something wrong with what stands at the path; a missing key is shown at its step. */
  add(path: Path, wrong: string, next: string): void {
    this.#tell(this.#offset(path, 'value'), wrong, next)
  }

  /** Something wrong with the last name on the path itself. */
  addAtKey(path: Path, wrong: string, next: string): void {
    this.#tell(this.#offset(path, 'key'), wrong, next)
  }

  #tell(offset: number, wrong: string, next: string): void {
    const { line, col } = this.#lines.linePos(offset)
    this.list.push({ line, column: col, wrong, next })
  }

  /** Where the path leads, or the last thing that exists on the way there. */
  #offset(path: Path, wanted: 'key' | 'value'): number {
    let at: Node | null | undefined = this.#document.contents
    let offset = at?.range?.[0] ?? 0
    for (const [index, name] of path.entries()) {
      const found = below(at, name, this.#document)
      if (found === undefined) return offset
      const last = index === path.length - 1
      const shown = last && wanted === 'key' ? (found.key ?? found.value) : found.value
      offset = shown?.range?.[0] ?? offset
      at = found.value
    }
    return offset
  }
}

/** The value of that name in a map, with its key, or the item of that number in a list. */
const below = (
  node: Node | null | undefined,
  name: string | number,
  document: Document,
): { key?: Node; value: Node | null } | undefined => {
  const inside = isAlias(node) ? node.resolve(document) : node
  if (isSeq<Node>(inside)) {
    const value = inside.items[Number(name)]
    return value && { value }
  }
  const pair = isMap<Node, Node>(inside)
    ? inside.items.find(({ key }) => String(key) === String(name))
    : undefined
  return pair && { key: pair.key, value: pair.value }
}

/** Deeper than anybody reads along: about twenty conditions inside one another. */
const DEEPEST = 40

/** Whether a place lies too deep to be read, which is then told. */
export const tooDeep = (path: Path, findings: Findings): boolean => {
  if (path.length <= DEEPEST) return false
  findings.add(path, 'This stands too deep inside other steps.', 'Take some of them apart.')
  return true
}

/** No name of a step or a setting is longer; comparing takes time that grows with the square. */
const LONGEST_NAME = 200

/** The known word nearest to a mistyped one, or undefined when none is near (more than a third of it differs). */
export const nearest = (given: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let least = Math.max(1, Math.floor(given.length / 3)) + 1
  if (given.length > LONGEST_NAME) return undefined
  for (const word of known) {
    if (Math.abs(given.length - word.length) >= least) continue
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
