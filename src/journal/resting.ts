import type { Flow } from '../flow/flow.ts'
import { everyStep } from '../flow/steps.ts'
import type { Entry, FollowUp } from './entry.ts'
import type { Store } from './store.ts'

/** How far back a chain of postponed follow-ups is followed. */
const FARTHEST = 10

/** The entry a follow-up came from, and those that one came from, nearest first. */
export function* originsOf(origin: string | undefined, { entries }: Store): Generator<Entry> {
  const links = entries.links()
  let id = origin
  for (let steps = 0; id !== undefined && steps < FARTHEST; steps++) {
    const entry = entries.get(id)
    if (entry) yield entry
    id = links.find(({ from }) => from === id)?.to
  }
}

/**
 * Whether a follow-up rests: it grew from a practice behind the safety questions, and they do not stand
 * passed with that person any more. Nobody is reminded to apologise to, or open up to, whom they fear; when
 * the questions are passed again it comes back.
 */
export const rests = (
  followUp: FollowUp,
  store: Store,
  flowOf: (name: string) => Flow | undefined,
): boolean =>
  isShut(followUp.person, store) &&
  [...originsOf(followUp.origin, store)].some(({ flow }) => isGated(flowOf(flow)))

/** Whether an entry rests in the same way: nobody is asked what being hurt by whom they fear might point to. */
export const entryRests = (
  { person, flow }: Entry,
  store: Store,
  flowOf: (name: string) => Flow | undefined,
): boolean => isShut(person, store) && isGated(flowOf(flow))

const isShut = (person: string | null, { people }: Store): boolean =>
  people.list().find(({ id }) => id === person)?.gatePassed === null

const isGated = (flow: Flow | undefined): boolean =>
  flow !== undefined && [...everyStep(flow.steps)].some(({ kind }) => kind === 'gate')

/** The open follow-ups that do not rest. */
export const awake = (
  store: Store,
  flowOf: (name: string) => Flow | undefined,
): readonly FollowUp[] => store.followUps.list(['open']).filter((one) => !rests(one, store, flowOf))
