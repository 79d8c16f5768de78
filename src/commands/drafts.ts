import type { Flow } from '../flow/flow.ts'
import { fill } from '../flow/template.ts'
import type { Terminal } from '../flow/terminal.ts'
import type { Entry } from '../journal/entry.ts'
import { sayMoment } from '../time/moment.ts'
import type { House } from './house.ts'

/**
 * The draft of an earlier sitting, when the person wants to go on with it; undefined to begin anew.
 * Throwing it away removes it for good.
 */
export const earlierDraft = async (
  house: House,
  flow: Flow,
  terminal: Terminal,
): Promise<Entry | undefined> => {
  const [draft] = house.journal
    .open('look')
    .entries.list({ flows: [flow.name], state: 'draft', newest: 1 })
  if (!draft) return undefined
  const { unfinished } = house.library().between
  const choice = await terminal.ask({
    kind: 'choose',
    id: 'earlier-draft',
    text: fill(unfinished.choose, () => sayMoment(draft)),
    options: [
      { key: 'continue', text: unfinished.continue },
      { key: 'anew', text: unfinished.anew },
      { key: 'remove', text: unfinished.remove },
    ],
  })
  if (choice === 'remove') house.journal.open('write').entries.remove(draft.id)
  return choice === 'continue' ? draft : undefined
}
