import fc from 'fast-check'
import { hostile, wholeHostile } from '../support/hostile.ts'

/** What YAML, JSON and our own files give a meaning to, and what programs trip over. */
const signs = [
  ...['null', '~', 'true', 'no', '', '"', "'", '|', '>', '&a', '*a', '!!set', '<<', '---', '#'],
  ...['[', ']', '{', '}', '{ a: b }', '[a, b]', ':', ',', '\t', '\n', '🙂', '…', '\\', '\ufeff'],
  ...['0', '3', '11', '-1', '1e400', '.nan', '9'.repeat(30), '2026-11-22', '04:00', '2 minutes'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'x'.repeat(300)],
]

type Change = (lines: string[], at: number, piece: string) => void

const changeLine =
  (change: (line: string, piece: string) => string): Change =>
  (lines, at, piece) =>
    void lines.splice(at, 1, change(lines[at] ?? '', piece))

const changes: readonly Change[] = [
  (lines, at) => void lines.splice(at, 1),
  (lines, at) => void lines.splice(at, 0, lines[at] ?? ''),
  (lines, at) => void lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  (lines, at) => void lines.splice(at),
  (lines, at, piece) => void lines.splice(at, 0, piece),
  changeLine((line) => `  ${line}`),
  changeLine((line) => line.replace('  ', '')),
  changeLine((line, piece) => line.replace(/[\w-]+$/, () => piece)),
  changeLine((line, piece) => line.replace(/[\w-]+/, () => piece)),
  changeLine((line, piece) => line.replace(/: .*/, () => `: ${piece}`)),
  changeLine((line, piece) => line.slice(0, line.length / 2) + piece + line.slice(line.length / 2)),
  changeLine((line) => line.slice(0, line.length / 2)),
]

/** Sound texts with some lines changed: taken away, doubled, moved, cut, and other words put in. */
export const changedTexts = (
  sources: readonly string[],
  own: readonly string[] = [],
): fc.Arbitrary<string> => {
  const found = sources.flatMap((source) => source.match(/[\w-]+|[{}[\]:,"]/g) ?? [])
  const pieces = [...new Set([...found, ...own, ...signs, ...wholeHostile])]
  const change = fc.tuple(fc.constantFrom(...changes), fc.nat(), fc.constantFrom(...pieces))
  return fc
    .tuple(fc.constantFrom(...sources), fc.array(change, { maxLength: 4 }))
    .map(([source, all]) => {
      const lines = source.split('\n')
      for (const [apply, at, piece] of all) apply(lines, at % Math.max(1, lines.length), piece)
      return lines.join('\n')
    })
}

/** Lines of names and values as chance would have them, and plain noise. */
export const scribbles = (words: readonly string[]): fc.Arbitrary<string> => {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...words, ...signs) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  )
  const line = fc
    .tuple(fc.nat(4), fc.boolean(), word, word)
    .map(([depth, item, key, value]) => `${'  '.repeat(depth)}${item ? '- ' : ''}${key}: ${value}`)
  return fc.oneof(
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
    fc.array(word, { maxLength: 20 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
}

/** Values that seldom belong where they are put. */
const strangers = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', -1, 0, 1.5, 11, 1e300, '2026-11-22', [], {}, [[]]),
  fc.constantFrom(...hostile, ...signs),
  fc.jsonValue({ maxDepth: 1 }),
)

type Holder = Record<string, unknown>
type Edit = (holder: Holder, key: string, stranger: unknown) => void

const putting =
  (value: (holder: Holder, key: string, stranger: unknown) => unknown): Edit =>
  (holder, key, stranger) => {
    holder[key] = value(holder, key, stranger)
  }

/** An object may have come to a “toString” that is no function. */
const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

const edits: readonly Edit[] = [
  putting((_, __, stranger) => stranger),
  putting((_, __, stranger) => stranger),
  putting((holder, key) => holder[Object.keys(holder)[0] ?? key]),
  putting((holder, key) => [holder[key], holder[key]]),
  putting((holder, key) => asText(holder[key])),
  putting((holder, key) => Number(asText(holder[key]))),
  (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  },
  (holder, key) => {
    if (Array.isArray(holder)) holder.push(holder[Number(key)])
  },
  // A list has no names in JSON; one like “constructor” would only take its methods away here.
  (holder, key, stranger) => {
    if (!Array.isArray(holder)) holder[asText(stranger)] = holder[key]
  },
]

const isHolder = (value: unknown): value is Holder => value !== null && typeof value === 'object'

/** Goes in by the choices, each taken among the keys of its level, and changes what is there. */
const editAt = (record: unknown, choices: readonly number[], edit: Edit, stranger: unknown) => {
  let holder = record
  for (const [step, choice] of choices.entries()) {
    if (!isHolder(holder)) return
    const keys = Object.keys(holder)
    const key = keys[choice % Math.max(1, keys.length)]
    if (key === undefined) return
    if (step === choices.length - 1 || !isHolder(holder[key])) return edit(holder, key, stranger)
    holder = holder[key]
  }
}

/** Sound JSON with values exchanged, taken away, doubled or renamed somewhere inside, and broken JSON. */
export const changedJson = (sources: readonly string[]): fc.Arbitrary<string> => {
  const edit = fc.tuple(
    fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...edits),
    strangers,
  )
  const edited = fc
    .tuple(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([source, all]) => {
      const record: unknown = JSON.parse(source)
      // Each its own: what was put in is edited next, and the constants are the same for every run.
      for (const [choices, change, stranger] of all)
        editAt(record, choices, change, structuredClone(stranger))
      return JSON.stringify(record) ?? 'null'
    })
  return fc.oneof(
    { weight: 8, arbitrary: edited },
    { weight: 1, arbitrary: fc.constantFrom(...sources) },
    { weight: 1, arbitrary: changedTexts(sources.map((source) => source.replaceAll(',', ',\n'))) },
  )
}

/** Something typed: sound phrases, their parts in any order, and noise. */
export const typedLike = (phrases: readonly string[]): fc.Arbitrary<string> => {
  const parts = [...new Set(phrases.flatMap((phrase) => phrase.match(/\d+|[a-z]+|\W/gi) ?? []))]
  const part = fc.constantFrom(...parts, ...parts, '0', '99', '-', ' ', '２', '\u00a0', 'ſ')
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(part, { maxLength: 7 }).map((all) => all.join('')) },
    { weight: 3, arbitrary: changedWords(phrases, part) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
    { weight: 3, arbitrary: fc.constantFrom(...phrases) },
  )
}

const changedWords = (phrases: readonly string[], part: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...phrases), fc.nat(40), fc.nat(3), part)
    .map(([phrase, at, taken, put]) => {
      const from = at % (phrase.length + 1)
      return phrase.slice(0, from) + put + phrase.slice(from + taken)
    })
