/** `prompts/danger.yaml`: phrases that may speak of danger, those that do not, and the one offer. */
export interface DangerWords {
  readonly offer: {
    readonly say: string
    readonly choose: string
    readonly options: readonly Readonly<Record<string, string>>[]
    readonly afterwards: string
  }
  readonly phrases: readonly string[]
  readonly 'stand-for': Readonly<Record<string, readonly string[]>>
  readonly harmless: readonly string[]
}

/**
 * Whether words suggest danger: a phrase found as whole words, capitals and curly apostrophes aside, and
 * not inside a harmless one. Looked for on this machine only; a wrong guess costs one keypress.
 */
export const suggestsDanger = (text: string, words: DangerWords): boolean => {
  const { phrases, harmless } = inFull(words)
  const left = harmless.reduce((said, phrase) => said.replaceAll(phrase, ' · '), plainWords(text))
  return phrases.some((phrase) => left.includes(phrase))
}

type Spelled = Pick<DangerWords, 'phrases' | 'harmless'>
const spelled = new WeakMap<DangerWords, Spelled>()

/** Every phrase as it is looked for, spelled out once for each file. */
const inFull = (words: DangerWords): Spelled => {
  const known = spelled.get(words)
  if (known) return known
  const plain = (phrases: readonly string[]) =>
    phrases
      .flatMap((phrase) => spelledOut(phrase, words['stand-for']))
      .map(plainWords)
      .filter((phrase) => phrase !== '')
  const full = { phrases: plain(words.phrases), harmless: plain(words.harmless) }
  spelled.set(words, full)
  return full
}

/** `scared of {them}` once for each word that stands for `them`. */
const spelledOut = (phrase: string, standFor: DangerWords['stand-for']): readonly string[] => {
  const [slot, name] = /\{([a-z]+)\}/.exec(phrase) ?? []
  if (slot === undefined || name === undefined) return [phrase]
  return (standFor[name] ?? []).map((word) => phrase.replace(slot, word))
}

/** Small letters and single words, each with a space on either side; `don't`, `don’t` and `dont` are one. */
const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc\u2032]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\S+/g, ' $& ')
