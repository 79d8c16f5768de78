import { type GapBefore, gapBefore, type Word } from './passage.ts'
import type { Phrase, Piece, Pieces } from './phrase.ts'

/** How far a phrase got: index of the next word, and the widest gap that may stand before it. */
type Reached = ReadonlyMap<number, GapBefore>

/** Most attempts end here, so no map is made for them. */
const nowhere: Reached = new Map()

/**
 * Where a phrase that begins at the word `first` can end: indexes one past its last word, ascending.
 * It moves a set of places forward and never backtracks, so the work is bounded by the phrase alone.
 */
export const endsFrom = (phrase: Phrase, words: readonly Word[], first: number): number[] => {
  if (!phrase.opens.has(words[first]?.plain ?? '')) return []
  const reached = follow(phrase.pieces, words, new Map([[first, gapBefore.sentence]]))
  return [...reached.keys()].sort((a, b) => a - b)
}

const follow = (pieces: Pieces, words: readonly Word[], from: Reached): Reached => {
  let reached = from
  for (const piece of pieces) {
    reached = advance(piece, words, reached)
    if (reached.size === 0) break
  }
  return reached
}

const advance = (piece: Piece, words: readonly Word[], reached: Reached): Reached => {
  switch (piece.kind) {
    case 'word':
      return acrossWord(piece.plain, words, reached)
    case 'choice':
      return acrossChoice(piece, words, reached)
    case 'gap':
      return acrossGap(piece.most, words, reached)
    case 'start':
    case 'end':
      return new Map([...reached].filter(([at]) => gapAt(words, at) >= gapBefore.pause))
  }
}

const acrossWord = (plain: string, words: readonly Word[], reached: Reached): Reached => {
  let next: Map<number, GapBefore> | undefined
  for (const [at, widest] of reached) {
    if (words[at]?.plain !== plain || gapAt(words, at) > widest) continue
    next ??= new Map()
    next.set(at + 1, gapBefore.none)
  }
  return next ?? nowhere
}

const acrossChoice = (
  { ways, optional }: Extract<Piece, { kind: 'choice' }>,
  words: readonly Word[],
  reached: Reached,
): Reached => {
  let next = optional ? new Map(reached) : undefined
  for (const [at, widest] of reached) {
    for (const way of ways.get(words[at]?.plain ?? '') ?? []) {
      next ??= new Map()
      for (const [end, gap] of follow(way, words, new Map([[at, widest]]))) widen(next, end, gap)
    }
  }
  return next ?? nowhere
}

const acrossGap = (most: number, words: readonly Word[], reached: Reached): Reached => {
  const next = new Map<number, GapBefore>()
  for (const at of reached.keys()) {
    widen(next, at, gapBefore.pause)
    for (let after = at + 1; after <= at + most; after++) {
      if (gapAt(words, after - 1) === gapBefore.sentence) break
      widen(next, after, gapBefore.pause)
    }
  }
  return next
}

const widen = (reached: Map<number, GapBefore>, at: number, gap: GapBefore): void => {
  if ((reached.get(at) ?? gapBefore.none) <= gap) reached.set(at, gap)
}

const gapAt = (words: readonly Word[], at: number): GapBefore =>
  words[at]?.before ?? gapBefore.sentence
