import type { Entry, FollowUp, Link, Person } from './entry.ts'

/** Text that stands in an unfinished answer. */
export interface Typing {
  readonly entry: string
  readonly step: string
  readonly item: string
  readonly text: string
}

/**
 * Everything a journal holds, as it goes from one journal to another. Earlier versions of changed
 * answers are not part of it: what was taken back is nobody else's to read.
 */
export interface Contents {
  readonly people: readonly Person[]
  /** Oldest first, drafts among them. */
  readonly entries: readonly Entry[]
  readonly typing: readonly Typing[]
  readonly followUps: readonly FollowUp[]
  readonly links: readonly Link[]
  /** The ids of what was deleted for good. */
  readonly tombstones: readonly string[]
}

/** How many of each came into a journal, how many were there already, and how many had been deleted there. */
export interface TakenIn {
  readonly people: number
  readonly entries: number
  readonly known: number
  readonly deleted: number
}
