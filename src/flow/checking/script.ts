import { daysIn } from '../../time/distance.ts'
import { secondsIn } from '../../time/duration.ts'
import { recollections } from '../facts.ts'
import type { AskStep, Flow, Step } from '../flow.ts'
import { didYouMean } from '../nearest.ts'
import type { Findings } from '../reading/collecting.ts'
import type { Path } from '../reading/findings.ts'
import { asks, everyStep, findStep } from '../steps.ts'
import { fill } from '../template.ts'
import { type Above, impossible, neverOtherwise } from './conditions.ts'
import { checkSuggestions } from './dates.ts'
import { checkLength, checkQuotes, checkSentences, type Quotable } from './sentences.ts'
import { isTakenSwitch, takenNames } from './taken-names.ts'

/** Checks what no single step can know: what is quoted, compared, led to, and never reached. */
export const checkFlow = (flow: Flow, findings: Findings): void => {
  const all = new Set([...everyStep(flow.steps)].flatMap((step) => (asks(step) ? [step.id] : [])))
  const check = { flow, asked: new Map(), all, findings, given: [], repeated: false, within: all }
  checkList(flow.steps, ['steps'], check)
  checkHead(flow, check)
}

interface Check extends Above, Quotable {
  readonly asked: Map<string, AskStep>
  /** The steps that may be gone back to: in a `for-each`, none of its own. */
  readonly within: ReadonlySet<string>
}

const checkHead = (flow: Flow, check: Check): void => {
  const { all, findings } = check
  const names: [Path, string | undefined][] = [
    [['argument', 'answers'], flow.argument?.answers],
    [['now'], flow.now],
  ]
  for (const [path, id] of names) {
    if (id !== undefined && !all.has(id))
      findings.add(path, `There is no step “${id}”.`, didYouMean(id, all))
  }
  checkNames(flow, findings)
  checkBeginnings(flow, check)
  if (flow.softStop) checkLength(flow.softStop.after, ['soft-stop', 'after'], findings)
  checkQuotes(flow.rememberedAs, ['remembered-as'], check)
  checkQuotes(flow.closing, ['closing'], check)
}

const checkNames = ({ name, switches }: Flow, findings: Findings): void => {
  if (takenNames.has(name))
    findings.add(['name'], `“${name}” is a command of its own.`, 'Give the script another name.')
  for (const one of Object.keys(switches).filter(isTakenSwitch))
    findings.addAtKey(
      ['switches', one],
      `“--${one}” means something else already.`,
      'Give the switch another name.',
    )
}

/** Kinds of step whose answer cannot be given as words on the command line. */
const notInWords: ReadonlySet<string> = new Set<AskStep['kind']>([
  'scale',
  'choose-several',
  'feelings',
  'list',
  'timer',
  'link',
])

const checkBeginnings = ({ argument, now, steps }: Flow, { all, findings, flow }: Check): void => {
  const answered = argument && findStep(flow, argument.answers)
  if (answered && notInWords.has(answered.kind)) {
    const wrong = `“${answered.id}” cannot be answered with words on the command line.`
    findings.add(['argument', 'answers'], wrong, 'Name a step of text, such as line or write.')
  }
  const atTop = steps.some((step) => asks(step) && step.id === now)
  if (now !== undefined && all.has(now) && !atTop) {
    findings.add(['now'], `“${now}” stands inside another step.`, 'Start at one that does not.')
  }
}

const checkList = (steps: readonly Step[], path: Path, check: Check): void => {
  steps.forEach((step, index) => {
    checkStep(step, [...path, index], check)
    if (ends(step) && index < steps.length - 1) {
      check.findings.add(
        [...path, index + 1],
        'This step is never reached: the practice has ended above it.',
        'Move it up, or remove it.',
      )
    }
  })
}

/** Whether nothing comes after a step, whichever way it goes. */
const ends = (step: Step): boolean => {
  if (step.kind === 'when') return [step.steps, step.otherwise].every((list) => list.some(ends))
  return step.kind === 'end' || step.kind === 'then'
}

const checkStep = (step: Step, path: Path, check: Check): void => {
  if (asks(step)) checkAsking(step, path, check)
  else checkDoing(step, path, check)
  checkSentences(step, path, check)
  if (step.kind === 'when') checkBranches(step, path, check)
  if (step.kind === 'for-each') checkRepeated(step, path, check)
}

const checkBranches = (step: Step & { kind: 'when' }, path: Path, check: Check): void => {
  const { condition, steps, otherwise } = step
  const reason =
    impossible(condition, check) ??
    (otherwise.length > 0 ? neverOtherwise(condition, check) : undefined)
  if (reason) check.findings.add([...path, 'when'], reason.wrong, reason.next)
  const given = (one: Above['given'][number]) => ({ ...check, given: [...check.given, one] })
  checkList(steps, [...path, 'steps'], given(condition))
  checkList(otherwise, [...path, 'otherwise'], given({ not: condition }))
}

