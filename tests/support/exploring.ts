import { unkeptDraft } from '../../src/flow/draft.ts'
import type { Flow } from '../../src/flow/flow.ts'
import type { Surroundings } from '../../src/flow/surroundings.ts'
import type { Question } from '../../src/flow/terminal.ts'
import { type Walked, walk } from '../../src/flow/walking/walk.ts'
import { relations } from '../../src/journal/entry.ts'
import { titleOf } from '../../src/journal/titles.ts'
import { candidatesFor, comparedIn } from './candidates.ts'
import { type Choice, type Covering, covering } from './covering.ts'
import { isMark, type Marked } from './marked.ts'
import { livedThrough, loop, origins, plans, week } from './pasts.ts'
import { sitter, type World, wordsOf, world } from './walking.ts'

/** One walk: how it came about, what it came to, and every sentence of it. */
export interface Explored {
  readonly chosen: readonly Choice[]
  readonly asked: readonly string[]
  /** Marks of the steps that were reached. */
  readonly reached: ReadonlySet<string>
  readonly sentences: readonly string[]
  readonly walked: Walked
}

const TIRED = 20
const MOST = 150
const ENDLESS = 200

/** Walks a flow in every kind of situation, until many walks in a row showed no two choices together for the first time. */
export const explore = async (name: string, marked: Marked): Promise<readonly Explored[]> => {
  const cover = covering()
  const all: Explored[] = []
  let idle = 0
  cover.begin()
  while (idle < TIRED && all.length < MOST) {
    all.push(await exploreOnce(name, marked, cover))
    idle = cover.begin() === 0 ? idle + 1 : 0
  }
  return all
}

const exploreOnce = async (name: string, marked: Marked, cover: Covering): Promise<Explored> => {
  const flow = marked.scripts.flows[name]
  if (!flow) throw new Error(`there is no ${name}`)
  const here = world({ scripts: marked.scripts })
  const person = personIn(here, cover)
  if (person !== null) pastIn(here, person, cover)
  const surroundings = around(here, flow, person, cover)
  const terminal = sitter(replying(flow, here, cover))
  const about =
    surroundings.memory.about === '' ? person : (here.store.followUps.list()[0]?.person ?? null)
  const draft = flow.private ? unkeptDraft(about) : here.draft(flow, about)
  const walked = await walk(flow, terminal, draft, surroundings)
  const sentences = [
    ...wordsOf({ said: terminal.said.filter((one) => !isMark(one)), asked: terminal.asked }),
    ...walked.laters.map((later) => later.about),
    ...('id' in draft ? [titleIn(here, draft.id as string | undefined, flow, surroundings)] : []),
  ]
  here.store.close()
  return {
    chosen: cover.chosen,
    asked: terminal.asked.map(({ id }) => id),
    reached: new Set(terminal.said.filter(isMark).map(({ text }) => text)),
    sentences,
    walked,
  }
}

const personIn = (here: World, cover: Covering): string | null => {
  const relation = cover.choose('~person', ['nobody', ...relations])
  const known = relations.find((one) => one === relation)
  if (known === undefined) return null
  const { id } = here.store.people.add('Alex', known)
  if (cover.choose('~gate', ['first', 'again']) === 'again')
    here.store.people.gatePassed(id, here.today())
  return id
}

const pastIn = (here: World, person: string, cover: Covering): void => {
  const plan = plans[cover.choose('~plan', ['none', ...Object.keys(plans)])]
  if (plan) livedThrough(here, 'plan', person, plan)
  if (cover.choose('~week', ['empty', 'full']) === 'full') week(here, person)
  if (cover.choose('~looping', ['no', 'yes']) === 'yes') loop(here, person)
}

const around = (here: World, flow: Flow, person: string | null, cover: Covering): Surroundings => {
  const names = Object.keys(flow.switches)
  const switches = names.filter((name) => cover.choose(`~${name}`, ['off', 'on']) === 'on')
  const from = origins[flow.name]
  if (from === undefined) return here.surroundings(switches)
  const [origin, answers] = from[cover.choose('~origin', Object.keys(from))] ?? ['', {}]
  const about = flow.name === 'settled' ? '' : 'When it gets loud, I will sit down'
  for (const one of here.store.followUps.list(['open'])) here.store.followUps.letGo(one.id)
  livedThrough(here, origin, person, answers, [{ flow: flow.name, due: here.today(), about }])
  const [followUp] = here.store.followUps.list(['open'])
  return here.surroundings(switches, followUp)
}

/** Replies as the covering chooses, the private check apart: it is clear, or it stops. */
const replying = (flow: Flow, here: World, cover: Covering): ((question: Question) => unknown) => {
  const compared = comparedIn(flow)
  const before = new Map<string, string[]>()
  let asked = 0
  return (question) => {
    if (++asked > ENDLESS) throw new Error(`${flow.name} does not end`)
    if (asked === 1 && flow.softStop && cover.choose('~slow', ['no', 'yes']) === 'yes')
      here.wait(1800)
    const { id } = question
    if (id.startsWith('safety.') && flow.name !== 'safety') return checking(id, cover)
    const candidates = candidatesFor(question, compared)
    const given = before.get(id) ?? []
    // Whoever is asked a second time replies something else, so that going back comes to an end.
    const left = Object.keys(candidates).filter((name) => !given.includes(name))
    const name = cover.choose(id, left.length > 0 ? left : ['skip'])
    before.set(id, [...given, name])
    return candidates[name]
  }
}

const stopping: Readonly<Record<string, string>> = {
  fear: 'yes',
  closer: 'harm',
  stopped: 'support',
}

const checking = (id: string, cover: Covering): string => {
  const question = id.replace('safety.', '')
  const earlier = cover.chosen.find(({ at }) => at === '~safety')
  const way = earlier?.candidate ?? cover.choose('~safety', ['clear', 'stops'])
  return way === 'stops' ? (stopping[question] ?? 'no') : 'no'
}

const titleIn = (
  here: World,
  id: string | undefined,
  flow: Flow,
  surroundings: Surroundings,
): string => {
  const entry = id === undefined ? undefined : here.store.entries.get(id)
  return entry ? titleOf(entry, flow, surroundings) : ''
}
