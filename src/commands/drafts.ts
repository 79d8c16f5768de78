import type { Flow } from '../flow/flow.ts'
import { fill } from '../flow/template.ts'
import type { Terminal } from '../flow/terminal.ts'
import { holdsNothing, runsUntil } from '../journal/begun.ts'
import type { Entry } from '../journal/entry.ts'
import { sayMomentFrom } from '../time/moment.ts'
import type { House } from './house.ts'
import { presentOf, timesOf } from './surroundings.ts'

/**
 * The draft of an earlier sitting, when the person wants to go on with it; undefined to begin anew.
 * One whose wait still runs is gone on with unless they say otherwise. Throwing it away removes it for good.
 */
export const earlierDraft = async (
  house: House,
  flow: Flow,
  terminal: Terminal,
): Promise<Entry | undefined> => {
  const { entries } = house.journal.open('look')
  const draft = entries
    .list({ flows: [flow.name], state: 'draft' })
    .findLast((one) => !holdsNothing(one, entries))
  if (!draft) return undefined
  const { unfinished } = house.library().between
  const end = runsUntil(draft, flow, entries, house.clock.now())
  const usual = end === undefined ? undefined : 'continue'
  const chosen = await terminal.ask({
    kind: 'choose',
    id: 'earlier-draft',
    text:
      end === undefined
        ? fill(unfinished.choose, () => sayMomentFrom(draft, presentOf(house).moment))
        : fill(unfinished.running, () => timesOf(house).clockAt(new Date(end))),
    options: [
      { key: 'continue', text: unfinished.continue },
      { key: 'anew', text: unfinished.anew },
      { key: 'remove', text: unfinished.remove },
    ],
    ...(usual && { usual }),
  })
  const choice = chosen ?? usual
  if (choice === 'remove') house.journal.open('write').entries.remove(draft.id)
  return choice === 'continue' ? draft : undefined
}
