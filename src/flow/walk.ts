import type { Day } from '../time/day.ts'
import { daysIn } from '../time/distance.ts'
import { askStep } from './ask.ts'
import { holds } from './condition.ts'
import { type Draft, type Later, unkeptDraft } from './draft.ts'
import { type Recollection, recollections } from './facts.ts'
import type { AskStep, Ending, Flow, Step, StepKind } from './flow.ts'
import { asks, everyStep } from './steps.ts'
import type { ComingBack, Surroundings } from './surroundings.ts'
import { fill } from './template.ts'
import type { Terminal } from './terminal.ts'
import { askAgainBeforeGate, isTakenUpTogether } from './together.ts'
import { type Course, factsOf, say, type Walk } from './under-way.ts'

/** How a walk begins, besides at the top with nothing given. */
export interface Beginning {
  /** Start at the flow's `now` step. */
  readonly now?: boolean
  /** A raw answer from the command line, for the flow's `argument` step. */
  readonly given?: string
}

/** How a walk ended, what it scheduled, and the practice it leads to. */
export interface Walked {
  readonly ending: Ending
  readonly leadsTo?: string
  readonly laters: readonly Later[]
}

/** Walks a flow from start to end. Answers already in the draft are not asked again. Rejects with `Left` when the person leaves. */
export const walk = (
  flow: Flow,
  terminal: Terminal,
  draft: Draft,
  surroundings: Surroundings,
  beginning: Beginning = {},
): Promise<Walked> => {
  const outside = { terminal, prefix: '', noticed: { danger: false } }
  return walkThrough(begun(flow, draft, surroundings, outside, beginning.given), beginning.now)
}

const begun = (
  flow: Flow,
  draft: Draft,
  surroundings: Surroundings,
  { terminal, prefix, noticed }: Pick<Walk, 'terminal' | 'prefix' | 'noticed'>,
  given?: string,
): Walk => ({
  flow,
  draft,
  terminal,
  surroundings,
  given,
  startedAt: surroundings.times.now().getTime(),
  prefix,
  item: '',
  catchingUp: draft.answers.length > 0,
  noticed,
  offeredToStop: false,
  laters: new Map(),
})

const walkThrough = async (walk: Walk, now = false): Promise<Walked> => {
  const { flow } = walk
  askAgainBeforeGate(walk)
  const first = now ? flow.steps.findIndex((step) => asks(step) && step.id === flow.now) : 0
  const course = await runList(flow.steps, walk, Math.max(0, first))
  const { ending, leadsTo } =
    typeof course === 'object' && 'ending' in course ? course : { ending: 'finished' as const }
  walk.catchingUp = false
  if (ending === 'finished' && leadsTo === undefined && flow.closing)
    say(walk, flow.closing, 'quiet')
  const laters = [...walk.laters.values()].flatMap((byItem) => [...byItem.values()])
  return { ending, laters, ...(leadsTo !== undefined && { leadsTo }) }
}

const runList = async (steps: readonly Step[], walk: Walk, first = 0): Promise<Course> => {
  for (let index = first; index < steps.length; index++) {
    const step = steps[index] as Step
    const course = await run(step, walk)
    if (course === 'on') continue
    const target = 'back' in course ? indexOfStep(steps, course.back) : -1
    if (target < 0) return course
    startAgainFrom(steps.slice(target), walk)
    index = target - 1
  }
  return 'on'
}

const indexOfStep = (steps: readonly Step[], id: string): number =>
  steps.findIndex((step) => [...everyStep([step])].some((one) => asks(one) && one.id === id))

/** Going back asks everything from there on anew, and takes back what it had scheduled. */
const startAgainFrom = (steps: readonly Step[], walk: Walk): void => {
  const again = [...everyStep(steps)]
  walk.draft.forget(again.filter(asks).map((step) => step.id))
  for (const step of again) walk.laters.delete(step)
}

type Doing = Exclude<StepKind, AskStep['kind']>
type Performers = {
  [K in Doing]: (step: Extract<Step, { kind: K }>, walk: Walk) => Promise<Course> | Course
}

