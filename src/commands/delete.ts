import { exitCode, Problem } from '../errors.ts'
import type { Entry } from '../journal/entry.ts'
import type { Command, Flags } from './command.ts'
import { confirmed } from './confirming.ts'
import { deleteEverything } from './delete-everything.ts'
import type { House } from './house.ts'
import { lineOf } from './log.ts'
import { entryNamed } from './show.ts'

/** Removes an entry for good, or everything. */
export const deletion: Command = {
  name: 'delete',
  group: 'Your journal',
  about: 'remove an entry for good, or everything',
  takes: '[id]',
  options: [
    ['--from-backups', 'take it out of the backups too'],
    ['--everything', 'the whole journal, its backups, settings and scripts of your own'],
    ['--yes', 'do it without asking'],
  ],
  more: [
    'An entry goes with its earlier versions, its follow-ups and its place in the search. The backups that',
    'still hold it are named; with --from-backups each of them is written anew without it, and checked.',
  ].join('\n'),
  whileLocked: (_words, flags) => flags.everything === true,
  run: async (house, [id], flags) => {
    if (flags.everything) return deleteEverything(house, flags)
    if (id === undefined) throw noId()
    const whole = await fromJournal(house, id, flags)
    if (whole !== undefined) fromBackups(house, whole, flags)
  },
}

const noId = (): Problem =>
  new Problem('Which entry is to be deleted?', {
    next: 'See the ids: capacity log. Then: capacity delete ID',
    code: exitCode.usage,
  })

/** The whole id of what was removed from the journal, or was removed earlier; undefined when the person thought better of it. */
const fromJournal = async (house: House, id: string, flags: Flags): Promise<string | undefined> => {
  const entry = stillThere(house, id)
  if (entry === undefined) return onlyInBackups(house, id, flags)
  house.screen.say(lineOf(entry, house))
  if (!(await confirmed(house, flags, 'Delete it for good?'))) return undefined
  house.journal.open('write').entries.remove(entry.id)
  house.screen.say('It is deleted from the journal, with every trace of it.')
  return entry.id
}

const stillThere = (house: House, id: string): Entry | undefined =>
  house.journal.open('read').entries.startingWith(id).length === 0
    ? undefined
    : entryNamed(id, house)

const onlyInBackups = (house: House, id: string, flags: Flags): string => {
  const { ids } = house.backups.holding(id)
  const [only] = ids
  // What the journal does not know is told as `show` tells it.
  if (!flags.fromBackups || only === undefined || ids.length > 1) return entryNamed(id, house).id
  return only
}

const fromBackups = ({ backups, screen }: House, id: string, flags: Flags): void => {
  const { backups: holding, unread } = backups.holding(id)
  for (const backup of flags.fromBackups ? holding : []) {
    backups.removeFrom(backup, id)
    screen.say(`Taken out of ${backup.name}, which was checked again.`)
  }
  if (!flags.fromBackups && holding.length > 0) {
    screen.say(holding.length === 1 ? 'One backup still holds it:' : 'Backups still hold it:')
    for (const { path } of holding) screen.say(`  ${path}`)
    screen.say(`To take it out of them: capacity delete ${id.slice(-8)} --from-backups`)
  }
  if (unread.length > 0) {
    screen.say('These could not be looked into, and may hold it too:')
    for (const { path } of unread) screen.say(`  ${path}`)
  }
}
