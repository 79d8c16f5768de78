import { endsFrom } from './match.ts'
import { readWords, type Word } from './passage.ts'
import { anyOf, type Phrase, type Piece, readPhrase, type Vocabulary } from './phrase.ts'

/** `prompts/danger.yaml`: phrases that may speak of danger, those that do not, and the one offer. */
export interface DangerWords {
  readonly offer: {
    readonly say: string
    readonly choose: string
    readonly options: readonly Readonly<Record<string, string>>[]
    readonly afterwards: string
  }
  readonly lists: Readonly<Record<string, string>>
  readonly phrases: readonly string[]
  readonly harmless: readonly string[]
}

/**
 * Whether words suggest danger: a phrase that shares no word with a harmless one. What stands in quotation
 * marks counts as well: a threat is often told as it was said. Looked for on this machine only; a wrong
 * guess costs one keypress.
 */
export const suggestsDanger = (text: string, danger: DangerWords): boolean => {
  const { phrases, harmless } = read(danger)
  const words = readWords(text, asTyped)
  const sought = standingIn(words, phrases)
  let inPeace: ReadonlySet<number> | undefined
  return words.some((_, first) =>
    endsAt(sought, words, first).some((after) => {
      inPeace ??= coveredBy(standingIn(words, harmless), words)
      for (let at = first; at < after; at++) if (inPeace.has(at)) return false
      return true
    }),
  )
}

/** The places of the words that stand in one of these phrases. */
const coveredBy = (phrases: ByOpening, words: readonly Word[]): ReadonlySet<number> => {
  const places = new Set<number>()
  for (const first of words.keys()) {
    const after = Math.max(0, ...endsAt(phrases, words, first))
    for (let at = first; at < after; at++) places.add(at)
  }
  return places
}

const asTyped = new Map<string, string>()

/** Phrases under each word they can begin with. */
type ByOpening = ReadonlyMap<string, readonly Phrase[]>

/** The phrases whose words are in this text at all: few of hundreds, and only those are looked for. */
const standingIn = (words: readonly Word[], phrases: readonly Phrase[]): ByOpening => {
  const said = new Set(words.map(({ plain }) => plain))
  const byOpening = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    if (!phrase.pieces.every((piece) => mayStandAmong(said, piece))) continue
    for (const word of phrase.opens) byOpening.set(word, [...(byOpening.get(word) ?? []), phrase])
  }
  return byOpening
}

const mayStandAmong = (said: ReadonlySet<string>, piece: Piece): boolean => {
  if (piece.kind === 'word') return said.has(piece.plain)
  return (
    piece.kind !== 'choice' || piece.optional || [...piece.ways.keys()].some((way) => said.has(way))
  )
}

/** Where the phrases that begin at this word can end. */
const endsAt = (phrases: ByOpening, words: readonly Word[], first: number): number[] =>
  phrases.get(words[first]?.plain ?? '')?.flatMap((phrase) => endsFrom(phrase, words, first)) ?? []

interface Read {
  readonly phrases: readonly Phrase[]
  readonly harmless: readonly Phrase[]
}

const alreadyRead = new WeakMap<DangerWords, Read>()

/** The phrases of a file as they are looked for, read once for each file; throws `Unreadable`. */
const read = (danger: DangerWords): Read => {
  const known = alreadyRead.get(danger)
  if (known) return known
  const vocabulary = dangerVocabulary(danger)
  const phrases = (written: readonly string[]) =>
    written.map((phrase) => readPhrase(phrase, vocabulary))
  const full = { phrases: phrases(danger.phrases), harmless: phrases(danger.harmless) }
  alreadyRead.set(danger, full)
  return full
}

/** The lists of the file by name; a list may use the lists above it. */
export const dangerVocabulary = ({ lists }: DangerWords): Vocabulary => {
  const known = new Map<string, Piece>()
  const vocabulary = { spellings: asTyped, lists: known }
  for (const [name, entries] of Object.entries(lists))
    known.set(name, anyOf(entries.split(',').map((entry) => readPhrase(entry.trim(), vocabulary))))
  return vocabulary
}
