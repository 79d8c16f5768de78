import { exitCode, Problem } from '../errors.ts'
import type { Terminal } from '../flow/terminal.ts'
import { walk } from '../flow/walking/walk.ts'
import type { FollowUp } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'
import { sayMomentFrom } from '../time/moment.ts'
import { readDay } from '../time/reading-day.ts'
import type { Command } from './command.ts'
import type { House } from './house.ts'
import { readyToWalk } from './practice/surroundings.ts'
import { leadOn, practise } from './practice.ts'
import { presentOf } from './present.ts'
import { dueOf } from './today.ts'

/** Goes through what has come back: each can be answered, moved to another day, or let go. */
export const followUp: Command = {
  name: 'follow-up',
  group: 'Look back',
  about: 'what has come back: promises, predictions, check-ins',
  takes: '[id]',
  options: [['--list', 'only list them, with their ids and days']],
  run: async (house, [id], flags) => {
    const store = house.journal.open('read')
    if (flags.json) return house.screen.records({ follow_ups: store.followUps.list(['open']) })
    if (flags.list) return list(store, house)
    const waiting = id === undefined ? dueOf(store, house) : [followUpNamed(id, store)]
    if (waiting.length === 0) return house.screen.say(sayingOf(house).nothing)
    const terminal = await house.terminal()
    const writing = house.journal.open('write')
    for (const [place, one] of waiting.entries()) {
      const last = place === waiting.length - 1
      if (!(await goThrough(one, writing, house, terminal, last))) return
    }
  },
}

const sayingOf = (house: House) => house.library().between['come-back']

const list = (store: Store, house: House): void => {
  for (const one of store.followUps.list(['open'])) {
    const title = titleOf(one, house.scripts().flows[one.flow]?.title ?? one.flow, store)
    const due = one.due ?? 'next time'
    const said = one.about || momentOfOrigin(one, store, house)
    house.screen.data(
      `${house.screen.fit(`${one.id.slice(-8)}  ${due.padEnd(10)}  ${title}${said && `: ${said}`}`)}\n`,
    )
  }
}

const followUpNamed = (id: string, store: Store): FollowUp => {
  const ids = store.followUps.startingWith(id)
  const found = store.followUps.list(['open']).find((one) => one.id === ids[0])
  if (found && ids.length === 1) return found
  throw new Problem(
    ids.length > 1 ? `Several are called “${id}”.` : `Nothing open is called “${id}”.`,
    {
      next: 'See the ids: capacity follow-up --list',
      code: exitCode.usage,
    },
  )
}

/**
 * Asks what is to be done with one and does it; false when the others are left for now: because somebody said so,
 * or because it led on to something else. Whoever has just been shown who could help is asked about no promise.
 */
const goThrough = async (
  one: FollowUp,
  store: Store,
  house: House,
  terminal: Terminal,
  last: boolean,
): Promise<boolean> => {
  if (!isOpen(one, store)) return true
  const between = sayingOf(house)
  const flow = house.library().flow(one.flow)
  terminal.say({ text: titleOf(one, flow.title, store), tone: 'title' })
  const when = momentOfOrigin(one, store, house)
  if (one.about) terminal.say({ text: one.about, tone: 'quote' })
  else if (when) terminal.say({ text: when, tone: 'quiet' })
  const choice = await terminal.ask({
    kind: 'choose',
    id: 'follow-up',
    text: between.choose,
    options: [
      { key: 'answer', text: between.answer },
      { key: 'move', text: between.move },
      { key: 'let-go', text: between['let-go'] },
      ...(last ? [] : [{ key: 'enough', text: between.enough }]),
    ],
  })
  if (choice === 'enough') return false
  if (choice !== undefined && !isOpen(one, store))
    terminal.say({ text: between.elsewhere, tone: 'quiet' })
  else if (choice === 'let-go') store.followUps.letGo(one.id)
  else if (choice === 'move') await move(one, store, house, terminal)
  else if (choice === 'answer') return !(await answer(one, house, terminal))
  return true
}

/** What it is, and with whom where its own sentence does not say so. */
const titleOf = ({ person, about }: FollowUp, title: string, store: Store): string => {
  const name = person === null ? undefined : nameOf(person, store)
  return name === undefined || about.includes(name) ? title : `${title} · ${name}`
}

/** When it was that it came from: of two that say nothing of themselves, it tells which is meant. */
const momentOfOrigin = ({ origin }: FollowUp, store: Store, house: House): string => {
  const entry = store.entries.get(origin)
  return entry === undefined ? '' : sayMomentFrom(entry, presentOf(house).moment)
}

/** Another window may have got to it first. */
const isOpen = ({ id }: FollowUp, store: Store): boolean =>
  store.followUps.list(['open']).some((one) => one.id === id)

/** Walks it; says whether it led on to something else, which has been gone through by then. */
const answer = async (one: FollowUp, house: House, terminal: Terminal): Promise<boolean> => {
  const store = () => house.journal.open('write')
  const ready = readyToWalk(one, house, { store, switches: new Set(), keep: true })
  const { flow, draft, surroundings } = ready
  const { laters, leadsTo } = await walk(flow, terminal, draft, surroundings, { quoted: one.about })
  ready.finish(laters)
  const name = one.person === null ? undefined : nameOf(one.person, store())
  const next = await leadOn(house, name === undefined ? {} : { with: name }, leadsTo, one.origin)
  if (next) await practise(house, next)
  return leadsTo !== undefined
}

const nameOf = (person: string, store: Store): string | undefined =>
  store.people.list().find(({ id }) => id === person)?.name

const move = async (
  one: FollowUp,
  store: Store,
  house: House,
  terminal: Terminal,
): Promise<void> => {
  const { day } = presentOf(house)
  const read = (typed: string) => readDay(typed, day, 'ahead')
  const typed = await terminal.ask({
    kind: 'date',
    id: 'follow-up-day',
    text: sayingOf(house).day,
    check: (text) => read(text).echo,
    suggestions: ['tomorrow', '+3d', '+7d'].map((text) => ({
      key: text,
      text,
      note: read(text).echo,
    })),
  })
  if (typeof typed === 'string') store.followUps.move(one.id, read(typed).day)
}
