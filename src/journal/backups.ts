import { addDays, type Day, isDay } from '../time/day.ts'
import type { Moment } from '../time/moment.ts'
import { weekOf } from '../time/period.ts'

/**
 * Why a backup was made: by itself once a day, because it was asked for, or before something that changes
 * much. `unopened` is a journal that could not be opened when another one took its place, byte for byte;
 * `salvaged` is what was saved from a damaged one, and lies beside the journal.
 */
export const reasons = [
  'daily',
  'by-hand',
  'before-migration',
  'before-import',
  'before-restore',
  'unopened',
  'salvaged',
] as const
export type Reason = (typeof reasons)[number]

/** A copy of the journal in one file, as its name tells it. */
export interface Backup {
  readonly path: string
  readonly name: string
  readonly reason: Reason
  readonly day: Day
  readonly bytes: number
}

/** How much a journal holds. */
export interface Counts {
  readonly entries: number
  readonly people: number
  readonly followUps: number
}

/** As much of an entry as tells it from the others, and none of its words. */
export interface Brief extends Moment {
  readonly id: string
  readonly flow: string
}

/** What putting a backup back would do to the entries there are now, each once, newest first. */
export interface Difference {
  /** Only in the backup: they would come back. */
  readonly back: readonly Brief[]
  /** Those of them that were deleted for good since. */
  readonly deleted: readonly Brief[]
  /** Only in the present journal: they would be gone. */
  readonly gone: readonly Brief[]
  /** In both, and not the same. */
  readonly changed: readonly Brief[]
}

/** How much a journal holds, and the newest entry in it. */
export interface Inside {
  readonly counts: Counts
  readonly newest: Brief | undefined
}

/** What is found in a backup, and beside it what the present journal holds: undefined when there is none or it cannot be read. */
export interface Look extends Inside {
  readonly present: (Inside & { readonly difference: Difference }) | undefined
}

/** The entries and people called like that, the backups in which they are still found, and those that could not be looked into. */
export interface Holding {
  readonly ids: readonly string[]
  readonly backups: readonly Backup[]
  readonly unread: readonly Backup[]
}

/**
 * The Backups port: copies of the journal, each opened again, checked and counted before it is kept. Calls
 * throw a Problem and have then changed nothing.
 */
export interface Backups {
  readonly folder: string
  /** Those in the folder, and what was saved from a damaged journal, newest first. */
  list(): readonly Backup[]
  /** Copies the journal as it is now, into the folder unless another one is named. */
  make(reason: Reason, folder?: string): Backup & { readonly counts: Counts }
  /** Makes the day's own backup unless it is there. */
  makeDaily(): void
  /** Opens a backup and checks it, all of it. */
  look(path: string): Look
  /** Puts a backup in the journal's place and returns the copy of what was there, if anything was. */
  putBack(path: string): Backup | undefined
  /** Where entries or people are found, by their ids or the beginnings or ends of them. */
  holding(...parts: readonly string[]): Holding
  /** Whether the journal's own key opens a backup, or neither of them is locked. */
  isLockedAsJournal(backup: Backup): boolean
  /** Writes a backup anew, locked with the key of the journal. */
  lockAsJournal(backup: Backup): void
  /** Removes what was left where a program was killed that made a copy or wrote one anew. */
  clearUnfinished(): void
  /** Removes a backup, its contents blanked. */
  remove(backup: Backup): void
  /** Writes a backup anew without these entries and people. */
  removeFrom(backup: Backup, ...ids: readonly string[]): void
}

const salvaged = /-salvaged-(\d{4})(\d{2})(\d{2})T\d{6}Z\.db$/
const written = /^journal-(\d{4}-\d{2}-\d{2})(?:T\d{6}Z-([a-z-]+?)(?:-\d+)?)?\.db$/

/**
 * `journal-2026-11-23.db` for the day's own, `journal-2026-11-23T090100Z-before-import.db` for the others,
 * in UTC; a `again` above 1 tells apart those of one second.
 */
export const backupName = (reason: Reason, now: Date, again = 1): string => {
  const [day, time = ''] = now.toISOString().split('T')
  if (reason === 'daily') return `journal-${day}.db`
  const number = again > 1 ? `-${again}` : ''
  return `journal-${day}T${time.slice(0, 8).replaceAll(':', '')}Z-${reason}${number}.db`
}

/** Whether this is a copy of a journal that was well: what a person would put back first. */
export const isGoodCopy = ({ reason }: Backup): boolean =>
  reason !== 'unopened' && reason !== 'salvaged'

/** The day and the reason a name tells; undefined for a file of another kind. */
export const readBackupName = (name: string): Pick<Backup, 'day' | 'reason'> | undefined => {
  const saved = salvaged.exec(name)?.slice(1).join('-')
  if (saved && isDay(saved)) return { day: saved, reason: 'salvaged' }
  const [, day, given = 'daily'] = written.exec(name) ?? []
  const reason = reasons.find((one) => one === given)
  return day && isDay(day) && reason ? { day, reason } : undefined
}

const daysKept = 7
const weeksKept = 4
const monthsKept = 12
const othersKept = 10

/** For so many days nothing pushes out what a restore replaced: it may be in no other copy. */
const daysReplacedStay = 30

/**
 * The backups that may go: all but the newest of each of the last 7 days, 4 weeks and 12 months that have
 * one. Of those made before something else the newest 10 stay, and what was replaced within the last 30 days;
 * those made by hand are never let go, nor is what was saved from a damaged journal. Days later than today
 * come from a clock that was wrong, then or now: they are counted for themselves, and push out none of the others.
 */
export const toLetGo = (backups: readonly Backup[], today: Day): readonly Backup[] => {
  const newestFirst = backups.toSorted((a, b) => (a.name < b.name ? 1 : -1))
  const { ahead = [], come = [] } = Object.groupBy(newestFirst, ({ day }) =>
    day > today ? 'ahead' : 'come',
  )
  const kept = new Set([...keptOf(ahead, today), ...keptOf(come, today)])
  return newestFirst.filter((backup) => !kept.has(backup))
}

const keptOf = (newestFirst: readonly Backup[], today: Day): readonly Backup[] => {
  const of = (...wanted: readonly Reason[]) =>
    newestFirst.filter(({ reason }) => wanted.includes(reason))
  const daily = of('daily')
  const lately = addDays(today, -daysReplacedStay)
  return [
    ...newestOfEach(daily, ({ day }) => day, daysKept),
    ...newestOfEach(daily, ({ day }) => weekOf(day, 'monday').name, weeksKept),
    ...newestOfEach(daily, ({ day }) => day.slice(0, 7), monthsKept),
    ...of('before-migration', 'before-import', 'before-restore').slice(0, othersKept),
    // What could not be opened is counted for itself: it pushes out nothing that can be.
    ...of('unopened').slice(0, othersKept),
    ...of('before-restore', 'unopened').filter(({ day }) => day > lately),
    ...of('by-hand', 'salvaged'),
  ]
}

const newestOfEach = (
  newestFirst: readonly Backup[],
  span: (backup: Backup) => string,
  many: number,
): readonly Backup[] => {
  const spans = Map.groupBy(newestFirst, span)
  return [...spans.values()].slice(0, many).flatMap(([newest]) => newest ?? [])
}
