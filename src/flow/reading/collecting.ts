import { type Document, isAlias, isMap, isSeq, type LineCounter, type Node } from 'yaml'
import type { Finding, Path } from './findings.ts'

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

/** Whether a place lies too deep to be read, which is then told once. */
export const tooDeep = (path: Path, findings: Findings): boolean => {
  if (path.length <= DEEPEST) return false
  const wrong = 'This stands too deep inside other steps.'
  const told = findings.list.some((one) => one.wrong === wrong)
  if (!told) findings.add(path, wrong, 'Take some of them apart.')
  return true
}
