import { type Day, daysBetween, sayDay } from '../time/day.ts'
import { momentOf, sayMoment } from '../time/moment.ts'
import { sealedFindings } from './diagnosis-sealed.ts'
import type { Examined, JournalFound, JournalRead, Place } from './examination.ts'
import { type Finding, fine, look, wrong } from './finding.ts'

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
  ...roomFindings(examined),
  ...fileFindings(examined),
  ...settingFindings(examined),
  ...clockFindings(examined),
]

const asks = 'In a terminal, capacity doctor asks for the passphrase.'

const journalFindings = (journal: JournalFound): readonly Finding[] => {
  const about = 'journal'
  switch (journal.how) {
    case 'none':
      return [fine(about, 'There is none yet.')]
    case 'shut':
      return [look(about, 'It is locked, and was not looked into.', asks)]
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
      ? fine('journal', `All of it was read, and it is whole: ${entriesIn(counts.entries)}.`)
      : wrong(
          'journal',
          'A part of it is damaged.',
          'Put a backup back: capacity restore. Or save what can be read: capacity doctor --salvage',
        ),
    search === 0
      ? fine('search', 'It finds what you wrote.')
      : wrong(
          'search',
          'What it looks things up in is damaged; your words are not.',
          'Locking and unlocking makes it anew: capacity lock, then capacity unlock.',
        ),
    fine('lock', locked ? 'It is locked.' : 'It is not locked. To lock it: capacity lock'),
    fine(
      'drafts',
      drafts === 0
        ? 'Nothing is unfinished.'
        : `${entriesIn(drafts)} not finished yet: capacity today`,
    ),
  ]
}

const entriesIn = (many: number): string => (many === 1 ? '1 entry' : `${many} entries`)

const durability = ({ settings, version }: JournalRead): Finding => {
  const off = Object.entries(promised).filter(([name, value]) => settings[name] !== value)
  const named = off.map(([name]) => `${name} is ${settings[name]}`).join(', ')
  const report = 'This is a fault of the program: please report it with capacity doctor --json'
  return off.length === 0
    ? fine('keeping', `Each answer is on the disk at once (version ${version}).`)
    : wrong('keeping', `Not as promised: ${named}.`, report)
}

/** Days a backup may be older than the newest words. */
const staleAfter = 7

const backupFindings = ({ backups, journal }: Examined): readonly Finding[] => {
  const { many, newest, trial } = backups
  if (trial === 'away')
    return [
      wrong(
        'backups',
        'Their folder is a link, and what it leads to is not there.',
        'Connect the disk that they are on, or remove the link.',
      ),
    ]
  const next = 'To make one: capacity backup'
  if (newest === undefined)
    return [
      journal.how === 'none' ? fine('backups', 'None yet.') : look('backups', 'None yet.', next),
    ]
  const written = journal.how === 'read' ? journal.lastWritten?.slice(0, 10) : undefined
  const behind = written === undefined ? 0 : daysBetween(newest, written as Day)
  const there = many === 1 ? 'One, from' : `${many}, the newest from`
  return [
    behind > staleAfter
      ? look('backups', `The newest is ${behind} days older than what was written last.`, next)
      : fine('backups', `${there} ${sayDay(newest)}. To see them: capacity restore`),
    ...restoreFindings(trial),
    ...openBackupFindings(backups, journal),
  ]
}

/** Whoever locks the journal may think that of its backups, too. */
const openBackupFindings = (
  { open }: Examined['backups'],
  journal: JournalFound,
): readonly Finding[] => {
  const isLocked = journal.how === 'shut' || (journal.how === 'read' && journal.locked)
  if (!isLocked || open === 0) return []
  const found = open === 1 ? 'One can be read' : `${open} can be read`
  const next = 'To lock them, too: capacity lock --old-backups encrypt'
  return [look('backups', `${found} without the passphrase.`, next)]
}

const restoreFindings = (trial: Examined['backups']['trial']): readonly Finding[] => {
  const about = 'restore'
  if (trial === 'none' || trial === 'away') return []
  if (trial === 'shut')
    return [look(about, 'The newest backup is locked, and was not looked into.', asks)]
  return trial === 'works'
    ? [fine(about, 'The newest backup was put back in rehearsal, and it works.')]
    : [wrong(about, 'The newest backup cannot be used.', 'Make another one now: capacity backup')]
}

