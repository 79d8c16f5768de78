import { describe, expect, test } from 'vitest'
import { inTurn, keptIn, leaving, questionIn, sit } from '../../support/sitting.ts'
import { flowOf, world } from '../../support/walking.ts'

const danger = 'He hits me when he drinks.'
const offer = 'What you wrote sounds as if you, or somebody, may not be safe.'

describe('words that speak of danger', () => {
  const flow = flowOf(
    `
  - line: What?
    id: what
  - list: Which?
    id: ideas
  - feelings: Felt?
    id: felt
  - when: { disclosure: yes }
    steps:
      - say: Gently.
    otherwise:
      - say: Two other stories?
  - write: More?
    id: more
`.slice(1),
  )

  test('bring one offer of support, right after the answer is kept', async () => {
    const { asked, said } = await sit(flow, { what: danger, more: danger })
    expect(asked).toEqual(['what', 'what.support', 'ideas', 'felt', 'more'])
    expect(said).toEqual([offer, 'Gently.'])
  })

  test.each([
    ['ideas', ['tea', 'end my life']],
    ['felt', ['suicidal']],
    ['more', `It began well.\n${danger}`],
  ])('wherever words of one’s own can be given: %s', async (id, reply) => {
    expect((await sit(flow, { [id]: reply })).asked).toContain(`${id}.support`)
  })

  test('nothing of it is kept: not the offer, not the answer to it, not that it was made', async () => {
    const { draft, here } = await sit(flow, { what: danger, 'what.support': 'show' })
    expect(Object.keys(keptIn(draft))).toEqual(['what', 'ideas', 'felt', 'more'])
    expect(keptIn(draft).what).toEqual({ kind: 'text', text: danger })
    expect(here.store.marks.get(`shown/${flow.name}/what.support`)).toBeUndefined()
  })

  test('support is shown when it is wanted, and the practice goes on', async () => {
    const shown = await sit(flow, { what: danger, 'what.support': 'show' })
    const first = 'If anyone is in danger right now, call the emergency number where you are.'
    expect(shown.said[1]).toBe(first)
    expect(shown.walked?.ending).toBe('finished')
    for (const reply of ['on', undefined])
      expect((await sit(flow, { what: danger, 'what.support': reply })).said).not.toContain(first)
  })

  test('going on another day does not offer again, and is still gentle', async () => {
    const here = world()
    const first = await sit(flow, { what: danger, ideas: leaving }, { here })
    const second = await sit(
      flow,
      { more: danger },
      { here, draft: here.draft(flow, null, first.draft.id) },
    )
    expect(second.asked).toEqual(['ideas', 'felt', 'more'])
    expect(second.said).toEqual(['Gently.'])
  })

  test('an earlier disclosure keeps the offer from being made inside a follow-up', async () => {
    const here = world()
    const { id } = here.store.people.add('Alex', 'partner')
    const origin = here.draft(flow, id)
    origin.keep({ step: 'what', item: '', value: { kind: 'skipped' }, tracks: '' })
    if (origin.id)
      here.store.entries.finish(origin.id, [{ flow: 'promise', due: null, about: 'tea' }])
    const outer = flowOf(
      `
  - line: What?
    id: what
  - follow-ups: promise
    say: Open.
`.slice(1),
    )
    const inside = { 'promise.1.promise-kept': 'partly', 'promise.1.in-the-way': danger }
    expect((await sit(outer, { what: danger, ...inside }, { here, person: id })).asked).toEqual([
      ...['what', 'what.support', 'promise.1.promise-kept', 'promise.1.in-the-way', 'promise.1.by'],
    ])
  })
})

