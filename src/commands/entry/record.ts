import type { Entry } from '../../journal/entry.ts'
import type { House } from '../house.ts'

/**
 * One entry as `--json` prints it: schema 1. Answers are keyed by step id, repetitions by `step/item`;
 * a skipped question is null, and a person is their name.
 */
export const asRecord = (entry: Entry, house: House) => {
  const people = entry.person === null ? [] : house.journal.open('read').people.list()
  const name = (id: string | null) => people.find((one) => one.id === id)?.name ?? null
  return {
    id: entry.id,
    flow: entry.flow,
    flow_version: entry.flowVersion,
    state: entry.state,
    instant: entry.instant,
    offset_minutes: entry.offset,
    zone: entry.zone,
    day: entry.day,
    written: entry.written,
    person: name(entry.person),
    answers: Object.fromEntries(
      entry.answers.map(({ step, item, value }) => [
        item === '' ? step : `${step}/${item}`,
        value.kind === 'person' ? name(value.text) : plainValue(value),
      ]),
    ),
  }
}

/** What answers were before, as `show --earlier --json` prints it. */
export const earlierRecords = (entry: Entry, house: House) => {
  const store = house.journal.open('read')
  const name = (id: string) => store.people.list().find((one) => one.id === id)?.name ?? null
  return store.entries.earlier(entry.id).map(({ step, item, value, replaced }) => ({
    step: item === '' ? step : `${step}/${item}`,
    answer: value.kind === 'person' ? name(value.text) : plainValue(value),
    replaced,
  }))
}

const plainValue = (value: Entry['answers'][number]['value']) => {
  if (value.kind === 'skipped') return null
  if (value.kind === 'scale') return value.number
  if (value.kind === 'words') return value.words
  if (value.kind === 'seconds')
    return value.text === '' ? { seconds: value.number } : { seconds: value.number, of: value.text }
  return value.text
}
