import { existsSync, readlinkSync } from 'node:fs'
import type { Clock } from '../time/clock.ts'

/** No place is as far from UTC as a whole day, in minutes. */
const farthest = 24 * 60 - 1

/** The time as this machine has it. */
export const clockOf = (process: NodeJS.Process): Clock => {
  let zone: string | undefined
  return {
    now: () => new Date(),
    here: (instant) => {
      zone ??= namedZone(process) ?? 'UTC'
      const offset = Math.round(-instant.getTimezoneOffset())
      // TZ=UTC+25 is a day and more away from everywhere.
      if (Math.abs(offset) > farthest)
        return { instant: instant.toISOString(), offset: 0, zone: 'UTC' }
      return { instant: instant.toISOString(), offset, zone }
    },
  }
}

const zoneFiles = '/usr/share/zoneinfo/'

/** The name of the zone by its file, as Node finds it too: `Intl` would say the same and take 12 ms to begin. */
const zoneFileNamed = (given: string | undefined): string | undefined => {
  try {
    const name = given ?? readlinkSync('/etc/localtime').split('/zoneinfo/')[1]
    return name !== undefined && /^\w+\/[\w/+-]+$/.test(name) && existsSync(zoneFiles + name)
      ? name
      : undefined
  } catch {
    return undefined
  }
}

const zoneOfIntl = (): string | undefined => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string }
  return timeZone === 'Etc/Unknown' ? undefined : timeZone
}

/** The zone this machine names; undefined when it names none, or one nobody knows. */
export const namedZone = ({ env }: NodeJS.Process): string | undefined =>
  zoneFileNamed(env.TZ) ?? zoneOfIntl()
