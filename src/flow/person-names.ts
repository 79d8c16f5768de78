import { exitCode, Problem } from '../errors.ts'

/** Whether two names are one person's: capitals and accents aside. */
export const isSameName = (a: string, b: string): boolean =>
  a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0

const MOST_WORDS = 3
const MOST_LETTERS = 40
const sentenceMark = /[!?…;:,](?:\s|$)/u
/** A full stop that ends more than “Dr.”, “St.” or “J.R.” */
const fullStop = /(?:^|\s)(?!(?:\p{Lu}\p{L}{0,3}|\p{L}{1,2})\.)\S*\.(?:\s|$)/u

/** Whether a new name is rather a sentence: the whole of what somebody wanted to tell, typed at the first question. */
export const isSentence = (typed: string): boolean => {
  const name = typed.trim()
  const words = name.split(/\s+/)
  const tooLong = words.length > MOST_WORDS || [...name].length > MOST_LETTERS
  return tooLong || sentenceMark.test(name) || fullStop.test(name)
}

/** Refuses to add somebody under a sentence; whoever is known already keeps the name they have. */
export const refuseSentence = (typed: string, known: readonly string[]): void => {
  const name = typed.replace(/[\s\p{C}]+/gu, ' ').trim()
  if (!isSentence(name) || known.some((one) => isSameName(one, name))) return
  const shown = [...name].length > 40 ? `${[...name].slice(0, 39).join('')}…` : name
  throw new Problem('A name is enough here.', {
    why: `“${shown}” reads like a sentence. Give one to three words, such as a first name.`,
    next: 'Somebody with a longer name can be added: capacity people add NAME',
    code: exitCode.usage,
  })
}
