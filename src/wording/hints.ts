import { endsFrom } from './match.ts'
import { readPassage, type Word } from './passage.ts'
import type { Phrase } from './phrase.ts'
import type { Kind, Rule, Wording } from './read.ts'

/** A suggestion about `text.slice(start, end)`, which is `phrase`; offsets are UTF-16. */
export type Hint = { heardAs: string; phrase: string; start: number; end: number; gentler: string }

/** Indexes of the first word and of the one after the last. */
type Span = { first: number; after: number }

const atMost = 2

/**
 * The gentler wordings worth offering for a text: at most two, in reading order, no two of one kind.
 * When more would fit, the kinds written higher in the file go first. Time is linear in the text.
 */
export const hintsFor = (
  text: string,
  wording: Wording,
  { afterDisclosure }: { afterDisclosure: boolean },
): Hint[] => {
  const words = readPassage(text, wording.spellings)
  return wording.kinds
    .values()
    .filter((kind) => !afterDisclosure || kind.afterDisclosure)
    .map((kind) => earliest(kind, words))
    .filter((found) => found !== undefined)
    .take(atMost)
    .map(({ kind, rule, span }) => {
      const start = words[span.first]?.start ?? 0
      const end = words[span.after - 1]?.end ?? start
      return {
        heardAs: kind.heardAs,
        phrase: text.slice(start, end),
        start,
        end,
        gentler: rule.gentler,
      }
    })
    .toArray()
    .sort((a, b) => a.start - b.start)
}

/** The sentence a person reads with a hint, from the file's own `says`. */
export const hintSentence = ({ phrase, heardAs, gentler }: Hint, { says }: Wording): string =>
  says
    .replace('{heard-as}', () => heardAs)
    .replace('{gentler}', () => gentler)
    .replace('{phrase}', () => phrase)

const earliest = (
  kind: Kind,
  words: readonly Word[],
): { kind: Kind; rule: Rule; span: Span } | undefined => {
  for (let first = 0; first < words.length; first++) {
    for (const rule of kind.rules) {
      const [after] = endsFrom(rule.phrase, words, first)
      if (after === undefined) continue
      const span = { first, after }
      if (holds(rule, words, span)) return { kind, rule, span }
    }
  }
  return undefined
}

const holds = ({ only, unless }: Rule, words: readonly Word[], span: Span): boolean =>
  (only.length === 0 || only.some((phrase) => touches(phrase, words, span))) &&
  !unless.some((phrase) => touches(phrase, words, span))

const touches = (phrase: Phrase, words: readonly Word[], { first, after }: Span): boolean => {
  for (let from = Math.max(0, first - phrase.most); from < after; from++) {
    if ((endsFrom(phrase, words, from).at(-1) ?? 0) > first) return true
  }
  return false
}
