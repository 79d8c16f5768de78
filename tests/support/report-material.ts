import { compileFolder } from '../../src/adapters/files/compiled.ts'
import { readFlow } from '../../src/flow/reading/script.ts'
import type { Material } from '../../src/report/material.ts'
import { compareDays, type Day } from '../../src/time/day.ts'
import { type Period, weekOf } from '../../src/time/period.ts'
import { suggestsDanger } from '../../src/wording/danger.ts'
import type { Journal } from './journal-ledger.ts'
import { dangerWords } from './shipped.ts'

/** A practice somebody wrote for themselves; the report knows nothing of it. */
const walkScript = `
name: walk
title: A walk
for: ten minutes outside
takes: 10 minutes
group: Practise
place: 20
about: oneself
remembered-as: "{where or a walk}"
counts-as: walk
closing: Good.
steps:
  - scale: How much lighter do you feel?
    id: lighter
    low: not at all
    high: a lot
  - choose: What was the weather?
    id: weather
    options:
      - sun: sun
      - cloud: clouds
      - rain: rain
  - line: Where did you go?
    id: where
`

/** The scripts as they are shipped. */
export const { scripts: shipped } = compileFolder('prompts')

const { flow: walk } = readFlow(walkScript, '0123456789ab')
if (walk === undefined) throw new Error('the walk is no script')
export const flows = { ...shipped.flows, walk }

/** Everything a report over one period of a journal reads; today is the last day of the journal unless given. */
export const materialOf = (
  journal: Journal,
  period: Period,
  changes: Partial<Material> = {},
): Material => {
  const last = journal.entries
    .map(({ day }) => day)
    .toSorted(compareDays)
    .at(-1)
  const today = changes.today ?? last ?? period.since
  return {
    ...journal,
    flows,
    shipped,
    period,
    person: null,
    weekStarts: 'monday',
    suggestsDanger: (text) => suggestsDanger(text, dangerWords),
    today,
    now: `${today}T21:00:00.000Z`,
    ...changes,
  }
}

/** The ISO week a day lies in. */
export const weekWith = (day: string): Period => weekOf(day as Day, 'monday')
