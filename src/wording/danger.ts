import { endsFrom } from './match.ts'
import { readWords, type Word } from './passage.ts'
import { anyOf, type Phrase, type Piece, readPhrase, type Vocabulary } from './phrase.ts'
import { mayStandIn, type Signs, signsOf } from './signs.ts'

/** `prompts/danger.yaml`: phrases that may speak of danger, those that do not, and the one offer. */
export interface DangerWords {
  readonly offer: {
    readonly say: string
    readonly choose: string
    readonly options: readonly Readonly<Record<string, string>>[]
    readonly afterwards: string
    readonly unasked: string
  }
  readonly lists: Readonly<Record<string, string>>
  readonly phrases: readonly string[]
  readonly harmless: readonly string[]
}

/** The signs of both lists, found at build time: a start then reads only the phrases a text may hold. */
export interface DangerSigns {
  readonly phrases: Signs
  readonly harmless: Signs
}

/** A danger file as the program carries it. */
export interface SignedDangerWords extends DangerWords {
  readonly signs: DangerSigns
}

/** Looks for the signs of every phrase of a file; throws `Unreadable` for one that cannot be read. */
export const withSigns = (danger: DangerWords): SignedDangerWords => {
  const vocabulary = dangerVocabulary(danger)
  const signs = (written: readonly string[]) =>
    signsOf(written.map((phrase) => readPhrase(phrase, vocabulary)))
  return {
    ...danger,
    signs: { phrases: signs(danger.phrases), harmless: signs(danger.harmless) },
  }
}

/**
 * Whether words suggest danger: a phrase that shares no word with a harmless one. What stands in quotation
 * marks counts as well: a threat is often told as it was said. Looked for on this machine only; a wrong
 * guess costs one keypress.
 */
export const suggestsDanger = (text: string, danger: DangerWords): boolean => {
  const { phrases, harmless } = seekersOf(danger)
  const words = readWords(text, asTyped)
  const said = new Set(words.map(({ plain }) => plain))
  const sought = standingIn(said, phrases)
  if (sought.size === 0) return false
  let inPeace: ReadonlySet<number> | undefined
  return words.some((_, first) =>
    endsAt(sought, words, first).some((after) => {
      inPeace ??= coveredBy(standingIn(said, harmless), words)
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

/** The phrases that may stand in a text, by the words they can begin with: few of hundreds, mostly none. */
const standingIn = (said: ReadonlySet<string>, seek: Seeker): ByOpening => {
  const byOpening = new Map<string, Phrase[]>()
  for (const phrase of seek(said))
    for (const word of phrase.opens) byOpening.set(word, [...(byOpening.get(word) ?? []), phrase])
  return byOpening
}

/** Where the phrases that begin at this word can end. */
const endsAt = (phrases: ByOpening, words: readonly Word[], first: number): number[] =>
  phrases.get(words[first]?.plain ?? '')?.flatMap((phrase) => endsFrom(phrase, words, first)) ?? []

/** Finds the phrases that may stand in a text of these words; each is read when it is first needed. */
type Seeker = (said: ReadonlySet<string>) => readonly Phrase[]

const seekerOf = (
  written: readonly string[],
  signs: Signs,
  vocabulary: () => Vocabulary,
): Seeker => {
  const read = new Map<number, Phrase>()
  const phraseAt = (number: number): Phrase => {
    const phrase = read.get(number) ?? readPhrase(written[number] ?? '', vocabulary())
    read.set(number, phrase)
    return phrase
  }
  return (said) => mayStandIn(said, signs).map(phraseAt)
}

interface Seekers {
  readonly phrases: Seeker
  readonly harmless: Seeker
}

const alreadySeeking = new WeakMap<DangerWords, Seekers>()

/** How the phrases of a file are looked for, settled once for each file; throws `Unreadable`. */
const seekersOf = (danger: DangerWords | SignedDangerWords): Seekers => {
  const known = alreadySeeking.get(danger)
  if (known) return known
  const { phrases, harmless, signs } = 'signs' in danger ? danger : withSigns(danger)
  let lists: Vocabulary | undefined
  const vocabulary = () => (lists ??= dangerVocabulary(danger))
  const seekers = {
    phrases: seekerOf(phrases, signs.phrases, vocabulary),
    harmless: seekerOf(harmless, signs.harmless, vocabulary),
  }
  alreadySeeking.set(danger, seekers)
  return seekers
}

/** The lists of the file by name; a list may use the lists above it. */
export const dangerVocabulary = ({ lists }: DangerWords): Vocabulary => {
  const known = new Map<string, Piece>()
  const vocabulary = { spellings: asTyped, lists: known }
  for (const [name, entries] of Object.entries(lists))
    known.set(name, anyOf(entries.split(',').map((entry) => readPhrase(entry.trim(), vocabulary))))
  return vocabulary
}
