import { describe, expect, test } from 'vitest'
import { asks, everyStep } from '../../../src/flow/steps.ts'
import { scriptedTerminal } from '../../../src/flow/walking/scripted.ts'
import { walk } from '../../../src/flow/walking/walk.ts'
import { practices, shippedFlow } from '../../support/shipped.ts'
import { keptIn, sit } from '../../support/sitting.ts'
import { world } from '../../support/walking.ts'

/** An answer to one of the five questions; undefined is skipped. */
type Answer = 'yes' | 'no' | 'unsure' | undefined
const answers: readonly Answer[] = ['yes', 'no', 'unsure', undefined]

interface Answers {
  readonly fear?: Answer
  /** It may be awkward; I may be hurt, threatened or punished; still unsure. */
  readonly closer?: 'awkward' | 'harm' | 'unsure' | undefined
  readonly hurt?: Answer
  readonly control?: Answer
  readonly own?: Answer
  readonly danger?: Answer
}

const doubt = (answer: Answer): boolean => answer === 'yes' || answer === 'unsure'

/** Afraid, and it is not only that it may be awkward, or that they may be sad or cross. */
const afraid = ({ fear, closer }: Answers): boolean => doubt(fear) && closer !== 'awkward'

/**
 * Whether the script may be shown: the rule of the design, in words of its own. Fear, harm, control, one's own
 * violence and danger stop it, doubted or certain; and where a question about fear, harm or control was left
 * open, only what is done alone stays. Somebody who passed before is asked the first question alone.
 */
const passes = (given: Answers, gate: 'first' | 'again'): boolean => {
  if (given.fear === undefined || afraid(given)) return false
  if (gate === 'again') return true
  const { hurt, control, own, danger } = given
  const clear = hurt === 'no' && control === 'no'
  return clear && !doubt(own) && !doubt(danger)
}

/** How the one sentence begins that somebody who is stopped reads: danger before fear, fear before one's own part. */
const firstSaid = (given: Answers, gate: 'first' | 'again'): string => {
  const { hurt, control, own, danger } = given
  if (gate === 'first' && doubt(danger)) return 'Then this comes first.'
  if (afraid(given)) return "I'm stopping the script here."
  if (gate === 'first' && (doubt(hurt) || doubt(control))) return "I'm stopping the script here."
  if (gate === 'first' && doubt(own)) return 'Naming it matters.'
  return 'You left something open'
}

/** Every way to answer these questions, one after the other. */
const everyWay = (questions: Readonly<Record<string, readonly unknown[]>>): Answers[] =>
  Object.entries(questions).reduce<Record<string, unknown>[]>(
    (all, [id, list]) => all.flatMap((one) => list.map((answer) => ({ ...one, [id]: answer }))),
    [{}],
  ) as Answers[]

/** Every way to answer the check; whoever is afraid is only asked, besides, whether anyone is in danger. */
const waysThrough = (gate: 'first' | 'again'): Answers[] => {
  const closer = ['awkward', 'harm', 'unsure', undefined]
  const fears = [
    ...everyWay({ fear: ['yes', 'unsure'], closer }),
    ...everyWay({ fear: ['no', undefined] }),
  ]
  if (gate === 'again') return fears
  const others = everyWay({ hurt: answers, control: answers, own: answers, danger: answers })
  const danger = everyWay({ danger: answers })
  return fears.flatMap((fear) =>
    (afraid(fear) ? danger : others).map((rest) => ({ ...rest, ...fear })),
  )
}

/** Where somebody who was stopped goes on, in turn. */
const menus = ['emergency', 'stopped', 'naming', 'on-my-own']
const onwards = ['support', 'breathe', 'leave', undefined]

/** Nothing somebody who was stopped reads may send them to the other person. */
const sending =
  /\b(apologi[sz]e|say sorry|forgive|tell (them|him|her|Alex)|ask (them|him|her|Alex)|talk to (them|him|her|Alex)|share|listen to|repair|meet)\b/i

const checkSentences = new Set(
  [...everyStep(shippedFlow('safety').steps)].flatMap((step) =>
    'text' in step ? [step.text] : [],
  ),
)
const checkIds = new Set(
  [...everyStep(shippedFlow('safety').steps)].filter(asks).map(({ id }) => `safety.${id}`),
)
const gated = practices.filter(({ steps }) => steps.some(({ kind }) => kind === 'gate'))

test('six practices stand behind the private check', () => {
  expect(gated.map(({ name }) => name).toSorted()).toEqual([
    ...['ask', 'plan', 'rehearse', 'repair', 'share', 'talk'],
  ])
})

