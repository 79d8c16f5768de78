import type { Phrase, Piece } from './phrase.ts'

/**
 * What tells that phrases are not in a text, without reading them. A part of a phrase that has to be there is a
 * number, listed under each word it can begin with; each phrase, by its place in the list, has its parts; and under
 * each part are the phrases to think of when it is there: those that share their other parts with more phrases.
 */
export interface Signs {
  readonly words: Readonly<Record<string, readonly number[]>>
  readonly phrases: readonly (readonly number[])[]
  readonly led: readonly (readonly number[])[]
}

export const signsOf = (phrases: readonly Phrase[]): Signs => {
  const openings = phrases.map(({ pieces }) => pieces.flatMap(openingsNeeded))
  const parts = [...new Set(openings.flat())]
  const numbers = new Map(parts.map((part, number) => [part, number]))
  const words = Map.groupBy(
    parts.flatMap((part, number) => part.split(' ').map((word) => ({ word, number }))),
    ({ word }) => word,
  )
  const sharing = (part: string): number => openings.filter((ofOne) => ofOne.includes(part)).length
  const leads = openings.map((ofOne) => ofOne.toSorted((a, b) => sharing(a) - sharing(b))[0])
  return {
    words: Object.fromEntries(
      [...words].map(([word, all]) => [word, all.map(({ number }) => number)]),
    ),
    phrases: openings.map((ofOne) => ofOne.flatMap((part) => numbers.get(part) ?? [])),
    led: parts.map((part) => [...leads.keys()].filter((phrase) => leads[phrase] === part)),
  }
}

/** The phrases, by their place in the list, that may stand in a text of these words. */
export const mayStandIn = (said: ReadonlySet<string>, { words, phrases, led }: Signs): number[] => {
  const there = new Set<number>()
  for (const word of said)
    if (Object.hasOwn(words, word)) for (const part of words[word] ?? []) there.add(part)
  const isThere = (part: number) => there.has(part)
  return [...there].flatMap((part) =>
    (led[part] ?? []).filter((phrase) => phrases[phrase]?.every(isThere)),
  )
}

/** The words one of which a part begins with, when that part has to be there. */
const openingsNeeded = (piece: Piece): string[] => {
  if (piece.kind === 'word') return [piece.plain]
  return piece.kind === 'choice' && !piece.optional ? [[...piece.ways.keys()].join(' ')] : []
}
