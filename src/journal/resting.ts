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
): boolean => {
  const person = store.people.list().find(({ id }) => id === followUp.person)
  if (person === undefined || person.gatePassed !== null) return false
  return [...originsOf(followUp.origin, store)].some(({ flow }) => isGated(flowOf(flow)))
}

const isGated = (flow: Flow | undefined): boolean =>
  flow !== undefined && [...everyStep(flow.steps)].some(({ kind }) => kind === 'gate')

/** The open follow-ups that do not rest. */
export const awake = (
  store: Store,
  flowOf: (name: string) => Flow | undefined,
): readonly FollowUp[] => store.followUps.list(['open']).filter((one) => !rests(one, store, flowOf))