const placeFindings = ({ place, writable }: Examined): readonly Finding[] => {
  const unsafe = unsafePlace(place)
  const kind = place.fileSystem === 'unknown' ? '' : ` (${place.fileSystem})`
  return [
    unsafe === undefined
      ? fine('place', `On this machine alone${kind}.`)
      : wrong(
          'place',
          unsafe,
          'Two machines writing to it damage it. Move it to another folder: capacity help files',
        ),
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

/** Room for the journal once more, and for one that grows: a backup is as large as it is. */
const leastRoom = 50_000_000
const megabyte = 1_000_000

const roomFindings = ({ room, journal }: Examined): readonly Finding[] => {
  if (room === undefined) return []
  const needed = leastRoom + (journal.how === 'read' ? 2 * journal.bytes : 0)
  const left = `${Math.floor(room / megabyte)} MB`
  if (room >= needed) return [fine('room', 'There is enough on the disk.')]
  const next = 'Make some room: entries and backups need it.'
  return [
    room < megabyte
      ? wrong('room', 'The disk is full.', next)
      : look('room', `${left} are left on the disk.`, next),
  ]
}

/** File systems on which every file is everybody's, as on a memory stick: no mode can be set there. */
const withoutOwners = /^(vfat|msdos|exfat|fuseblk|ntfs3?|hfs)$/

const permissionFindings = ({ files, place }: Examined): readonly Finding[] => {
  const open = files.filter(({ forOthers }) => forOthers !== 0)
  if (open.length === 0) return [fine('permissions', 'Nobody else on this machine may read it.')]
  if (withoutOwners.test(place.fileSystem))
    return [
      look(
        'permissions',
        `A disk of this kind (${place.fileSystem}) keeps no file for you alone.`,
        'With a passphrase, nobody else can read it: capacity lock',
      ),
    ]
  return open.map(openToOthers)
}

/** Whoever may write to a folder can put another file in a file's place; who may look into one sees names alone. */
const mayWrite = 0o022

const openToOthers = ({ path, isFolder, forOthers }: Examined['files'][number]): Finding => {
  const next = `Forbid it: chmod go-rwx ${path}`
  if (!isFolder) return wrong('permissions', `Others on this machine may read ${path}`, next)
  return (forOthers & mayWrite) !== 0
    ? wrong('permissions', `Others on this machine may change what is in ${path}`, next)
    : look('permissions', `Others on this machine may see the names of what is in ${path}`, next)
}

const fileFindings = (examined: Examined): readonly Finding[] => {
  const { leftOpen, ofEarlierJournal } = examined
  return [
    ...sealedFindings(examined),
    ...ofEarlierJournal.map((path) =>
      look(
        'earlier journal',
        `A journal that is gone left words in ${path}`,
        'The lock of this one does not reach them. Remove it when you need it no more.',
      ),
    ),
    ...leftOpen.map((path) =>
      look('editor', `A text of yours was left at ${path}`, 'Remove it when you need it no more.'),
    ),
    ...permissionFindings(examined),
  ]
}

const settingFindings = ({ settings, unusableScripts }: Examined): readonly Finding[] => [
  settings.sound
    ? fine('settings', 'In force as they are set: capacity config list')
    : wrong(
        'settings',
        'One of them cannot be read, so the usual ones are in force.',
        'Which one, and where: capacity config list',
      ),
  ...(unusableScripts === 0
    ? []
    : [
        look(
          'scripts',
          `Of your own scripts and lists, ${unusableScripts} cannot be used as they are.`,
          'Why, line by line: capacity flows check',
        ),
      ]),
]

/** Before this there was no such program, so an earlier clock is wrong. */
const firstYear = '2026'

const clockFindings = ({ clock, journal }: Examined): readonly Finding[] => {
  const { now, zone } = clock
  const last = journal.how === 'read' ? (journal.lastWritten ?? '') : ''
  const said = sayMoment(momentOf(new Date(now), zone).moment)
  return [
    now < firstYear || now < last
      ? wrong(
          'clock',
          `It says ${said}, which is earlier than it can be.`,
          'Set the clock of this machine: entries are sorted by it.',
        )
      : fine('clock', `${said}.`),
    zone === ''
      ? look('time zone', 'The system names none, so it is UTC.', 'Name yours: TZ=Europe/Berlin')
      : fine('time zone', `${zone}.`),
  ]
}
