import type { Day } from '../time/day.ts'
import type { Moment } from '../time/moment.ts'

/**
 * What a person answered to one step. `words` holds several choices, feelings or list items;
 * `seconds` holds a whole length of time, for a breath with its pattern's name as `text`.
 */
export type Value =
  | { readonly kind: 'scale'; readonly number: number }
  | { readonly kind: 'choice'; readonly text: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly text: Day }
  | { readonly kind: 'moment'; readonly text: string }
  | { readonly kind: 'person'; readonly text: string }
  | { readonly kind: 'seconds'; readonly number: number; readonly text: string }
  | { readonly kind: 'skipped' }

/**
 * One answer of one entry. `item` tells repetitions apart ('' outside a `for-each`), `tracks` is what
 * the report counts it as (the step's own word for it), kept here so that a changed script loses nothing.
 */
export interface Answer {
  readonly step: string
  readonly item: string
  readonly value: Value
  readonly tracks: string
}

/** One practice done once. `day` is the journal day, computed when it was begun and never moved. */
export interface Entry extends Moment {
  readonly id: string
  readonly flow: string
  /** The first 12 hex digits of the script's SHA-256, so that an old answer can be read beside its question. */
  readonly flowVersion: string
  readonly person: string | null
  readonly day: Day
  readonly state: 'draft' | 'finished'
  /** When it was written, ISO UTC; differs from `instant` for entries made later than they happened. */
  readonly written: string
  readonly answers: readonly Answer[]
}

/** An answer as it stood before it was changed or taken back; `replaced` is when that was, ISO UTC. */
export interface Earlier extends Answer {
  readonly replaced: string
}

/** This entry came from that one: a repair from a breathe, an answer from the promise it answers. */
export interface Link {
  readonly from: string
  readonly to: string
}

/** Someone this journal speaks of. `gatePassed` is the last day the safety questions let a script go on, or null. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly gatePassed: Day | null
}

export const relations = ['partner', 'friend', 'family', 'other'] as const
export type Relation = (typeof relations)[number]

/**
 * A short flow that comes back later: a promise, a prediction, a check-in, "when did you settle?".
 * `due` null is "at the next start". `about` is the person's own words it will quote.
 */
export interface FollowUp {
  readonly id: string
  readonly flow: string
  readonly origin: string
  readonly person: string | null
  readonly due: Day | null
  readonly about: string
  readonly state: 'open' | 'answered' | 'let go'
  readonly answeredBy: string | null
}
