import type { TakenIn } from '../journal/contents.ts'
import type { Command } from './command.ts'

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
    'What is here already stays as it is, and what you deleted here stays deleted.',
  ].join('\n'),
  run: async (house, [file = ''], flags) => {
    const { readJournal } = await import('../exchange/read-json.ts')
    const contents = readJournal(await house.files.read(file))
    if (house.journal.exists()) house.backups.make('before-import')
    const taken = house.journal.open('write').takeIn(contents)
    if (flags.json) return house.screen.records({ imported: taken })
    for (const sentence of sentences(taken)) house.screen.say(sentence)
  },
}

const sentences = ({ entries, people, known, deleted }: TakenIn): string[] => {
  const came = [
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
    ...(people > 0 ? [counted(people, 'person', 'people')] : []),
  ]
  return [
    came.length > 0 ? `Brought in: ${came.join(' and ')}.` : 'Nothing new came in.',
    ...(known > 0
      ? [`Here already, and left as it is: ${counted(known, 'entry', 'entries')}.`]
      : []),
    ...(deleted > 0
      ? [`Deleted here before, and not brought back: ${counted(deleted, 'entry', 'entries')}.`]
      : []),
  ]
}

const counted = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`
