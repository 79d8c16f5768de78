import { exitCode, Problem } from '../errors.ts'
import { unkeptDraft } from '../flow/draft.ts'
import { nearest } from '../flow/findings.ts'
import { isSameName } from '../flow/person-names.ts'
import type { Saying } from '../flow/saying.ts'
import type { ComingBack, People, Surroundings, Times } from '../flow/surroundings.ts'
import {
  type Entry,
  type FollowUp,
  type Person,
  type Relation,
  relations,
} from '../journal/entry.ts'
import { keptDraft } from '../journal/kept-draft.ts'
import { remembering } from '../journal/remembering.ts'
import { awake } from '../journal/resting.ts'
import type { Store } from '../journal/store.ts'
import { addDays, isDay, sayDay } from '../time/day.ts'
import { asClockTime, journalDay, wallClock } from '../time/moment.ts'
import { weekOf } from '../time/period.ts'
import { readDay } from '../time/saying-day.ts'
import { readMoment } from '../time/saying-when.ts'
import type { House } from './house.ts'
import { goodName } from './naming.ts'

/** The moment it is now, and the journal day it belongs to. */
export const presentOf = ({ clock, setup }: Pick<House, 'clock' | 'setup'>) => {
  const moment = clock.here(clock.now())
  const dayEnd = asClockTime(setup.settings.day_ends)
  return { moment, dayEnd, day: journalDay(moment, dayEnd) }
}

/** The clock and the calendar as scripts see them. */
export const timesOf = (house: Pick<House, 'clock' | 'setup'>): Times => ({
  now: () => house.clock.now(),
  today: () => presentOf(house).day,
  clockAt: (instant) => wallClock(house.clock.here(instant)).time,
  read: (typed, looking, withTime) => {
    const { moment, dayEnd, day } = presentOf(house)
    if (!withTime) {
      const said = readDay(typed, day, looking)
      return { value: said.day, echo: said.echo }
    }
    const said = readMoment(typed, { now: moment, dayEnd }, looking)
    const { date, time } = wallClock(said.moment)
    return { value: `${date} ${time}`, echo: said.echo }
  },
  sayDay: (text) => {
    const date = text.slice(0, 10)
    return isDay(date) ? sayDay(date) + text.slice(10).replace(' ', ', ') : text
  },
  addDays,
})

/** The people of a journal as scripts need them; `keep` false adds and changes nobody. */
export const peopleOf = (store: () => Store, keep: boolean): Omit<People, 'gate'> => {
  const imagined: Person[] = []
  const all = () => [...store().people.list(), ...imagined]
  const add = (name: string, relation: Relation): Person => {
    if (keep) return store().people.add(name, relation)
    const person = { id: `new:${name}`, name, relation, gatePassed: null }
    imagined.push(person)
    return person
  }
  return {
    relations,
    all,
    byId: (id) => all().find((one) => one.id === id),
    named: (name, relation) => {
      const good = goodName(name)
      const found = all().find((one) => isSameName(one.name, good))
      return found ?? add(good, goodRelation(relation))
    },
  }
}

const goodRelation = (given: string | undefined): Relation => {
  const relation = relations.find((one) => one === (given ?? 'other'))
  if (relation) return relation
  throw new Problem(`“${given}” is not a relation.`, {
    why: `It can be ${relations.join(', ')}.`,
    next: `Did you mean “${nearest(given ?? '', relations) ?? 'other'}”?`,
    code: exitCode.usage,
  })
}

/** How the people and days of this journal are said, where nothing is written. */
export const sayingOf = (house: House): Saying => {
  let known: ReadonlyMap<string, Person> | undefined
  const everyone = () =>
    new Map(
      house.journal
        .open('read')
        .people.list()
        .map((one) => [one.id, one]),
    )
  const byId = (id: string) => {
    known ??= everyone()
    return known.get(id)
  }
  let abouts: ReadonlyMap<string | null, string> | undefined
  const answered = (id: string) => {
    abouts ??= new Map(
      house.journal
        .open('read')
        .followUps.list(['answered'])
        .map((one) => [one.answeredBy, one.about]),
    )
    return abouts.get(id)
  }
  return { people: { byId }, times: timesOf(house), answered }
}

/** How a walk is to be: about whom, with which switches, and whether anything of it is kept. */
export interface Manner {
  readonly store: () => Store
  readonly switches: ReadonlySet<string>
  readonly keep: boolean
  readonly followUp?: FollowUp
}

/** Everything a walk knows beside its answers. */
export const surroundingsOf = (house: House, manner: Manner): Surroundings => {
  const { store, keep } = manner
  const people = gated(peopleOf(store, keep), house, manner)
  const times = timesOf(house)
  const memory = remembering({
    store,
    flowOf: (name) => house.scripts().flows[name],
    people,
    times,
    week: () => weekOf(times.today(), house.setup.settings.week_starts),
    ...(manner.followUp && { followUp: manner.followUp }),
  })
  return {
    library: house.library(),
    memory: keep ? memory : { ...memory, firstTime: () => true },
    people,
    times,
    switches: manner.switches,
    comingBack: (flow, which) => comingBack(flow, which, house, manner),
  }
}

/** A passed gate leaves the day behind, a stopped one takes it away. */
const gated = (people: Omit<People, 'gate'>, house: House, { store, keep }: Manner): People => ({
  ...people,
  gate: (id, passed) => {
    if (keep) store().people.gatePassed(id, passed ? presentOf(house).day : null)
  },
})

/** The follow-ups of one flow, those due or all open ones, each ready to be walked. */
const comingBack = (
  flow: string,
  which: 'due' | 'open',
  house: House,
  manner: Manner,
): readonly ComingBack[] => {
  const today = presentOf(house).day
  const { flows } = house.scripts()
  return awake(manner.store(), (name) => flows[name])
    .filter((one) => one.flow === flow && (which === 'open' || (one.due ?? today) <= today))
    .map((followUp) => readyToWalk(followUp, house, manner))
}

/** One follow-up with its draft, its surroundings, and what to do when it has been walked. */
export const readyToWalk = (followUp: FollowUp, house: House, manner: Manner): ComingBack => {
  const flow = house.library().flow(followUp.flow)
  const surroundings = surroundingsOf(house, { ...manner, followUp })
  if (!manner.keep)
    return { flow, draft: unkeptDraft(followUp.person), surroundings, finish: () => {} }
  const { store } = manner
  const { moment, day } = presentOf(house)
  const beginning = {
    ...moment,
    day,
    written: moment.instant,
    flow: flow.name,
    flowVersion: flow.version,
    person: followUp.person,
  }
  const mark = `answering/${followUp.id}`
  const draft = keptDraft(store, () => beginning, {
    earlier: unfinished(store().marks.get(mark), store()),
    begun: (id) => {
      store().marks.set(mark, id)
      store().entries.link({ from: id, to: followUp.origin })
    },
  })
  const finish: ComingBack['finish'] = (laters) => {
    if (draft.id === undefined) return
    if (draft.answers.every(({ value }) => value.kind === 'skipped'))
      return store().entries.remove(draft.id)
    store().entries.finish(draft.id, laters)
    store().followUps.answer(followUp.id, draft.id)
  }
  return { flow, draft, surroundings, finish }
}

/** What was answered of a follow-up when it was last left, if anything was. */
const unfinished = (id: string | undefined, { entries }: Store): Entry | undefined => {
  const entry = id === undefined ? undefined : entries.get(id)
  return entry?.state === 'draft' ? entry : undefined
}
