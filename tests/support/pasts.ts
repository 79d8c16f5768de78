import type { Later } from '../../src/flow/draft.ts'
import { findStep } from '../../src/flow/steps.ts'
import type { Value } from '../../src/journal/entry.ts'
import { shippedFlow } from './shipped.ts'
import type { World } from './walking.ts'

type Answers = Readonly<Record<string, Value | string>>

/** A finished entry of a shipped flow; a text stands for itself. Returns its id. */
export const livedThrough = (
  here: World,
  flowName: string,
  person: string | null,
  answers: Answers,
  laters: readonly Later[] = [],
): string => {
  const flow = shippedFlow(flowName)
  const draft = here.draft(flow, person)
  for (const [step, given] of Object.entries(answers)) {
    const value: Value = typeof given === 'string' ? { kind: 'text', text: given } : given
    draft.keep({ step, item: '', value, tracks: findStep(flow, step)?.tracks ?? '' })
  }
  if (draft.id === undefined) throw new Error(`nothing was answered in ${flowName}`)
  here.store.entries.finish(draft.id, laters)
  return draft.id
}

const seconds = (number: number): Value => ({ kind: 'seconds', number, text: '' })
const choice = (text: string): Value => ({ kind: 'choice', text })

const pause: Answers = { 'pause-phrase': 'Let me walk around the block.', break: seconds(2400) }

/** Plans that were made: with everything a plan can say, and with the pause alone. */
export const plans: Readonly<Record<string, Answers>> = {
  whole: {
    ...pause,
    'my-signs': 'I talk faster.',
    return: 'whoever asked for the break',
    defuse: 'Softer, please.',
    'topic-limit': seconds(1200),
    first: choice('other'),
    limits: 'I go into the garden.',
    grievances: 'Sundays, on a walk.',
  },
  'pause only': pause,
}

/** Three evenings with the same need, each at its hardest 8: what the journal calls looping. */
export const loop = (here: World, person: string | null): void => {
  for (let evening = 0; evening < 3; evening++)
    livedThrough(here, 'journal', person, {
      hardest: { kind: 'scale', number: 8 },
      need: choice('rest'),
    })
}

/** A week with something of everything that is remembered, shown or asked about again. */
export const week = (here: World, person: string): void => {
  const today = here.today()
  livedThrough(here, 'journal', person, {
    moment: 'Tea on the steps.',
    'glad-of': 'Alex made soup.',
    intention: 'If it gets loud, I sit down.',
  })
  livedThrough(here, 'breathe', person, { 'what-happened': 'A door slammed.' })
  livedThrough(here, 'reflect', null, { 'why-closeness': 'To be known.' })
  livedThrough(here, 'check-in', person, { trust: choice('partly'), taking: 'Ask sooner.' })
  livedThrough(here, 'repair', person, { 'what-happened': 'We shouted about the dishes.' }, [
    { flow: 'promise', due: today, about: 'When I want to shout, I will sit down' },
  ])
  livedThrough(here, 'share', person, { truth: 'I was lonely.', feared: 'He laughs.' }, [
    { flow: 'prediction', due: today, about: 'He laughs' },
  ])
}

/** Entries that follow-ups come from: with all that is quoted, and with nothing of it. */
export const origins: Readonly<
  Record<string, Readonly<Record<string, readonly [flow: string, answers: Answers]>>>
> = {
  'check-in': { repair: ['repair', { 'what-happened': 'We shouted.' }] },
  'plan-review': { plan: ['plan', pause], bare: ['plan', { limits: 'I go out.' }] },
  prediction: {
    share: ['share', { truth: 'I was lonely.', feared: 'He laughs.' }],
    rehearse: ['rehearse', { 'first-sentence': 'I was sad.', feared: 'She goes.' }],
    bare: ['share', { rung: choice('2') }],
  },
  promise: { repair: ['repair', { action: 'sit down' }] },
  settled: {
    breathe: ['breathe', { 'what-happened': 'A door slammed.' }],
    bare: ['breathe', { before: { kind: 'scale', number: 7 } }],
  },
}
