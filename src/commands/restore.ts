import { exitCode, isProblem } from '../errors.ts'
import type { Backup, Brief, Difference, Inside, Look } from '../journal/backups.ts'
import { sayDay } from '../time/day.ts'
import { asRecord, sayCounts } from './backup.ts'
import type { Command } from './command.ts'
import { confirmed } from './confirming.ts'
import { sayBrief } from './entry/brief.ts'
import type { House } from './house.ts'
import { openUp } from './lock/opening-up.ts'

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
    if (house.journal.exists()) await openUpIfPossible(house)
    await openUp(house, path)
    const look = house.backups.look(path)
    for (const line of whatWouldChange(look, house)) house.screen.say(line)
    if (!(await confirmed(house, flags, 'Put it in the place of the journal?')))
      return house.screen.say('Nothing was changed.')
    const kept = house.backups.putBack(path)
    if (flags.json)
      return house.screen.records({
        restored: { path, ...asLooked(look) },
        kept: kept?.path ?? null,
      })
    house.screen.say(`It is back: ${sayCounts(look.counts)}.`)
    if (kept) house.screen.say(`What was there before is kept: ${kept.path}`)
    if (house.lock.isLocked()) house.screen.say('It is locked.')
    else if (kept?.reason === 'unopened')
      house.screen.say('It is not locked. To lock it: capacity lock')
  },
}

/** A journal that is damaged, or whose passphrase nobody knows any more, must not be in the way of a backup. */
const openUpIfPossible = async (house: House): Promise<void> => {
  try {
    await openUp(house)
  } catch (error) {
    const isHopeless =
      isProblem(error) && (error.code === exitCode.passphrase || error.code === exitCode.damaged)
    if (!isHopeless) throw error
    house.screen.say(error.message)
    house.screen.say('The journal as it is now would be kept beside the backups, unopened.')
  }
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
  unopened: 'a journal that could not be opened',
  salvaged: 'saved from a damaged journal',
}

const reasonOf = ({ day, reason }: Backup): string => `${sayDay(day)}, ${said[reason]}`

const whatWouldChange = ({ present, ...backup }: Look, house: House): string[] => [
  `In the backup: ${sayInside(backup, house)}`,
  ...(present
    ? [`In the journal: ${sayInside(present, house)}`, ...sayDifference(present.difference, house)]
    : ['There is no journal now that could be read.']),
]

const sayInside = ({ counts, newest }: Inside, house: House): string =>
  `${sayCounts(counts)}${newest ? `; the newest is ${sayBrief(newest, house)}` : ''}.`

const sayDifference = ({ back, deleted, gone, changed }: Difference, house: House): string[] => {
  if (back.length + gone.length + changed.length === 0)
    return ['The journal has the same entries now.']
  const parts = [
    ...(back.length > 0 ? [`${back.length} would come back`] : []),
    ...(gone.length > 0 ? [`${gone.length} that it does not have would be gone`] : []),
    ...(changed.length > 0 ? [`${changed.length} would be as then`] : []),
  ]
  return [
    `Of the entries, ${parts.join(', ')}.`,
    ...named('You had deleted, and would have again:', deleted, house),
    ...named('Would be gone from the journal:', gone, house),
  ]
}

/** How many are named one by one. */
const shown = 5

const named = (heading: string, entries: readonly Brief[], house: House): string[] => {
  if (entries.length === 0) return []
  const more = entries.length - shown
  return [
    heading,
    ...entries.slice(0, shown).map((one) => house.screen.fit(`  ${sayBrief(one, house)}`)),
    ...(more > 0 ? [`  and ${more} earlier`] : []),
  ]
}

const asLooked = ({ counts, newest, present }: Look) => ({
  ...asRecord(counts),
  newest: newest?.instant ?? null,
  ...(present && {
    came_back: present.difference.back.length,
    deleted_before: present.difference.deleted.length,
    gone: present.difference.gone.length,
    changed: present.difference.changed.length,
  }),
})
