import type { Flow } from '../../flow/flow.ts'
import { isSameName } from '../../flow/person-names.ts'
import { fill } from '../../flow/template.ts'
import type { Terminal } from '../../flow/terminal.ts'
import type { Entry } from '../../journal/entry.ts'
import { holdsNothing, runsUntil } from '../../journal/unfinished.ts'
import { sayMomentFrom } from '../../time/moment.ts'
import { textFlag } from '../command.ts'
import type { House } from '../house.ts'
import { presentOf, timesOf } from '../present.ts'
import type { Sitting } from './sitting.ts'

/**
 * The draft of an earlier sitting, when the person wants to go on with it; undefined to begin anew. One about
 * somebody else than `--with` names is left alone. Throwing it away removes it for good.
 */
export const earlierDraft = async (
  house: House,
  { flow, flags }: Sitting,
  terminal: Terminal,
): Promise<Entry | undefined> => {
  const { entries, people } = house.journal.open('look')
  const nameOf = ({ person }: Entry) => people.list().find(({ id }) => id === person)?.name
  const wanted = textFlag(flags, 'with')
  const isMeant = (name: string | undefined) =>
    wanted === undefined || name === undefined || isSameName(name, wanted)
  const draft = entries
    .list({ flows: [flow.name], state: 'draft' })
    .findLast((one) => !holdsNothing(one, entries) && isMeant(nameOf(one)))
  if (!draft) return undefined
  const { unfinished } = house.library().between
  const end = runsUntil(draft, flow, entries, house.clock.now())
  const usual = usualFor(flow, end)
  const chosen = await terminal.ask({
    kind: 'choose',
    id: 'earlier-draft',
    text: askingAbout(draft, nameOf(draft), end, house),
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

/** A wait that still runs is gone on with; whoever came to breathe breathes, and whoever came to look round does. */
const usualFor = (flow: Flow, end: string | undefined): string | undefined => {
  if (end !== undefined) return 'continue'
  return flow.now === undefined && flow.steps[0]?.kind !== 'ground' ? undefined : 'anew'
}

const askingAbout = (
  draft: Entry,
  name: string | undefined,
  end: string | undefined,
  house: House,
): string => {
  const { unfinished } = house.library().between
  if (end !== undefined)
    return fill(unfinished.running, () => timesOf(house).clockAt(new Date(end)))
  const when = sayMomentFrom(draft, presentOf(house).moment)
  return name === undefined
    ? fill(unfinished.choose, () => when)
    : fill(unfinished['choose-with'], (quoted) => (quoted === 'name' ? name : when))
}
