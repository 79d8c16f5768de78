import { testsIn } from '../condition.ts'
import type { Flow, Step } from '../flow.ts'
import type { Scripts } from '../library.ts'
import { didYouMean, nearest } from '../nearest.ts'
import type { Findings } from '../reading/collecting.ts'
import type { Path } from '../reading/findings.ts'
import { asks, everyStep, findStep } from '../steps.ts'
import { quotedIn } from '../template.ts'

/** What stands in other files: what a script may name there, and what they need of it. */
export interface Elsewhere {
  readonly scripts: Pick<Scripts, 'flows' | 'words' | 'patterns'>
  /** Scripts as they were shipped, where one's own may take their place. */
  readonly shipped: Readonly<Record<string, Flow>>
  /** Names the report counts answers under; any other is kept and listed. */
  readonly tracks: readonly string[]
}

/** Commands a script may lead to that are no scripts. */
const commands = ['support', 'report', 'follow-up']

/** Checks what a script names in other files, and what it takes away from those that rely on it. */
export const checkNames = (flow: Flow, elsewhere: Elsewhere, findings: Findings): void => {
  for (const [step, path] of placed(flow.steps, ['steps'])) {
    for (const { at, kind, name, known } of namedBy(step, elsewhere)) {
      if (known.includes(name)) continue
      const wrong = `There is no ${kind} called “${name}”.`
      findings.add([...path, ...at], wrong, didYouMean(name, known))
    }
    if (step.kind === 'gate') checkGate(step.flow, [...path, 'gate'], elsewhere, findings)
    if (asks(step)) checkTrack(step.tracks, [...path, 'tracks'], elsewhere, findings)
  }
  checkReplaced(flow, elsewhere, findings)
}

/** Every step with its place in the file. */
function* placed(steps: readonly Step[], path: Path): Generator<readonly [Step, Path]> {
  for (const [index, step] of steps.entries()) {
    const here = [...path, index]
    yield [step, here]
    if ('steps' in step) yield* placed(step.steps, [...here, 'steps'])
    if ('otherwise' in step) yield* placed(step.otherwise, [...here, 'otherwise'])
  }
}

interface Named {
  /** Where in the step the name stands. */
  readonly at: Path
  readonly kind: 'practice' | 'word list' | 'breathing pattern'
  readonly name: string
  readonly known: readonly string[]
}

const namedBy = (step: Step, { scripts }: Elsewhere): Named[] => {
  const flows = Object.keys(scripts.flows)
  const practice = (at: Path, name: string, known = flows): Named => {
    return { at, kind: 'practice', name, known }
  }
  const anywhere = [...flows, ...commands]
  switch (step.kind) {
    case 'choose':
      return [
        ...wordsNamedBy(step, scripts),
        ...Object.entries(step.leadsTo).flatMap(([key, where]) =>
          'practice' in where ? [practice(['leads-to', key], where.practice, anywhere)] : [],
        ),
      ]
    case 'choose-several':
      return wordsNamedBy(step, scripts)
    case 'breathe': {
      const known = scripts.patterns.map(({ name }) => name)
      return [{ at: ['breathe'], kind: 'breathing pattern', name: step.pattern, known }]
    }
    case 'link':
      return step.to.map((name, index) => practice(['to', index], name))
    case 'close':
      return [practice(['close'], step.gate)]
    case 'then':
      return [practice(['then'], step.flow, anywhere)]
    case 'later':
    case 'follow-ups':
    case 'gate':
      return [practice([step.kind], step.flow)]
    default:
      return []
  }
}

const wordsNamedBy = (
  { words }: { readonly words?: string },
  scripts: Elsewhere['scripts'],
): Named[] => {
  if (words === undefined) return []
  return [{ at: ['words'], kind: 'word list', name: words, known: Object.keys(scripts.words) }]
}

const opens = (gate: Flow): boolean =>
  gate.private &&
  [...everyStep(gate.steps)].some((step) => step.kind === 'end' && step.ending === 'passed')

/** A gate that writes down what it asks, or that nobody gets through, is none. */
const checkGate = (name: string, path: Path, { scripts }: Elsewhere, findings: Findings): void => {
  const gate = scripts.flows[name]
  if (!gate || opens(gate)) return
  findings.add(
    path,
    `“${name}” is no private check.`,
    'A check says “private: yes” at its top, and “end: passed” where it opens.',
  )
}

/** A name of one's own is welcome; one that is nearly a name of the report is a slip. */
const checkTrack = (
  name: string | undefined,
  path: Path,
  { tracks }: Elsewhere,
  findings: Findings,
): void => {
  if (name === undefined || tracks.includes(name)) return
  const meant = nearest(name, tracks)
  if (meant === undefined) return
  const next = `Did you mean “${meant}”? A name of your own should look less like it.`
  findings.add(path, `The report counts nothing under “${name}”.`, next)
}

/** What others quote of a shipped script has to be there in the one that takes its place. */
const checkReplaced = (flow: Flow, { scripts, shipped }: Elsewhere, findings: Findings): void => {
  const replaced = shipped[flow.name]
  if (!replaced || replaced.version === flow.version) return
  for (const other of Object.values(scripts.flows)) {
    const lost = stepsNeeded(other, flow).filter(
      (step) => findStep(replaced, step) && !findStep(flow, step),
    )
    for (const step of lost) {
      const wrong = `“${other.name}” looks at its step “${step}”, which is not here any more.`
      findings.add(['name'], wrong, `Keep a step with “id: ${step}”.`)
    }
  }
  if (opens(replaced) && !opens(flow)) {
    const next = 'Keep “private: yes”, and “end: passed” where it opens.'
    findings.add(['name'], 'Other scripts have this one as their private check.', next)
  }
}

/** The steps of a script that another one quotes or compares: as the plan, or as what a follow-up came from. */
const stepsNeeded = (other: Flow, flow: Flow): string[] => {
  const comesFrom = [...everyStep(flow.steps)].some(
    (step) => step.kind === 'later' && step.flow === other.name,
  )
  const rooms = [...(flow.name === 'plan' ? ['plan'] : []), ...(comesFrom ? ['origin'] : [])]
  const names = [...everyStep(other.steps)].flatMap((step) => [
    ...quotedIn(JSON.stringify(step)),
    ...(step.kind === 'when' ? [...testsIn(step.condition)].map(({ of }) => of) : []),
  ])
  const needed = [...names, ...quotedIn(other.rememberedAs), ...quotedIn(other.closing)].flatMap(
    (name) => {
      const [room = '', step] = name.split('.')
      return step !== undefined && rooms.includes(room) ? [step] : []
    },
  )
  return [...new Set(needed)]
}
