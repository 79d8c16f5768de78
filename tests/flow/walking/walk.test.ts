import { describe, expect, test } from 'vitest'
import { inTurn, keptIn, questionIn, sit } from '../../support/sitting.ts'
import { flowOf, world } from '../../support/walking.ts'

const text = (words: string) => ({ kind: 'text', text: words })

describe('from top to bottom', () => {
  const flow = flowOf(
    `
  - say: Welcome.
    tone: care
  - scale: How strong?
    id: strong
    hint: Roughly, {name or friend}.
    tracks: before
  - when: { strong: { at-least: 6 } }
    steps:
      - say: That is a lot.
    otherwise:
      - say: All right.
  - line: What?
    id: what
  - say: "So: {what or nothing}."
    tone: quiet
`.slice(1),
    'closing: Good night, {name or you}.',
  )

  test('says, asks, keeps and closes, in the order of the script', async () => {
    const { asked, passages, draft, walked } = await sit(flow, { strong: 7, what: 'He shouted.' })
    expect(asked).toEqual(['strong', 'what'])
    expect(passages).toEqual([
      { text: 'Welcome.', tone: 'care' },
      { text: 'That is a lot.', tone: 'plain' },
      { text: 'So: He shouted.', tone: 'quiet' },
      { text: 'Good night, you.', tone: 'quiet' },
    ])
    expect(draft.answers).toEqual([
      { step: 'strong', item: '', value: { kind: 'scale', number: 7 }, tracks: 'before' },
      { step: 'what', item: '', value: text('He shouted.'), tracks: '' },
    ])
    expect(walked).toEqual({ ending: 'finished', laters: [] })
  })

  test('quotes whom it is about, and says other words for what was skipped', async () => {
    const here = world()
    const { id } = here.store.people.add('Alex', 'partner')
    const sitting = await sit(flow, {}, { here, person: id })
    expect(sitting.said).toEqual(['Welcome.', 'All right.', 'So: nothing.', 'Good night, Alex.'])
    expect(questionIn(sitting, 'strong').hint).toBe('Roughly, Alex.')
  })

  test('keeps each answer before it asks the next question', async () => {
    const here = world()
    const seen: string[][] = []
    const look = (reply: unknown) => {
      const entries = here.store.entries.list({ state: 'draft' })
      seen.push(entries.flatMap(({ answers }) => answers.map(({ step }) => step)))
      return reply
    }
    const replies = {
      get strong() {
        return look(3)
      },
      get what() {
        return look('this')
      },
    }
    await sit(flow, replies, { here })
    expect(seen).toEqual([[], ['strong']])
    expect(here.store.entries.list({ state: 'draft' })[0]?.answers).toHaveLength(2)
  })
})

