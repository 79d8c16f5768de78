import { describe, expect, test } from 'vitest'
import { exitCode, isLeft, Left } from '../../../src/errors.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import { walk } from '../../../src/flow/walking/walk.ts'
import type { KeptDraft } from '../../../src/journal/kept-draft.ts'
import { chanceFrom, replyTo } from '../../support/replying.ts'
import { practices } from '../../support/shipped.ts'
import { keptIn, leaving, questionIn, type Replies, sit } from '../../support/sitting.ts'
import { flowOf, sitter, type World, world } from '../../support/walking.ts'

/** Sits down twice: leaves at the question that is replied to with `leaving`, and goes on later. */
const twice = async (flow: Flow, first: Replies, second: Replies, here = world(), wait = 0) => {
  const left = await sit(flow, first, { here })
  here.wait(wait)
  const draft = here.draft(flow, null, left.draft.id)
  return { left, resumed: await sit(flow, second, { here, draft }) }
}

describe('going on another day', () => {
  const flow = flowOf(
    `
  - say: Welcome.
  - scale: How?
    id: how
  - say: Noted.
  - line: What?
    id: what
  - later: promise
    due: 1 day
    about: "{what or this}"
  - say: Then this.
  - write: And?
    id: more
  - say: Nearly there.
`.slice(1),
    'closing: Bye.',
  )

  test('asks nothing twice and says nothing twice', async () => {
    const { left, resumed } = await twice(
      flow,
      { how: 3, what: 'tea', more: leaving },
      { more: 'cake' },
    )
    expect([left.asked, left.said]).toEqual([
      ['how', 'what', 'more'],
      ['Welcome.', 'Noted.', 'Then this.'],
    ])
    expect([resumed.asked, resumed.said]).toEqual([['more'], ['Nearly there.', 'Bye.']])
    expect(keptIn(resumed.draft)).toEqual({
      how: { kind: 'scale', number: 3 },
      what: { kind: 'text', text: 'tea' },
      more: { kind: 'text', text: 'cake' },
    })
  })

  test('still has come later what was promised in the first sitting', async () => {
    const { resumed } = await twice(flow, { what: 'tea', more: leaving }, {})
    expect(resumed.walked?.laters).toEqual([{ flow: 'promise', due: '2026-11-19', about: 'tea' }])
  })

  test('a question that was skipped is not asked again', async () => {
    const { resumed } = await twice(flow, { more: leaving }, {})
    expect(resumed.asked).toEqual(['more'])
  })

  test('leaving before anything was answered leaves nothing behind', async () => {
    const { draft, here } = await sit(flow, { how: leaving })
    expect(draft.id).toBeUndefined()
    expect(here.store.entries.list({})).toEqual([])
  })

  test('with nothing left to ask says what is still to be said', async () => {
    const here = world()
    const { draft } = await sit(flow, { how: 3, what: 'tea', more: 'cake' }, { here })
    const again = await sit(flow, {}, { here, draft: here.draft(flow, null, draft.id) })
    expect([again.asked, again.said]).toEqual([[], ['Bye.']])
    expect(again.walked?.ending).toBe('finished')
  })
})

test('words that stood in an unfinished answer stand there again', async () => {
  const flow = flowOf('  - line: A?\n    id: a\n  - write: What?\n    id: what')
  const here = world()
  const draft = here.draft(flow)
  const typing = sitter((question) => {
    if (question.kind !== 'write') return 'this'
    question.keep('half a sent')
    throw new Left(exitCode.interrupted)
  })
  await expect(walk(flow, typing, draft, here.surroundings())).rejects.toThrow('left')
  const resumed = await sit(
    flow,
    { what: 'half a sentence' },
    { here, draft: here.draft(flow, null, draft.id) },
  )
  expect(questionIn(resumed, 'what')).toMatchObject({ initial: 'half a sent' })
  const again = here.draft(flow, null, draft.id)
  expect(again.typed('what', '')).toBe('')
})

test('so do words that stood in a single line when the person left', async () => {
  const flow = flowOf('  - line: A?\n    id: a\n  - line: What?\n    id: what')
  const here = world()
  const draft = here.draft(flow)
  const cutShort = sitter((question) => {
    if (question.id === 'a') return 'this'
    throw new Left(exitCode.hungUp, 'half a li')
  })
  await expect(walk(flow, cutShort, draft, here.surroundings())).rejects.toThrow('left')
  const resumed = await sit(flow, {}, { here, draft: here.draft(flow, null, draft.id) })
  expect(resumed.asked).toEqual(['what'])
  expect(questionIn(resumed, 'what')).toMatchObject({ initial: 'half a li' })
})

