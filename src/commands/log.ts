import type { Entry } from '../journal/entry.ts'
import type { Wanted } from '../journal/store.ts'
import { titleOf } from '../journal/titles.ts'
import { wallClock } from '../time/moment.ts'
import { type Period, readPeriod } from '../time/period.ts'
import { type Command, type Flags, type OptionLine, textFlag } from './command.ts'
import { asRecord } from './entry/record.ts'
import type { House } from './house.ts'
import { personNamed } from './people/naming.ts'
import { presentOf, sayingOf } from './present.ts'

/** The flags that name a span of days, the same for every command that looks back. */
export const periodOptions: readonly OptionLine[] = [
  ['--week [week]', 'this week, or one such as 2026-W46'],
  ['--month [month]', 'this month, or one such as 2026-11'],
  ['--year [year]', 'this year, or one such as 2026'],
  ['--all', 'everything'],
  ['--since <day>', 'from this day on'],
  ['--until <day>', 'up to this day'],
  ['--with <name>', 'only what is about this person'],
]

/** The period the flags ask for, or undefined without any. Throws a Problem for what cannot be read. */
export const periodBy = (flags: Flags, house: House): Period | undefined => {
  const { week, month, year } = flags as Record<string, string | true | undefined>
  const all = flags.all === true || undefined
  const [since, until] = [textFlag(flags, 'since'), textFlag(flags, 'until')]
  const asked = { week, month, year, all, since, until }
  return Object.values(asked).some((one) => one !== undefined)
    ? readPeriod(asked, presentOf(house).day, house.setup.settings.week_starts)
    : undefined
}

/** The span and person the flags ask for, as the store wants them. Throws a Problem for an unknown name. */
export const wantedBy = (
  flags: Flags,
  house: House,
): Pick<Wanted, 'since' | 'until' | 'person'> => {
  const period = periodBy(flags, house)
  const name = textFlag(flags, 'with')
  return {
    ...(period && { since: period.since, until: period.until }),
    ...(name !== undefined && { person: personNamed(name, house.journal.open('read')).id }),
  }
}

const FEW = 20

/** The entries, oldest first: a line each, or with `--json` the whole records. */
export const log: Command = {
  name: 'log',
  group: 'Look back',
  about: 'your entries, a line each',
  options: [...periodOptions, ['--drafts', 'unfinished ones']],
  run: async (house, _words, flags) => {
    const store = house.journal.open('read')
    const wanted = wantedBy(flags, house)
    const everything = wanted.since !== undefined || flags.all === true || flags.json === true
    const entries = store.entries.list({
      ...wanted,
      state: flags.drafts ? 'draft' : 'finished',
      ...(!everything && { newest: FEW }),
    })
    if (flags.json) {
      const records = entries.map((entry) => asRecord(entry, house))
      return house.screen.records({ entries: records })
    }
    if (entries.length === 0)
      return house.screen.say('Nothing here yet. Start anywhere: capacity journal')
    const saying = sayingOf(house)
    for (const entry of entries) house.screen.data(`${lineOf(entry, house, saying)}\n`)
  },
}

/** A title has at least so many columns, or a line of its own. */
const leastRoom = 20

/** `0192f0c1  2026-11-23 21:30  journal  Dinner went quiet`, within the width of the screen; on a narrow one, two lines. */
export const lineOf = (entry: Entry, house: House, saying = sayingOf(house)): string => {
  const { date, time } = wallClock(entry)
  const flow = house.scripts().flows[entry.flow]
  const title = titleOf(entry, flow, saying)
  const { screen } = house
  const before = `${entry.id.slice(-8)}  ${date} ${time}  ${entry.flow.padEnd(10)}`
  return screen.columns - before.length - 1 < leastRoom
    ? `${screen.fit(before)}\n${screen.fit(`  ${title}`)}`
    : screen.fit(`${before} ${title}`)
}