describe.each(gated.map((flow) => [flow.name, flow] as const))('%s', (_, flow) => {
  const here = world()
  const { id: alex } = here.store.people.add('Alex', 'partner')
  const gatePassed = () => here.store.people.list()[0]?.gatePassed
  /** What was finished would be remembered by the next one; a draft is not, and to remove it takes long. */
  const forget = ({ id }: { readonly id: string | undefined }) => {
    if (id !== undefined) here.store.entries.remove(id)
  }

  /** Replies to the check; with `asked`, only those to questions that come. */
  const repliesTo = (given: Answers, number: number, asked?: readonly string[]) => {
    const onward = onwards[number % onwards.length]
    const menu = Object.fromEntries(menus.map((id) => [id, onward]))
    const check = Object.entries({ ...given, ...menu }).map(([id, reply]) => [
      `safety.${id}`,
      reply,
    ])
    const all = Object.entries({ alone: 'yes', ...Object.fromEntries(check) })
    return Object.fromEntries(all.filter(([id]) => asked?.includes(id) ?? true))
  }

  /** One sitting in which the check is answered so, and everything else is skipped. */
  const check = async (given: Answers, gate: 'first' | 'again', number: number) => {
    here.store.people.gatePassed(alex, gate === 'again' ? here.today() : null)
    return sit(flow, repliesTo(given, number), { here, person: alex })
  }

  /** The same from a file of answers: the same questions, the same end, and the check as open or shut. */
  const expectSameFromFile = async (
    given: Answers,
    gate: 'first' | 'again',
    number: number,
    { asked, walked }: Awaited<ReturnType<typeof check>>,
  ) => {
    const after = gatePassed()
    here.store.people.gatePassed(alex, gate === 'again' ? here.today() : null)
    const terminal = scriptedTerminal(repliesTo(given, number, asked))
    const draft = here.draft(flow, alex)
    const fromFile = await walk(flow, terminal, draft, here.surroundings([]))
    terminal.finish([])
    expect(terminal.asked.map(({ id }) => id)).toEqual(asked)
    expect(fromFile.ending).toBe(walked?.ending)
    expect(gatePassed()).toBe(after)
    expect(Object.keys(keptIn(draft)).filter((id) => checkIds.has(`safety.${id}`))).toEqual([])
    if (fromFile.ending === 'finished') forget(draft)
  }

  const isBefore = (id: string): boolean => id === 'who' || id === 'alone'

  const expectOpen = ({ asked, walked, draft, inPrivate }: Awaited<ReturnType<typeof check>>) => {
    expect(walked?.ending).toBe('finished')
    expect(asked.some((id) => !isBefore(id) && !checkIds.has(id))).toBe(true)
    expect(asked.filter((id) => checkIds.has(id))).toEqual(inPrivate)
    expect(Object.keys(keptIn(draft)).filter((id) => checkIds.has(`safety.${id}`))).toEqual([])
    expect(gatePassed()).toBe(here.today())
  }

  const expectStopped = (
    { asked, said, walked, draft, inPrivate }: Awaited<ReturnType<typeof check>>,
    first: string,
  ) => {
    expect(walked).toMatchObject({ ending: 'stopped', laters: [] })
    expect(['support', 'breathe', undefined]).toContain(walked?.leadsTo)
    expect(asked.filter((id) => !isBefore(id))).toEqual(inPrivate)
    expect(inPrivate.filter((id) => !checkIds.has(id))).toEqual([])
    expect(said.filter((text) => !checkSentences.has(text))).toEqual([])
    expect(said.filter((text) => sending.test(text))).toEqual([])
    expect(said.at(-1)?.slice(0, first.length)).toBe(first)
    expect(Object.keys(keptIn(draft)).filter((id) => !isBefore(id))).toEqual([])
    expect(gatePassed()).toBeNull()
  }

  test.each(['first', 'again'] as const)(
    'opens and stops as the rule says, for every way to answer, %s',
    async (gate) => {
      let [opened, stopped] = [0, 0]
      for (const given of waysThrough(gate)) {
        const sitting = await check(given, gate, opened + stopped)
        if (passes(given, gate)) {
          opened += 1
          expectOpen(sitting)
          forget(sitting.draft)
        } else {
          stopped += 1
          expectStopped(sitting, firstSaid(given, gate))
        }
        await expectSameFromFile(given, gate, opened + stopped - 1, sitting)
      }
      expect([opened, stopped]).toEqual(gate === 'first' ? [12, 1036] : [3, 7])
    },
    300_000,
  )
})
