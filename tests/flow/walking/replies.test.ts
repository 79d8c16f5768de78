import { describe, expect, test } from 'vitest'
import { keptIn, questionIn, type Replies, sit } from '../../support/sitting.ts'
import { flowOf, world } from '../../support/walking.ts'

const flow = flowOf(
  `
  - scale: How?
    id: scale
  - scale: How likely?
    id: odds
    out-of: 100
  - choose: Which?
    id: choice
    options: [one, two]
  - choose-several: Which?
    id: some
    options: [one, two, three]
    at-most: 2
  - choose-several: Which?
    id: needs
    words: needs
  - feelings: Which?
    id: feelings
    at-most: 2
  - line: What?
    id: line
  - write: What?
    id: text
  - draft: What?
    id: draft
    from: Hello.
  - date: When?
    id: day
    looking: ahead
  - date: When, exactly?
    id: moment
    with-time: yes
  - duration: How long?
    id: length
    usual: 25 minutes
    at-least: 20 minutes
    also: [5s]
  - confirm: Did you?
    id: confirm
  - list: Which?
    id: list
    at-least: 2
  - breathe: long
    id: breath
    for: 2 minutes
    say: Breathe.
  - ground: Slowly.
    id: ground
    prompts: [See.]
  - timer: Wait.
    id: timer
    for: 1 minute
  - person: Who?
    id: who
`.slice(1),
)

const keptFrom = async (replies: Replies) => {
  const { draft } = await sit(flow, replies)
  return keptIn(draft)
}

describe('a reply that fits is kept as', () => {
  test.each<[string, unknown, object]>([
    ['scale', 0, { kind: 'scale', number: 0 }],
    ['scale', 10, { kind: 'scale', number: 10 }],
    ['odds', 65, { kind: 'scale', number: 65 }],
    ['choice', 'two', { kind: 'choice', text: 'two' }],
    ['some', ['two', 'one', 'two', ' '], { kind: 'words', words: ['two', 'one'] }],
    ['needs', ['rest', 'a word of mine'], { kind: 'words', words: ['rest', 'a word of mine'] }],
    ['feelings', ['tired', ' wobbly '], { kind: 'words', words: ['tired', 'wobbly'] }],
    ['line', '  as it was typed ', { kind: 'text', text: '  as it was typed ' }],
    ['text', 'one\n\ntwo\n', { kind: 'text', text: 'one\n\ntwo\n' }],
    ['draft', 'Hello.', { kind: 'text', text: 'Hello.' }],
    ['day', 'tomorrow', { kind: 'day', text: '2026-11-19' }],
    ['moment', 'yesterday 21:30', { kind: 'moment', text: '2026-11-17 21:30' }],
    ['length', '1h30', { kind: 'seconds', number: 5400, text: '' }],
    ['length', '5s', { kind: 'seconds', number: 5, text: '' }],
    ['confirm', 'no', { kind: 'choice', text: 'no' }],
    ['list', ['a', 'b'], { kind: 'words', words: ['a', 'b'] }],
    ['list', ['a'], { kind: 'words', words: ['a'] }],
    ['breath', 90, { kind: 'seconds', number: 90, text: 'long' }],
    ['ground', 'stopped', { kind: 'choice', text: 'stopped' }],
    ['timer', 0, { kind: 'seconds', number: 0, text: '2026-11-18T20:31:00.000Z' }],
  ])('%s: %j', async (id, raw, value) => {
    expect((await keptFrom({ [id]: raw }))[id]).toEqual(value)
  })
})

describe('a reply of nothing is skipped', () => {
  test.each<[string, unknown]>([
    ['scale', undefined],
    ['choice', null],
    ['some', []],
    ['feelings', ['', '  ']],
    ['line', '   '],
    ['text', '\n\n'],
    ['draft', ''],
  ])('%s: %j', async (id, raw) => {
    expect((await keptFrom({ [id]: raw }))[id]).toEqual({ kind: 'skipped' })
  })
})

