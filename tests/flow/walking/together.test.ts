import { describe, expect, test } from 'vitest'
import { shippedFlow } from '../../support/shipped.ts'
import { keptIn, leaving, type Replies, sit } from '../../support/sitting.ts'
import { type World, world } from '../../support/walking.ts'

const clear: Replies = Object.fromEntries(
  ['fear', 'hurt', 'control', 'own', 'danger'].map((id) => [`safety.${id}`, 'no']),
)

const withPerson = (): { here: World; alex: string } => {
  const here = world()
  return { here, alex: here.store.people.add('Alex', 'partner').id }
}

/** Sits down with Alex until something is replied to with `leaving`, and takes it up again on another day. */
const onTwoDays = async (
  name: string,
  first: Replies,
  second: Replies,
  between = (_: World, __: string) => {},
) => {
  const { here, alex } = withPerson()
  const flow = shippedFlow(name)
  const left = await sit(flow, { alone: 'yes', ...clear, ...first }, { here, person: alex })
  between(here, alex)
  here.wait(86_400)
  const draft = here.draft(flow, alex, left.draft.id)
  return sit(flow, { alone: 'yes', ...clear, ...second }, { here, draft })
}

describe.each([
  ['talk', { topic: 'our mornings', time: leaving }, 'time'],
  ['plan', { 'my-signs': 'I talk faster.', 'their-signs': leaving }, 'their-signs'],
])('%s, for two people at one screen', (name, untilLeft, next) => {
  test('goes on without the private check, which one of them answered alone', async () => {
    const { asked, inPrivate } = await onTwoDays(name, untilLeft, {})
    expect(inPrivate).toEqual([])
    expect(asked[0]).toBe(next)
  })

  test('left in the middle of the check asks first who is at the screen', async () => {
    const { asked } = await onTwoDays(name, { 'safety.hurt': leaving }, {})
    expect(asked.slice(0, 3)).toEqual(['alone', 'safety.fear', 'safety.hurt'])
    const both = await onTwoDays(name, { 'safety.hurt': leaving }, { alone: 'no' })
    expect(both.asked).toEqual(['alone'])
    expect(both.walked?.ending).toBe('stopped')
  })

  test('left again at that question still has the answer that was given', async () => {
    const { asked, draft } = await onTwoDays(name, { 'safety.hurt': leaving }, { alone: leaving })
    expect(asked).toEqual(['alone'])
    expect(keptIn(draft)).toMatchObject({ alone: { kind: 'choice', text: 'yes' } })
  })

  test('asks alone and in full again when the gate was closed in between', async () => {
    const close = ({ store }: World, alex: string) => store.people.gatePassed(alex, null)
    const { asked, inPrivate, draft } = await onTwoDays(name, untilLeft, {}, close)
    expect(asked[0]).toBe('alone')
    expect(inPrivate).toEqual(Object.keys(clear))
    expect(asked[asked.indexOf('safety.danger') + 1]).toBe(next)
    expect(Object.keys(keptIn(draft))).toEqual(expect.arrayContaining(Object.keys(untilLeft)))
  })
})

test.each(['ask', 'rehearse', 'repair', 'share'])(
  '%s, which is done alone, asks the one question again on another day',
  async (name) => {
    const { here, alex } = withPerson()
    const flow = shippedFlow(name)
    const first = await sit(flow, clear, { here, person: alex })
    const taken = first.asked.find((id) => !id.startsWith('safety.')) ?? ''
    const draft = here.draft(flow, alex, first.draft.id)
    draft.forget(first.asked.filter((id) => id !== taken))
    expect((await sit(flow, clear, { here, draft })).inPrivate).toEqual(['safety.fear'])
  },
)