const run = (step: Step, walk: Walk): Promise<Course> | Course => {
  if (asks(step)) return askStep(step, walk)
  return (performers[step.kind] as (step: Step, walk: Walk) => Promise<Course> | Course)(step, walk)
}

const performers: Performers = {
  say: (step, walk) => {
    const due = !step.once || walk.surroundings.memory.firstTime(`${walk.flow.name}/${step.id}`)
    if (due) say(walk, step.text, step.tone)
    return 'on'
  },
  show: (step, walk) => {
    const items = walk.surroundings.memory.recall(
      step.recollection as Recollection,
      walk.draft.person,
    )
    if (items.length > 0) say(walk, step.text, 'quiet', items)
    return 'on'
  },
  when: (step, walk) =>
    runList(holds(step.condition, factsOf(walk).lookUp) ? step.steps : step.otherwise, walk),
  'for-each': async (step, walk) => {
    const outer = walk.item
    for (const item of itemsOf(step.of, walk)) {
      walk.item = item
      const course = await runList(step.steps, walk)
      walk.item = outer
      if (course !== 'on') return course
    }
    return 'on'
  },
  later: (step, walk) => {
    const about = fill(step.about, factsOf(walk).words)
    const byItem = walk.laters.get(step) ?? new Map<string, Later>()
    byItem.set(walk.item, { flow: step.flow, due: dueDay(step.due, walk), about })
    walk.laters.set(step, byItem)
    return 'on'
  },
  'follow-ups': async (step, walk): Promise<Course> => {
    if (walk.catchingUp) return 'on'
    const waiting = walk.surroundings.comingBack(step.flow, step.which)
    if (waiting.length > 0) say(walk, step.text, 'plain')
    for (const [index, one] of waiting.entries()) {
      const course = await walkInside(one, walk, index + 1)
      if (course !== 'on') return course
    }
    return 'on'
  },
  then: (step) => ({ ending: 'finished', leadsTo: step.flow }),
  end: (step) => ({ ending: step.ending }),
  close: (_, { draft, surroundings }) => {
    if (draft.person !== null) surroundings.people.gate(draft.person, false)
    return 'on'
  },
  gate: async (step, walk) => {
    if (isTakenUpTogether(walk)) return 'on'
    const { surroundings, terminal } = walk
    const { people, library } = surroundings
    const { person } = walk.draft
    const gate = library.flow(step.flow)
    const outside = { ...walk, prefix: `${walk.prefix}${gate.name}.` }
    const inside = begun(gate, unkeptDraft(person), surroundings, outside)
    const { ending, leadsTo } = await terminal.privately(() => walkThrough(inside))
    if (person !== null) people.gate(person, ending === 'passed')
    if (ending === 'passed') return 'on'
    return { ending: 'stopped', ...(leadsTo !== undefined && { leadsTo }) }
  },
}

/** Walks one follow-up inside another practice; where it leads to, the whole sitting goes. */
const walkInside = async (one: ComingBack, outer: Walk, number: number): Promise<Course> => {
  const outside = { ...outer, prefix: `${outer.prefix}${one.flow.name}.${number}.` }
  const inside = begun(one.flow, one.draft, one.surroundings, outside)
  const { laters, leadsTo } = await walkThrough(inside)
  one.finish(laters)
  return leadsTo === undefined ? 'on' : { ending: 'finished', leadsTo }
}

const itemsOf = (of: string, walk: Walk): readonly string[] => {
  if ((recollections as readonly string[]).includes(of)) {
    return walk.surroundings.memory.recall(of as Recollection, walk.draft.person)
  }
  const value = factsOf(walk).lookUp(of)
  return value?.kind === 'words' ? value.words : []
}

/** A promise whose day was skipped is asked about after a week. */
const UNDATED = 7

const dueDay = (due: string, walk: Walk): Day | null => {
  if (due === 'next start') return null
  const { times } = walk.surroundings
  const given = factsOf(walk).lookUp(due)
  if (given?.kind === 'day' || given?.kind === 'moment') return given.text.slice(0, 10) as Day
  return times.addDays(times.today(), daysIn(due) ?? UNDATED)
}
