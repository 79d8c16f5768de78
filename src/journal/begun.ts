import { isWords, itemOfEnd } from '../flow/draft.ts'
import type { Flow } from '../flow/flow.ts'
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
  for (const step of everyStep(flow.steps)) {
    if (step.kind !== 'timer' || draft.answers.some((one) => one.step === step.id)) continue
    const length = findStep(flow, step.for)?.id ?? step.id
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
