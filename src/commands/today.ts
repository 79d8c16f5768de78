import type { Flow } from '../flow/flow.ts'
import type { Entry, FollowUp } from '../journal/entry.ts'
import { awake } from '../journal/resting.ts'
import type { Store } from '../journal/store.ts'
import { holdsNothing, runsUntil } from '../journal/unfinished.ts'
import { daysBetween, sayDay } from '../time/day.ts'
import { weekOf } from '../time/period.ts'
import type { Command } from './command.ts'
import type { House } from './house.ts'
import { laidOut } from './laying-out.ts'
import { firstScreen } from './practice/welcome.ts'
import { presentOf, timesOf } from './present.ts'

/** One thing that waits, and the one command for it. */
interface Waiting {
  readonly what: string
  readonly command: string
}

/** What is waiting, calmly: nothing here is late, and nothing is counted. */
export const today: Command = {
  name: 'today',
  group: 'Look back',
  about: 'what is waiting, and the one command for each',
  run: async (house, _words, flags) => {
    if (!house.journal.exists()) {
      if (flags.json) return house.screen.records({ waiting: [] })
      return firstScreen(
        house,
        await house.speaker(),
        'Start anywhere: capacity breathe, or capacity journal.',
      )
    }
    const waiting = waitingNow(house)
    if (flags.json) return house.screen.records({ waiting })
    const speaker = await house.speaker()
    speaker.say({ text: 'Good to see you. Start anywhere.', tone: 'title' })
    if (waiting.length === 0) return speaker.say({ text: 'Nothing is waiting.', tone: 'quiet' })
    const lines = waiting.map(({ what, command }) => [command, what] as const)
    for (const line of laidOut(lines, house.screen.columns)) house.screen.say(line)
  },
}

/** What was begun, follow-ups that are due, tonight's journal, this week's reflection. */
const waitingNow = (house: House): readonly Waiting[] => {
  const store = house.journal.open('read')
  const { flows } = house.scripts()
  const begun = drafts(store, flows, house)
  const isBegun = ({ command }: Waiting) => begun.some((one) => one.command === command)
  const offered = regular(store, house).filter((one) => !isBegun(one))
  return [...begun, ...due(store, house), ...offered]
}

/**
 * A wait that runs, and what was left in the middle last. What was begun before that is offered when its practice
 * is: it is no list of things to be done.
 */
const drafts = (store: Store, flows: Readonly<Record<string, Flow>>, house: House): Waiting[] => {
  const begun = [...newestDrafts(store)].flatMap(([flow, draft]) => {
    const practice = flows[flow]
    if (!practice?.group) return []
    const end = runsUntil(draft, practice, store.entries, house.clock.now())
    return [{ title: practice.title, end, written: draft.written, command: `capacity ${flow}` }]
  })
  const running = begun.flatMap(({ title, end, command }) =>
    end ? [{ what: `${title}, until ${timesOf(house).clockAt(new Date(end))}`, command }] : [],
  )
  const [last] = begun
    .filter(({ end }) => end === undefined)
    .toSorted((a, b) => b.written.localeCompare(a.written))
  if (last === undefined) return running
  return [...running, { what: `${last.title}, begun and not finished`, command: last.command }]
}

const newestDrafts = ({ entries }: Store): ReadonlyMap<string, Entry> =>
  new Map(
    entries
      .list({ state: 'draft' })
      .filter((one) => !holdsNothing(one, entries))
      .map((one) => [one.flow, one]),
  )

/**
 * Those of one kind share a line. What they are about is not quoted: somebody else may see this screen, and
 * what was feared, or done, is read where it is answered.
 */
const due = (store: Store, house: House): Waiting[] => {
  const byFlow = Map.groupBy(dueOf(store, house), (one) => one.flow)
  return [...byFlow].map(([flow, [first, ...more]]) => {
    const title = house.scripts().flows[flow]?.title ?? flow
    const which = more.length > 0 ? ` (${more.length + 1})` : since(first, store, house)
    return { what: `${title}${which}`, command: 'capacity follow-up' }
  })
}

const since = (followUp: FollowUp | undefined, store: Store, house: House): string => {
  const origin = followUp && store.entries.get(followUp.origin)
  if (!origin) return ''
  const ago = daysBetween(origin.day, presentOf(house).day)
  return `, from ${['today', 'yesterday'][ago] ?? sayDay(origin.day)}`
}

/** The follow-ups that are due by today's journal day. */
export const dueOf = (store: Store, house: House): readonly FollowUp[] => {
  const { day } = presentOf(house)
  const { flows } = house.scripts()
  return awake(store, (name) => flows[name]).filter((one) => (one.due ?? day) <= day)
}

const regular = (store: Store, house: House): Waiting[] => {
  const { day } = presentOf(house)
  const week = weekOf(day, house.setup.settings.week_starts)
  const none = (flow: string, since: string) =>
    store.entries.list({ flows: [flow], since: since as typeof day, until: day, state: 'finished' })
      .length === 0
  return [
    ...(none('journal', day)
      ? [{ what: 'a few lines about today', command: 'capacity journal' }]
      : []),
    ...(none('reflect', week.since)
      ? [{ what: 'a look at this week', command: 'capacity reflect' }]
      : []),
  ]
}