describe('quoting', () => {
  const quoted = async (step: string, replies: Record<string, unknown>, sentence = '{a}') =>
    (await sit(flowOf(`  - ${step}\n    id: a\n  - say: "${sentence}"`), replies)).said[0]

  test.each<[string, unknown, string, string?]>([
    ['line: A?', 'call her tomorrow.', 'call her tomorrow.'],
    ['line: A?', 'call her tomorrow.', '“call her tomorrow”', '“{a}”'],
    [
      'line: A?',
      'call her tomorrow.',
      'I will call her tomorrow, and rest.',
      'I will {a}, and rest.',
    ],
    ['line: A?', 'call her tomorrow.', 'I will call her tomorrow.', 'I will {a}.'],
    ['line: A?', 'call her tomorrow!', 'I will call her tomorrow!', 'I will {a}.'],
    ['line: A?', 'and then...', 'It went: and then...', 'It went: {a}.'],
    ['line: A?', undefined, 'It went on.', 'It went {a or on}.'],
    ['line: A?', '  tea  ', 'tea'],
    ['line: A?', '{name}', '{name}'],
    ['scale: A?', 0, '0'],
    ['feelings: A?', ['sad', 'tired', 'lost'], 'sad, tired and lost'],
    ['choose: A?\n    options: [{ told: they did, quoted: You told me }]', 'told', 'You told me'],
    ['date: A?\n    looking: ahead', 'tomorrow', 'Thursday 19 November 2026'],
    ['date: A?\n    with-time: yes', 'yesterday 21:30', 'Tuesday 17 November 2026, 21:30'],
    ['duration: A?\n    usual: 5s', '90 min', '1 hour 30 minutes'],
    ['duration: A?\n    usual: 5s', '90 min', '22:00', '{back-at.a}'],
    ['person: A?', 'Kim', 'Kim'],
    ['line: A?', undefined, '…'],
    ['line: A?', undefined, 'nothing yet', '{a or nothing yet}'],
  ])('%s answered %j', async (step, reply, said, sentence) => {
    expect(await quoted(step, { a: reply }, sentence)).toBe(said)
  })

  test('a draft leaves out the lines whose answer was skipped, and keeps the others as they are', async () => {
    const flow = flowOf(
      `
  - line: A?
    id: a
  - line: B?
    id: b
  - draft: Change it.
    id: letter
    from: |
      When {a or it happened}, I was sad.

      I'd like to {b}.
      Bye.
`.slice(1),
    )
    const initial = async (replies: Record<string, unknown>) => {
      const question = questionIn(await sit(flow, replies), 'letter')
      return question.kind === 'draft' ? question.initial : undefined
    }
    expect(await initial({})).toBe('When it happened, I was sad.\n\nBye.')
    expect(await initial({ a: 'you left.', b: 'talk.' })).toBe(
      "When you left, I was sad.\n\nI'd like to talk.\nBye.",
    )
  })
})

describe('beginning', () => {
  const flow = flowOf(
    `
  - scale: Before?
    id: before
  - line: What?
    id: what
  - choose: Next?
    id: next
    options: [again, first, on]
    leads-to: { again: back to what, first: back to before }
`.slice(1),
    'now: what\nargument: { answers: what, shown: text, then: go on }',
  )

  test('with --now at its step', async () => {
    expect((await sit(flow, {}, { beginning: { now: true } })).asked).toEqual(['what', 'next'])
  })

  test('with --now there is still a way back to what stands above', async () => {
    const { asked } = await sit(flow, { next: inTurn('first') }, { beginning: { now: true } })
    expect(asked).toEqual(['what', 'next', 'before', 'what', 'next'])
  })

  test('an argument answers its step once; going back asks', async () => {
    const replies = { what: 'typed', next: inTurn('again') }
    const { asked, draft } = await sit(flow, replies, { beginning: { given: 'from the shell' } })
    expect(asked).toEqual(['before', 'next', 'what', 'next'])
    expect(keptIn(draft).what).toEqual(text('typed'))
  })

  test('an argument that does not fit is refused', async () => {
    const pause = flowOf(
      '  - duration: How long?\n    id: length\n    usual: 25 minutes',
      'argument: { answers: length, shown: length, then: go on }',
    )
    await expect(sit(pause, {}, { beginning: { given: 'a bit' } })).rejects.toThrow(
      '"a bit" is not a length of time I can read.',
    )
  })

  test('a pattern on the command line changes the breath and its length', async () => {
    const breathe = flowOf(
      '  - breathe: long\n    id: breath\n    for: 2 minutes\n    say: Breathe.',
      'argument: { answers: breath, shown: pattern, then: go on }',
    )
    const usual = questionIn(await sit(breathe), 'breath')
    expect(usual).toMatchObject({ pattern: 'long', seconds: 120 })
    const given = await sit(breathe, { breath: 76 }, { beginning: { given: '478' } })
    expect(questionIn(given, 'breath')).toMatchObject({ pattern: '478', seconds: 76 })
    expect(keptIn(given.draft).breath).toEqual({ kind: 'seconds', number: 76, text: '478' })
  })
})
