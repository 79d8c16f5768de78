import { restored } from '../keys.ts'
import { type Finding, shareFinding, usualLeast } from './finding.ts'

/** The share of ruptures looked at again whose latest check-in says restored; partly is counted apart. */
export interface TrustRestored {
  readonly restored: Finding<number>
  readonly partly: number
}

/** `latest` holds each rupture's latest check-in, by key. */
export const trustRestored = (latest: readonly string[]): TrustRestored => {
  const saying = (key: string) => latest.filter((one) => one === key).length
  return {
    restored: shareFinding(saying(restored), latest.length, usualLeast),
    partly: saying('partly'),
  }
}
