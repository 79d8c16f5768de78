import { plainWord, type Spellings } from './passage.ts'

/** How many words a gap may stand for. */
const gaps: ReadonlyMap<string, number> = new Map([
  ['…', 3],
  ['...', 3],
  ['……', 20],
  ['......', 20],
])

/** One part of a phrase; a choice keeps its ways under each word they can begin with. */
export type Piece =
  | { kind: 'word'; plain: string }
  | {
      kind: 'choice'
      ways: ReadonlyMap<string, readonly Pieces[]>
      most: number
      optional: boolean
    }
  | { kind: 'gap'; most: number }
  | { kind: 'start' }
  | { kind: 'end' }

export type Pieces = readonly Piece[]

/** A phrase ready to be looked for: `opens` are the words it can begin with, `most` the words it can span. */
export type Phrase = {
  written: string
  pieces: Pieces
  opens: ReadonlySet<string>
  most: number
}

/** What a phrase may refer to: usual spellings, word lists by name, and the phrase that `~` stands for. */
export type Vocabulary = {
  spellings: Spellings
  lists: ReadonlyMap<string, Piece>
  itself?: Phrase
}

/** A phrase that cannot be read; the message says why, in words for the person who wrote it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

type Source = { marks: string[]; vocabulary: Vocabulary }

const mark = /<[^<>]*>|…{1,2}|\.{6}|\.{3}|[\p{L}\p{N}\p{M}'’-]+|\S/gu

/** Reads the notation explained at the head of prompts/wording.yaml; throws `Unreadable`. */
export const readPhrase = (written: string, vocabulary: Vocabulary): Phrase => {
  const source = { marks: written.match(mark) ?? [], vocabulary }
  const pieces = readPieces(source)
  const [left] = source.marks
  if (left !== undefined) throw new Unreadable(`“${left}” has nothing to close or divide`)
  return { written, pieces, opens: openings(pieces), most: length(pieces) }
}

/** Makes the lines of a list into one piece; throws `Unreadable`. */
export const anyOf = (phrases: readonly Phrase[]): Piece =>
  choiceOf(
    phrases.map(({ pieces }) => pieces),
    false,
  )

const readPieces = (source: Source): Pieces => {
  const pieces: Piece[] = []
  for (let next = source.marks[0]; next !== undefined; next = source.marks[0]) {
    if (next === '/' || next === ')' || next === ']') break
    source.marks.shift()
    pieces.push(...readPiece(next, source))
  }
  if (pieces.at(0)?.kind === 'gap' || pieces.at(-1)?.kind === 'gap') {
    throw new Unreadable('a gap needs words on both sides')
  }
  if (pieces.every(isOptional)) {
    throw new Unreadable('it needs at least one word that must be there')
  }
  return pieces
}

const readPiece = (next: string, source: Source): Pieces => {
  const { spellings, lists, itself } = source.vocabulary
  if (next === '(' || next === '[') return [readChoice(next, source)]
  if (next.startsWith('<')) {
    const list = lists.get(next.slice(1, -1).trim())
    if (!list) throw new Unreadable(`there is no list ${next} above`)
    return [list]
  }
  const gap = gaps.get(next)
  if (gap) return [{ kind: 'gap', most: gap }]
  if (next === 'START') return [{ kind: 'start' }]
  if (next === 'END') return [{ kind: 'end' }]
  if (next === '~') {
    if (!itself) throw new Unreadable('“~” only means something under “unless” or “only”')
    return itself.pieces
  }
  const words = next.split('-').map(plainWord).filter(Boolean)
  if (!/[\p{L}\p{N}]/u.test(next)) {
    throw new Unreadable(`“${next}” means nothing here`)
  }
  return words.map((word) => ({ kind: 'word', plain: spellings.get(word) ?? word }))
}

const readChoice = (opened: '(' | '[', source: Source): Piece => {
  const ways: Pieces[] = []
  let next: string | undefined = '/'
  while (next === '/') {
    ways.push(readPieces(source))
    next = source.marks.shift()
  }
  if (next !== (opened === '(' ? ')' : ']')) throw new Unreadable(`“${opened}” is not closed`)
  return choiceOf(ways, opened === '[')
}

const choiceOf = (ways: readonly Pieces[], optional: boolean): Piece => {
  const byOpening = new Map<string, Pieces[]>()
  for (const way of ways) {
    for (const word of openings(way)) byOpening.set(word, [...(byOpening.get(word) ?? []), way])
  }
  return { kind: 'choice', ways: byOpening, most: Math.max(...ways.map(length)), optional }
}

const isOptional = (piece: Piece): boolean =>
  piece.kind !== 'word' && (piece.kind !== 'choice' || piece.optional)

const openings = (pieces: Pieces): Set<string> => {
  const opens = new Set<string>()
  for (const piece of pieces) {
    if (piece.kind === 'word') opens.add(piece.plain)
    if (piece.kind === 'choice') for (const word of piece.ways.keys()) opens.add(word)
    if (!isOptional(piece)) break
  }
  return opens
}

const length = (pieces: Pieces): number =>
  pieces.reduce((sum, piece) => sum + ('most' in piece ? piece.most : Number('plain' in piece)), 0)
