import type { AskStep, Flow, Step, StepKind } from './flow.ts'

const asking: ReadonlySet<StepKind> = new Set<AskStep['kind']>([
  'scale',
  'choose',
  'choose-several',
  'feelings',
  'line',
  'write',
  'link',
  'draft',
  'date',
  'duration',
  'person',
  'confirm',
  'list',
  'breathe',
  'ground',
  'timer',
])

/** Whether a step waits for an answer. */
export const asks = (step: Step): step is AskStep => asking.has(step.kind)

/** The lists of steps inside a step, in reading order. */
export const inside = (step: Step): readonly (readonly Step[])[] => {
  if (step.kind === 'when') return [step.steps, step.otherwise]
  if (step.kind === 'for-each') return [step.steps]
  return []
}

/** Every step of a list and of the lists inside it, in reading order. */
export function* everyStep(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step
    for (const inner of inside(step)) yield* everyStep(inner)
  }
}

/** The step with this id that asks, or undefined. */
export const findStep = (flow: Flow, id: string): AskStep | undefined =>
  [...everyStep(flow.steps)].filter(asks).find((step) => step.id === id)
