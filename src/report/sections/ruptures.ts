import { daysBetween } from '../../time/day.ts'
import { confirmed } from '../figures/confirmed.ts'
import type { Finding } from '../figures/finding.ts'
import { type TimeToRepair, timeToRepair } from '../figures/time-to-repair.ts'
import { trustRestored } from '../figures/trust-restored.ts'
import { choicesIn } from '../reading.ts'
import {
  hoursToRepair,
  latestChecks,
  type Rupture,
  rupturesFromBefore,
  rupturesOf,
} from '../readings/ruptures.ts'
import type { Part } from '../summary.ts'
import { chainOf } from './chain.ts'
import { counted, sayHours } from './plainly.ts'
import {
  aside,
  countsChart,
  early,
  figureOf,
  sayShare,
  section,
  sentence,
  shareFigure,
  sharesChart,
  type Teller,
} from './section.ts'

/** Long periods show the latest few in full; the others are counted. */
const mostChains = { short: 12, long: 5 }
const shortDays = 31

/** The centre of a report: what broke, how it was come back to, what was promised, and whether trust came back. */
export const ruptures: Teller = (telling) => {
  const { reading } = telling
  const own = rupturesOf(reading)
  const before = rupturesFromBefore(reading)
  const all = [...before, ...own]
  const reflections = confirmed(reading.entries.flatMap((entry) => choicesIn(entry, 'heard')))
  const checks = latestChecks(all, reading)
  const trust = trustRestored(checks)
  const time = timeToRepair(
    own.flatMap((rupture) => hoursToRepair(rupture, reading.material.now) ?? []),
  )
  const isShort = daysBetween(reading.period.since, reading.period.until) < shortDays
  const shown = all.slice(isShort ? -mostChains.short : -mostChains.long)
  return section(
    'ruptures',
    'Ruptures and repairs',
    [
      figureOf('time-to-repair', 'Hours to repair', 'hours', time.amongRepaired, (value) => value),
      figureOf(
        'time-to-repair-counting-open',
        'Hours to repair, counting the open ones',
        'hours',
        time.countingOpen,
        (value) => value ?? 'not half yet',
      ),
      shareFigure('trust-restored', 'Trust restored', trust.restored),
      shareFigure('confirmed', 'Heard right when said back', reflections),
    ],
    [
      all.length > 0 ? sentence(opening(own.length, before.length)) : undefined,
      shown.length > 0
        ? {
            kind: 'chains',
            title:
              shown.length < all.length
                ? `From rupture to trust, the latest ${shown.length} of ${all.length}`
                : 'From rupture to trust',
            chains: shown.map((rupture) => chainOf(rupture, telling)),
          }
        : undefined,
      shown.length < all.length ? howFar(all) : undefined,
      ...sayRepairTime(time),
      ...sayTrust(trust.restored, trust.partly),
      early('Saying back what was heard', reflections),
      reflections.kind === 'said'
        ? sentence(
            `Said back, it was heard right in ${sayShare(reflections.value, reflections.n, reflections.interval)}.`,
          )
        : undefined,
      sharesChart('Of those looked at again', [
        ['trust restored', trust.restored],
        ['heard right, said back', reflections],
      ]),
    ],
  )
}

const opening = (own: number, before: number): string => {
  const here = own === 0 ? '' : `You came back to ${counted(own, 'rupture')}.`
  const earlier =
    before === 0
      ? ''
      : ` ${counted(before, 'earlier one was', 'earlier ones were')} looked at again.`
  return `${here}${earlier} A rupture is a signpost, not a verdict.`.trim()
}

const howFar = (all: readonly Rupture[]): Part | undefined =>
  countsChart('How far they have come', [
    { label: 'come back to', count: all.length },
    { label: 'with a promise', count: all.filter(({ promises }) => promises.length > 0).length },
    {
      label: 'promise kept',
      count: all.filter(({ promises }) => promises.some(({ answer }) => answer === 'kept')).length,
    },
    { label: 'looked at again', count: all.filter(({ checks }) => checks.length > 0).length },
    {
      label: 'trust restored',
      count: all.filter(({ checks }) => checks.at(-1)?.trust === 'restored').length,
    },
  ])

const sayRepairTime = ({ amongRepaired, open, countingOpen }: TimeToRepair) => {
  const stillOpen = open === 0 ? '' : ` ${counted(open, 'is', 'are')} still open.`
  const spread =
    amongRepaired.kind === 'said' && amongRepaired.quartiles
      ? `; half of them took between ${sayHours(amongRepaired.quartiles.lower)} and ${sayHours(amongRepaired.quartiles.upper)}`
      : ''
  return [
    amongRepaired.kind === 'said'
      ? sentence(
          `Of ${amongRepaired.n} that a check-in has called restored or partly so, coming back took ${sayHours(amongRepaired.value)} in the middle${spread}.${stillOpen}`,
        )
      : undefined,
    early('Time to repair', amongRepaired),
    countingOpen.kind === 'said'
      ? aside(
          countingOpen.value === undefined
            ? 'Counting the open ones too, fewer than half are repaired so far.'
            : `Counting the open ones too, half were repaired within ${sayHours(countingOpen.value)} (Kaplan–Meier).`,
        )
      : undefined,
  ]
}

const sayTrust = (trust: Finding<number>, partly: number) => [
  trust.kind === 'said'
    ? sentence(
        `Looked at again, trust was restored in ${sayShare(trust.value, trust.n, trust.interval)}, and partly in ${partly}.`,
      )
    : undefined,
  early('Trust restored', trust),
]
