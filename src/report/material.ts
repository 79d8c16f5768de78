import type { Flow } from '../flow/flow.ts'
import type { Scripts } from '../flow/library.ts'
import type { Entry, FollowUp, Link, Person } from '../journal/entry.ts'
import { addDays, type Day, firstDay } from '../time/day.ts'
import { type Period, previous, type WeekStart } from '../time/period.ts'

/** Everything a report reads. Entries may reach beyond the period, and for the threads through it they need to. */
export interface Material {
  readonly entries: readonly Entry[]
  readonly followUps: readonly FollowUp[]
  readonly links: readonly Link[]
  readonly people: readonly Person[]
  readonly flows: Readonly<Record<string, Flow>>
  /** What everybody is offered, without a person's own additions. */
  readonly shipped: Pick<Scripts, 'flows' | 'words' | 'patterns'>
  readonly period: Period
  /** Only what is about this person, by id; null for everything. */
  readonly person: string | null
  readonly weekStarts: WeekStart
  readonly today: Day
  /** Whether words suggest danger. */
  readonly suggestsDanger: (text: string) => boolean
  /** The present instant, ISO UTC: what is still open has been open until then. */
  readonly now: string
}

/** How a report is asked for. */
export interface Wish {
  /** None of the person's words: no texts, no names, no words of their own. */
  readonly numbersOnly?: boolean
  /** With what the person keeps to themselves, which is left out otherwise. */
  readonly private?: boolean
  /** The period before stands beside this one. */
  readonly compare?: boolean
}

/** A thread older than this when the period begins is not picked up again. */
const longestThread = 366

/** The first day whose entries a report over this period needs; the last is today. */
export const readsFrom = (period: Period, { compare = false }: Wish): Day => {
  const { since } = (compare && previous(period)) || period
  const earliest = addDays(firstDay, longestThread)
  return since < earliest ? firstDay : addDays(since, -longestThread)
}
