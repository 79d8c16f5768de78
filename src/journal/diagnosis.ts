import { type Day, daysBetween } from '../time/day.ts'
import type { Examined, JournalFound, JournalRead, Place } from './examination.ts'

/** One thing that was looked at: well, worth a look, or wrong. `next` is what to do, or ''. */
export interface Finding {
  readonly about: string
  readonly state: 'fine' | 'look' | 'wrong'
  readonly found: string
  readonly next: string
}

const fine = (about: string, found: string): Finding => ({ about, state: 'fine', found, next: '' })
const look = (about: string, found: string, next: string): Finding => ({
  about,
  state: 'look',
  found,
  next,
})
const wrong = (about: string, found: string, next: string): Finding => ({
  about,
  state: 'wrong',
  found,
  next,
})

/** How the store promises to keep a journal; the numbers are SQLite's (2 is FULL, 2 is MEMORY). */
const promised: Readonly<Record<string, string>> = {
  journal_mode: 'wal',
  synchronous: '2',
  fullfsync: '1',
  trusted_schema: '0',
  secure_delete: '1',
  temp_store: '2',
  foreign_keys: '1',
}

/** What to make of all that was found, in the order it is read. */
export const findingsOf = (examined: Examined): readonly Finding[] => [
  ...journalFindings(examined.journal),
  ...backupFindings(examined),
  ...placeFindings(examined),
  ...fileFindings(examined),
  ...clockFindings(examined),
]

const journalFindings = (journal: JournalFound): readonly Finding[] => {
  const about = 'journal'
  switch (journal.how) {
    case 'none':
      return [fine(about, 'There is none yet.')]
    case 'shut':
      return [
        look(
          about,
          'It is locked, and was not looked into.',
          'In a terminal, capacity doctor asks.',
        ),
      ]
    case 'unreadable':
      return [wrong(about, journal.what, journal.next)]
    case 'read':
      return [...contents(journal), durability(journal)]
  }
}

const contents = ({ quick, full, search, counts, drafts, locked }: JournalRead): Finding[] => {
  const complaints = Math.max(quick, full)
  return [
    complaints === 0
      ? fine('journal', `Every page and index of it is whole: ${counts.entries} entries.`)
      : wrong(
          'journal',
          `It is damaged: the check has ${complaints} complaints.`,
          'capacity doctor --salvage saves what can be read; or: capacity restore',
        ),
    search === 0
      ? fine('search', 'Its index holds together.')
      : wrong(
          'search',
          'Its index is damaged.',
          'Locking and unlocking writes it anew: capacity lock, then capacity unlock.',
        ),
    fine('lock', locked ? 'It is locked.' : 'It is not locked. To lock it: capacity lock'),
    fine(
      'drafts',
      drafts === 0 ? 'Nothing is unfinished.' : `${drafts} unfinished: capacity today`,
    ),
  ]
}

const durability = ({ settings, version }: JournalRead): Finding => {
  const off = Object.entries(promised).filter(([name, value]) => settings[name] !== value)
  const named = off.map(([name]) => `${name} is ${settings[name]}`).join(', ')
  return off.length === 0
    ? fine('durability', `As promised, read back from the open file (version ${version}).`)
    : wrong('durability', `Not as promised: ${named}.`, 'Please report this fault of the program.')
}

/** Days a backup may be older than the newest words. */
const staleAfter = 7

const backupFindings = ({ backups, journal }: Examined): readonly Finding[] => {
  const { many, newest, trial } = backups
  const next = 'To make one: capacity backup'
  if (newest === undefined)
    return [
      journal.how === 'none' ? fine('backups', 'None yet.') : look('backups', 'None yet.', next),
    ]
  const written = journal.how === 'read' ? journal.lastWritten?.slice(0, 10) : undefined
  const behind = written === undefined ? 0 : daysBetween(newest, written as Day)
  return [
    behind > staleAfter
      ? look('backups', `The newest is ${behind} days older than what was written last.`, next)
      : fine('backups', `${many}, the newest of ${newest}.`),
    trial === ''
      ? fine('restore', 'The newest one was put back in rehearsal: it works.')
      : wrong('restore', `The newest one was not put back in rehearsal. ${trial}`, next),
  ]
}

const placeFindings = ({ place, writable }: Examined): readonly Finding[] => {
  const unsafe = unsafePlace(place)
  return [
    unsafe === undefined
      ? fine('place', `On this machine alone (${place.fileSystem}).`)
      : wrong('place', unsafe, 'Move it to a folder of this machine alone.'),
    ...(writable
      ? []
      : [
          wrong(
            'place',
            'It cannot be written.',
            'Allow it, or name another folder in CAPACITY_HOME.',
          ),
        ]),
  ]
}

/** Why a journal should not live where it is, or undefined. */
export const unsafePlace = ({ network, syncedBy, fileSystem }: Place): string | undefined => {
  if (syncedBy !== undefined) return `${syncedBy} keeps this folder the same on several machines.`
  return network ? `This folder is on another machine (${fileSystem}).` : undefined
}

const fileFindings = ({ files, sealed }: Examined): readonly Finding[] => {
  const open = files.filter(({ forOthers }) => forOthers !== 0)
  return [
    ...(sealed === 0 ? [] : [fine('sealed notes', `${sealed} wait for the journal to be opened.`)]),
    ...(open.length === 0 ? [fine('permissions', 'Nobody else on this machine may read it.')] : []),
    ...open.map(({ path }) =>
      wrong(
        'permissions',
        `Others on this machine may read ${path}`,
        `Forbid it: chmod go-rwx ${path}`,
      ),
    ),
  ]
}

/** Before this there was no such program, so an earlier clock is wrong. */
const firstYear = '2026'

const clockFindings = ({ clock, journal }: Examined): readonly Finding[] => {
  const { now, zone } = clock
  const last = journal.how === 'read' ? (journal.lastWritten ?? '') : ''
  return [
    now < firstYear || now < last
      ? wrong(
          'clock',
          `It says ${now}, which is earlier than it can be.`,
          'Set the clock of this machine: entries are sorted by it.',
        )
      : fine('clock', now),
    zone === ''
      ? look('time zone', 'The system names none, so it is UTC.', 'Name yours: TZ=Europe/Berlin')
      : fine('time zone', zone),
  ]
}