describe('gentler wording', () => {
  const flow = flowOf(
    `
  - line: Say it.
    id: it
    wording-hints: yes
  - draft: Change it.
    id: letter
    from: "So: {it}!"
    wording-hints: yes
  - write: For you alone.
    id: alone
`.slice(1),
  )
  const hints = (text: string) =>
    text.includes('always') ? ['May be heard as …', 'Perhaps …'] : []

  test('is offered where a script asks for it, and nowhere else', async () => {
    const here = world({ hints })
    const { asked, passages } = await sit(
      flow,
      { it: 'You always go.', alone: 'You always go.' },
      { here },
    )
    expect(asked).toEqual(['it', 'it.wording', 'letter', 'alone'])
    expect(passages).toEqual([
      { text: 'May be heard as …', tone: 'quiet' },
      { text: 'Perhaps …', tone: 'quiet' },
    ])
  })

  test('keeps the words before it offers others', async () => {
    const here = world({ hints })
    const { draft } = await sit(flow, { it: 'You always go.', 'it.wording': leaving }, { here })
    expect(keptIn(draft).it).toEqual({ kind: 'text', text: 'You always go.' })
  })

  test.each([
    ['keep', undefined, 'You always go.'],
    [undefined, undefined, 'You always go.'],
    ['change', 'You went.', 'You went.'],
    ['change', undefined, 'You always go.'],
    ['change', 'You always go!', 'You always go!'],
  ])('%s, then %s: %s', async (wording, changed, kept) => {
    const here = world({ hints })
    const replies = { it: 'You always go.', 'it.wording': wording, 'it.changed': changed }
    const { draft, asked } = await sit(flow, replies, { here })
    expect(keptIn(draft).it).toEqual({ kind: 'text', text: kept })
    expect(asked.filter((id) => id === 'it.changed')).toHaveLength(wording === 'change' ? 1 : 0)
  })

  test('starts the change from the words as they are', async () => {
    const here = world({ hints })
    const sitting = await sit(flow, { it: 'You always go.', 'it.wording': 'change' }, { here })
    expect(questionIn(sitting, 'it.changed')).toMatchObject({ initial: 'You always go.' })
    expect(questionIn(sitting, 'it.wording')).toMatchObject({
      options: [
        { key: 'keep', text: 'keep mine' },
        { key: 'change', text: 'change it' },
      ],
    })
  })

  test('comes after support when the words speak of danger, and knows of it', async () => {
    const known: boolean[] = []
    const here = world({
      hints: (_, afterDisclosure) => {
        known.push(afterDisclosure)
        return ['Perhaps …']
      },
    })
    const { asked } = await sit(flow, { it: danger }, { here })
    expect(asked.slice(0, 3)).toEqual(['it', 'it.support', 'it.wording'])
    expect(known).toEqual([true])
  })
})

describe('the soft stop', () => {
  const flow = flowOf(
    '  - line: A?\n    id: a\n  - line: B?\n    id: b\n  - line: C?\n    id: c',
    'soft-stop: { after: 5 minutes, ask: Save and close? }\nclosing: Good night.',
  )
  test.each([
    [4, 'yes', ['a', 'b', 'c']],
    [5, 'yes', ['a', 'soft-stop']],
    [5, 'no', ['a', 'soft-stop', 'b', 'c']],
    [5, undefined, ['a', 'soft-stop', 'b', 'c']],
  ])('after %d minutes, answered %s: %j', async (minutes, reply, asked) => {
    const here = world()
    const replies = {
      get a() {
        here.wait(minutes * 60)
        return 'this'
      },
      'soft-stop': reply,
    }
    const sitting = await sit(flow, replies, { here })
    expect(sitting.asked).toEqual(asked)
    expect(sitting.said).toEqual(['Good night.'])
    expect(keptIn(sitting.draft).a).toEqual({ kind: 'text', text: 'this' })
    expect(keptIn(sitting.draft)).not.toHaveProperty('soft-stop')
  })
})

describe('what is said once', () => {
  const flow = flowOf(
    '  - say: Tired? There is a short way.\n    id: short-way\n    once: yes\n  - line: A?\n    id: a',
  )

  test('is said the first time on this machine', async () => {
    const here = world()
    expect((await sit(flow, {}, { here })).said).toEqual(['Tired? There is a short way.'])
    expect((await sit(flow, {}, { here })).said).toEqual([])
  })

  test('so is the caution before a pattern with holds, whichever it is', async () => {
    const here = world()
    const box = flowOf('  - breathe: box\n    id: a\n    for: 2 minutes\n    say: Breathe.')
    const four = flowOf('  - breathe: "478"\n    id: a\n    for: 76s\n    say: Breathe.')
    const long = flowOf('  - breathe: long\n    id: a\n    for: 2 minutes\n    say: Breathe.')
    expect((await sit(long, {}, { here })).said).toEqual([])
    expect((await sit(box, {}, { here })).passages).toEqual([
      { text: expect.stringMatching(/^Skip the holds if/), tone: 'care' },
    ])
    expect((await sit(four, {}, { here })).said).toEqual([])
  })
})

test('something remembered is shown under its heading, and nothing without it', async () => {
  const here = world()
  const flow = flowOf(
    '  - show: last-intention\n    say: "In mind:"\n  - line: If?\n    id: if\n    tracks: intention',
  )
  const first = await sit(flow, { if: inTurn('If it rains, I walk.') }, { here })
  expect(first.passages).toEqual([])
  if (first.draft.id) here.store.entries.finish(first.draft.id, [])
  expect((await sit(flow, {}, { here })).passages).toEqual([
    { text: 'In mind:', tone: 'quiet', items: ['If it rains, I walk.'] },
  ])
})
