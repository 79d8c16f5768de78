import type { Later } from '../flow/draft.ts'
import type { Day } from '../time/day.ts'
import type { Moment } from '../time/moment.ts'
import type { Contents, TakenIn } from './contents.ts'
import type { Answer, Earlier, Entry, FollowUp, Link, Person, Relation } from './entry.ts'

/**
 * The Store port: one journal, opened. Everything is on disk when a call returns; each call is one
 * transaction. Calls throw a Problem (busy, damaged, full disk) and then have changed nothing.
 */
export interface Store {
  readonly entries: Entries
  readonly followUps: FollowUps
  readonly people: PeopleKept
  readonly marks: Marks
  /** All of it, of one moment. */
  contents(): Contents
  /**
   * Takes in what is not here yet, with ids, instants and days as they are. A draft that was finished there is
   * finished, and an open follow-up that was answered or let go there is so here; the rest stays as it is.
   * Somebody of a name that is here already is that person; what was deleted here stays deleted, and what was
   * deleted there stays here.
   */
  takeIn(contents: Contents): TakenIn
  /** Everything written inside is kept, or none of it when it throws. Nothing may be removed inside. */
  together<Result>(work: () => Result): Result
  close(): void
}

/** What is known of an entry when its practice begins. */
export interface Beginning extends Moment {
  /** The id it has already, when it was kept elsewhere before. */
  readonly id?: string
  readonly flow: string
  readonly flowVersion: string
  readonly person: string | null
  readonly day: Day
  readonly written: string
}

/** Which entries to read; all given have to fit. Days are inclusive. Oldest first. */
export interface Wanted {
  readonly since?: Day
  readonly until?: Day
  readonly person?: string
  readonly flows?: readonly string[]
  readonly state?: Entry['state']
  /** The newest so many, still oldest first. */
  readonly newest?: number
}

export interface Entries {
  /** Opens a draft and returns its id (UUIDv7). */
  begin(beginning: Beginning): string
  /** Replaces the answer to that step and item, at its place; the one before stays as an earlier version. Clears what was being typed there. */
  keep(entry: string, answer: Answer): void
  /** Keeps text that stands in an unfinished answer. */
  typing(entry: string, step: string, item: string, text: string): void
  /** Text kept by `typing` and not answered since, or ''. */
  typed(entry: string, step: string, item: string): string
  /** The items under which something kept by `typing` stands. */
  typedUnder(entry: string): readonly string[]
  /** Takes answers back, of these steps or of one item in them; they stay as earlier versions. */
  forget(entry: string, steps: readonly string[], item?: string): void
  about(entry: string, person: string | null): void
  /** The draft is done: its follow-ups are due from now on. */
  finish(entry: string, laters: readonly Later[]): void
  /** Removes entries with their versions, links and follow-ups, all or none; tombstones (the ids alone) stay. */
  remove(...entries: readonly string[]): void
  get(id: string): Entry | undefined
  /** What its answers were before they were changed or taken back, oldest first. */
  earlier(id: string): readonly Earlier[]
  /** Ids that start or end with these characters (at least 4), for `show 0192…`. */
  startingWith(prefix: string): readonly string[]
  list(wanted: Wanted): readonly Entry[]
  link(link: Link): void
  links(): readonly Link[]
  /** Entries that hold all of these words, newest first. */
  search(words: readonly string[]): readonly Entry[]
}

export interface FollowUps {
  /** All in these states, those due first (null first, then by day). Those of unfinished entries are not among them. */
  list(states?: readonly FollowUp['state'][]): readonly FollowUp[]
  move(id: string, due: Day): void
  letGo(id: string): void
  answer(id: string, by: string): void
  startingWith(prefix: string): readonly string[]
}

export interface PeopleKept {
  list(): readonly Person[]
  /** Throws a Problem when someone of that name (case and accents aside) is there already. */
  add(name: string, relation: Relation): Person
  rename(id: string, name: string, relation: Relation): void
  /** Moves everything about one person to another, then removes the first. */
  merge(from: string, into: string): void
  /** Removes a person; their entries stay, about nobody. */
  remove(id: string): void
  gatePassed(id: string, on: Day | null): void
}

/** Small notes of this journal about itself: cautions already shown, the device's name. */
export interface Marks {
  get(name: string): string | undefined
  set(name: string, value: string): void
}
