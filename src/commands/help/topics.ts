import { exitCode } from '../../errors.ts'
import { known } from '../../settings/settings.ts'
import type { House } from '../house.ts'
import type { Line } from '../laying-out.ts'

const meanings: Readonly<Record<keyof typeof exitCode, string>> = {
  done: 'done',
  failed: 'something failed; what, why and what to do next were printed',
  usage: 'wrong usage, or a question where there is no terminal to answer it',
  noJournal: 'no journal there, for commands that only read',
  busy: 'the journal is busy, or locked by another process',
  passphrase: 'wrong passphrase',
  damaged: 'the journal is damaged, or newer than this version',
  interrupted: 'Ctrl-C; every answer given so far is kept',
  terminated: 'ended from outside (SIGTERM); every answer given so far is kept',
  hungUp: 'the window was closed (SIGHUP); every answer given so far is kept',
}

const exitCodes = (): Line[] => [
  'What capacity leaves for a script to look at:',
  '',
  ...Object.entries(exitCode).map(
    ([name, code]): Line => [String(code), meanings[name as keyof typeof exitCode]],
  ),
]

const settings: readonly Line[] = Object.entries(known).map(([name, { about }]) => [
  `CAPACITY_${name.toUpperCase()}`,
  about,
])

const environment = (): Line[] => [
  ...prose(`
A flag wins over a variable, a variable over the settings file. Settings as variables:
`),
  '',
  ...settings,
  '',
  'And besides:',
  '',
  ['CAPACITY_HOME', 'a folder that holds everything: journal, backups, settings, scripts'],
  ['CAPACITY_ANYWHERE', 'set: a journal may begin even in a synced folder, or on another machine'],
  ['CAPACITY_NO_INPUT', 'set: nothing is ever asked, as with --no-input'],
  ['CAPACITY_PASSPHRASE_FILE', 'a file with the passphrase of a locked journal, for scripts'],
  ['CAPACITY_NEW_PASSPHRASE_FILE', 'a file with the passphrase it is to be locked with'],
  ['NO_COLOR', 'set: no colour; NODE_DISABLE_COLORS does the same'],
  ['FORCE_COLOR', 'set: colour even where there is no terminal; 0 is none'],
  ['TERM', 'dumb: no redraw and no colour, as with --plain'],
  ['VISUAL, EDITOR', 'your editor; when neither is set, nano or vi, on Windows notepad'],
  ['PATH', 'where nano is looked for, and every other program'],
  ['PAGER', 'what shows a report that is longer than the screen; else less'],
  ['XDG_DATA_HOME', 'where the folder of the journal is; else ~/.local/share'],
  ['XDG_CONFIG_HOME', 'where the folder of settings and scripts is; else ~/.config'],
  ['XDG_CACHE_HOME', 'where compiled code is kept, never a word of yours; else ~/.cache'],
  ['NODE_COMPILE_CACHE', 'where Node keeps compiled code instead, for every program'],
  ['XDG_RUNTIME_DIR', 'where a text lies while your editor has it open; else TMPDIR'],
  ['SUDO_UID, SUDO_GID', 'who typed sudo: in a home of theirs, it goes on as them'],
  ['TZ', 'the time zone you are in, when it is not that of the machine'],
  ['LC_ALL, LC_CTYPE, LANG', 'whether the screen has signs beyond ASCII'],
  ['HOME', 'your home folder; on Windows USERPROFILE, APPDATA and LOCALAPPDATA'],
]

const files = ({ files: { places } }: House): Line[] => [
  'On this machine:',
  '',
  [places.journal, 'your journal, one file; while it is open, -wal and -shm beside it'],
  [places.backups, 'backups of it'],
  [places.config, 'settings: capacity config list'],
  [places.prompts, 'scripts of your own: capacity flows'],
  [places.support, 'your people, places and steps for capacity support'],
  '',
  ...prose(`
CAPACITY_HOME=DIR puts all of it into DIR. Folders are made for you alone (0700), and so are files
(0600). Keep them out of folders that are synced with other machines.
`),
]

