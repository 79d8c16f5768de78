import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { isProblem, WentBack } from '../../../src/errors.ts'
import type { Flow } from '../../../src/flow/flow.ts'
import { readFlow } from '../../../src/flow/reading/script.ts'
import type { Question } from '../../../src/flow/terminal.ts'
import { type Walked, walk } from '../../../src/flow/walking/walk.ts'
import type { KeptDraft } from '../../../src/journal/kept-draft.ts'
import { madeUpScript } from '../../support/made-up-scripts.ts'
import { chanceFrom, replyTo } from '../../support/replying.ts'
import { shipped } from '../../support/shipped.ts'
import { keptIn } from '../../support/sitting.ts'
import { sitter, type World, world } from '../../support/walking.ts'

const MOST_BACK = 8

/** What came of a walk, with people by name: their ids depend on who was named before. */
const outcome = (here: World, draft: KeptDraft, { ending, laters, leadsTo }: Walked) => {
  const nameOf = (id: string) => here.store.people.list().find((one) => one.id === id)?.name
  const answers = Object.entries(keptIn(draft)).map(([step, value]) => [
    step,
    value.kind === 'person' ? nameOf(value.text) : value,
  ])
  return {
    answers: Object.fromEntries(answers),
    person: draft.person === null ? null : nameOf(draft.person),
    ...{ ending, laters, leadsTo },
  }
}

const walkIn = async (flow: Flow, reply: (question: Question) => unknown) => {
  const here = world()
  const draft = here.draft(flow)
  const walked = await walk(flow, sitter(reply), draft, here.surroundings())
  const kept = draft.id === undefined ? [] : here.store.entries.get(draft.id)?.answers
  expect(kept).toEqual(draft.answers)
  const came = outcome(here, draft, walked)
  here.store.close()
  return came
}

class TooLong extends Error {}

/** A question of the private check that lets a practice go on. */
const isSafe = (question: Question): boolean =>
  question.id.startsWith('safety.') &&
  question.kind === 'choose' &&
  question.options.some(({ key }) => key === 'no')

/** Walks with replies and goings back as chance would have it, and again with the last replies alone; returns how often it went back. */
const expectSame = async (flow: Flow, seed: number): Promise<number> => {
  const chance = chanceFrom(seed)
  const last = new Map<string, unknown>()
  let backs = 0
  let asked = 0
  const replyFor = (question: Question): unknown => {
    if (question.standing !== undefined && chance() < 0.3) return question.standing
    if (isSafe(question) && chance() < 0.9) return 'no'
    return replyTo(question, chance)
  }
  try {
    const wandering = await walkIn(flow, (question) => {
      if (++asked > 300) throw new TooLong()
      if (question.before && backs < MOST_BACK && chance() < 0.3) {
        backs += 1
        throw new WentBack()
      }
      const reply = replyFor(question)
      last.set(question.id, reply)
      return reply
    })
    expect(wandering).toEqual(await walkIn(flow, ({ id }) => last.get(id)))
    return backs
  } catch (error) {
    const isElsewhere = isProblem(error) && /^There is no |cannot be skipped/.test(error.message)
    if (isElsewhere || error instanceof TooLong) return 0
    throw error
  }
}

describe('however often somebody goes back, it ends as if the last answers had been given at once', () => {
  test('in made-up scripts', async () => {
    let wentBack = 0
    await fc.assert(
      fc.asyncProperty(madeUpScript, fc.nat(), async (source, seed) => {
        const { flow } = readFlow(source, 'test')
        if (flow) wentBack += await expectSame(flow, seed)
      }),
      { numRuns: 1200 },
    )
    expect(wentBack).toBeGreaterThan(30)
  }, 60_000)

  describe('in shipped ones', () => {
    let wentBack = 0
    test.each(Object.values(shipped.flows))(
      '$name',
      async (flow) => {
        await fc.assert(
          fc.asyncProperty(fc.nat(), async (seed) => {
            wentBack += await expectSame(flow, seed)
          }),
          { numRuns: 20 },
        )
      },
      60_000,
    )

    afterAll(() => expect(wentBack).toBeGreaterThan(200))
  })
})
