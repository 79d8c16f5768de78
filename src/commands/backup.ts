import type { Counts } from '../journal/backups.ts'
import { type Command, textFlag } from './command.ts'

/** A copy of the journal, now. */
export const backup: Command = {
  name: 'backup',
  group: 'Your journal',
  about: 'a checked copy of the journal, now',
  options: [['--to <dir>', 'into this folder, on another disk perhaps']],
  more: [
    'One is made by itself each day you write, and before anything that changes much. Of the daily ones the',
    'last 7 stay, and one for each of the last 4 weeks and 12 months; those made by hand are yours to remove.',
    'A backup is locked if the journal is, with the same passphrase. To put one back: capacity restore',
    'A folder that is synced with other machines is fine for a backup, better for a locked one.',
  ].join('\n'),
  run: async ({ backups, lock, screen }, _words, flags) => {
    const to = textFlag(flags, 'to')
    const { counts, ...made } = backups.make('by-hand', to)
    if (flags.json) {
      const { path, day, bytes } = made
      return screen.records({ backup: { path, day, bytes, ...asRecord(counts) } })
    }
    screen.data(`${made.path}\n`)
    screen.say(`Opened again and checked: ${sayCounts(counts)}.`)
    if (to !== undefined && !lock.isLocked())
      screen.say('It is not locked: whoever can open that folder can read it. See: capacity lock')
  },
}

/** `412 entries, 3 people, 5 follow-ups`. */
export const sayCounts = ({ entries, people, followUps }: Counts): string =>
  [
    entries === 1 ? '1 entry' : `${entries} entries`,
    people === 1 ? '1 person' : `${people} people`,
    followUps === 1 ? '1 follow-up' : `${followUps} follow-ups`,
  ].join(', ')

/** Counts as `--json` names them. */
export const asRecord = ({ entries, people, followUps }: Counts) => ({
  entries,
  people,
  follow_ups: followUps,
})