const lists = `Name a step that gives several words, or one of: ${recollections.join(', ')}.`
const remembered = (name: string): boolean => (recollections as readonly string[]).includes(name)
const several: ReadonlySet<string> = new Set(['choose-several', 'feelings', 'list'])

const checkRepeated = (step: Step & { kind: 'for-each' }, path: Path, check: Check): void => {
  const { asked, findings, within } = check
  const at = [...path, 'for-each']
  if (!several.has(asked.get(step.of)?.kind ?? '') && !remembered(step.of))
    findings.add(at, `“${step.of}” is not a list from an earlier step.`, lists)
  if (check.repeated)
    findings.add(at, 'A for-each cannot stand inside another.', 'Put the two one after the other.')
  const own = new Set([...everyStep(step.steps)].flatMap((one) => (asks(one) ? [one.id] : [])))
  const outside = new Set([...within].filter((id) => !own.has(id)))
  checkList(step.steps, [...path, 'steps'], { ...check, repeated: true, within: outside })
}

const checkAsking = (step: AskStep, path: Path, check: Check): void => {
  const { asked, findings } = check
  if (asked.has(step.id)) {
    findings.add(
      [...path, 'id'],
      `Two steps are called “${step.id}”.`,
      'Give one of them another id.',
    )
  }
  asked.set(step.id, step)
  if (step.kind === 'choose' || step.kind === 'choose-several') checkOptions(step, path, check)
  if (step.kind === 'choose') checkLeads(step, path, check)
  if (step.kind === 'breathe' || step.kind === 'timer')
    checkLength(step.for, [...path, 'for'], findings, asked)
  if (step.kind === 'link' && daysIn(step.within) === undefined) {
    const wrong = `“${step.within}” is not a number of days.`
    findings.add([...path, 'within'], wrong, 'Write it as 3 days, or 1 week.')
  }
  if (step.kind === 'duration') checkDuration(step, path, findings)
  if (step.kind === 'date') checkSuggestions(step, path, findings)
}

const checkDuration = (step: AskStep & { kind: 'duration' }, path: Path, findings: Findings) => {
  const { atLeast, atMost, also } = step
  checkLength(atLeast, [...path, 'at-least'], findings)
  checkLength(atMost, [...path, 'at-most'], findings)
  also.forEach((text, index) => {
    checkLength(text, [...path, 'also', index], findings)
  })
  const usual = fill(step.usual, () => undefined)
  checkLength(usual, [...path, 'usual'], findings)
  const seconds = secondsIn(usual) ?? Number.NaN
  const [least = 0, most = 0] = [atLeast, atMost].map(secondsIn)
  if ((seconds < least || seconds > most) && !also.some((text) => secondsIn(text) === seconds)) {
    const next = `It goes from ${atLeast} to ${atMost}.`
    findings.add([...path, 'usual'], `“${usual}” would be refused here.`, next)
  }
}

const checkOptions = (
  step: AskStep & { kind: 'choose' | 'choose-several' },
  path: Path,
  { findings }: Check,
): void => {
  const keys = step.options.map((option) => option.key)
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      findings.add([...path, 'options', index], `“${key}” is offered twice.`, 'Remove one of them.')
  })
}

const checkLeads = (step: AskStep & { kind: 'choose' }, path: Path, check: Check): void => {
  const { asked, findings, within } = check
  const keys = step.options.map((option) => option.key)
  for (const [key, where] of Object.entries(step.leadsTo)) {
    const at = [...path, 'leads-to', key]
    if (step.words === undefined && !keys.includes(key))
      findings.addAtKey(at, `“${key}” is not one of the options.`, didYouMean(key, keys))
    if (!('back' in where)) continue
    if (!asked.has(where.back)) {
      const next = didYouMean(where.back, asked.keys())
      findings.add(at, `There is no earlier step “${where.back}” to go back to.`, next)
    } else if (!within.has(where.back)) {
      findings.add(at, 'Nothing inside a for-each can be gone back to.', 'Go back to before it.')
    }
  }
}

const checkDoing = (step: Exclude<Step, AskStep>, path: Path, { asked, findings }: Check): void => {
  if (step.kind === 'say' && step.once && step.id === undefined) {
    const next = 'Add a line such as “id: holds-caution”.'
    findings.add(path, 'What is said only once needs an id.', next)
  }
  if (step.kind === 'show' && !remembered(step.recollection)) {
    const next = didYouMean(step.recollection, recollections)
    findings.add([...path, 'show'], `Nothing remembered is called “${step.recollection}”.`, next)
  }
  if (step.kind === 'later' && !knownDay(step.due, asked)) {
    const next = 'Write it as next start, 1 day, 2 weeks, or the id of an earlier date.'
    findings.add([...path, 'due'], `“${step.due}” is not a day to come.`, next)
  }
}

const knownDay = (due: string, asked: ReadonlyMap<string, AskStep>): boolean =>
  due === 'next start' || daysIn(due) !== undefined || asked.get(due)?.kind === 'date'
