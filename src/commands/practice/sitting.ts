import { exitCode, Problem } from '../../errors.ts'
import type { Flow } from '../../flow/flow.ts'
import { isSameName, refuseSentence } from '../../flow/person-names.ts'
import type { People } from '../../flow/surroundings.ts'
import type { Beginning } from '../../journal/store.ts'
import type { Day } from '../../time/day.ts'
import { asClockTime, type Moment } from '../../time/moment.ts'
import { readDay } from '../../time/reading-day.ts'
import { readMoment } from '../../time/reading-when.ts'
import { type Flags, groups, textFlag } from '../command.ts'
import type { House } from '../house.ts'
import { nearName } from '../people/naming.ts'
import { presentOf } from '../present.ts'
import { peopleOf } from './surroundings.ts'

/** What one sitting begins with. */
export interface Sitting {
  readonly flow: Flow
  readonly flags: Flags
  /** Words after the command. */
  readonly given: string
  /** They came in on standard input, and stand nowhere on the screen. */
  readonly unseen?: boolean
  /** When it happened, where that was not just now. */
  readonly when?: When
  /** The entry whose practice led here. */
  readonly cameFrom?: string
}

/** A moment somebody named, its journal day, and how it was understood. */
interface When {
  readonly moment: Moment
  readonly day: Day
  readonly echo: string
}

/** Whom and when an entry is about; the person is looked up, or added, when the first answer is kept. */
export const beginningOf = (house: House, sitting: Sitting): Beginning => {
  const { flow } = sitting
  const present = presentOf(house)
  const { moment, day } = sitting.when ?? present
  const people = peopleOf(() => house.journal.open('write'), true)
  const person = personOf(house, sitting, people)
  const written = present.moment.instant
  return { ...moment, day, written, flow: flow.name, flowVersion: flow.version, person }
}

/** Whom it is about: `--with`, else the default person where the practice is about somebody; null for nobody yet. */
export const personOf = (
  house: House,
  { flow, flags }: Sitting,
  people: Pick<People, 'all' | 'named'>,
): string | null => {
  const usual = flow.about === 'somebody' ? house.setup.settings.person : ''
  const name = textFlag(flags, 'with') ?? (usual || onlyPerson(flow, people))
  return name === '' ? null : people.named(name).id
}

/** In the moment nobody is asked whom it is about: with a single person known, their plan is the one to show. */
const onlyPerson = ({ about, group }: Flow, people: Pick<People, 'all'>): string => {
  const [only, ...others] = about === 'somebody' && group === groups[0] ? people.all() : []
  return others.length === 0 ? (only?.name ?? '') : ''
}

/** A new name adds somebody, so a sentence is none, and one that is a letter away from a known one is asked back about. */
export const refuseNearMiss = (house: House, flags: Flags): void => {
  const name = textFlag(flags, 'with')
  if (name === undefined) return
  const names = house.journal
    .open('look')
    .people.list()
    .map((one) => one.name)
  refuseSentence(name, names)
  const known = names.some((one) => isSameName(one, name))
  const close = known ? undefined : nearName(name, names)
  if (close === undefined) return
  throw new Problem(`There is nobody called “${name}” yet.`, {
    why: `Did you mean “${close}”?`,
    next: `If ${name} is somebody else: capacity people add ${JSON.stringify(name)}`,
    code: exitCode.usage,
  })
}

/** `--on DAY` is noon of that day, `--at "DAY TIME"` the moment itself. Throws a Problem for the future and the half-understood. */
export const whenOf = (house: House, flags: Flags): When | undefined => {
  const { moment: now, dayEnd, day: today } = presentOf(house)
  const at = textFlag(flags, 'at')
  const on = textFlag(flags, 'on')
  if (at !== undefined) return readMoment(at, { now, dayEnd }, 'back')
  if (on === undefined) return undefined
  const { day, echo } = readDay(on, today, 'back')
  if (day === today) return undefined
  const { moment } = readMoment(`${day} 12:00`, { now, dayEnd: asClockTime('00:00') }, 'back')
  return { moment, day, echo }
}

/** The switches of a flow that were given. */
export const switchesOf = (flow: Flow, flags: Flags): ReadonlySet<string> =>
  new Set(Object.keys(flow.switches).filter((name) => flags[camel(name)]))

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
