import { isProblem } from '../../errors.ts'
import { daysIn } from '../../time/distance.ts'
import type { AskStep, Choice } from '../flow.ts'
import { isSentence } from '../person-names.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Option, Question } from '../terminal.ts'
import { readLength } from './replies.ts'

/** What a question needs to know of the walk it stands in. */
export interface Asking {
  /** The id scripted answers use: the step's own, with the item or the follow-up it is asked for. */
  readonly id: string
  readonly surroundings: Surroundings
  /** Quotes earlier answers in a sentence. */
  say(text: string): string
  /** A draft put together from earlier answers, without the lines whose answer was skipped. */
  assemble(text: string): string
  /** Text that stood in this answer when the practice was left, or last time. */
  readonly initial: string
  /** Whether one can go back to a question before this one. */
  readonly hasBefore: boolean
  /** What it was answered before, as a raw reply. */
  readonly standing: unknown
  keep(soFar: string): void
  /** The length in seconds of `2 minutes`, or of an earlier duration. */
  seconds(text: string): number
  /** The instant a timer ends, ISO UTC; unchanged when the practice is taken up again. */
  until(seconds: number): string
  /** A breathing pattern asked for on the command line. */
  readonly pattern: string | undefined
}

/** The question a step asks, as plain data for whichever terminal is there. */
export const questionOf = (step: AskStep, asking: Asking): Question => {
  const asked = {
    id: asking.id,
    text: asking.say(step.text),
    ...(step.hint !== undefined && { hint: asking.say(step.hint) }),
    ...(asking.hasBefore && { before: true as const }),
    ...(asking.standing !== undefined && { standing: asking.standing as never }),
  }
  const make = questions[step.kind] as (step: AskStep, asked: Asked, asking: Asking) => Question
  return make(step, asked, asking)
}

interface Asked {
  readonly id: string
  readonly text: string
  readonly hint?: string
  readonly before?: true
  readonly standing?: never
}

type Questions = {
  [K in AskStep['kind']]: (
    step: Extract<AskStep, { kind: K }>,
    asked: Asked,
    asking: Asking,
  ) => Question
}

const questions: Questions = {
  scale: ({ low, high, outOf }, asked) => {
    const percent = outOf === 100
    const range = { min: 0, max: outOf, step: percent ? 5 : 1, unit: percent ? '%' : '' }
    return { ...asked, kind: 'scale', ...range, low, high }
  },
  choose: (step, asked, asking) => ({ ...asked, kind: 'choose', options: optionsOf(step, asking) }),
  'choose-several': (step, asked, asking) => ({
    ...asked,
    kind: 'several',
    options: optionsOf(step, asking),
    atMost: step.atMost ?? Number.POSITIVE_INFINITY,
    open: step.words !== undefined,
  }),
  feelings: ({ atMost }, asked, { surroundings }) => {
    const groups = surroundings.library.words('feelings')
    return { ...asked, kind: 'feelings', groups, atMost }
  },
  line: (step, asked, { initial, keep }) => ({
    ...asked,
    kind: 'line',
    initial,
    keep,
    needed: step.needed ?? false,
  }),
  write: (_, asked, { initial, keep }) => ({ ...asked, kind: 'write', initial, keep }),
  draft: (step, asked, { initial, keep, assemble }) => ({
    ...asked,
    kind: 'draft',
    initial: initial || assemble(step.from),
    keep,
  }),
  date: ({ looking, withTime, suggest }, asked, { surroundings }) => {
    const check = (typed: string) => surroundings.times.read(typed, looking, withTime).echo
    const suggestions = suggest.flatMap((text) => suggestion(text, check))
    return { ...asked, kind: 'date', check, suggestions }
  },
  duration: (step, asked, asking) => {
    const check = (typed: string) => readLength(typed, step).echo
    const usual = asking.say(step.usual)
    const suggestions = [usual, ...step.also].map((text) => ({ key: text, text }))
    return { ...asked, kind: 'date', check, suggestions, usual }
  },
  person: (_, asked, { surroundings }) => {
    const everyone = surroundings.people.all()
    const people = everyone.map(({ name, relation }) => ({
      key: name,
      text: name,
      ...(relation !== 'other' && { note: relation }),
    }))
    const isName = (typed: string) => !isSentence(typed)
    const known = surroundings.people.relations.map((key) => ({ key, text: key }))
    return { ...asked, kind: 'person', people, relations: known, isName }
  },
  confirm: (_, asked) => ({ ...asked, kind: 'confirm' }),
  list: ({ atLeast }, asked, { initial, keep }) => {
    return { ...asked, kind: 'list', atLeast, initial: initial ? initial.split('\n') : [], keep }
  },
  breathe: (step, asked, asking) => {
    const pattern = asking.surroundings.library.pattern(asking.pattern ?? step.pattern)
    const seconds = pattern.name === step.pattern ? asking.seconds(step.for) : pattern.dose
    return { ...asked, kind: 'breathe', pattern: pattern.name, phases: pattern.phases, seconds }
  },
  ground: ({ prompts }, asked) => ({ ...asked, kind: 'ground', prompts }),
  link: ({ to, within }, asked, { surroundings }) => {
    const recent = surroundings.memory.recent(to, daysIn(within) ?? 0)
    const options = recent.map(({ id, title, said }) => ({ key: id, text: title, note: said }))
    return { ...asked, kind: 'choose', options }
  },
  timer: (step, asked, asking) => {
    const seconds = asking.seconds(step.for)
    return { ...asked, kind: 'timer', seconds, until: asking.until(seconds) }
  },
}

/** A suggestion that does not fit just now, such as 22:00 at ten in the morning, is left out. */
const suggestion = (text: string, check: (typed: string) => string): Option[] => {
  try {
    return [{ key: text, text, note: check(text) }]
  } catch (error) {
    if (isProblem(error)) return []
    throw error
  }
}

const optionsOf = (
  step: { readonly options: readonly Choice[]; readonly words?: string },
  { surroundings }: Asking,
): Option[] => {
  if (step.words === undefined) return step.options.map(({ key, text }) => ({ key, text }))
  const groups = surroundings.library.words(step.words)
  return groups.flatMap(({ name, words }) =>
    words.map((word) => ({ key: word, text: word, ...(groups.length > 1 && { note: name }) })),
  )
}
