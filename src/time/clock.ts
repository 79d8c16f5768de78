import type { Moment } from './moment.ts'

/** Where the journal learns the time. */
export interface Clock {
  now(): Date
  /** An instant as it is stored where this machine stands: its offset then, and its zone, 'UTC' when unknown. */
  here(instant: Date): Moment
}