describe('a reply that does not fit', () => {
  test.each<[string, unknown, string, string]>([
    ['scale', 11, 'is 11', 'It goes from 0 to 10, in whole numbers.'],
    ['scale', 2.5, 'is 2.5', 'It goes from 0 to 10, in whole numbers.'],
    ['scale', '6', 'is “6”', 'It goes from 0 to 10, in whole numbers.'],
    ['odds', 101, 'is 101', 'It goes from 0 to 100%, in whole numbers.'],
    ['choice', 'three', 'is “three”', 'It can be one or two.'],
    ['choice', ['one'], 'is ["one"]', 'It can be one or two.'],
    ['some', ['four'], 'has “four” in it', 'It can be one, two or three.'],
    ['some', ['one', 'two', 'three'], 'has 3', 'It can have 2 at most.'],
    ['some', 'one', 'is “one”', 'It is a list of texts.'],
    ['feelings', [1], 'is 1', 'It is a text in quotes.'],
    ['line', 'two\nlines', 'has several lines', 'This one is a single line.'],
    ['line', 7, 'is 7', 'It is a text in quotes.'],
    ['text', { text: 'x' }, 'is {"text":"x"}', 'It is a text in quotes.'],
    ['text', 'x'.repeat(1_000_001), 'is too long', 'At most 1000000 characters fit in one answer.'],
    ['text', 'half a \ud83d', 'is damaged text', 'Save it again as UTF-8.'],
    ['confirm', true, 'is true', 'It can be yes or no.'],
    ['list', 'a', 'is “a”', 'It is a list of texts.'],
    ['breath', -1, 'is -1', 'It is a whole number of seconds.'],
    ['breath', 86_401, 'is 86401', 'It is a whole number of seconds.'],
    ['ground', 'finished', 'is “finished”', 'It can be done or stopped.'],
    ['timer', '5s', 'is “5s”', 'It is a whole number of seconds.'],
  ])('%s: %j', async (id, raw, what, why) => {
    await expect(keptFrom({ [id]: raw })).rejects.toMatchObject({
      name: 'Problem',
      message: `The answer to “${id}” ${what}.`,
      why,
      next: 'Change it and try again; nothing was saved.',
      code: 2,
    })
  })

  test.each<[string, unknown, string]>([
    ['day', 'yesterday', '"yesterday" has passed: Tuesday 17 November 2026.'],
    ['day', 'some time', '"some time" is not a day I can read.'],
    [
      'moment',
      'tomorrow 9:00',
      '"tomorrow 9:00" is still to come: Thursday 19 November 2026, 09:00.',
    ],
    ['length', '10 minutes', '"10 minutes" is 10 minutes.'],
    ['length', 'a while', '"a while" is not a length of time I can read.'],
    ['who', '', 'That name cannot be kept.'],
    ['who', { name: 'Kim', relation: 'boss' }, '“boss” is not a relation.'],
  ])('%s: %j', async (id, raw, message) => {
    await expect(keptFrom({ [id]: raw })).rejects.toMatchObject({ name: 'Problem', message })
  })
})

test('a suggestion that does not fit at this hour is left out, and the others stay', async () => {
  const dates = flowOf(
    '  - date: When?\n    id: when\n    with-time: yes\n    suggest: [yesterday 20:00, "22:00"]',
  )
  const suggestions = async (now: string) => {
    const question = questionIn(await sit(dates, {}, { here: world({ now }) }), 'when')
    return question.kind === 'date' ? question.suggestions : undefined
  }
  expect(await suggestions('2026-11-18T20:30:00.000Z')).toEqual([
    { key: 'yesterday 20:00', text: 'yesterday 20:00', note: 'Tuesday 17 November 2026, 20:00' },
  ])
  expect(await suggestions('2026-11-18T22:30:00.000Z')).toHaveLength(2)
})

describe('somebody by name', () => {
  test('is found whatever the capitals and accents, and else added', async () => {
    const here = world()
    const { id } = here.store.people.add('Zoë', 'friend')
    const known = await sit(flow, { who: ' zoe ' }, { here })
    expect(keptIn(known.draft).who).toEqual({ kind: 'person', text: id })
    expect(known.draft.person).toBe(id)

    const { draft } = await sit(flow, { who: { name: 'Kim', relation: 'family' } }, { here })
    expect(here.store.people.list()).toMatchObject([
      { id: draft.person, name: 'Kim', relation: 'family' },
      { name: 'Zoë', relation: 'friend' },
    ])
  })

  test('is no sentence, unless they are known by it', async () => {
    const here = world()
    const told = 'Alex made tea after'
    await expect(sit(flow, { who: told }, { here })).rejects.toMatchObject({
      message: 'A name is enough here.',
      why: `“${told}” reads like a sentence. Give one to three words, such as a first name.`,
    })
    expect(here.store.people.list()).toEqual([])
    here.store.people.add(told, 'friend')
    expect(keptIn((await sit(flow, { who: told }, { here })).draft).who?.kind).toBe('person')
  })

  test('is not asked for when the practice is about somebody already', async () => {
    const here = world()
    const { id } = here.store.people.add('Alex', 'partner')
    const { asked, draft } = await sit(flow, {}, { here, person: id })
    expect(asked).not.toContain('who')
    expect(keptIn(draft)).not.toHaveProperty('who')
    expect(draft.person).toBe(id)
  })
})

test('a question that needs an answer cannot be skipped', async () => {
  const needy = flowOf('  - line: What?\n    id: what\n    needed: yes')
  await expect(sit(needy)).rejects.toMatchObject({
    message: 'The answer to “what” cannot be skipped.',
    why: 'The practice needs it to go on.',
  })
  expect((await sit(needy, { what: 'this' })).walked?.ending).toBe('finished')
})
