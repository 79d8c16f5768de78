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

/** What became of contents that were taken in, counted. */
export interface TakenIn {
  readonly people: number
  readonly entries: number
  /** Drafts here that had been finished there. */
  readonly finished: number
  /** Follow-ups that were open here and had been answered or let go there. */
  readonly settled: number
  /** Entries that are here already, left as they are. */
  readonly known: number
  /** Entries that were deleted here, and are not brought back. */
  readonly deleted: number
  /** Ids of entries that were deleted there and stay here. */
  readonly deletedThere: readonly string[]
}
