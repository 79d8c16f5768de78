import { isWords, itemOfEnd } from '../flow/draft.ts'
import type { Flow, TimerStep } from '../flow/flow.ts'
import { everyStep, findStep } from '../flow/steps.ts'
import type { Entry } from './entry.ts'
import type { Entries } from './store.ts'

/** The instant (ISO UTC) until which a wait of this draft still runs, whoever closed its window; undefined when none does. */
export const runsUntil = (
  draft: Entry,
  flow: Flow,
  { typed }: Pick<Entries, 'typed'>,
  now: Date,
): string | undefined => {
  const timers = [...everyStep(flow.steps)].filter((step) => step.kind === 'timer')
  const lengthOf = (timer: TimerStep) => findStep(flow, timer.for)?.id ?? timer.id
  const isAnswered = ({ id }: TimerStep) => draft.answers.some(({ step }) => step === id)
  // A length may be waited out in one of several places.
  const over = timers.filter(isAnswered).map(lengthOf)
  for (const length of timers.map(lengthOf)) {
    if (over.includes(length)) continue
    const end = typed(draft.id, length, itemOfEnd)
    if (end > now.toISOString()) return end
  }
  return undefined
}

/** Whether nobody gave anything: every question was passed over, and no words stand in an unfinished answer. */
export const holdsNothing = (
  { id, answers }: Pick<Entry, 'id' | 'answers'>,
  { typedUnder }: Pick<Entries, 'typedUnder'>,
): boolean =>
  answers.every(({ value }) => value.kind === 'skipped') && !typedUnder(id).some(isWords)
