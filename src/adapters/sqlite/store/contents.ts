import { isDeepStrictEqual } from 'node:util'
import { isWords } from '../../../flow/draft.ts'
import type { Contents, Typing } from '../../../journal/contents.ts'
import type { Answer, Entry, FollowUp, Link, Person } from '../../../journal/entry.ts'
import type { Store } from '../../../journal/store.ts'
import { toColumns } from './answers.ts'
import { entriesIn, keepAnswer, keepEntry, keepTyping } from './entries.ts'
import { entriesWanted } from './finding-entries.ts'
import { followUpsIn } from './follow-ups.ts'
import type { Keeping } from './keeping.ts'
import { nameKey, peopleIn } from './people.ts'

const keepPerson = `
  INSERT INTO people (id, name, name_key, relation, gate_passed, device, changed)
  VALUES (:id, :name, :key, :relation, :gatePassed, :device, :changed)`

const keepFollowUp = `
  INSERT INTO follow_ups (id, flow, origin, due, about, state, answered_by, device, changed)
  SELECT :id, :flow, :origin, :due, :about, :state,
    (SELECT id FROM entries WHERE id = :answeredBy), :device, :changed
  WHERE :origin IN (SELECT id FROM entries)
  ON CONFLICT DO UPDATE SET state = excluded.state, answered_by = excluded.answered_by,
    device = :device, changed = :changed
  WHERE follow_ups.state = 'open' AND excluded.state <> 'open'`

const typedWords = "SELECT entry, step, item, text FROM typing WHERE entry = :entry AND text <> ''"
const isOpen = "SELECT 1 FROM follow_ups WHERE id = :id AND state = 'open'"
const isDraft = "SELECT 1 FROM entries WHERE id = :id AND state = 'draft'"
const finishDraftAs = `
  UPDATE entries SET state = 'finished', flow_version = :flowVersion, person = :person,
    device = :device, changed = :changed
  WHERE id = :id`

const keepLink = `
  INSERT INTO links (from_entry, to_entry, device, changed)
  SELECT :from, :to, :device, :changed
  WHERE :from IN (SELECT id FROM entries) AND :to IN (SELECT id FROM entries)
  ON CONFLICT DO NOTHING`

const keepTombstone = `
  INSERT INTO tombstones (id) SELECT :id
  WHERE :id NOT IN (SELECT id FROM entries) AND :id NOT IN (SELECT id FROM people)
  ON CONFLICT DO NOTHING`

