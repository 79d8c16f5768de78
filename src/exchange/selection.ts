import type { Contents } from '../journal/contents.ts'
import type { Entry } from '../journal/entry.ts'
import type { Wanted } from '../journal/store.ts'

type Which = Pick<Wanted, 'since' | 'until' | 'person'>

/** Whether an entry is of these days, both included, and about this person. */
export const isWanted = (entry: Entry, { since, until, person }: Which): boolean =>
  (since === undefined || entry.day >= since) &&
  (until === undefined || entry.day <= until) &&
  (person === undefined || entry.person === person)

/**
 * The part of a journal that was asked for: the entries of these days and about this person, and only what
 * belongs to them alone, so that it can be read without the rest. Without a wish, all of it.
 */
export const selected = (contents: Contents, wanted: Which): Contents =>
  Object.keys(wanted).length === 0 ? contents : partOf(contents, wanted)

const partOf = (contents: Contents, wanted: Which): Contents => {
  const entries = contents.entries.filter((entry) => isWanted(entry, wanted))
  const ids = new Set(entries.map(({ id }) => id))
  const named = new Set(entries.flatMap(peopleNamedIn))
  return {
    people: contents.people.filter(({ id }) => named.has(id)),
    entries,
    typing: contents.typing.filter(({ entry }) => ids.has(entry)),
    followUps: contents.followUps
      .filter(({ origin }) => ids.has(origin))
      .map((one) =>
        one.answeredBy && !ids.has(one.answeredBy) ? { ...one, answeredBy: null } : one,
      ),
    links: contents.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    tombstones: [],
  }
}

const peopleNamedIn = ({ person, answers }: Entry): (string | null)[] => [
  person,
  ...answers.flatMap(({ value }) => (value.kind === 'person' ? [value.text] : [])),
]
