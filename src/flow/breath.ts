import type { BreathPhase } from './terminal.ts'

/** A breath laid out in time, whole milliseconds; `cycle` is one breath, `breaths` the exhales in `length`. */
export interface BreathPlan {
  readonly stretches: readonly Stretch[]
  readonly cycle: number
  /** The whole session, ms: the asked time, carried on until the breath is out. */
  readonly length: number
  readonly breaths: number
}

/** One phase in its place: from `start` to `end`, the chest going from one fullness (0–1) to another. */
interface Stretch {
  readonly phase: BreathPhase
  readonly start: number
  readonly end: number
  readonly fullness: readonly [from: number, to: number]
}

/** Where a session stands; times in ms, progress 0–1. */
export interface BreathMoment {
  readonly phase: BreathPhase
  /** Breaths finished before this one. */
  readonly cycle: number
  readonly progress: number
  readonly leftOfPhase: number
  readonly leftOfSession: number
  /** How full the chest is, 0–1, turning gently at each end. */
  readonly fullness: number
  readonly over: boolean
}

/** How full the first inhale leaves the chest when a top-up follows it. */
const beforeTopUp = 0.75

/**
 * Lays a pattern out over `seconds`. Nobody is stopped on an inhale: the session ends, once that time
 * is over, with an exhale or in the rest after one. Throws a RangeError when no phase takes time.
 */
export function planBreath(phases: readonly BreathPhase[], seconds: number): BreathPlan {
  const stretches = layOut(phases.filter((phase) => phase.seconds > 0))
  const cycle = stretches.at(-1)?.end
  if (cycle === undefined) throw new RangeError('a breath needs a phase that takes time')
  const asked = Math.round(seconds * 1000)
  const before = Math.max(0, Math.ceil(asked / cycle) - 1) * cycle
  const length = before + restingPlace(stretches, cycle, asked - before)
  const exhales = stretches.filter(({ phase }) => phase.move === 'out')
  const breaths = exhales.reduce((sum, { end }) => sum + Math.floor((length - end) / cycle) + 1, 0)
  return { stretches, cycle, length, breaths }
}

/** The first moment at or after `asked` ms (at most one cycle) when the breath is out. */
function restingPlace(stretches: readonly Stretch[], cycle: number, asked: number): number {
  let out: number | undefined
  for (const { phase, start, end, fullness } of stretches) {
    if (phase.move === 'out') {
      out ??= end
      if (end >= asked) return end
    }
    const empty = out !== undefined && fullness[1] === 0
    if (empty && end >= asked) return Math.max(start, asked)
  }
  return out === undefined ? cycle : cycle + out
}

function layOut(phases: readonly BreathPhase[]): Stretch[] {
  let start = 0
  let level = 0
  return phases.map((phase, index) => {
    const end = start + Math.max(1, Math.round(phase.seconds * 1000))
    const to = levelAfter(phase, phases[index + 1], level)
    const stretch = { phase, start, end, fullness: [level, to] as const }
    start = end
    level = to
    return stretch
  })
}

function levelAfter(phase: BreathPhase, next: BreathPhase | undefined, level: number): number {
  switch (phase.move) {
    case 'in':
      return next?.move === 'top-up' ? beforeTopUp : 1
    case 'top-up':
      return 1
    case 'out':
      return 0
    default:
      return level
  }
}

/** Says where the session stands `elapsed` ms after it began, pauses left out. */
export function momentAt(plan: BreathPlan, elapsed: number): BreathMoment {
  const at = Math.min(Math.max(0, elapsed), plan.length)
  const over = at === plan.length
  // The last moment belongs to the phase it ends, not to the inhale that would follow.
  const inside = over ? at - 1 : at
  const cycle = Math.floor(inside / plan.cycle)
  const { phase, start, end, fullness } = stretchAt(plan, inside - cycle * plan.cycle)
  const since = at - cycle * plan.cycle - start
  const progress = since / (end - start)
  const [from, to] = fullness
  return {
    phase,
    cycle,
    progress,
    leftOfPhase: end - start - since,
    leftOfSession: plan.length - at,
    fullness: from + (to - from) * eased(progress),
    over,
  }
}

function stretchAt(plan: BreathPlan, at: number): Stretch {
  const stretch = plan.stretches.find(({ end }) => at < end)
  if (!stretch) throw new RangeError(`no phase at ${at} ms`)
  return stretch
}

/** Half a cosine: slow, quicker, slow, as a breath goes. */
const eased = (progress: number): number => (1 - Math.cos(Math.PI * progress)) / 2
