import { secondsIn } from '../time/duration.ts'
import { type Above, impossible } from './check-conditions.ts'
import { quotable, quotableInto, recollections } from './facts.ts'
import { didYouMean, type Findings, type Path } from './findings.ts'
import type { AskStep, Flow, Step } from './flow.ts'
import { asks, everyStep } from './steps.ts'
import { quotedIn } from './template.ts'

/** Checks what no single step can know: what is quoted, compared, led to, and never reached. */
export const checkFlow = (flow: Flow, findings: Findings): void => {
  const all = new Set([...everyStep(flow.steps)].flatMap((step) => (asks(step) ? [step.id] : [])))
  const asked = new Map<string, AskStep>()
  const check = { flow, asked, all, findings, given: [] }
  checkList(flow.steps, ['steps'], check)
  checkHead(flow, check)
}

interface Check extends Above {
  readonly asked: Map<string, AskStep>
  readonly findings: Findings
}

const checkHead = (flow: Flow, { all, asked, findings }: Check): void => {
  const names: [Path, string | undefined][] = [
    [['argument', 'answers'], flow.argument?.answers],
    [['now'], flow.now],
  ]
  for (const [path, id] of names) {
    if (id !== undefined && !all.has(id))
      findings.add(path, `There is no step “${id}”.`, didYouMean(id, all))
  }
  if (flow.softStop) checkLength(flow.softStop.after, ['soft-stop', 'after'], asked, findings)
  checkQuotes(flow.rememberedAs, ['remembered-as'], { asked, findings })
  checkQuotes(flow.closing, ['closing'], { asked, findings })
}

const checkList = (steps: readonly Step[], path: Path, check: Check): void => {
  steps.forEach((step, index) => {
    const here = [...path, index]
    checkStep(step, here, check)
    const ends = step.kind === 'end' || step.kind === 'then'
    if (ends && index < steps.length - 1) {
      check.findings.add(
        [...path, index + 1],
        'This step is never reached: the practice has ended above it.',
        'Move it up, or remove it.',
      )
    }
  })
}

const checkStep = (step: Step, path: Path, check: Check): void => {
  const { asked, findings } = check
  if (asks(step)) checkAsking(step, path, check)
  else checkDoing(step, path, check)
  for (const [key, text] of sentencesOf(step)) checkQuotes(text, [...path, key], check)
  if (step.kind === 'when') {
    const reason = impossible(step.condition, check)
    if (reason) findings.add([...path, 'when'], reason.wrong, reason.next)
    const given = [...check.given, step.condition]
    checkList(step.steps, [...path, 'steps'], { ...check, given })
    checkList(step.otherwise, [...path, 'otherwise'], check)
  }
  if (step.kind === 'for-each') {
    const list = asked.get(step.of)
    const known = list
      ? ['choose-several', 'feelings', 'list'].includes(list.kind)
      : remembered(step.of)
    if (!known) {
      findings.add([...path, 'for-each'], `“${step.of}” is not a list from an earlier step.`, lists)
    }
    checkList(step.steps, [...path, 'steps'], check)
  }
}

const lists = `Name a step that gives several words, or one of: ${recollections.join(', ')}.`
const remembered = (name: string): boolean => (recollections as readonly string[]).includes(name)

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
  if (step.kind === 'choose') checkChoices(step, path, check)
  if (step.kind === 'breathe' || step.kind === 'timer') {
    checkLength(step.for, [...path, 'for'], asked, findings)
  }
  if (step.kind === 'duration') {
    for (const [key, text] of Object.entries({
      'at-least': step.atLeast,
      'at-most': step.atMost,
    })) {
      checkLength(text, [...path, key], asked, findings)
    }
    for (const [index, text] of step.also.entries())
      checkLength(text, [...path, 'also', index], asked, findings)
    if (quotedIn(step.usual).length === 0)
      checkLength(step.usual, [...path, 'usual'], asked, findings)
  }
}

const checkChoices = (step: AskStep & { kind: 'choose' }, path: Path, check: Check): void => {
  const keys = step.options.map((option) => option.key)
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) {
      check.findings.add(
        [...path, 'options', index],
        `“${key}” is offered twice.`,
        'Remove one of them.',
      )
    }
  })
  for (const [key, where] of Object.entries(step.leadsTo)) {
    const at = [...path, 'leads-to', key]
    if (step.words === undefined && !keys.includes(key)) {
      check.findings.add(at, `“${key}” is not one of the options.`, didYouMean(key, keys))
    }
    if ('back' in where && !check.asked.has(where.back)) {
      const next = didYouMean(where.back, check.asked.keys())
      check.findings.add(at, `There is no earlier step “${where.back}” to go back to.`, next)
    }
  }
}

const checkDoing = (step: Exclude<Step, AskStep>, path: Path, check: Check): void => {
  const { asked, findings } = check
  if (step.kind === 'say' && step.once && step.id === undefined) {
    findings.add(
      path,
      'What is said only once needs an id.',
      'Add a line such as “id: holds-caution”.',
    )
  }
  if (step.kind === 'show' && !remembered(step.recollection)) {
    const next = didYouMean(step.recollection, recollections)
    findings.add([...path, 'show'], `Nothing remembered is called “${step.recollection}”.`, next)
  }
  if (step.kind === 'later' && step.due !== 'next start' && asked.get(step.due)?.kind !== 'date') {
    checkLength(step.due, [...path, 'due'], asked, findings)
  }
}

/** A length of time in words, or the id of an earlier duration. */
const checkLength = (
  text: string,
  path: Path,
  asked: ReadonlyMap<string, AskStep>,
  findings: Findings,
): void => {
  const days = /^\d+ (day|week)s?$/.test(text)
  if (days || secondsIn(text) !== undefined || asked.get(text)?.kind === 'duration') return
  findings.add(
    path,
    `“${text}” is not a length of time.`,
    'Write it as 2 minutes, 25 minutes, 1 day, or the id of an earlier step.',
  )
}

const sentencesOf = (step: Step): [string, string][] => {
  if (step.kind === 'later') return [['about', step.about]]
  if (step.kind === 'draft')
    return [
      ['draft', step.text],
      ['from', step.from],
    ]
  if (step.kind === 'duration')
    return [
      ['duration', step.text],
      ['usual', step.usual],
    ]
  return 'text' in step ? [[step.kind === 'breathe' ? 'say' : step.kind, step.text]] : []
}

const checkQuotes = (text: string, path: Path, check: Pick<Check, 'asked' | 'findings'>): void => {
  for (const name of quotedIn(text)) {
    const [room = '', ...rest] = name.split('.')
    const known =
      rest.length === 0
        ? (quotable as readonly string[]).includes(name) || check.asked.has(name)
        : (quotableInto as readonly string[]).includes(room)
    if (known) continue
    const next = didYouMean(name, [...check.asked.keys(), ...quotable])
    check.findings.add(path, `“{${name}}” quotes nothing from an earlier step.`, next)
  }
}
