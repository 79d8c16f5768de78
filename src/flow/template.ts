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
): string =>
  text.replace(
    reference,
    (match, name: string, instead: string | undefined, stop: string, offset: number) => {
      const said = say(name)
      if (said === undefined) return (instead ?? blank) + stop
      const next = text[offset + match.length] ?? '\n'
      return stop === '' && next === '\n'
        ? said.trim()
        : withinSentence(said) + stopAfter(said, stop)
    },
  )

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
