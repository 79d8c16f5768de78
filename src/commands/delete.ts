import { exitCode, Problem } from '../errors.ts'
import type { Entry } from '../journal/entry.ts'
import type { Command, Flags } from './command.ts'
import { confirmed } from './confirming.ts'
import { deleteEverything } from './delete/everything.ts'
import { holdingWhenOpened, settleBackups } from './delete/from-backups.ts'
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
    'Files you exported and reports are yours to remove.',
  ].join('\n'),
  whileLocked: (_words, flags) => flags.everything === true,
  run: async (house, [id], flags) => {
    if (flags.everything) return deleteEverything(house, flags)
    if (id === undefined) throw noId()
    const whole = await fromJournal(house, id, flags)
    if (whole !== undefined) await settleBackups(house, [whole], flags)
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
  const laters = house.journal
    .open('read')
    .followUps.list()
    .filter(({ origin }) => origin === entry.id)
  if (laters.length > 0)
    house.screen.say(
      laters.length === 1
        ? 'Its follow-up is deleted with it.'
        : `Its ${laters.length} follow-ups are deleted with it.`,
    )
  if (!(await confirmed(house, flags, 'Delete it for good?'))) return undefined
  house.journal.open('write').entries.remove(entry.id)
  house.screen.say('It is deleted from the journal, with every trace of it.')
  house.screen.say('Files you exported, and reports, stay as they are.')
  for (const path of house.files.leftOpen())
    house.screen.say(`A text your editor left may hold it: ${path}`)
  return entry.id
}

const stillThere = (house: House, id: string): Entry | undefined =>
  house.journal.open('read').entries.startingWith(id).length === 0
    ? undefined
    : entryNamed(id, house)

const onlyInBackups = async (house: House, id: string, flags: Flags): Promise<string> => {
  const ids = flags.fromBackups ? (await holdingWhenOpened(house, [id])).ids : []
  const [only] = ids
  // What neither the journal nor a backup knows is told as `show` tells it.
  if (only === undefined || ids.length > 1) return entryNamed(id, house).id
  return only
}
