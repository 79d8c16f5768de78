import type { Flow, Step } from '../../src/flow/flow.ts'
import type { Scripts } from '../../src/flow/library.ts'
import type { Passage } from '../../src/flow/terminal.ts'

/** Scripts with a mark said before every step, so that a walk shows which steps it came to. */
export interface Marked {
  readonly scripts: Scripts
  /** What each mark stands for: `repair: say “Then listening comes first.”`. */
  readonly steps: ReadonlyMap<string, string>
}

/** In marked scripts a written `…` is `⋯`: whatever `…` is then said stands for an answer nobody gave. */
const written = (text: string): string => text.replaceAll('…', '⋯')

export const mark = (scripts: Scripts): Marked => {
  const steps = new Map<string, string>()
  const flows = Object.values(scripts.flows).map((flow): [string, Flow] => {
    const plain = JSON.parse(written(JSON.stringify(flow))) as Flow
    return [flow.name, { ...plain, steps: marked(plain.steps, flow.name, steps) }]
  })
  return { scripts: { ...scripts, flows: Object.fromEntries(flows) }, steps }
}

const marked = (list: readonly Step[], flow: string, steps: Map<string, string>): Step[] =>
  list.flatMap((step): Step[] => {
    const text = `⟦${steps.size}⟧`
    steps.set(text, `${flow}: ${step.kind} ${nameOf(step)}`)
    return [{ kind: 'say', text, tone: 'plain', once: false }, inside(step, flow, steps)]
  })

const inside = (step: Step, flow: string, steps: Map<string, string>): Step => {
  if (step.kind === 'for-each') return { ...step, steps: marked(step.steps, flow, steps) }
  if (step.kind !== 'when') return step
  const then = marked(step.steps, flow, steps)
  return { ...step, steps: then, otherwise: marked(step.otherwise, flow, steps) }
}

const nameOf = (step: Step): string => {
  if ('id' in step && step.id !== undefined) return step.id
  if ('text' in step) return `“${step.text}”`
  if ('flow' in step) return step.flow
  return step.kind === 'when' ? JSON.stringify(step.condition) : ''
}

export const isMark = ({ text }: Passage): boolean => text.startsWith('⟦')
