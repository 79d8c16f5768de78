import fc from 'fast-check'
import { type Relation, relations, type Value } from '../../../../src/journal/entry.ts'
import type { Store } from '../../../../src/journal/store.ts'
import { addDays, asDay } from '../../../../src/time/day.ts'
import { beginning } from '../samples.ts'

/** A store that somebody else closes. */
export type Journal = Omit<Store, 'close' | 'contents' | 'takeIn' | 'together'>

/** An id by kind and place; now and then, and when there are none, one that was never there. */
type Pick = (what: 'entry' | 'person' | 'followUp', place: number) => string

/** One call of the port, about whatever `pick` finds in the journal at some place. */
export type Call = (journal: Journal, pick: Pick) => unknown

const nowhere = '00000000-0000-7000-8000-000000000000'

export const pickFrom =
  (journal: Journal): Pick =>
  (what, place) => {
    const ids = {
      entry: () => journal.entries.list({}).map(({ id }) => id),
      person: () => journal.people.list().map(({ id }) => id),
      followUp: () => journal.followUps.list().map(({ id }) => id),
    }[what]()
    return place % 7 === 6 ? nowhere : (ids[place % Math.max(1, ids.length)] ?? nowhere)
  }

const place = fc.nat(20)
const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(asDay('2026-11-22'), days))
const step = fc.constantFrom('before', 'happened', 'feelings', 'lived')
const item = fc.constantFrom('', '', 'honesty', 'courage')
const word = fc.constantFrom('tea', 'Kettle', 'žluťoučký', 'kun', 'Ένα', '7')
const sentence = fc.oneof(
  fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.toWellFormed()),
  fc.constantFrom('tea\0kettle', '"tea" AND kun', '\u001b[2Jtea', 'tea\r\n\r\nkun'),
)
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
  .map((any) => any + 0)

const value: fc.Arbitrary<Value> = fc.oneof(
  number.map((any): Value => ({ kind: 'scale', number: any })),
  sentence.map((text): Value => ({ kind: 'text', text })),
  sentence.map((text): Value => ({ kind: 'choice', text })),
  fc.array(sentence, { maxLength: 3 }).map((words): Value => ({ kind: 'words', words })),
  day.map((text): Value => ({ kind: 'day', text })),
  fc.record({ kind: fc.constant('seconds' as const), number: fc.nat(9999), text: word }),
  fc.constant({ kind: 'skipped' } as const),
)

const begin: fc.Arbitrary<Call> = fc
  .record({
    day,
    flow: fc.constantFrom('journal', 'repair'),
    at: fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    }),
    about: fc.option(place),
  })
  .map(
    ({ at, about, ...more }) =>
      (journal, pick) =>
        journal.entries.begin(
          beginning({
            ...more,
            instant: at.toISOString(),
            person: about === null ? null : pick('person', about),
          }),
        ),
  )

const keep: fc.Arbitrary<Call> = fc
  .tuple(place, fc.record({ step, item, value, tracks: word }))
  .map(
    ([at, answer]) =>
      (journal, pick) =>
        journal.entries.keep(pick('entry', at), answer),
  )

const typing: fc.Arbitrary<Call> = fc.tuple(place, step, item, sentence).map(
  ([at, ...typed]) =>
    (journal, pick) =>
      journal.entries.typing(pick('entry', at), ...typed),
)

const forget: fc.Arbitrary<Call> = fc.tuple(place, fc.array(step, { maxLength: 3 })).map(
  ([at, steps]) =>
    (journal, pick) =>
      journal.entries.forget(pick('entry', at), steps),
)

const later = fc.record({
  flow: fc.constantFrom('promise', 'settled'),
  due: fc.option(day),
  about: sentence,
})

const finish: fc.Arbitrary<Call> = fc.tuple(place, fc.array(later, { maxLength: 3 })).map(
  ([at, laters]) =>
    (journal, pick) =>
      journal.entries.finish(pick('entry', at), laters),
)

const ofEntries: fc.Arbitrary<Call> = fc.tuple(place, place).chain(([one, other]) =>
  fc.constantFrom<Call>(
    (journal, pick) => journal.entries.remove(pick('entry', one)),
    (journal, pick) => journal.entries.remove(pick('entry', one), pick('entry', other)),
    (journal, pick) => journal.entries.about(pick('entry', one), pick('person', other)),
    (journal, pick) => journal.entries.about(pick('entry', one), null),
    (journal, pick) => {
      const [from, to] = [pick('entry', one), pick('entry', other)]
      if (from !== to) journal.entries.link({ from, to })
    },
    (journal, pick) =>
      journal.entries.earlier(pick('entry', one)).map(({ replaced: _, ...answer }) => answer),
    (journal, pick) => journal.entries.startingWith(pick('entry', one).slice(0, 13)),
    (journal, pick) => journal.entries.startingWith(pick('entry', one).slice(-other)),
  ),
)

const looking: fc.Arbitrary<Call> = fc.oneof(
  fc
    .record(
      {
        since: day,
        until: day,
        flows: fc.subarray(['journal', 'repair']),
        state: fc.constantFrom('draft' as const, 'finished' as const),
        newest: fc.nat(5),
      },
      { requiredKeys: [] },
    )
    .map(
      (wanted): Call =>
        (journal) =>
          journal.entries.list(wanted),
    ),
  place.map(
    (at): Call =>
      (journal, pick) =>
        journal.entries.list({ person: pick('person', at) }),
  ),
  fc.array(word, { maxLength: 3 }).map(
    (words): Call =>
      (journal) =>
        journal.entries.search(words),
  ),
)

const ofFollowUps: fc.Arbitrary<Call> = fc.tuple(place, place, day).chain(([one, other, due]) =>
  fc.constantFrom<Call>(
    (journal, pick) => journal.followUps.move(pick('followUp', one), due),
    (journal, pick) => journal.followUps.letGo(pick('followUp', one)),
    (journal, pick) => journal.followUps.answer(pick('followUp', one), pick('entry', other)),
    (journal, pick) => journal.followUps.startingWith(pick('followUp', one).slice(-8)),
    (journal) => journal.followUps.list(['open']),
    (journal) => journal.followUps.list(['answered', 'let go']),
  ),
)

const name = fc.constantFrom('Alex', 'ALEX', 'Zoë', 'zoe', 'Kim', 'Σίσυφος', 'ΣΙΣΥΦΟΣ')
const relation = fc.constantFrom<Relation>(...relations)

const ofPeople: fc.Arbitrary<Call> = fc
  .tuple(place, place, name, relation, fc.option(day))
  .chain(([one, other, called, as, on]) =>
    fc.constantFrom<Call>(
      (journal) => journal.people.add(called, as),
      (journal) => journal.people.add(called, as),
      (journal, pick) => journal.people.rename(pick('person', one), called, as),
      (journal, pick) => journal.people.gatePassed(pick('person', one), on),
      (journal, pick) => journal.people.merge(pick('person', one), pick('person', other)),
      (journal, pick) => journal.people.remove(pick('person', one)),
    ),
  )

const ofMarks: fc.Arbitrary<Call> = fc.tuple(word, sentence).map(
  ([mark, text]) =>
    (journal) =>
      journal.marks.set(mark, text),
)

/** Any call of the port, with anything in it that the types allow. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { arbitrary: begin, weight: 5 },
  { arbitrary: keep, weight: 8 },
  typing,
  forget,
  { arbitrary: finish, weight: 2 },
  { arbitrary: ofEntries, weight: 3 },
  { arbitrary: looking, weight: 2 },
  ofFollowUps,
  { arbitrary: ofPeople, weight: 3 },
  ofMarks,
)
