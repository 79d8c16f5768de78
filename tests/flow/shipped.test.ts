import { beforeAll, describe, expect, test } from 'vitest'
import type { Flow } from '../../src/flow/flow.ts'
import { asks, everyStep, findStep } from '../../src/flow/steps.ts'
import { quotedIn } from '../../src/flow/template.ts'
import { type Explored, explore } from '../support/exploring.ts'
import { mark } from '../support/marked.ts'
import { practices, shipped, shippedFlow, supportPage } from '../support/shipped.ts'
import { sit } from '../support/sitting.ts'
import { flowOf, world } from '../support/walking.ts'

const flows = Object.values(shipped.flows)
const marked = mark(shipped)
const walks = new Map<string, readonly Explored[]>()
const walksOf = (name: string): readonly Explored[] => walks.get(name) ?? []

beforeAll(async () => {
  for (const { name } of flows) walks.set(name, await explore(name, marked))
}, 300_000)

/** What no sentence may hold, whoever skipped what: each with a name for it. */
const flaws: readonly (readonly [string, RegExp])[] = [
  ['a hole', /…/],
  ['a brace', /[{}⟦⟧]/],
  ['a programmer’s word', /\b(undefined|null|NaN|Infinity)\b|\[object/],
  ['two spaces', / {2}/],
  ['two full stops', /\.\.|[.!?]”?\./],
  ['a space before a stop', / [.,;:!?](\s|”|$)/],
  ['empty quotation marks', /“”|""/],
  ['a space at its end', /^\s|\s$/],
]

/** Words that grade, scold, congratulate or claim to know why. */
const never =
  /\b(you should|you shouldn't|caused?|because of you|streaks?|scores?|great job|good job|well done|congratulations|failed|failing|wrong of you)\b/i

const helplines = new Set(supportPage.regions.flatMap(({ lines }) => lines.map(({ name }) => name)))
const isHelpline = (line: string): boolean =>
  [...helplines].some((name) => line.includes(`  ${name}: `))

const linesOf = (explored: readonly Explored[]): string[] => [
  ...new Set(
    explored.flatMap(({ sentences }) => sentences.flatMap((text) => text.trim().split('\n'))),
  ),
]

const flawsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    flaws.filter(([, pattern]) => pattern.test(line)).map(([flaw]) => `${flaw}: ${line}`),
  )

describe('the exploring itself', () => {
  test('finds a step that nobody reaches, and a sentence with a hole in it', async () => {
    const flow = flowOf(
      `
  - scale: How?
    id: how
  - line: What?
    id: what
  - when: { how: answered }
    steps:
      - say: "It was {what}."
      - when: { plan.break: answered, looping: yes }
        steps:
          - say: Here.
      - when: { origin.what: answered }
        steps:
          - say: Never here.
`.slice(1),
    )
    const flawed = mark({ ...shipped, flows: { test: flow } })
    const explored = await explore('test', flawed)
    expect(unreachedIn(explored, flawed)).toEqual(['test: say “Never here.”'])
    expect(flawsIn(linesOf(explored))).toEqual(['a hole: It was ….'])
  })
})

const unreachedIn = (explored: readonly Explored[], { steps }: typeof marked): string[] => {
  const reached = new Set(explored.flatMap((one) => [...one.reached]))
  return [...steps].filter(([sign]) => !reached.has(sign)).map(([, step]) => step)
}

test('every step of every script is reached in some walk', () => {
  expect(unreachedIn([...walks.values()].flat(), marked)).toEqual([])
  expect([...walks.values()].flat().length).toBeGreaterThan(1500)
})

describe.each(flows.map((flow) => [flow.name, flow] as const))('%s', (name, flow) => {
  test('every sentence reads well, whatever was skipped', () => {
    const lines = linesOf(walksOf(name)).filter((line) => !isHelpline(line))
    expect(lines.length).toBeGreaterThan(3)
    expect(flawsIn(lines)).toEqual([])
  })

  test('nothing grades, scolds or claims to know why', () => {
    expect(linesOf(walksOf(name)).filter((line) => never.test(line))).toEqual([])
  })

  test('every option is taken in some walk', () => {
    const taken = new Set(
      walksOf(name).flatMap(({ chosen }) =>
        chosen.map(({ at, candidate }) => `${at} ${candidate}`),
      ),
    )
    const options = [...everyStep(flow.steps)].flatMap((step) =>
      step.kind === 'choose' && step.words === undefined
        ? step.options.map(({ key }) => `${step.id} ${JSON.stringify(key)}`)
        : [],
    )
    expect(options.filter((option) => !taken.has(option))).toEqual([])
  })

  test('ends, however it is walked', () => {
    for (const one of walksOf(name))
      expect(one.walked.ending).toMatch(/^(finished|stopped|passed)$/)
    expect(walksOf(name).some(({ walked }) => walked.ending !== 'stopped')).toBe(true)
  })
})

const switchesOf = ({ switches }: Flow): string[][] =>
  Object.keys(switches).reduce<string[][]>(
    (all, name) => all.concat(all.map((some) => some.concat(name))),
    [[]],
  )

/** Questions beside who it is about, who is at the screen, and the private check. */
const besides = (asked: readonly string[]): string[] =>
  asked.filter((id) => id !== 'who' && id !== 'alone' && !id.startsWith('safety.'))

describe.each(practices.map((flow) => [flow.name, flow] as const))('%s', (name, flow) => {
  test('can be skipped through from the first question to the last', async () => {
    for (const switches of switchesOf(flow)) {
      const check = Object.fromEntries(
        ['fear', 'hurt', 'control', 'own', 'danger'].map((id) => [`safety.${id}`, 'no']),
      )
      const { walked, draft } = await sit(flow, { ...check, alone: 'yes' }, { switches })
      expect(walked?.ending).toBe('finished')
      const answered = draft.answers.filter(({ value }) => value.kind !== 'skipped')
      expect(answered.map(({ step }) => step)).toEqual(
        name === 'talk' || name === 'plan' ? ['alone'] : [],
      )
    }
  })

  test('has a way of six questions or fewer that leaves something behind', () => {
    const useful = walksOf(name).filter(
      ({ walked, chosen }) =>
        walked.ending === 'finished' &&
        chosen.some(
          ({ at, candidate }) => besides([at]).length > 0 && !/^~/.test(at) && candidate !== 'skip',
        ),
    )
    const shortest = Math.min(...useful.map(({ asked }) => besides(asked).length))
    expect(shortest).toBeLessThanOrEqual(6)
  })
})

describe('what is quoted from elsewhere', () => {
  const textsOf = (flow: Flow): string[] =>
    [...everyStep(flow.steps)].flatMap((step) => [
      ...('text' in step ? [step.text] : []),
      ...(step.kind === 'draft' ? [step.from] : []),
      ...(step.kind === 'duration' ? [step.usual] : []),
      ...(step.kind === 'when'
        ? [`{${JSON.stringify(step.condition).match(/(plan|origin)\.[a-z-]+/)?.[0] ?? 'name'}}`]
        : []),
    ])
  const quotes = flows.flatMap((flow) =>
    textsOf(flow).flatMap((text) => quotedIn(text).map((name) => [flow.name, name] as const)),
  )

  test('of a plan is something a plan asks', () => {
    const ofPlan = quotes.filter(([, name]) => name.startsWith('plan.'))
    expect(ofPlan.length).toBeGreaterThan(5)
    const plan = shippedFlow('plan')
    expect(ofPlan.filter(([, name]) => !findStep(plan, name.slice('plan.'.length)))).toEqual([])
  })

  test('of an origin is something asked where the follow-up comes from', () => {
    const ofOrigin = quotes.filter(([, name]) => name.startsWith('origin.'))
    expect(ofOrigin.length).toBeGreaterThan(3)
    const missing = ofOrigin.filter(([followUp, name]) => {
      const from = flows.filter((flow) =>
        [...everyStep(flow.steps)].some((step) => step.kind === 'later' && step.flow === followUp),
      )
      return !from.some((flow) => findStep(flow, name.slice('origin.'.length)))
    })
    expect(missing).toEqual([])
  })
})

test('every suggested day can be suggested at any hour of the day', async () => {
  const dates = flows.flatMap((flow) =>
    [...everyStep(flow.steps)].filter(asks).flatMap((step) => (step.kind === 'date' ? [step] : [])),
  )
  expect(dates.length).toBeGreaterThan(5)
  for (let hour = 0; hour < 24; hour++) {
    const now = `2026-11-18T${String(hour).padStart(2, '0')}:15:00.000Z`
    for (const step of dates) {
      const { questions } = await sit(
        { ...flowOf('  - say: Hello.'), steps: [step] },
        {},
        { here: world({ now }) },
      )
      expect(questions).toMatchObject([{ suggestions: step.suggest.map((key) => ({ key })) }])
    }
  }
})
