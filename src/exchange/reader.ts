import { exitCode, Problem } from '../errors.ts'

/** Reads what stands at a place, or throws the Problem that names the place and what should stand there. */
export type Reader<T> = (raw: unknown, place: string) => T

/** What is wrong at a place, as a person reads it. Nothing has been written when it is thrown. */
export const misplaced = (place: string, what: string, why: string): Problem =>
  new Problem(`${place || 'What was given'} ${what}.`, {
    why,
    next: 'Nothing was written. Change it in the file, then import it again.',
    code: exitCode.usage,
  })

/** What stands somewhere, short enough for a line; lists and objects only by what they are. */
const shown = (raw: unknown): string => {
  if (raw === undefined) return 'nothing'
  if (raw !== null && typeof raw === 'object') return Array.isArray(raw) ? 'a list' : 'an object'
  const text = JSON.stringify(raw)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** `entries[3].answers.before`; a name with other signs in it stands in brackets and quotes. */
export const within = (place: string, key: string | number): string => {
  if (typeof key === 'number') return `${place}[${key}]`
  if (!/^[a-z][\w-]*$/.test(key)) return `${place}[${shown(key)}]`
  return place === '' ? key : `${place}.${key}`
}

/** What fits is let through as it is; `should` is how the rest is told what it should be. */
const fitting =
  <T>(fits: (raw: unknown) => raw is T, should: string): Reader<T> =>
  (raw, place) => {
    if (fits(raw)) return raw
    throw misplaced(place, `is ${shown(raw)}`, `It should be ${should}.`)
  }

/** The longest text that is read, in characters: as much as one answer may have. */
const longest = 1_000_000

const isText = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= longest && raw.isWellFormed()

/** Any text, empty too. JSON can hold half of a letter, which no journal could keep. */
export const text = fitting(isText, `a text of whole letters, at most ${longest} of them`)

/** A text that a test lets through. */
export const textThat = <T extends string>(
  fits: (text: string) => text is T,
  should: string,
): Reader<T> => fitting((raw): raw is T => isText(raw) && fits(raw), should)

export const matching = (pattern: RegExp, should: string): Reader<string> =>
  textThat((given): given is string => pattern.test(given), should)

export const oneOf = <const T extends string>(words: readonly T[]): Reader<T> =>
  textThat(
    (given): given is T => (words as readonly string[]).includes(given),
    words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`,
  )

/** A whole number between two, both included. */
export const whole = (least: number, most: number): Reader<number> =>
  fitting(
    (raw): raw is number => Number.isInteger(raw) && Number(raw) >= least && Number(raw) <= most,
    least === most ? String(least) : `a whole number from ${least} to ${most}`,
  )

export const nothing: Reader<null> = fitting((raw): raw is null => raw === null, 'null')

export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (raw, place) =>
    raw === null ? null : read(raw, place)

export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (raw, place) => {
    if (!Array.isArray(raw)) throw misplaced(place, `is ${shown(raw)}`, 'It should be a list.')
    return raw.map((one, index) => read(one, within(place, index)))
  }

const entriesOf = (raw: unknown, place: string): [string, unknown][] => {
  if (raw !== null && typeof raw === 'object' && !Array.isArray(raw)) return Object.entries(raw)
  throw misplaced(place, `is ${shown(raw)}`, 'It should be { "…": … }.')
}

/** Everything in an object whose keys are not known beforehand, in its order. */
export const eachOf =
  <T>(read: (key: string, raw: unknown, place: string) => T): Reader<readonly T[]> =>
  (raw, place) =>
    entriesOf(raw, place).map(([key, value]) => read(key, value, within(place, key)))

/** An object with exactly these keys. */
export const fields =
  <T extends object>(readers: { readonly [K in keyof T]: Reader<T[K]> }): Reader<T> =>
  (raw, place) => {
    const given = new Map(entriesOf(raw, place))
    const known = Object.entries<Reader<unknown>>(readers)
    const read = known.map(([key, reader]) => {
      if (given.has(key)) return [key, reader(given.get(key), within(place, key))] as const
      throw misplaced(within(place, key), 'is missing', `What stands there: ${listKeys(known)}.`)
    })
    const stray = given.keys().find((key) => !Object.hasOwn(readers, key))
    if (stray === undefined) return Object.fromEntries(read) as T
    throw misplaced(
      within(place, stray),
      'is not known',
      `What may stand there: ${listKeys(known)}.`,
    )
  }

/** An object that has one of several forms, told apart by the text under one key. */
export const formBy =
  <T>(key: string, forms: Readonly<Record<string, Reader<T>>>): Reader<T> =>
  (raw, place) => {
    const [, given] = entriesOf(raw, place).find(([name]) => name === key) ?? []
    const form = forms[oneOf(Object.keys(forms))(given, within(place, key))]
    if (form === undefined) throw new Error(`${key} has no form`)
    return form(raw, place)
  }

/** What was read, made into something else. */
export const made =
  <A, B>(read: Reader<A>, make: (value: A) => B): Reader<B> =>
  (raw, place) =>
    make(read(raw, place))

const listKeys = (known: readonly (readonly [string, unknown])[]): string =>
  known.map(([key]) => key).join(', ')
