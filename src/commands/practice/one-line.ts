import { unkeptDraft } from '../../flow/draft.ts'
import type { Terminal } from '../../flow/terminal.ts'
import { walk } from '../../flow/walking/walk.ts'
import { keptDraft } from '../../journal/kept-draft.ts'
import type { House } from '../house.ts'
import { beginningOf, type Sitting, switchesOf } from './sitting.ts'
import { surroundingsOf } from './surroundings.ts'

/** Whether words that came with the command are all of it: `capacity journal "…"`. */
export const isOneLine = ({ given, flow }: Sitting): boolean =>
  given !== '' && flow.argument?.then === 'save'

/** Keeps one line: the practice is walked with every other question passed over, and written in one piece. */
export const keepLine = async (house: House, sitting: Sitting): Promise<void> => {
  const { flow, flags, given } = sitting
  const beginning = beginningOf(house, sitting)
  const store = house.journal.open('write')
  // Nothing that was passed over counts as seen or answered: what comes back later still does.
  const surroundings = surroundingsOf(house, {
    store: () => store,
    switches: switchesOf(flow, flags),
    keep: false,
  })
  const said = unkeptDraft(beginning.person)
  const { laters } = await walk(flow, silent, said, surroundings, { given })
  store.together(() => {
    const draft = keptDraft(
      () => store,
      () => beginning,
    )
    for (const answer of said.answers) draft.keep(answer)
    if (draft.id !== undefined) store.entries.finish(draft.id, laters)
  })
  sayKept(house, sitting)
}

const silent: Terminal = {
  patient: false,
  say: () => {},
  ask: async () => undefined,
  read: async () => {},
  privately: (conversation) => conversation(),
}

/** That it is kept, first of all; words that speak of danger are not closed with a pleasantry. */
const sayKept = (house: House, { flow, given }: Sitting): void => {
  const offer = house.library().danger(given)
  const { kept: word } = house.library().between
  house.screen.say([word, offer ? offer.passage.text : flow.closing].filter(Boolean).join(' '))
  if (offer) house.screen.say(offer.unasked)
}
