import type { Answer } from '../../journal/entry.ts'
import type { Day } from '../../time/day.ts'
import { daysIn } from '../../time/distance.ts'
import { holds } from '../condition.ts'
import { type Draft, type Later, unkeptDraft } from '../draft.ts'
import { type Recollection, recollections } from '../facts.ts'
import type { AskStep, Ending, Flow, GateStep, Step, StepKind } from '../flow.ts'
import { asks, everyStep, findStep } from '../steps.ts'
import type { ComingBack, Surroundings } from '../surroundings.ts'
import { fill } from '../template.ts'
import type { Terminal } from '../terminal.ts'
import { askStep } from './ask.ts'
import { type Place, pathFrom } from './path.ts'
import { askAgainBeforeGate, isTakenUpTogether } from './together.ts'
import { type Course, cameFrom, factsOf, say, type Walk } from './under-way.ts'

/** How a walk begins, besides at the top with nothing given. */
export interface Beginning {
  /** Start at the flow's `now` step. */
  readonly now?: boolean
  /** A raw answer from the command line, for the flow's `argument` step. */
  readonly given?: string
  /** Words that stand above already: a sentence that is nothing but them is not said once more. */
  readonly quoted?: string
}

/** How a walk ended, what it scheduled, and the practice it leads to. */
export interface Walked {
  readonly ending: Ending
  readonly leadsTo?: string
  readonly laters: readonly Later[]
}

/** Walks a flow from start to end. Answers already in the draft are not asked again. Rejects with `Left` when the person leaves. */
export const walk = async (
  flow: Flow,
  terminal: Terminal,
  draft: Draft,
  surroundings: Surroundings,
  beginning: Beginning = {},
): Promise<Walked> => {
  const outside = { terminal, prefix: '', noticed: { danger: false } }
  const { given, quoted } = beginning
  const begins = begun(flow, draft, surroundings, outside, { given, quoted })
  const walked = await walkThrough(begins, beginning.now)
  if (walked === 'before') throw new TypeError('Nothing stands before the first question.')
  return walked
}

/** What a walk begins with besides: an answer from the command line, words said already, and whether a question stands before its first. */
interface Begun {
  readonly given?: string | undefined
  readonly quoted?: string | undefined
  readonly hasBefore?: boolean
}

const begun = (
  flow: Flow,
  draft: Draft,
  surroundings: Surroundings,
  { terminal, prefix, noticed }: Pick<Walk, 'terminal' | 'prefix' | 'noticed'>,
  { given, quoted, hasBefore = false }: Begun,
): Walk => ({
  flow,
  draft,
  terminal,
  surroundings,
  given,
  quoted,
  startedAt: surroundings.times.now().getTime(),
  prefix,
  item: '',
  catchingUp: draft.answers.length > 0,
  path: pathFrom(hasBefore),
  goingTo: undefined,
  retracing: false,
  askedAnew: new Set(),
  seen: { sentences: new Set(), drafts: new Map(), gates: new Set(), followUps: new Set() },
  noticed,
  offeredToStop: false,
  laters: new Map(),
})

/** Walks to the end, from the top again whenever somebody goes back; `before` when they go back out of it. */
const walkThrough = async (walk: Walk, now = false): Promise<Walked | 'before'> => {
  const { flow, path } = walk
  askAgainBeforeGate(walk)
  const first = now ? flow.steps.findIndex((step) => asks(step) && step.id === flow.now) : 0
  let course = await runList(flow.steps, walk, Math.max(0, first))
  while (course === 'before') {
    const question = path.before()
    if (question === undefined) return 'before'
    beginAgain(walk, question)
    course = await runList(flow.steps, walk, Math.max(0, first))
  }
  return ended(walk, course)
}

/** What was answered stays, and is passed over in silence; what was scheduled is scheduled anew. */
const beginAgain = (walk: Walk, question: Place): void => {
  walk.goingTo = question
  walk.catchingUp = true
  walk.retracing = true
  walk.laters.clear()
  nameAgain(walk, () => true)
  walk.path.restart()
}

/** Whoever was named in one of these answers is named again, unless the way is another now. */
const nameAgain = ({ draft }: Walk, isGoneBackBehind: (answer: Answer) => boolean): void => {
  const named = draft.answers.some((one) => one.value.kind === 'person' && isGoneBackBehind(one))
  if (named) draft.about(null)
}

