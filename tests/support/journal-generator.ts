import type { Person } from '../../src/journal/entry.ts'
import { addDays, type Day, weekday } from '../../src/time/day.ts'
import { answerTo } from './journal-answers.ts'
import { chanceFrom } from './journal-chance.ts'
import { type Journal, type Ledger, ledger, type Place } from './journal-ledger.ts'
import * as practices from './journal-practices.ts'

/** What kind of journal: the same wish gives the same journal. */
export interface Life {
  readonly seed: number
  readonly from: Day
  readonly days: number
  /** How many people it speaks of, 1 to 4. */
  readonly people?: number
  /** Now and then some days are spent in another zone. */
  readonly travels?: boolean
  /** A practice of one's own, called `walk`. */
  readonly walks?: boolean
}

const home = 'Europe/Berlin'
const elsewhere = ['America/New_York', 'Asia/Tokyo', 'Pacific/Auckland']

const everybody: readonly Person[] = [
  {
    id: '01900000-0000-7000-8000-000000000001',
    name: 'Alex',
    relation: 'partner',
    gatePassed: null,
  },
  { id: '01900000-0000-7000-8000-000000000002', name: 'Ana', relation: 'friend', gatePassed: null },
  { id: '01900000-0000-7000-8000-000000000003', name: 'Mum', relation: 'family', gatePassed: null },
  { id: '01900000-0000-7000-8000-000000000004', name: 'Jo', relation: 'other', gatePassed: null },
]

/** A journal one could believe: gaps, late evenings, clock changes, journeys, promises put off. */
export const generateJournal = (life: Life): Journal => {
  const chance = chanceFrom(life.seed)
  const book = ledger(chance)
  const people = everybody.slice(0, life.people ?? 2)
  let isAway = false
  let zone = home
  for (let passed = 0; passed < life.days; passed++) {
    isAway = isAway ? chance.happens(0.7) : chance.happens(0.04)
    if (life.travels && chance.happens(0.03)) zone = zone === home ? chance.pick(elsewhere) : home
    if (isAway) continue
    const date = addDays(life.from, passed)
    const ease = Math.min(2, (passed / Math.max(life.days, 365)) * 2)
    liveDay({ book, people, chance, ease, date, zone, walks: life.walks ?? false })
  }
  return { entries: book.entries, followUps: book.followUps(), links: book.links, people }
}

interface Living extends practices.Faring {
  readonly book: Ledger
  readonly people: readonly Person[]
  readonly date: Day
  readonly zone: string
  readonly walks: boolean
}

const somebody = ({ chance, people }: Living): string =>
  (chance.happens(0.7) ? people[0] : chance.pick(people))?.id ?? ''

const liveDay = (living: Living): void => {
  const { book, chance, date, zone } = living
  const at = (hour: number, spread = 45): Place => ({
    date,
    zone,
    minutes: hour * 60 + chance.between(0, spread),
  })
  const write = book.write
  book.answerDue(at(8), (one) => answerTo(one, living, date))
  if (chance.happens(0.15)) write(practices.thanks(living, at(12), somebody(living)))
  if (living.walks && chance.happens(0.4)) write(practices.walk(living, at(13)))
  if (chance.happens(0.1)) write(practices.share(living, at(14), somebody(living)))
  heated(living, at)
  if (chance.happens(0.08)) write(practices.ask(living, at(20), somebody(living)))
  if (weekday(date) === 7 && chance.happens(0.75)) reflectOn(living, at(21))
  // An evening runs past midnight now and then, and still belongs to its own day.
  if (chance.happens(0.7)) write(practices.journal(living, at(22, 150), somebody(living)))
}

/** A hard evening: more of them late and on Thursdays, and some become ruptures. */
const heated = (living: Living, at: (hour: number) => Place): void => {
  const { book, chance, date } = living
  if (!chance.happens(weekday(date) === 4 ? 0.6 : 0.25)) return
  const person = somebody(living)
  const place = at(chance.pick([17, 18, 18, 18, 19]))
  const settling = chance.happens(0.8) ? practices.breathe : practices.pause
  const { id } = book.write(settling(living, place, person))
  if (!chance.happens(0.3)) return
  const hours = chance.pick([1, 2, 2.5, 3, 15, 20, 26, 40])
  const minutes = place.minutes + Math.round(hours * 60)
  const from = chance.happens(0.6) ? id : undefined
  book.write(practices.repair(living, { ...place, minutes }, person, hours + 0.25, from))
}

const reflectOn = (living: Living, place: Place): void => {
  const { book, date } = living
  const since = addDays(date, -6)
  const ruptures = book.entries
    .slice(-100)
    .filter(({ flow, day }) => flow === 'repair' && day >= since)
    .flatMap(({ answers }) => answers.find(({ tracks }) => tracks === 'trigger')?.value ?? [])
    .flatMap((value) => (value.kind === 'text' ? [value.text] : []))
  book.write(practices.reflect(living, place, [...new Set(ruptures)]))
}
