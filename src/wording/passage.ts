/** What stands before a word: nothing but space, a pause (comma, dash, quotation), or a sentence's start. */
export const gapBefore = { none: 0, pause: 1, sentence: 2 } as const

export type GapBefore = (typeof gapBefore)[keyof typeof gapBefore]

/** One word of a text as phrases see it; `start` and `end` are UTF-16 offsets into that text. */
export type Word = { plain: string; start: number; end: number; before: GapBefore }

/** Variant to usual spelling, both plain: `u` to `you`. */
export type Spellings = ReadonlyMap<string, string>

// Each alternative stops at the next opening mark, which keeps unclosed marks from costing n² steps.
const quotation = new RegExp(
  [
    '"(?:[^"\\n]|\\n(?!\\s*\\n))*"',
    '“[^“”]*”',
    '„[^„“”]*[“”]',
    '«[^«»]*»',
    '‘[^‘’]*(?:’(?=\\p{L})[^‘’]*)*’(?!\\p{L})',
    "(?<![\\p{L}\\p{N}])'(?=\\p{L})(?:[^'\\n]|(?<=\\p{L})'(?=\\p{L}))*'(?!\\p{L})",
  ].join('|'),
  'gu',
)
const apostrophe = /['’‘ʼ`´]/gu
const word = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{N}\p{M}]+)*/gu

/** A word without its capitals and apostrophes, so that `Don’t`, `don't` and `dont` are one word. */
export const plainWord = (written: string): string =>
  written.normalize('NFKC').toLowerCase().replace(apostrophe, '')

/** The words of a text in order; what stands in quotation marks is somebody else's and is left out. */
export const readPassage = (text: string, spellings: Spellings): Word[] =>
  readWords(
    text.replace(quotation, (quoted) => ','.repeat(quoted.length)),
    spellings,
  )

/** The words of a text in order, quotations and all. */
export const readWords = (own: string, spellings: Spellings): Word[] => {
  const words: Word[] = []
  let read = 0
  for (const { 0: written, index } of own.matchAll(word)) {
    const plain = plainWord(written)
    words.push({
      plain: spellings.get(plain) ?? plain,
      start: index,
      end: index + written.length,
      before: words.length === 0 ? gapBefore.sentence : gapOf(own.slice(read, index)),
    })
    read = index + written.length
  }
  return words
}

const gapOf = (between: string): GapBefore => {
  const marks = between.replace(/\.{2,}|…/gu, ',')
  if (/[.!?]|\n\s*\n/u.test(marks)) return gapBefore.sentence
  return /[,;:()–—]|\s-+\s|--/u.test(marks) ? gapBefore.pause : gapBefore.none
}
