import * as v from 'valibot'
import { Problem } from '../errors.ts'
import { plainWord, type Spellings } from './passage.ts'
import {
  anyOf,
  type Phrase,
  type Piece,
  readPhrase,
  Unreadable,
  type Vocabulary,
} from './phrase.ts'

/** One phrase to look for; one of `only` (if any) must fit there too, none of `unless` may. */
export type Rule = {
  phrase: Phrase
  only: readonly Phrase[]
  unless: readonly Phrase[]
  gentler: string
}

/** Rules that may be heard the same way; `afterDisclosure` is false where a safety disclosure silences them. */
export type Kind = {
  heardAs: string
  evidence: { strength: 'strong' | 'moderate' | 'tradition'; source: string }
  afterDisclosure: boolean
  rules: readonly Rule[]
}

/** prompts/wording.yaml, ready for use; kinds are in order of importance. */
export type Wording = {
  says: string
  keep: string
  spellings: Spellings
  kinds: readonly Kind[]
}

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const oneWord = v.pipe(text, v.regex(/^\S+$/u, 'it should be one word'))
const phraseLines = v.optional(v.pipe(v.array(text), v.nonEmpty()))
const places = ['{phrase}', '{heard-as}', '{gentler}']
const needsPlaces = v.check<string, string>(
  (says) => places.every((place) => says.includes(place)),
  `it needs ${places.join(', ')}`,
)

const hintEntry = v.strictObject({
  phrases: v.pipe(v.array(text), v.nonEmpty()),
  only: phraseLines,
  gentler: text,
  unless: phraseLines,
})

const kindEntry = v.strictObject({
  'heard-as': text,
  evidence: v.strictObject({
    strength: v.picklist(['strong', 'moderate', 'tradition']),
    source: text,
  }),
  'after-disclosure': v.optional(v.picklist(['show', 'leave out']), 'show'),
  unless: phraseLines,
  hints: v.pipe(v.array(hintEntry), v.nonEmpty()),
})

const wordingFile = v.strictObject({
  says: v.pipe(text, needsPlaces),
  keep: text,
  spellings: v.optional(v.record(oneWord, v.array(oneWord)), {}),
  lists: v.optional(v.record(text, text), {}),
  unless: phraseLines,
  kinds: v.pipe(v.array(kindEntry), v.nonEmpty()),
})

type Path = readonly (string | number)[]
type ReadAt = (path: Path, written: string, vocabulary: Vocabulary) => Phrase

/**
 * Checks the parsed contents of a wording file and makes it ready for `hintsFor`.
 * Throws a `Problem` that names `file` and the place inside it.
 */
export const readWording = (contents: unknown, file = 'wording.yaml'): Wording => {
  const checked = v.safeParse(wordingFile, contents, { abortEarly: true })
  if (!checked.success) {
    const [issue] = checked.issues
    const path = issue.path?.map(({ key }) => key as string | number) ?? []
    throw unusable(file, path, plainly(issue))
  }
  const { says, keep, spellings, lists, unless = [], kinds } = checked.output
  const readAt: ReadAt = (path, written, vocabulary) => {
    try {
      return readPhrase(written, vocabulary)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      throw unusable(file, path, `“${written}”: ${error.message}`)
    }
  }
  const vocabulary = readLists(lists, usualSpellings(spellings), readAt)
  return {
    says,
    keep,
    spellings: vocabulary.spellings,
    kinds: kinds.map((kind, k) => readKind(kind, ['kinds', k], unless, vocabulary, readAt)),
  }
}

const usualSpellings = (spellings: Record<string, string[]>): Spellings =>
  new Map(
    Object.entries(spellings).flatMap(([word, variants]) =>
      variants.map((variant) => [plainWord(variant), plainWord(word)] as const),
    ),
  )

const readLists = (
  lists: Record<string, string>,
  spellings: Spellings,
  readAt: ReadAt,
): Vocabulary => {
  const known = new Map<string, Piece>()
  for (const [name, entries] of Object.entries(lists)) {
    const phrases = entries
      .split(',')
      .map((entry) => readAt(['lists', name], entry.trim(), { spellings, lists: known }))
    known.set(name, anyOf(phrases))
  }
  return { spellings, lists: known }
}

const readKind = (
  kind: v.InferOutput<typeof kindEntry>,
  path: Path,
  everywhere: readonly string[],
  vocabulary: Vocabulary,
  readAt: ReadAt,
): Kind => ({
  heardAs: kind['heard-as'],
  evidence: kind.evidence,
  afterDisclosure: kind['after-disclosure'] === 'show',
  rules: kind.hints.flatMap((hint, h) => {
    const here = [...path, 'hints', h]
    return hint.phrases.map((written, p) => {
      const phrase = readAt([...here, 'phrases', p], written, vocabulary)
      const besides = { ...vocabulary, itself: phrase }
      const readAll = (at: Path, lines: readonly string[] = []) =>
        lines.map((line, n) => readAt([...at, n], line, besides))
      return {
        phrase,
        only: readAll([...here, 'only'], hint.only),
        unless: [
          ...readAll(['unless'], everywhere),
          ...readAll([...path, 'unless'], kind.unless),
          ...readAll([...here, 'unless'], hint.unless),
        ],
        gentler: hint.gentler,
      }
    })
  }),
})

const plainly = ({ type, expected, received, message }: v.BaseIssue<unknown>): string => {
  if (expected === 'never') return 'this has no place here'
  if (received === 'undefined') return 'it is missing'
  if (type === 'non_empty') return 'it is empty'
  if (type === 'check' || type === 'regex') return message
  if (type === 'picklist') return `it should be ${expected?.replace(/[()]/gu, '')}`
  return `it should be ${type === 'string' ? 'text' : type === 'array' ? 'a list' : 'a group'}`
}

const unusable = (file: string, path: Path, why: string): Problem => {
  const place = path.map((key) => (typeof key === 'number' ? key + 1 : `› ${key}`)).join(' ')
  return new Problem(`${file} can't be used as it is.`, {
    why: place === '' ? why : `${place.slice(2)}: ${why}`,
    next: 'The head of prompts/wording.yaml explains how phrases are written.',
  })
}
