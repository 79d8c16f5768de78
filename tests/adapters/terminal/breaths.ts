import type { BreatheQuestion, BreathPhase } from '../../../src/flow/terminal.ts'

const phase = (move: BreathPhase['move'], word: string, seconds: number): BreathPhase => ({
  move,
  word,
  seconds,
})

export const long = [phase('in', 'in', 4), phase('out', 'out', 6)]
export const box = [
  phase('in', 'in', 4),
  phase('hold', 'hold', 4),
  phase('out', 'out', 4),
  phase('rest', 'rest', 4),
]
export const sigh = [
  phase('in', 'in', 3),
  phase('top-up', 'a little more', 1),
  phase('out', 'out', 8),
]

/** A question as the breathe practice asks it. */
export const breatheFor = (
  seconds: number,
  phases: readonly BreathPhase[] = long,
): BreatheQuestion => ({
  kind: 'breathe',
  id: 'breath',
  text: 'Normal-size breaths. No need to go deep.',
  pattern: 'long',
  phases,
  seconds,
})
