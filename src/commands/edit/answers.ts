import { exitCode, Problem } from '../../errors.ts'
import type { AskStep } from '../../flow/flow.ts'
import { didYouMean } from '../../flow/nearest.ts'
import { findStep } from '../../flow/steps.ts'
import type { Question } from '../../flow/terminal.ts'
import { type Asking, questionOf } from '../../flow/walking/questions.ts'
import { readReply } from '../../flow/walking/replies.ts'
import type { Answer, Entry } from '../../journal/entry.ts'
import { secondsIn } from '../../time/duration.ts'
import type { House } from '../house.ts'
import { surroundingsOf } from '../practice/surroundings.ts'

const nameOf = ({ step, item }: Answer): string => (item === '' ? step : `${step}/${item}`)

/** The answer to a step, written `step` or `step/item`; a Problem says which there are. */
export const answerNamed = (entry: Entry, name: string): Answer => {
  const found = entry.answers.find((answer) => nameOf(answer) === name)
  if (found) return found
  throw new Problem(`This entry has no answer to “${name}”.`, {
    why: didYouMean(name, entry.answers.map(nameOf)),
    next: `See them: capacity show ${entry.id.slice(-8)} --json`,
    code: exitCode.usage,
  })
}

/** The step an answer was given to; one whose script is gone is a text that can still be changed. */
const stepOf = (entry: Entry, { step }: Answer, house: House): AskStep => {
  const flow = house.scripts().flows[entry.flow]
  const gone = { kind: 'write', id: step, text: step, hints: false, lastTime: false } as const
  return (flow && findStep(flow, step)) ?? gone
}

const written: ReadonlySet<AskStep['kind']> = new Set(['line', 'write', 'draft', 'list'])

/** Whether an answer is the person's own text, skipped or not, and so part of the form. */
export const isWritten = (entry: Entry, answer: Answer, house: House): boolean =>
  written.has(stepOf(entry, answer, house).kind) &&
  ['text', 'words', 'skipped'].includes(answer.value.kind)

/** The text of a written answer; a list has one item a line. */
export const textOf = ({ value }: Answer): string => {
  if (value.kind === 'words') return value.words.join('\n')
  return value.kind === 'text' ? value.text : ''
}

/** What was typed as the reply to a question of this kind, still to be checked; '' is "skipped". */
export const rawFrom = (typed: string, kind: Question['kind']): unknown => {
  if (typed === '') return undefined
  if (kind === 'several' || kind === 'feelings' || kind === 'list') return wordsIn(typed)
  const isNumber = kind === 'scale' || kind === 'breathe' || kind === 'timer'
  return isNumber && typed.trim() !== '' && !Number.isNaN(Number(typed)) ? Number(typed) : typed
}

const wordsIn = (typed: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(typed)
    if (Array.isArray(parsed)) return parsed
  } catch {
    // Words with commas between them, then.
  }
  return typed.split(',').map((word) => word.trim())
}

/** An answer given anew, checked as any reply to that question is; throws a Problem that names the step. */
export const answerAgain = (
  entry: Entry,
  answer: Answer,
  rawFor: (kind: Question['kind']) => unknown,
  house: House,
): Answer => {
  const step = stepOf(entry, answer, house)
  const store = () => house.journal.open('write')
  const surroundings = surroundingsOf(house, { store, switches: new Set(), keep: true })
  const asking: Asking = {
    id: nameOf(answer),
    surroundings,
    say: (text) => text,
    assemble: (text) => text,
    initial: '',
    hasBefore: false,
    standing: undefined,
    keep: () => {},
    seconds: (text) => secondsIn(text) ?? 0,
    until: () => surroundings.times.now().toISOString(),
    pattern: undefined,
  }
  const question = questionOf(step, asking)
  return { ...answer, value: readReply(rawFor(question.kind), step, question, surroundings) }
}
