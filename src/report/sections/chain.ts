import type { Entry } from '../../journal/entry.ts'
import { type Day, isDay } from '../../time/day.ts'
import { restored } from '../keys.ts'
import { answersUnder, numberIn, type Reading, textIn, writtenMomentIn } from '../reading.ts'
import type { PromiseDue } from '../readings/promises.ts'
import type { Rupture } from '../readings/ruptures.ts'
import type { Chain, ChainLink, ChainState, Passage } from '../summary.ts'
import { plainNumber, sayHours, shortDay, shortMoment } from './plainly.ts'
import type { Telling } from './section.ts'

/** One rupture link by link: what set it off → settled → came back → promise → kept → trust. */
export const chainOf = (rupture: Rupture, telling: Telling): Chain => {
  const { reading, naming } = telling
  const { entry } = rupture
  return {
    when: whenOf(entry, reading),
    title: naming.title(entry) || 'A rupture',
    with: naming.who(entry.person),
    links: [triggerLink, settledLink, cameBackLink, promiseLink, keptLink, trustLink].flatMap(
      (link) => link(rupture, telling) ?? [],
    ),
    passages: chainPassages(rupture, telling),
  }
}

/** When it happened, as it was written down; otherwise when it was come back to. */
const whenOf = (entry: Entry, { period }: Reading): string => {
  const [date = '', time = ''] = writtenMomentIn(entry, 'rupture-at')?.split(' ') ?? []
  if (isDay(date)) return `${shortDay(date, period)}, ${time}`
  return shortMoment(entry, period)
}

type LinkMaker = (rupture: Rupture, telling: Telling) => ChainLink | undefined

const triggerLink: LinkMaker = ({ entry, settling }, { naming }) => {
  const strength = settling?.before ?? numberIn(entry, 'before')
  const earlier = settling && settling.entry.id !== entry.id ? settling.entry : undefined
  const text = naming.own(earlier ? textIn(earlier, 'trigger') : '')
  const said = [text, strength === undefined ? '' : `strength ${strength}`].filter(Boolean)
  if (said.length === 0) return undefined
  return { id: 'trigger', label: 'What set it off', said: said.join(' · '), state: 'done' }
}

const settledLink: LinkMaker = ({ settling, settled }, { naming }) => {
  if (settling === undefined && settled === undefined) return undefined
  const numbers = settling ? `${plainNumber(settling.before)} → ${plainNumber(settling.after)}` : ''
  const when = settled === undefined ? '' : naming.choice('settled', settled)
  const state: ChainState = settled === 'not-yet' ? 'open' : 'done'
  return {
    id: 'settled',
    label: 'Settled',
    said: [numbers, when].filter(Boolean).join(', '),
    state,
  }
}

const cameBackLink: LinkMaker = ({ entry, at, cameBack }, { reading }) => ({
  id: 'came back',
  label: 'Came back to it',
  said:
    at === undefined
      ? shortDay(entry.day, reading.period)
      : `after ${sayHours((cameBack - at) / 3_600_000)}`,
  state: 'done',
})

const promiseLink: LinkMaker = ({ promises }, { naming }) => {
  if (promises.length === 0) return undefined
  const words = promises.map(({ about }) => naming.own(about)).filter(Boolean)
  const said = words.join(' · ') || (promises.length === 1 ? 'one' : String(promises.length))
  return {
    id: 'promise',
    label: promises.length === 1 ? 'A promise' : 'Promises',
    said,
    state: 'done',
  }
}

const keptLink: LinkMaker = ({ promises }, telling) => {
  if (promises.length === 0) return undefined
  const said = promises.map((promise) => sayPromise(promise, telling)).join(' · ')
  return { id: 'kept', label: 'Kept?', said, state: keptState(promises) }
}

/** How a promise stands: its answer as the script says it, or the day it comes back. */
const sayPromise = ({ answer, due }: PromiseDue, { reading, naming }: Telling): string =>
  answer === undefined ? sayWaiting(due, reading) : naming.choice('promise-kept', answer)

const keptState = (promises: readonly PromiseDue[]): ChainState => {
  const states = promises.map(({ answer }) => answer)
  if (states.every((answer) => answer === 'kept')) return 'done'
  return states.some((answer) => answer === 'kept' || answer === 'partly') ? 'partly' : 'open'
}

/** The day something comes back, or that it is there to be answered. */
const sayWaiting = (due: Day, { material, period }: Reading): string =>
  due > material.today ? `comes back ${shortDay(due, period)}` : 'no answer yet'

const trustLink: LinkMaker = ({ checks, nextCheck }, { reading, naming }) => {
  const last = checks.at(-1)
  if (last === undefined) {
    const said = nextCheck === undefined ? 'no answer yet' : sayWaiting(nextCheck, reading)
    return { id: 'trust', label: 'Trust', said, state: 'open' }
  }
  return {
    id: 'trust',
    label: 'Trust',
    said: `${naming.choice('trust', last.trust)}, ${shortDay(last.entry.day, reading.period)}`,
    state: trustState(last.trust),
  }
}

/** Whether a check-in closes the chain. */
export const trustState = (trust: string | undefined): ChainState =>
  trust === restored ? 'done' : trust === 'partly' ? 'partly' : 'open'

const chainPassages = (rupture: Rupture, { reading, naming }: Telling): readonly Passage[] => {
  const title = naming.title(rupture.entry)
  const signposts = reading.ever
    .filter(({ instant }) => instant >= rupture.entry.instant)
    .flatMap((entry) => answersUnder(entry, 'signpost'))
    .flatMap(({ item, value }) => (item === title && value.kind === 'text' ? [value.text] : []))
  const taking = rupture.checks.map(({ entry }) => textIn(entry, 'taking'))
  return [
    ...signposts.slice(-1).map((text) => ({ label: 'As a signpost', text: naming.own(text) })),
    ...taking
      .slice(-1)
      .map((text) => ({ label: 'What you take with you', text: naming.own(text) })),
  ].filter(({ text }) => text !== '')
}