const json = (): Line[] => [
  ...prose(`
What prints records takes --json and prints { "schema": 1, … }. Names stay; new ones may come.

An entry has id, flow, flow_version (of the script), state (draft or finished), instant (UTC),
offset_minutes and zone of the place, day (the journal day), written, person and answers. Answers
are keyed by step, or by step/what-it-was-asked-for.

log, show and search give each answer as it is: a number, a text, a list of words, or null for
skipped; person is a name.

export gives everything, to be brought in again, and person is an id:
`),
  '',
  ['people', 'id, name, relation, gate_passed: the day the safety questions let a script go on'],
  ['entries', 'as above, with typing: text that stands in unfinished answers, by step'],
  ['answers', 'kind, value (null for skipped), tracks: what the report counts it as'],
  [
    'follow_ups',
    'id, flow, origin (an entry), due (a day, or null for the next start), about, ' +
      'state (open, answered, let go), answered_by (an entry, or null)',
  ],
  ['links', 'from, to: this entry came from that one'],
  ['deleted', 'ids of what was deleted for good, and nothing else of it'],
  '',
  ...prose(`
report gives one summary: period, with, entries, and sections, each with its figures (value, n, the
least n it is said from) and parts. src/report/formats/report.schema.json describes all of it.

Kinds of answers: scale, choice, words, text, day, moment, person (an id), seconds (with of: the
breathing pattern, or until when), skipped.
`),
  '',
  ...prose(`
show --earlier adds earlier: step, answer, and replaced, when it was changed (UTC). Of what is kept:
`),
  '',
  ['backup', 'path, day, bytes, entries, people, follow_ups'],
  ['restore', 'alone, backups: path, day, reason, bytes; with a file, restored and kept'],
  [
    'restored',
    'path, entries, people, follow_ups, newest (UTC), came_back, deleted_before, gone, changed',
  ],
  [
    'doctor',
    'versions, file_system, free_bytes, journal (none, shut, unreadable or read), locked, ' +
      'schema_version, bytes, database_settings, quick_check and full_check (complaints), entries, ' +
      'drafts, backups (many, newest, trial, open), sealed_notes, unread_sealed_notes, key_check (fits, ' +
      'missing, foreign or unknown), unusable_scripts, settings, clock, findings',
  ],
  ['findings', 'about, state (fine, look or wrong), found, next'],
]

const privacy = ({ files: { places } }: House): Line[] => [
  ...prose(`
Nothing leaves this machine. capacity opens no connection, counts nothing and calls nobody.

What you write is in one file, made for your own user of this machine:
`),
  '',
  [places.journal, 'your journal'],
  '',
  ...prose(`
Whoever can use this machine as you can read it, until capacity lock encrypts it.

Answers to the safety questions are never written down: only the day they let a script go on.

What you type as part of a command, as in capacity journal "…", may stay in the history of your
shell; what capacity journal - takes from standard input does not. What was on the screen may stay in
its scrollback: Ctrl-\\ leaves at once and clears both, and what you gave is kept.

Files from export and report are not encrypted. They are made for you alone (0600); where they go
from there is up to you.

Changing an entry keeps its earlier version until the entry is deleted. What is deleted is gone
from the journal; backups made before still hold it, until --from-backups takes it out there too.

Completion and reminders know nothing of what you wrote, or of whom.

Words that suggest danger are looked for on this machine alone, to offer capacity support once.
Nothing of that is kept.
`),
]

/** A whole script beside what its lines are for: somebody who has never programmed can write their own from it. */
const scripts = ({ files: { places } }: House): Line[] => [
  ...prose(`
Every word a practice says is in a text file, its script. To change one, or to write one, you need a
text editor and nothing else.

A new file in this folder is a new practice:
`),
  places.prompts,
  '',
  'This whole file, evening-tea.yaml, would be capacity evening-tea:',
  '',
  ['name: evening-tea', 'the command, and the name of the file'],
  ['title: Evening tea', 'what stands above it'],
  ['for: ten minutes together', 'what the help says of it'],
  ['group: Practise', 'where it stands there'],
  ['about: somebody', 'or: about: oneself'],
  ['steps:', 'what is said and asked, in order'],
  ['  - say: Leave the phones.', 'a sentence'],
  ['  - line: What was good today?', 'a question, answered in a line'],
  ['    id: good', 'a short name, to keep the answer under'],
  ['  - scale: How near did it feel?', 'a number from 0 to 10'],
  ['    id: near', 'every question has a name of its own'],
  ['closing: Good night.', 'the last sentence'],
  '',
  'Spaces at the beginning of a line matter: they say what belongs together.',
  '',
  ['capacity flows check', 'the line that is not right yet, and what to write instead'],
  ['capacity flows show NAME', 'how a script reads, with its evidence'],
  ['capacity flows copy NAME', 'a copy of a shipped one to change; yours is used from then on'],
  '',
  'Each kind of step, with an example: prompts/README.md, where the program lies.',
]

/** Paragraphs as they are written here, each as one line to be wrapped anew. */
const prose = (text: string): Line[] =>
  text
    .trim()
    .split('\n\n')
    .flatMap((paragraph, index) => [...(index > 0 ? [''] : []), paragraph.replaceAll('\n', ' ')])

/** Everything `capacity help <topic>` says. */
export const topics = {
  scripts,
  privacy,
  files,
  environment,
  json,
  'exit-codes': exitCodes,
} satisfies Record<string, (house: House) => readonly Line[]>
