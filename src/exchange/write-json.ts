import { harmlessJson } from '../harmless.ts'
import type { Contents } from '../journal/contents.ts'
import type { Answer, Entry, FollowUp, Person, Value } from '../journal/entry.ts'

/** The version of the form below; it grows when a reader of the old form could no longer read the new. */
export const schemaVersion = 1

/**
 * A journal as JSON, schema 1: people, entries with every answer (a skipped one is null) and what was being
 * typed, follow-ups, links, and the ids of what was deleted. Empty lists are written, so that each
 * export has the same keys.
 */
export const writeJournal = (contents: Contents): string => {
  const typing = Map.groupBy(contents.typing, (one) => one.entry)
  const record = {
    schema: schemaVersion,
    people: contents.people.map(personRecord),
    entries: contents.entries.map((entry) => ({
      ...entryRecord(entry),
      typing: Object.fromEntries(
        (typing.get(entry.id) ?? []).map((one) => [keyOf(one), one.text] as const),
      ),
    })),
    follow_ups: contents.followUps.map(followUpRecord),
    links: contents.links.map(({ from, to }) => ({ from, to })),
    deleted: contents.tombstones,
  }
  return `${harmlessJson(record)}\n`
}

const personRecord = ({ id, name, relation, gatePassed }: Person) => ({
  id,
  name,
  relation,
  gate_passed: gatePassed,
})

const entryRecord = (entry: Entry) => ({
  id: entry.id,
  flow: entry.flow,
  flow_version: entry.flowVersion,
  state: entry.state,
  instant: entry.instant,
  offset_minutes: entry.offset,
  zone: entry.zone,
  day: entry.day,
  written: entry.written,
  person: entry.person,
  answers: Object.fromEntries(entry.answers.map((answer) => [keyOf(answer), answerRecord(answer)])),
})

/** Answers are keyed by step, repetitions by `step/item`; a step has no slash in its name. */
const keyOf = ({ step, item }: Pick<Answer, 'step' | 'item'>): string =>
  item === '' ? step : `${step}/${item}`

const answerRecord = ({ value, tracks }: Answer) => ({
  kind: value.kind,
  value: plainValue(value),
  ...(value.kind === 'seconds' && { of: value.text }),
  tracks,
})

const plainValue = (value: Value) => {
  if (value.kind === 'skipped') return null
  if (value.kind === 'words') return value.words
  return 'number' in value ? value.number : value.text
}

const followUpRecord = ({ id, flow, origin, due, about, state, answeredBy }: FollowUp) => ({
  id,
  flow,
  origin,
  due,
  about,
  state,
  answered_by: answeredBy,
})
