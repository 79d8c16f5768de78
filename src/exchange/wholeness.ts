import type { Contents } from '../journal/contents.ts'
import { misplaced } from './reader.ts'

/**
 * Whether everything in a journal that was read belongs together: no id twice, and nothing about an entry
 * or a person that is not there. Throws a Problem that names the first place where it does not.
 */
export const expectWhole = (contents: Contents): void => {
  expectOnce(placedIds(contents))
  const { people, entries, followUps, links } = contents
  expectAmong(
    'people',
    people,
    placed(entries, 'entries', ({ person }) => ({ person })),
  )
  expectAmong('entries', entries, [
    ...placed(followUps, 'follow_ups', (one) => ({
      origin: one.origin,
      answered_by: one.answeredBy,
    })),
    ...placed(links, 'links', ({ from, to }) => ({ from, to })),
  ])
  for (const [index, { answeredBy, state }] of followUps.entries())
    if (answeredBy !== null && state !== 'answered')
      throw misplaced(`follow_ups[${index}].state`, `is “${state}”`, 'An entry answered it.')
  for (const [index, { from, to }] of links.entries())
    if (from === to)
      throw misplaced(`links[${index}].to`, 'leads to where it comes from', 'A link joins two.')
}

type Placed = readonly [place: string, id: string | null]

const placed = <T>(
  all: readonly T[],
  list: string,
  ids: (one: T) => Readonly<Record<string, string | null>>,
): Placed[] =>
  all.flatMap((one, index) =>
    Object.entries(ids(one)).map(([key, id]): Placed => [`${list}[${index}].${key}`, id]),
  )

const placedIds = ({ people, entries, followUps, tombstones }: Contents): Placed[] => [
  ...placed(people, 'people', ({ id }) => ({ id })),
  ...placed(entries, 'entries', ({ id }) => ({ id })),
  ...placed(followUps, 'follow_ups', ({ id }) => ({ id })),
  ...tombstones.map((id, index): Placed => [`deleted[${index}]`, id]),
]

const expectOnce = (ids: readonly Placed[]): void => {
  const seen = new Set<string | null>()
  for (const [place, id] of ids) {
    if (seen.has(id)) throw misplaced(place, 'is there twice', `${id} stands further up, too.`)
    seen.add(id)
  }
}

const expectAmong = (
  list: string,
  all: readonly { readonly id: string }[],
  references: readonly Placed[],
): void => {
  const known = new Set<string | null>(all.map(({ id }) => id)).add(null)
  for (const [place, id] of references)
    if (!known.has(id)) throw misplaced(place, 'leads nowhere', `${id} is not among the ${list}.`)
}
