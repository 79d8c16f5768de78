import { exitCode, Problem } from '../../errors.ts'
import { didYouMean } from '../nearest.ts'
import type { Passage, Question, Terminal } from '../terminal.ts'

/**
 * A terminal that answers from a JSON object keyed by step id, asks nobody, and knows what it was asked.
 * Going back to a step throws a Problem: each answer counts once.
 */
export interface ScriptedTerminal extends Terminal {
  /** Every question asked so far, in order. */
  readonly asked: readonly Question[]
  readonly said: readonly Passage[]
  /** Throws a Problem for an answer no step asked for; `known` are the ids that exist. */
  finish(known: Iterable<string>): void
}

export const scriptedTerminal = (answers: Readonly<Record<string, unknown>>): ScriptedTerminal => {
  const asked: Question[] = []
  const said: Passage[] = []
  return {
    asked,
    said,
    say: (passage) => void said.push(passage),
    ask: async (question) => {
      if (asked.some(({ id }) => id === question.id)) throw askedAgain(question.id)
      asked.push(question)
      return Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    },
    read: async () => {},
    patient: false,
    privately: (conversation) => conversation(),
    finish: (known) => {
      const reached = new Set(asked.map((question) => question.id))
      const unused = Object.keys(answers).find((id) => !reached.has(id))
      if (unused === undefined) return
      const ids = new Set([...known, ...reached])
      const exists = [unused, stepOf(unused), besideOf(unused)].some((id) => ids.has(id))
      throw new Problem(
        exists ? `The step “${unused}” was never reached.` : `There is no step “${unused}”.`,
        {
          why: exists ? 'Earlier answers lead past it.' : didYouMean(unused, ids),
          next: 'See the steps with --dry-run. Nothing was saved.',
          code: exitCode.usage,
        },
      )
    },
  }
}

/** The same answer given again would lead back again, for ever. */
const askedAgain = (id: string): Problem =>
  new Problem(`The step “${id}” would be asked a second time.`, {
    why: 'An answer leads back to it, and answers from a file go straight on.',
    next: 'Change the answer that leads back. Nothing was saved.',
    code: exitCode.usage,
  })

/** The step that `apology.wording`, `apology.changed` or `apology.support` is asked beside. */
const besideOf = (id: string): string => id.replace(/\.(wording|changed|support)$/, '')

/** The step's own id in `prediction.1.happened` or `importance/honesty`. */
const stepOf = (id: string): string => (id.split('/')[0] ?? '').split('.').at(-1) ?? ''

/** Reads an `--answers` file; a Problem says what is wrong with it. */
export const readAnswers = (source: string): Readonly<Record<string, unknown>> => {
  const wrong = (why: string) =>
    new Problem('The answers could not be read.', {
      why,
      next: 'Write them as {"step-id": answer, …}; --dry-run lists the steps.',
      code: exitCode.usage,
    })
  let parsed: unknown
  try {
    parsed = JSON.parse(source)
  } catch {
    throw wrong('They are not valid JSON.')
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    throw wrong('They are not one JSON object.')
  return parsed as Record<string, unknown>
}
