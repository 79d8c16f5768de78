import fc from 'fast-check'
import { nameKey } from '../../src/adapters/sqlite/store/people.ts'
import type { Contents, Typing } from '../../src/journal/contents.ts'
import {
  type Answer,
  type Entry,
  type FollowUp,
  type Link,
  type Person,
  relations,
  type Value,
} from '../../src/journal/entry.ts'
import { asDay } from '../../src/time/day.ts'

/** Texts as people write them and as nobody does: emoji, control characters, lone line breaks, names of Object. */
export const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '\n',
    '\r\n',
    ' \t ',
    '🙋🏽‍♀️',
    '\u001b]0;x\u0007',
    'a\u0085\u202eb',
    '\0',
    '__proto__',
  ),
)

const something = words.filter((text) => text.trim() !== '')
const step = fc.constantFrom('before', 'moment', 'constructor', 'importance', 'a-b2')
const day = fc
  .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => asDay(date.toISOString().slice(0, 10)))
const instant = fc
  .date({ min: new Date('0001-01-04'), max: new Date('9999-12-29'), noInvalidDate: true })
  .map((date) => date.toISOString())
const flow = fc.constantFrom('journal', 'breathe', 'my-own')

const valueAbout = (person: fc.Arbitrary<string>): fc.Arbitrary<Value> =>
  fc.oneof(
    fc.record({ kind: fc.constant('scale' as const), number: fc.nat(100) }),
    fc.record({ kind: fc.constantFrom('choice' as const, 'text' as const), text: words }),
    fc.record({ kind: fc.constant('words' as const), words: fc.array(words, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('day' as const), text: day }),
    fc.record({ kind: fc.constant('moment' as const), text: day.map((one) => `${one} 21:30`) }),
    fc.record({ kind: fc.constant('person' as const), text: person }),
    fc.record({ kind: fc.constant('seconds' as const), number: fc.nat(), text: words }),
    fc.constant({ kind: 'skipped' as const }),
  )

const placeOf = ({ step, item }: { step: string; item: string }): string => `${step}/${item}`

const answersAbout = (person: fc.Arbitrary<string>): fc.Arbitrary<Answer[]> =>
  fc.uniqueArray(
    fc.record({
      step,
      item: fc.oneof(fc.constant(''), something),
      value: valueAbout(person),
      tracks: fc.constantFrom('', 'hardest'),
    }),
    { maxLength: 5, selector: placeOf },
  )

const entryOf = (id: string, person: fc.Arbitrary<string>): fc.Arbitrary<Entry> =>
  fc.record({
    id: fc.constant(id),
    flow,
    flowVersion: fc.constantFrom('0123456789ab', 'fedcba987654'),
    person: fc.option(person),
    instant,
    offset: fc.integer({ min: -1439, max: 1439 }),
    zone: fc.constantFrom('Europe/Berlin', 'UTC', '+05:30'),
    day,
    written: instant,
    state: fc.constantFrom('draft', 'finished'),
    answers: answersAbout(person),
  })

const peopleWith = (ids: readonly string[]): fc.Arbitrary<Person[]> =>
  fc
    .uniqueArray(
      something.filter((name) => nameKey(name) !== '' && name.normalize('NFKD').trim() !== ''),
      { minLength: 1, maxLength: ids.length, selector: nameKey },
    )
    .chain((names) =>
      fc.tuple(
        ...names.map((name, index) =>
          fc.record({
            id: fc.constant(ids[index] ?? ''),
            name: fc.constant(name),
            relation: fc.constantFrom(...relations),
            gatePassed: fc.option(day),
          }),
        ),
      ),
    )

const tiesOf = (entries: readonly Entry[], ids: readonly string[]) => {
  const one = fc.constantFrom(...entries.map(({ id }) => id))
  const followUp = (id: string): fc.Arbitrary<FollowUp> =>
    fc
      .record({
        id: fc.constant(id),
        flow,
        origin: one,
        person: fc.constant(null),
        due: fc.option(day),
        about: words,
        state: fc.constantFrom('open' as const, 'answered' as const, 'let go' as const),
        answeredBy: fc.option(one),
      })
      .map((made) => (made.state === 'answered' ? made : { ...made, answeredBy: null }))
  const typing: fc.Arbitrary<Typing> = fc.record({ entry: one, step, item: words, text: words })
  const link: fc.Arbitrary<Link> = fc.record({ from: one, to: one })
  const place = (made: Typing): string => `${made.entry}/${placeOf(made)}`
  return fc.record({
    followUps: fc.tuple(...ids.map(followUp)),
    typing: fc.uniqueArray(typing, { maxLength: 3, selector: place }),
    links: fc.array(link, { maxLength: 4 }).map((all) => all.filter(({ from, to }) => from !== to)),
  })
}

const count = { people: 3, entries: 6, followUps: 3, tombstones: 2 }
const ids = fc.uniqueArray(fc.uuid({ version: 7 }), { minLength: 14, maxLength: 14 })

/** Whole journals of one to six entries, with everything that can stand in one. */
export const journals: fc.Arbitrary<Contents> = ids
  .chain((all) => fc.tuple(fc.constant(all), peopleWith(all.slice(0, count.people))))
  .chain(([all, people]) => {
    const somebody = fc.constantFrom(...people.map(({ id }) => id))
    const entries = fc
      .subarray(all.slice(count.people, count.people + count.entries), { minLength: 1 })
      .chain((some) => fc.tuple(...some.map((id) => entryOf(id, somebody))))
    return fc.tuple(fc.constant(all.toReversed()), fc.constant(people), entries)
  })
  .chain(([free, people, entries]) =>
    tiesOf(entries, free.slice(0, count.followUps)).map((ties) => ({
      people,
      entries,
      ...ties,
      tombstones: free.slice(count.followUps, count.followUps + count.tombstones),
    })),
  )
