import type { TakenIn } from '../journal/contents.ts'
import type { Store } from '../journal/store.ts'
import type { Command } from './command.ts'
import { sayBrief } from './entry/brief.ts'
import type { House } from './house.ts'

/** Brings an export back in: all of it that is not here yet, or nothing. */
export const importJournal: Command = {
  name: 'import',
  group: 'Your journal',
  about: 'bring in what export wrote as JSON',
  takes: '<file>',
  more: [
    'capacity import capacity-all.json',
    'capacity import -                 from standard input',
    '',
    'Only the JSON of capacity export can be brought in; Markdown and plain text cannot.',
    'From another machine of yours: what is new there comes in, a draft you finished there is finished',
    'here, a promise you answered there is answered here. Everything else that is here stays as it is,',
    'what you deleted here stays deleted, and what you deleted there is named and stays here.',
    'An entry changed on both machines, and two unfinished ones, stay on each as they are.',
  ].join('\n'),
  run: async (house, [file = ''], flags) => {
    const { readJournal } = await import('../exchange/read-json.ts')
    const contents = readJournal(await house.files.read(file))
    if (house.journal.exists()) house.backups.make('before-import')
    const store = house.journal.open('write')
    const taken = store.takeIn(contents)
    if (flags.json) return house.screen.records({ imported: recordOf(taken) })
    for (const sentence of sentences(taken)) house.screen.say(sentence)
    for (const line of stillHere(taken, store, house)) house.screen.say(line)
  },
}

const recordOf = ({ deletedThere, ...counts }: TakenIn) => ({
  ...counts,
  deleted_there: deletedThere,
})

const sentences = ({ entries, people, finished, settled, known, deleted }: TakenIn): string[] => {
  const came = [
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
    ...(people > 0 ? [counted(people, 'person', 'people')] : []),
  ]
  const isNothing = came.length === 0 && finished + settled === 0
  return [
    ...(came.length > 0 ? [`Brought in: ${came.join(' and ')}.`] : []),
    ...(isNothing ? ['Nothing new came in.'] : []),
    ...(finished > 0
      ? [`Finished there, and here now too: ${counted(finished, 'entry', 'entries')}.`]
      : []),
    ...(settled > 0
      ? [
          `Answered or let go there, and here now too: ${counted(settled, 'follow-up', 'follow-ups')}.`,
        ]
      : []),
    ...(known > 0
      ? [`Here already, and left as it is: ${counted(known, 'entry', 'entries')}.`]
      : []),
    ...(deleted > 0
      ? [`Deleted here before, and not brought back: ${counted(deleted, 'entry', 'entries')}.`]
      : []),
  ]
}

/** How many are named one by one. */
const shown = 5

/** What was deleted there and is here still, by its ids and without its words. */
const stillHere = ({ deletedThere }: TakenIn, store: Store, house: House): string[] => {
  if (deletedThere.length === 0) return []
  const named = deletedThere.slice(0, shown).flatMap((id) => store.entries.get(id) ?? [])
  const more = deletedThere.length - named.length
  return [
    `Deleted there, and still here: ${counted(deletedThere.length, 'entry', 'entries')}.`,
    ...named.map((one) => house.screen.fit(`  ${one.id.slice(-8)}  ${sayBrief(one, house)}`)),
    ...(more > 0 ? [`  and ${more} more: --json names them all`] : []),
    'To delete one here too: capacity delete ID',
  ]
}

const counted = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`
