import type { Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'

/**
 * A report as plain data, computed once and rendered by every format. All texts are plain: each format escapes them,
 * the person's words and ours alike. In a report of numbers alone the person's words are not in here at all.
 */
export interface Summary {
  readonly schema: 1
  readonly title: string
  readonly period: {
    readonly kind: Period['kind']
    readonly name: string
    readonly since: Day
    readonly until: Day
    /** As it is said: `9 – 15 November 2026`. */
    readonly said: string
  }
  /** The one person it is about; '' for everybody. */
  readonly with: string
  readonly made: Day
  readonly numbersOnly: boolean
  readonly entries: number
  readonly sections: readonly Section[]
}

export interface Section {
  /** `ruptures`, `promises`, …; `own:NAME` for a flow of the person's own. */
  readonly id: string
  readonly title: string
  readonly figures: readonly Figure[]
  readonly parts: readonly Part[]
}

/** One number with what it rests on. `value` is null until it may be said. */
export interface Figure {
  readonly id: string
  readonly label: string
  readonly unit: 'points' | 'hours' | 'share' | 'count' | 'words' | 'days' | 'score' | 'band'
  readonly n: number
  /** The n from which it is said; 0 for a plain count. */
  readonly least: number
  readonly state: 'said' | 'list' | 'too early'
  readonly value: number | string | null
  /** 95 % interval of a share. */
  readonly low: number | null
  readonly high: number | null
  readonly lowerQuartile: number | null
  readonly upperQuartile: number | null
}

export type Part =
  | Words
  | Counts
  | Pairs
  | Shares
  | WeatherMap
  | Calendar
  | Thread
  | Chains
  | Passages
  | Comparison

/** A sentence of ours; an aside is one about how far the others can be trusted. */
export interface Words {
  readonly kind: 'sentence' | 'aside'
  readonly text: string
}

/** How often each thing was named. */
export interface Counts {
  readonly kind: 'counts'
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly count: number }[]
}

/** Two values of each row on one scale: before and after, feared and happened, importance and lived. */
export interface Pairs {
  readonly kind: 'pairs'
  readonly title: string
  readonly from: string
  readonly to: string
  /** The scale is 0 to this: 10, or 100 for percent. */
  readonly outOf: 10 | 100
  /** `beside` where neither value came before the other. */
  readonly order: 'then' | 'beside'
  readonly rows: readonly {
    readonly label: string
    readonly from: number
    readonly to: number
    readonly n: number
  }[]
}

/** Shares k of n with their 95 % intervals, 0 to 1. */
export interface Shares {
  readonly kind: 'shares'
  readonly title: string
  readonly rows: readonly {
    readonly label: string
    readonly k: number
    readonly n: number
    readonly low: number
    readonly high: number
  }[]
}

/** Each day as a point, 0–10 each way. */
export interface WeatherMap {
  readonly kind: 'weather'
  readonly title: string
  readonly points: readonly {
    readonly label: string
    readonly pleasantness: number
    readonly energy: number
  }[]
}

/** Pleasantness 0–10 over days, or over months when there are years of them; null where nothing was written down. */
export interface Calendar {
  readonly kind: 'calendar'
  readonly title: string
  readonly layout: 'weeks' | 'months' | 'years'
  readonly low: string
  readonly high: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    /** One for each column; undefined where the calendar has no such day. */
    readonly cells: readonly (CalendarCell | null)[]
  }[]
}

export interface CalendarCell {
  readonly label: string
  readonly value: number | null
}

/** Ruptures, repairs and moments of understanding along the days of the period; all times in days since it began. */
export interface Thread {
  readonly kind: 'thread'
  readonly title: string
  readonly days: readonly string[]
  readonly ruptures: readonly {
    readonly label: string
    readonly at: number
    readonly cameBack: number
    readonly checked: number | null
    readonly state: ChainState
  }[]
  readonly understood: readonly { readonly label: string; readonly at: number }[]
}

export type ChainState = 'done' | 'partly' | 'open'

/** One rupture and what came of it, link by link. */
export interface Chains {
  readonly kind: 'chains'
  readonly title: string
  readonly chains: readonly Chain[]
}

export interface Chain {
  readonly when: string
  readonly title: string
  readonly with: string
  readonly links: readonly ChainLink[]
  readonly passages: readonly Passage[]
}

export interface ChainLink {
  readonly id: 'trigger' | 'settled' | 'came back' | 'promise' | 'kept' | 'trust'
  readonly label: string
  readonly said: string
  readonly state: ChainState
}

/** The person's own words, each under what it answers or the day it is from. */
export interface Passages {
  readonly kind: 'passages'
  readonly title: string
  readonly passages: readonly Passage[]
}

export interface Passage {
  readonly label: string
  readonly text: string
}

/** This period beside the one before; said as text, since what may not be said is words too. */
export interface Comparison {
  readonly kind: 'comparison'
  readonly title: string
  readonly now: string
  readonly before: string
  readonly rows: readonly {
    readonly label: string
    readonly now: string
    readonly before: string
  }[]
}