const ended = (walk: Walk, course: Exclude<Course, 'before'>): Walked => {
  const { flow } = walk
  const { ending, leadsTo } =
    typeof course === 'object' && 'ending' in course ? course : { ending: 'finished' as const }
  walk.catchingUp = false
  letGoOfOtherWays(walk)
  if (ending === 'finished') linkToOrigins(walk)
  if (ending === 'finished' && leadsTo === undefined && flow.closing)
    say(walk, flow.closing, 'quiet')
  const laters = [...walk.laters.values()].flatMap((byItem) => [...byItem.values()])
  return { ending, laters, ...(leadsTo !== undefined && { leadsTo }) }
}

/** Where it came from is kept as a link. */
const linkToOrigins = (walk: Walk): void => {
  for (const { step, item, value } of walk.draft.answers) {
    const asked = findStep(walk.flow, step)
    if (asked?.kind !== 'link' || value.kind !== 'choice') continue
    const entry = cameFrom(asked, { ...walk, item })
    if (entry !== undefined) walk.draft.cameFrom(entry)
  }
}

/** Answers on a way that was left by going back do not belong to what was finished. */
const letGoOfOtherWays = ({ draft, flow, path }: Walk): void => {
  const others = draft.answers.filter((one) => findStep(flow, one.step) && !path.passed(one))
  for (const { step, item } of others) draft.forget([step], item)
}

const runList = async (steps: readonly Step[], walk: Walk, first = 0): Promise<Course> => {
  for (let index = first; index < steps.length; index++) {
    const step = steps[index] as Step
    const course = await run(step, walk)
    if (course === 'on') continue
    const isBack = course !== 'before' && 'back' in course
    const target = isBack ? indexOfStep(steps, course.back) : -1
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
  const ids = again.filter(asks).map((step) => step.id)
  nameAgain(walk, ({ step }) => ids.includes(step))
  walk.draft.forget(ids)
  walk.path.leave(ids)
  walk.retracing = false
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
  when: (step, walk) => {
    const steps = holds(step.condition, factsOf(walk).lookUp) ? step.steps : step.otherwise
    if (stops(steps)) walk.path.shut()
    return runList(steps, walk)
  },
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
    if (walk.catchingUp || walk.seen.followUps.has(step)) return 'on'
    const waiting = walk.surroundings.comingBack(step.flow, step.which)
    if (waiting.length > 0) say(walk, step.text, 'plain')
    for (const [index, one] of waiting.entries()) {
      const course = await walkInside(one, walk, index + 1)
      if (course !== 'on') return course
    }
    walk.seen.followUps.add(step)
    return 'on'
  },
  then: (step) => ({ ending: 'finished', leadsTo: step.flow }),
  end: (step) => ({ ending: step.ending }),
  close: (_, { draft, surroundings }) => {
    if (draft.person !== null) surroundings.people.gate(draft.person, false)
    return 'on'
  },
  gate: async (step, walk) => {
    const { draft, path, seen } = walk
    const opening = `${step.flow} ${draft.person}`
    const course =
      seen.gates.has(opening) || isTakenUpTogether(walk) ? 'on' : await knock(step, walk)
    if (course !== 'on') return course
    seen.gates.add(opening)
    path.shut()
    return 'on'
  },
}

/** Goes through a gate's questions where nobody else sees them; what it let through is for this person alone. */
const knock = async (step: GateStep, walk: Walk): Promise<Course> => {
  const { surroundings, terminal, draft, path } = walk
  const gate = surroundings.library.flow(step.flow)
  const outside = { ...walk, prefix: `${walk.prefix}${gate.name}.` }
  const inside = begun(gate, unkeptDraft(draft.person), surroundings, outside, {
    hasBefore: path.leadsBack(),
  })
  const walked = await terminal.privately(() => walkThrough(inside))
  if (walked === 'before') return 'before'
  const { ending, leadsTo } = walked
  if (draft.person !== null) surroundings.people.gate(draft.person, ending === 'passed')
  if (ending === 'passed') return 'on'
  return { ending: 'stopped', ...(leadsTo !== undefined && { leadsTo }) }
}

/** Walks one follow-up inside another practice; where it leads to, the whole sitting goes. */
const walkInside = async (one: ComingBack, outer: Walk, number: number): Promise<Course> => {
  const outside = { ...outer, prefix: `${outer.prefix}${one.flow.name}.${number}.` }
  const inside = begun(one.flow, one.draft, one.surroundings, outside, {
    hasBefore: outer.path.leadsBack(),
  })
  const walked = await walkThrough(inside)
  if (walked === 'before') return 'before'
  const { laters, leadsTo } = walked
  one.finish(laters)
  return leadsTo === undefined ? 'on' : { ending: 'finished', leadsTo }
}

/** Whether a list of steps ends the practice as stopped: what was said on the way there stands. */
const stops = (steps: readonly Step[]): boolean => {
  const last = steps.at(-1)
  return last?.kind === 'end' && last.ending === 'stopped'
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