/** A whole journal at once: read as of one moment, or taken in by one transaction. */
export const contentsIn = (keeping: Keeping): Pick<Store, 'contents' | 'takeIn'> => {
  const { connection, stamp } = keeping

  const has = (table: 'entries' | 'people' | 'tombstones', id: string): boolean =>
    connection.row(`SELECT 1 FROM ${table} WHERE id = :id`, { id }) !== undefined

  const tombstones = (): readonly string[] =>
    connection.rows<{ id: string }>('SELECT id FROM tombstones ORDER BY id').map(({ id }) => id)

  /** The id somebody has here, or null when they were removed here; `isNew` when they came just now. */
  const takePerson = (person: Person): { readonly id: string | null; readonly isNew: boolean } => {
    const { id } = person
    if (has('people', id)) return { id, isNew: false }
    if (has('tombstones', id)) return { id: null, isNew: false }
    const key = nameKey(person.name)
    const sql = 'SELECT id FROM people WHERE name_key = :key'
    const namesake = connection.row<{ id: string }>(sql, { key })
    if (namesake) return { id: namesake.id, isNew: false }
    connection.run(keepPerson, { ...person, key, ...stamp() })
    return { id, isNew: true }
  }

  const takeEntry = ({ answers, ...entry }: Entry): void => {
    connection.run(keepEntry, { ...entry, ...stamp() })
    for (const answer of answers)
      connection.run(keepAnswer, {
        id: null,
        entry: entry.id,
        ...toColumns(answer),
        ...stamp(),
      })
  }

  const takeTies = (entries: ReadonlySet<string>, { typing, links }: Contents): void => {
    const stamped = (one: Typing | Link) => ({ ...one, ...stamp() })
    for (const one of typing.filter(({ entry }) => entries.has(entry)))
      connection.run(keepTyping, stamped(one))
    for (const one of links) connection.run(keepLink, stamped(one))
  }

  /** What came of it elsewhere is what came of it, unless something did here; whether that settled an open one. */
  const takeFollowUp = (one: FollowUp): boolean => {
    const wasOpen = connection.row(isOpen, { id: one.id }) !== undefined
    connection.run(keepFollowUp, { ...one, ...stamp() })
    return wasOpen && one.state !== 'open'
  }

  const typedIn = (entry: string): readonly Typing[] =>
    connection.rows<Typing>(typedWords, { entry }).filter(({ item }) => isWords(item))

  /** A draft that was finished elsewhere is finished here, with the answers it has there; others stay as earlier versions. */
  const finishDraft = ({ id, flowVersion, person, answers }: Entry): void => {
    const { get, keep, forget } = entriesIn(keeping)
    // What was being typed here is an answer too by that, or nobody would see it again.
    for (const { step, item, text } of typedIn(id))
      keep(id, { step, item, tracks: '', value: { kind: 'text', text } })
    const here = get(id)?.answers ?? []
    for (const { step, item } of here)
      if (!answers.some((one) => one.step === step && one.item === item)) forget(id, [step], item)
    for (const answer of answers)
      if (!here.some((one) => isDeepStrictEqual(one, answer))) keep(id, answer)
    connection.run(finishDraftAs, { id, flowVersion, person, ...stamp() })
  }

  return {
    contents: () =>
      connection.read(() => ({
        people: peopleIn(keeping).list(),
        entries: entriesWanted(connection, {}),
        typing: connection.rows<Typing>(
          'SELECT entry, step, item, text FROM typing ORDER BY entry, step, item',
        ),
        followUps: followUpsIn(keeping).list(),
        links: connection.rows<Link>(
          'SELECT from_entry AS "from", to_entry AS "to" FROM links ORDER BY from_entry, to_entry',
        ),
        tombstones: tombstones(),
      })),

    takeIn: (contents) =>
      connection.write(() => {
        const people = new Map(contents.people.map((one) => [one.id, takePerson(one)]))
        const entries = contents.entries.map((entry) => asHere(entry, (id) => people.get(id)?.id))
        const known = entries.filter(({ id }) => has('entries', id))
        const deleted = entries.filter(({ id }) => has('tombstones', id))
        const apart = new Set([...known, ...deleted].map(({ id }) => id))
        const fresh = entries.filter(({ id }) => !apart.has(id))
        const finished = known.filter(
          ({ id, state }) => state === 'finished' && connection.row(isDraft, { id }) !== undefined,
        )
        for (const entry of fresh) takeEntry(entry)
        for (const entry of finished) finishDraft(entry)
        takeTies(new Set(fresh.map(({ id }) => id)), contents)
        const settled = contents.followUps.filter(takeFollowUp)
        for (const id of contents.tombstones) connection.run(keepTombstone, { id })
        return {
          people: [...people.values()].filter(({ isNew }) => isNew).length,
          entries: fresh.length,
          finished: finished.length,
          settled: settled.length,
          known: known.length - finished.length,
          deleted: deleted.length,
          deletedThere: contents.tombstones.filter((id) => has('entries', id)),
        }
      }),
  }
}

/** An entry with everybody in it by the ids they have here. */
const asHere = (entry: Entry, idHere: (id: string) => string | null | undefined): Entry => ({
  ...entry,
  person: entry.person === null ? null : (idHere(entry.person) ?? null),
  answers: entry.answers.map((answer) => renamed(answer, idHere)),
})

/** An answer that names somebody, by the id they have here. */
const renamed = (answer: Answer, idHere: (id: string) => string | null | undefined): Answer => {
  const { value } = answer
  if (value.kind !== 'person') return answer
  return { ...answer, value: { ...value, text: idHere(value.text) ?? value.text } }
}
