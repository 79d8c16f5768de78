/** `{name}` or `{name or these words}`: a step's id, `item`, `name`, `about`, `plan.step`, `origin.step`, `back-at.step`. */
const reference = /\{([a-z][a-z0-9.-]*)(?: or ([^{}]*))?\}(\.?)/g

/** The names a sentence quotes, in order. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(reference)].map((match) => match[1] ?? '')

/** What is left of a brace that quotes nothing, such as `{Name}` or `{ name }`; undefined when there is none. */
export const leftOver = (text: string): string | undefined =>
  /\{[^{}]*\}?|\}/.exec(text.replace(reference, ''))?.[0]

/**
 * Fills a sentence. `say` gives the words for a name, or undefined when it was skipped: then the words
 * after its `or` stand there, else `blank`.
 */
export const fill = (
  text: string,
  say: (name: string) => string | undefined,
  blank = '…',
): string => {
  let filled = ''
  let end = 0
  for (const { 0: quoted, 1: name = '', 2: instead, 3: stop = '', index } of text.matchAll(
    reference,
  )) {
    const before = text.slice(end, index)
    end = index + quoted.length
    const words = say(name)
    if (words === undefined) {
      filled += before + (instead ?? blank) + stop
      continue
    }
    const said = withoutStem(words, text.slice(0, index))
    const isLast = stop === '' && ['\n', undefined].includes(text[end])
    filled += withoutClause(before, said)
    filled += isLast ? said.trim() : withinSentence(said) + stopAfter(said, stop)
  }
  return filled + text.slice(end)
}

/** “I'd like to {repair}” answered with “I will call” has a subject of its own: the answer stands instead of the clause. */
const withoutClause = (before: string, said: string): string =>
  isOfTheSpeaker.test(said) ? before.replace(lastClause, '') : before

const isOfTheSpeaker = /^\s*I(?=['’\s])/i
const lastClause = /(?<=^|[,.:]\s|\n)I(?=['’\s])[^,.:\n{}]*$/

/** How many words of a sentence's beginning somebody may have written once more. */
const LONGEST_STEM = 6

/** “I'd like to {repair}” answered with “I'd like to call” says it once. */
const withoutStem = (words: string, before: string): string => {
  const stem = before.trim().split(/\s+/).map(plainWord)
  const given = words.split(/(?<=\s)/)
  for (let count = Math.min(LONGEST_STEM, stem.length, given.length - 1); count > 0; count--) {
    const repeated = given.slice(0, count).map(plainWord)
    if (stem.slice(-count).every((word, index) => word !== '' && word === repeated[index]))
      return given.slice(count).join('')
  }
  return words
}

const plainWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** A person's words as they stand inside another sentence: without spaces around, or a full stop of their own. */
const withinSentence = (text: string): string => text.trim().replace(/(?<!\.)\.$/, '')

/** The sentence's own full stop, unless the words end with a mark that is one. */
const stopAfter = (text: string, stop: string): string =>
  /[!?…]$|\.\.$/.test(text.trim()) ? '' : stop

/** Puts a draft together: a line that quotes something skipped, with no words to say instead, is left out. */
export const assemble = (text: string, say: (name: string) => string | undefined): string =>
  text
    .split('\n')
    .filter((line) =>
      [...line.matchAll(reference)].every(
        ([, name = '', instead]) => (say(name) ?? instead) !== undefined,
      ),
    )
    .map((line) => fill(line, say))
    .join('\n')
