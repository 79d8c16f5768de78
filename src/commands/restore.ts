import type { Backup, Difference, Look } from '../journal/backups.ts'
import { sayDay } from '../time/day.ts'
import { asRecord, sayCounts } from './backup.ts'
import type { Command } from './command.ts'
import { confirmed } from './confirming.ts'
import type { House } from './house.ts'
import { openUp } from './opening-up.ts'

/** Puts a backup in the journal's place, and keeps what was there. */
export const restore: Command = {
  name: 'restore',
  group: 'Your journal',
  about: 'put a backup in the place of the journal; alone, list them',
  takes: '[file]',
  options: [['--yes', 'do it without asking']],
  more: [
    'What would change is shown first, and the journal as it is now is kept as a backup of its own.',
    'capacity restore                        the backups there are',
    'capacity restore journal-2026-11-23.db  one of them by its name, or any file by its path',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, [file], flags) => {
    if (file === undefined) return list(house, flags.json === true)
    const path = house.backups.list().find(({ name }) => name === file)?.path ?? file
    if (house.journal.exists()) await openUp(house)
    await openUp(house, path)
    const look = house.backups.look(path)
    for (const line of whatWouldChange(look)) house.screen.say(line)
    if (!(await confirmed(house, flags, 'Put it in the place of the journal?'))) return
    const kept = house.backups.putBack(path)
    if (flags.json)
      return house.screen.records({
        restored: { path, ...asRecord(look.counts) },
        kept: kept?.path ?? null,
      })
    house.screen.say(`It is back: ${sayCounts(look.counts)}.`)
    if (kept) house.screen.say(`What was there before is kept: ${kept.path}`)
    if (house.lock.isLocked()) house.screen.say('It is locked.')
  },
}

const list = ({ backups, screen }: House, json: boolean): void => {
  const all = backups.list()
  if (json) {
    const records = all.map(({ path, day, reason, bytes }) => ({ path, day, reason, bytes }))
    screen.records({ backups: records })
    return
  }
  for (const one of all) screen.data(`${screen.fit(`${one.name}  ${reasonOf(one)}`)}\n`)
  const { folder } = backups
  if (all.length === 0) screen.say(`There is no backup in ${folder} yet.`)
  else screen.say(`They are in ${folder}. To put one back: capacity restore NAME`)
}

const said: Readonly<Record<Backup['reason'], string>> = {
  daily: 'by itself',
  'by-hand': 'made by hand',
  'before-migration': 'before a new version',
  'before-import': 'before an import',
  'before-restore': 'before a restore',
}

const reasonOf = ({ day, reason }: Backup): string => `${sayDay(day)}, ${said[reason]}`

const whatWouldChange = ({ counts, difference }: Look): string[] => [
  `In the backup: ${sayCounts(counts)}.`,
  ...(difference ? [sayDifference(difference)] : ['There is no journal now that could be read.']),
]

const sayDifference = ({ back, gone, changed }: Difference): string => {
  if (back + gone + changed === 0) return 'The journal has the same entries now.'
  const parts = [
    ...(back > 0 ? [`${back} would come back`] : []),
    ...(gone > 0 ? [`${gone} that it does not have would be gone`] : []),
    ...(changed > 0 ? [`${changed} would be as then`] : []),
  ]
  return `Of the entries, ${parts.join(', ')}.`
}