test('what was written last time about the same person is offered, to keep or write anew', async () => {
  const flow = flowOf(
    '  - person: Who?\n    id: who\n  - write: Signs?\n    id: signs\n    starts-with: last time',
  )
  const here = world()
  for (const [who, signs] of [
    ['Alex', 'I go quiet'],
    ['Kim', 'I tidy'],
  ]) {
    const { draft } = await sit(flow, { who, signs }, { here })
    if (draft.id) here.store.entries.finish(draft.id, [])
  }
  const offered = async (who: string) => questionIn(await sit(flow, { who }, { here }), 'signs')
  expect(await offered('Alex')).toMatchObject({ initial: 'I go quiet' })
  expect(await offered('Kim')).toMatchObject({ initial: 'I tidy' })
  expect(await offered('Sam')).toMatchObject({ initial: '' })
})

test('a countdown goes on while nobody looks', async () => {
  const flow = flowOf('  - timer: Wait.\n    id: wait\n    for: 25 minutes')
  const { left, resumed } = await twice(flow, { wait: leaving }, {}, world(), 600)
  expect(questionIn(left, 'wait')).toMatchObject({ until: '2026-11-18T20:55:00.000Z' })
  expect(questionIn(resumed, 'wait')).toMatchObject({ until: '2026-11-18T20:55:00.000Z' })
})

/** Somebody whose reply to a question depends on its id, and on how often they have answered it. */
const person = (seed: number) => {
  const answered = new Map<string, number>()
  return (question: Question): unknown => {
    if (question.id.startsWith('safety.')) return 'no'
    const before = answered.get(question.id) ?? 0
    answered.set(question.id, before + 1)
    const own = [...question.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), before)
    return replyTo(question, chanceFrom(seed * 7919 + own))
  }
}

const sittingOf = async (
  flow: Flow,
  here: World,
  draft: KeptDraft,
  reply: (question: Question) => unknown,
) => {
  const terminal = sitter(reply)
  const walked = await walk(flow, terminal, draft, here.surroundings()).catch((error: unknown) => {
    if (isLeft(error)) return undefined
    throw error
  })
  const open = (id: string) => !id.startsWith('safety.')
  return {
    walked,
    asked: terminal.asked.map(({ id }) => id).filter(open),
    said: terminal.said
      .map(({ text }) => text)
      .filter((text) => !text.startsWith('A private check')),
  }
}

/** Walks once to the end, and once more in another world, leaving at a question and going on. */
const compared = async (flow: Flow, seed: number, share: number) => {
  const whole = world()
  const draft = whole.draft(flow)
  const once = await sittingOf(flow, whole, draft, person(seed))

  const parted = world()
  const leaveAt = 1 + Math.floor(share * once.asked.length)
  const reply = person(seed)
  let asked = 0
  const first = parted.draft(flow)
  const before = await sittingOf(flow, parted, first, (question) => {
    if (!question.id.startsWith('safety.') && ++asked === leaveAt)
      throw new Left(exitCode.interrupted)
    return reply(question)
  })
  const second = parted.draft(flow, null, first.id)
  const after = before.walked ? undefined : await sittingOf(flow, parted, second, reply)
  whole.store.close()
  parted.store.close()
  return { once, draft, before, after, second }
}

describe('in two sittings as in one', () => {
  test.each(practices.map((flow) => [flow.name, flow] as const))('%s', async (_, flow) => {
    for (let seed = 1; seed <= 12; seed++) {
      const { once, draft, before, after, second } = await compared(flow, seed, chanceFrom(seed)())
      const steps = new Set(once.asked)
      expect([...steps]).toEqual(expect.arrayContaining(Object.keys(keptIn(draft))))
      expect(second.answers).toEqual(draft.answers)
      expect(after?.walked).toEqual(once.walked)
      expect([...before.asked.slice(0, -1), ...(after?.asked ?? [])]).toEqual(once.asked)
      expect([...before.said, ...(after?.said ?? [])]).toEqual(once.said)
    }
  })
})
