import { describe, expect, test } from 'vitest'
import { asks, everyStep } from '../../src/flow/steps.ts'
import { shipped, shippedFlow } from '../support/shipped.ts'
import { questionIn, type Replies, sit } from '../support/sitting.ts'
import { world } from '../support/walking.ts'

/** A practice with somebody whose safety questions were passed today. */
const withAlex = (name: string, replies: Replies) => {
  const here = world()
  const { id } = here.store.people.add('Alex', 'partner')
  here.store.people.gatePassed(id, here.today())
  const safe = Object.fromEntries(
    ['fear', 'hurt', 'control', 'own', 'danger'].map((one) => [`safety.${one}`, 'no']),
  )
  return sit(shippedFlow(name), { ...safe, ...replies }, { here, person: id })
}

describe('a question, when the practice is taken up in its middle', () => {
  test('is more than the rest of the one before it', () => {
    const asked = Object.values(shipped.flows).flatMap((flow) =>
      [...everyStep(flow.steps)].filter(asks).map(({ text }) => text),
    )
    expect(asked.length).toBeGreaterThan(150)
    expect(asked.filter((text) => /^…|^And (where|with you)|: and .{0,12}\?$/.test(text))).toEqual(
      [],
    )
  })

  test.each([
    [
      'repair',
      { door: 'hurt-them', cue: 'I want to walk out' },
      'action',
      ["Next time, when I want to walk out, I'll …", "Next time, when it gets like that, I'll …"],
    ],
    [
      'repair',
      { door: 'hurt-them', action: 'stay' },
      'by',
      ['“stay”: on which day shall I ask how it went?'],
    ],
    [
      'rehearse',
      { feared: 'he leaves the room' },
      'what-then',
      ["If this happens: “he leaves the room”, I'll …"],
    ],
    [
      'ask',
      { event: 'you came home at nine' },
      'feelings',
      [
        '“When you came home at nine …”: what do you feel then?',
        '“When that happens …”: what do you feel then?',
      ],
    ],
  ] as const)('%s: with %j, %s says what it is about', async (flow, replies, id, texts) => {
    expect(questionIn(await withAlex(flow, replies), id).text).toBe(texts[0])
    if (texts[1] === undefined) return
    const others = 'door' in replies ? { door: replies.door } : {}
    expect(questionIn(await withAlex(flow, others), id).text).toBe(texts[1])
  })

  test('leaves room on a small screen for an answer to it, however long the quoted one is', async () => {
    const cue = 'it gets loud and late and nobody listens '.repeat(10)
    const { text } = questionIn(await withAlex('repair', { door: 'hurt-them', cue }), 'action')
    expect(text.length).toBeLessThan(110)
    expect(text).toMatch(/^Next time, when it gets loud .*…, I'll …$/)
  })
})

test.each([
  ['repair', { door: 'hurt-them' }, 'say-when', 'say-where'],
  ['ask', {}, 'ask-when', 'ask-where'],
] as const)(
  '%s asks for a place only when a time was named',
  async (flow, replies, when, where) => {
    expect((await withAlex(flow, replies)).asked).not.toContain(where)
    const { asked } = await withAlex(flow, { ...replies, [when]: 'tomorrow 19:00' })
    expect(asked).toContain(where)
  },
)
