/** What the report knows of the scripts: the names their steps track under and the keys of their choices. Nowhere else. */
export const tracks = [
  'before',
  'after',
  'hardest',
  'pleasantness',
  'energy',
  'feelings',
  'body',
  'urge',
  'need',
  'trigger',
  'breath',
  'settled',
  'risk',
  'opened',
  'opened-what',
  'landed',
  'rung',
  'expected-discomfort',
  'likelihood',
  'feared',
  'happened',
  'discomfort-then',
  'understood',
  'validated',
  'cared-for',
  'surprised',
  'safety-behaviour',
  'door',
  'rupture-at',
  'response',
  'heard',
  'promise-kept',
  'trust',
  'taking',
  'warm',
  'glad-of',
  'asked-of-me',
  'i-asked',
  'value',
  'importance',
  'lived',
  'closeness',
  'own-space',
  'own-thing',
  'signpost',
  'repeat-moment',
  'still-cares',
  'why-closeness',
  'intention',
  'kind-word',
] as const
export type Track = (typeof tracks)[number]

const known: ReadonlySet<string> = new Set(tracks)

/** Whether a section of the report reads answers tracked under this name. */
export const isTrack = (name: string): name is Track => known.has(name)

/** How long a body took to settle, shortest first; `notYet` is longer than all of them. */
export const settlingBands = ['under-5', '5-to-20', '20-to-60', 'longer'] as const
export const notYet = 'not-yet'

/** Half of a promise, or half of what was feared. */
const half = 0.5

/** What a promise counts for; one that no longer fits counts for nothing either way. */
export const keptShare: Readonly<Record<string, number>> = { kept: 1, partly: half, 'not-yet': 0 }
export const noLongerFits = 'no-longer-fits'

/** What came of a fear. */
export const happenedShare: Readonly<Record<string, 0 | 0.5 | 1>> = { yes: 1, partly: half, no: 0 }

export const restored = 'restored'
/** Check-ins that call a rupture repaired. */
export const repaired: ReadonlySet<string> = new Set([restored, 'partly'])

/** An answer that never appears by name in anything meant to be handed on; it counts as not restored. */
export const unsafe = 'unsafe'

/** What somebody who was hurt may choose instead of bringing it up; a report to hand on does not bring it up either. */
export const keptToOneself: ReadonlySet<string> = new Set(['private', 'rest', 'else'])

/** A hard point that was called a real risk: what somebody may be in danger of is not told on. */
export const realRisk = 'real'

export const gotIt = 'got-it'
export const asksNothing = 'none'
export const noWarmth = 'none'

/** From here on a moment counts as understood (0–10). */
export const understoodFrom = 7
/** From here on a moment counts as hard (0–10). */
export const hardFrom = 7
