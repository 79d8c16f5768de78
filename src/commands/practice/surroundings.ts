import { exitCode, Problem } from '../../errors.ts'
import { unkeptDraft } from '../../flow/draft.ts'
import { nearest } from '../../flow/nearest.ts'
import { isSameName } from '../../flow/person-names.ts'
import type { ComingBack, People, Surroundings } from '../../flow/surroundings.ts'
import {
  type Entry,
  type FollowUp,
  type Person,
  type Relation,
  relations,
} from '../../journal/entry.ts'
import { keptDraft } from '../../journal/kept-draft.ts'
import { remembering } from '../../journal/remembering.ts'
import { awake } from '../../journal/resting.ts'
import type { Store } from '../../journal/store.ts'
import { weekOf } from '../../time/period.ts'
import type { House } from '../house.ts'
import { goodName } from '../people/naming.ts'
import { presentOf, timesOf } from '../present.ts'

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
    const { id, answers } = draft
    if (id === undefined) return
    const { entries, followUps, together } = store()
    if (answers.every(({ value }) => value.kind === 'skipped')) return entries.remove(id)
    together(() => {
      entries.finish(id, laters)
      followUps.answer(followUp.id, id)
    })
  }
  return { flow, draft, surroundings, finish }
}

/** What was answered of a follow-up when it was last left, if anything was. */
const unfinished = (id: string | undefined, { entries }: Store): Entry | undefined => {
  const entry = id === undefined ? undefined : entries.get(id)
  return entry?.state === 'draft' ? entry : undefined
}
