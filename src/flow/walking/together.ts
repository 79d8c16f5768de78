import type { Flow, Step } from '../flow.ts'
import { asks, everyStep } from '../steps.ts'
import type { Walk } from './under-way.ts'

/**
 * Whether a practice of two is taken up behind its gate: something was answered there, and the person's gate
 * has not been closed since. Then the private check is not shown again, to whoever sits there now.
 */
export const isTakenUpTogether = ({ flow, draft, surroundings, catchingUp }: Walk): boolean => {
  if (!flow.together || !catchingUp) return false
  const behind = idsIn(flow.steps.slice(gateOf(flow) + 1))
  const answered = draft.answers.some(({ step }) => behind.includes(step))
  const { person } = draft
  return answered && (person === null || surroundings.memory.fact('gate', person) === 'again')
}

/** What a practice of two asks before its gate, such as who is at the screen, is asked again before the check is. */
export const askAgainBeforeGate = (walk: Walk): void => {
  const { flow, catchingUp } = walk
  if (!flow.together || !catchingUp || isTakenUpTogether(walk)) return
  for (const id of idsIn(flow.steps.slice(0, Math.max(0, gateOf(flow))))) walk.askedAnew.add(id)
}

const gateOf = ({ steps }: Flow): number => steps.findIndex(({ kind }) => kind === 'gate')

const idsIn = (steps: readonly Step[]): readonly string[] =>
  [...everyStep(steps)].filter(asks).flatMap(({ kind, id }) => (kind === 'person' ? [] : [id]))
