import { exitCode, Problem } from '../errors.ts'
import type { Contents, Typing } from '../journal/contents.ts'
import { type Answer, type Entry, type FollowUp, relations, type Value } from '../journal/entry.ts'
import { isDay } from '../time/day.ts'
import { isClockTime } from '../time/moment.ts'
import {
  eachOf,
  fields,
  formBy,
  listOf,
  made,
  matching,
  misplaced,
  nothing,
  oneOf,
  orNull,
  type Reader,
  text,
  textThat,
  whole,
} from './reader.ts'
import { expectWhole } from './wholeness.ts'
import { schemaVersion } from './write-json.ts'

const id = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id: 36 digits and letters')
const name = matching(/^[a-z][a-z0-9-]*$/, 'small letters, digits and dashes')
const something = matching(/\S/, 'a text with something in it')
const day = textThat(isDay, 'a day there is, such as 2026-11-23')

// A day within the years 1 to 9999, so that every place on earth has a day for it.
const isInstant = (given: string): given is string =>
  given > '0001-01-03' &&
  given < '9999-12-30' &&
  !Number.isNaN(Date.parse(given)) &&
  new Date(given).toISOString() === given
const instant = textThat(isInstant, 'an instant such as 2026-11-23T20:30:00.000Z')

const isMoment = (given: string): given is string =>
  isDay(given.slice(0, 10)) && given[10] === ' ' && isClockTime(given.slice(11))
const moment = textThat(isMoment, 'a day with its time, such as 2026-11-23 21:30')

const accents = /[\u0300-\u036f]/g
const isName = (given: string): given is string =>
  given.normalize('NFKD').replace(accents, '').trim() !== ''

const person = made(
  fields({
    id,
    name: textThat(isName, 'a name'),
    relation: oneOf(relations),
    gate_passed: orNull(day),
  }),
  ({ gate_passed, ...rest }) => ({ ...rest, gatePassed: gate_passed }),
)

type Kind = Value['kind']
type Kept = Pick<Answer, 'value' | 'tracks'>

const answerFields = <T>(kind: Kind, value: Reader<T>) => ({
  kind: oneOf([kind]),
  value,
  tracks: text,
})

const answerWithText = (kind: Kind, read: Reader<string> = text): Reader<Kept> =>
  made(fields(answerFields(kind, read)), ({ value, tracks }) => ({
    value: { kind, text: value } as Value,
    tracks,
  }))

const seconds = fields({ ...answerFields('seconds', whole(0, 1e15)), of: text })

const answerByKind: Readonly<Record<Kind, Reader<Kept>>> = {
  scale: made(fields(answerFields('scale', whole(0, 100))), ({ value, tracks }) => ({
    value: { kind: 'scale', number: value },
    tracks,
  })),
  choice: answerWithText('choice'),
  words: made(fields(answerFields('words', listOf(text))), ({ value, tracks }) => ({
    value: { kind: 'words', words: value },
    tracks,
  })),
  text: answerWithText('text'),
  day: answerWithText('day', day),
  moment: answerWithText('moment', moment),
  person: answerWithText('person'),
  seconds: made(seconds, ({ value, of, tracks }) => ({
    value: { kind: 'seconds', number: value, text: of },
    tracks,
  })),
  skipped: made(fields(answerFields('skipped', nothing)), ({ tracks }) => ({
    value: { kind: 'skipped' },
    tracks,
  })),
}
const answer = formBy('kind', answerByKind)

/** A key is a step, or a step and what it was asked for: `importance/honesty`. */
const placeOf = (key: string, place: string): Pick<Answer, 'step' | 'item'> => {
  const [step = '', ...rest] = text(key, place).split('/')
  const item = rest.join('/')
  if (/^[a-z][a-z0-9-]*$/.test(step) && (rest.length === 0 || item !== '')) return { step, item }
  throw misplaced(place, 'is not a step', 'It should be its name, or name/what-it-was-asked-for.')
}

const answers = eachOf(
  (key, raw, place): Answer => ({
    ...placeOf(key, place),
    ...answer(raw, place),
  }),
)

const unfinished = eachOf((key, raw, place) => ({ ...placeOf(key, place), text: text(raw, place) }))

const entryFields = fields({
  id,
  flow: name,
  flow_version: something,
  state: oneOf(['draft', 'finished']),
  instant,
  offset_minutes: whole(-1439, 1439),
  zone: something,
  day,
  written: instant,
  person: orNull(id),
  answers,
  typing: unfinished,
})

const entry = made(
  entryFields,
  ({ flow_version, offset_minutes, typing, ...rest }): { entry: Entry; typing: Typing[] } => ({
    entry: { ...rest, flowVersion: flow_version, offset: offset_minutes },
    typing: typing.map((one) => ({ ...one, entry: rest.id })),
  }),
)

const followUp = made(
  fields({
    id,
    flow: name,
    origin: id,
    due: orNull(day),
    about: text,
    state: oneOf(['open', 'answered', 'let go']),
    answered_by: orNull(id),
  }),
  // Whom it is about is whom its entry is about: the journal knows.
  ({ answered_by, ...rest }): FollowUp => ({ ...rest, person: null, answeredBy: answered_by }),
)

const journal = fields({
  schema: whole(schemaVersion, schemaVersion),
  people: listOf(person),
  entries: listOf(entry),
  follow_ups: listOf(followUp),
  links: listOf(fields({ from: id, to: id })),
  deleted: listOf(id),
})

/** Reads what `writeJournal` writes. Throws a Problem that names the first place that is not sound. */
export const readJournal = (source: string): Contents => {
  const record = journal(parsed(source), '')
  const contents: Contents = {
    people: record.people,
    entries: record.entries.map(({ entry: one }) => one),
    typing: record.entries.flatMap(({ typing }) => typing),
    followUps: record.follow_ups,
    links: record.links,
    tombstones: record.deleted,
  }
  expectWhole(contents)
  return contents
}

const parsed = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch (error) {
    const [place] = /line \d+ column \d+/.exec(String(error)) ?? []
    throw new Problem('This is not JSON.', {
      why: place ? `It cannot be read on from ${place}.` : 'It cannot be read as such at all.',
      next: 'Nothing was written. Only what capacity export writes as JSON can be brought in.',
      code: exitCode.usage,
    })
  }
}
