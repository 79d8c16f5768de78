import type { Day } from '../time/day.ts'
import type { Draft, Later, Somebody } from './draft.ts'
import type { Recollection } from './facts.ts'
import type { Flow } from './flow.ts'
import type { Between } from './reading/between.ts'
import type { BreathPhase, Option, Passage, WordGroup } from './terminal.ts'

/** A breathing pattern; `caution` is read once per person on this machine before a pattern that has one. */
export interface Pattern {
  readonly name: string
  readonly title: string
  readonly phases: readonly BreathPhase[]
  /** Its usual length, in seconds. */
  readonly dose: number
  readonly caution: string
}

/** Sentences that offer gentler wording, two at most, and how keeping one's own is said. */
export interface WordingHints {
  readonly sentences: readonly string[]
  readonly keep: string
}

/** Said once when words suggest danger; the first option shows the support screen. */
export interface SupportOffer {
  readonly passage: Passage
  readonly question: string
  readonly options: readonly Option[]
  /** Goes on when the support screen has been read. */
  readonly afterwards: string
  /** Takes the place of the question where nothing is asked. */
  readonly unasked: string
}

/** What the scripts of this machine offer: other flows, word lists, patterns, hints. */
export interface Library {
  flow(name: string): Flow
  words(name: string): readonly WordGroup[]
  pattern(name: string): Pattern
  hints(text: string, afterDisclosure: boolean): Promise<WordingHints>
  /** The one offer to make when a text suggests danger, or undefined. */
  danger(text: string): SupportOffer | undefined
  support(and?: { readonly setUp: boolean }): Promise<readonly Passage[]>
  /** What is said around the questions. */
  readonly between: Between
}

/** What the journal remembers that a script may look at or quote. */
export interface Memory {
  fact(name: string, person: string | null): string | undefined
  recall(what: Recollection, person: string | null): readonly string[]
  /** The answer to a step of the newest plan with this person, or of the entry a follow-up came from, in words. */
  quote(from: 'plan' | 'origin', step: string, person: string | null): string | undefined
  /** The person's own words a follow-up quotes. */
  readonly about: string
  /** What this step was answered last time, about the same person; '' when never. */
  lastTime(flow: string, step: string, person: string | null): string
  /** Finished entries of these flows in the last so many days, newest first, with when they were. */
  recent(flows: readonly string[], days: number): readonly Recent[]
  /** True the first time only, on this machine. */
  firstTime(what: string): boolean
}

/** An entry as a link step offers it. */
export interface Recent {
  readonly id: string
  readonly title: string
  readonly said: string
}

export interface People {
  /** What somebody can be: `partner`, `friend`, … */
  readonly relations: readonly string[]
  all(): readonly Somebody[]
  /** Finds by name or adds; throws a Problem for an empty or impossible name. */
  named(name: string, relation?: string): Somebody
  byId(id: string): Somebody | undefined
  gate(id: string, passed: boolean): void
}

/** The clock, as scripts see it. */
export interface Times {
  now(): Date
  today(): Day
  /** Local time `HH:MM` at an instant. */
  clockAt(instant: Date): string
  /** Reads a day, or a day with time, as typed; throws the Problem to show. `echo` is how it is said. */
  read(typed: string, looking: 'back' | 'ahead', withTime: boolean): { value: string; echo: string }
  sayDay(day: string): string
  addDays(day: Day, days: number): Day
}

/** A follow-up that is due, ready to be walked inside another practice. */
export interface ComingBack {
  readonly flow: Flow
  readonly draft: Draft
  readonly surroundings: Surroundings
  finish(laters: readonly Later[]): void
}

/** Everything a walk knows beside the answers. */
export interface Surroundings {
  readonly library: Library
  readonly memory: Memory
  readonly people: People
  readonly times: Times
  /** Switches given on the command line, `plainly` for example. */
  readonly switches: ReadonlySet<string>
  comingBack(flow: string, which: 'due' | 'open'): readonly ComingBack[]
}
