/** Finds `{name}` in a sentence: a step's id, `item`, `name`, `about`, `plan.step`, `origin.step`. */
const reference = /\{([a-z][a-z0-9.-]*)\}/g

/** The names a sentence quotes, in order. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(reference)].map((match) => match[1] ?? '')

/** Fills a sentence. `say` gives the words for a name, or undefined when it was skipped: then `blank` stands there. */
export const fill = (
  text: string,
  say: (name: string) => string | undefined,
  blank = '…',
): string => text.replace(reference, (_, name: string) => say(name) ?? blank)
