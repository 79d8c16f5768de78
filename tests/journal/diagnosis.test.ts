import { describe, expect, test } from 'vitest'
import { findingsOf, unsafePlace } from '../../src/journal/diagnosis.ts'
import type { Examined, JournalRead, Place } from '../../src/journal/examination.ts'
import type { Finding } from '../../src/journal/finding.ts'
import { asDay } from '../../src/time/day.ts'

const place: Place = { path: '/home/a', fileSystem: 'ext4', network: false, syncedBy: undefined }

const read: JournalRead = {
  locked: false,
  version: 1,
  settings: {
    journal_mode: 'wal',
    synchronous: '2',
    fullfsync: '1',
    trusted_schema: '0',
    secure_delete: '1',
    temp_store: '2',
    foreign_keys: '1',
  },
  quick: 0,
  full: 0,
  search: 0,
  counts: { entries: 3, people: 1, followUps: 0 },
  drafts: 0,
  bytes: 98_304,
  lastWritten: '2026-11-23T08:00:00.000Z',
}

const well: Examined = {
  versions: {},
  files: [{ path: '/home/a/journal.db', isFolder: false, forOthers: 0 }],
  place,
  writable: true,
  journal: { how: 'read', ...read },
  backups: { many: 2, newest: asDay('2026-11-23'), trial: 'works', open: 0 },
  sealed: { many: 0, unread: [] },
  keyCheck: 'fits',
  room: 9e9,
  unusableScripts: 0,
  settings: { sound: true, inForce: {} },
  ofEarlierJournal: [],
  leftOpen: [],
  clock: { now: '2026-11-23T09:00:00.000Z', zone: 'Europe/Berlin' },
}

/** The findings that are not fine, in one line each. */
const complaints = (examined: Partial<Examined>): string[] =>
  findingsOf({ ...well, ...examined })
    .filter(({ state }) => state !== 'fine')
    .map(({ about, state, found }: Finding) => `${state} ${about}: ${found}`)

const reading = (changed: Partial<JournalRead>): Partial<Examined> => ({
  journal: { how: 'read', ...read, ...changed },
})

test('all is well', () => {
  expect(complaints({})).toEqual([])
  expect(findingsOf(well).map(({ about }) => about)).toEqual([
    ...['journal', 'search', 'lock', 'drafts', 'keeping', 'backups', 'restore', 'place', 'room'],
    ...['permissions', 'settings', 'clock', 'time zone'],
  ])
})

test.each<[string, Partial<Examined>, string]>([
  ['damage', reading({ full: 2 }), 'wrong journal: A part of it is damaged.'],
  [
    'the search',
    reading({ search: 1 }),
    'wrong search: What it looks things up in is damaged; your words are not.',
  ],
  [
    'a setting not in force',
    reading({ settings: { ...read.settings, synchronous: '1' } }),
    'wrong keeping: Not as promised: synchronous is 1.',
  ],
  [
    'a locked journal',
    { journal: { how: 'shut' } },
    'look journal: It is locked, and was not looked into.',
  ],
  [
    'a file that cannot be read',
    { journal: { how: 'unreadable', what: 'It is damaged.', next: '' } },
    'wrong journal: It is damaged.',
  ],
  [
    'no backup',
    { backups: { many: 0, newest: undefined, trial: 'none', open: 0 } },
    'look backups: None yet.',
  ],
  [
    'an old backup',
    { backups: { many: 1, newest: asDay('2026-11-01'), trial: 'works', open: 0 } },
    'look backups: The newest is 22 days older than what was written last.',
  ],
  [
    'a backup that does not restore',
    { backups: { many: 1, newest: asDay('2026-11-23'), trial: 'fails', open: 0 } },
    'wrong restore: The newest backup cannot be used.',
  ],
  [
    'a backup that is locked, where nobody is asked',
    { backups: { many: 1, newest: asDay('2026-11-23'), trial: 'shut', open: 0 } },
    'look restore: The newest backup is locked, and was not looked into.',
  ],
  [
    'backups on a disk that is not there',
    { backups: { many: 0, newest: undefined, trial: 'away', open: 0 } },
    'wrong backups: Their folder is a link, and what it leads to is not there.',
  ],
  [
    'backups that can be read beside a journal that cannot',
    {
      ...reading({ locked: true }),
      backups: { many: 2, newest: asDay('2026-11-23'), trial: 'works', open: 2 },
    },
    'look backups: 2 can be read without the passphrase.',
  ],
  ['little room', { room: 12_345_678 }, 'look room: 12 MB are left on the disk.'],
  ['no room', { room: 4096 }, 'wrong room: The disk is full.'],
  [
    'a large journal with room for it once',
    { ...reading({ bytes: 60_000_000 }), room: 100_000_000 },
    'look room: 100 MB are left on the disk.',
  ],
  [
    'settings that cannot be read',
    { settings: { sound: false, inForce: {} } },
    'wrong settings: One of them cannot be read, so the usual ones are in force.',
  ],
  [
    'own scripts that cannot be used',
    { unusableScripts: 2 },
    'look scripts: Of your own scripts and lists, 2 cannot be used as they are.',
  ],
  [
    'what an earlier journal left',
    { ofEarlierJournal: ['/home/journal.db-wal.from-an-earlier-journal'] },
    'look earlier journal: A journal that is gone left words in /home/journal.db-wal.from-an-earlier-journal',
  ],
  [
    'a text an editor left',
    { leftOpen: ['/tmp/capacity-a/entry.txt'] },
    'look editor: A text of yours was left at /tmp/capacity-a/entry.txt',
  ],
  [
    'a synced folder',
    { place: { ...place, syncedBy: 'Dropbox' } },
    'wrong place: Dropbox keeps this folder the same on several machines.',
  ],
  [
    'a network folder',
    { place: { ...place, network: true, fileSystem: 'nfs4' } },
    'wrong place: This folder is on another machine (nfs4).',
  ],
  ['a read-only folder', { writable: false }, 'wrong place: It cannot be written.'],
  [
    'others may read',
    { files: [{ path: '/home/a/journal.db', isFolder: false, forOthers: 0o044 }] },
    'wrong permissions: Others on this machine may read /home/a/journal.db',
  ],
  [
    'others may see names',
    { files: [{ path: '/home/a', isFolder: true, forOthers: 0o055 }] },
    'look permissions: Others on this machine may see the names of what is in /home/a',
  ],
  [
    'others may change what is there',
    { files: [{ path: '/home/a', isFolder: true, forOthers: 0o020 }] },
    'wrong permissions: Others on this machine may change what is in /home/a',
  ],
  [
    'a memory stick, which keeps no file for anybody alone',
    {
      files: ['/stick/journal.db', '/stick/backups/a.db'].map((path) => ({
        path,
        isFolder: false,
        forOthers: 0o55,
      })),
      place: { ...place, fileSystem: 'vfat' },
    },
    'look permissions: A disk of this kind (vfat) keeps no file for you alone.',
  ],
  [
    'a clock set back',
    { clock: { now: '2026-11-22T09:00:00.000Z', zone: 'Europe/Berlin' } },
    'wrong clock: It says Sunday 22 November 2026, 10:00, which is earlier than it can be.',
  ],
  [
    'a clock that was never set',
    { clock: { now: '1970-01-01T00:00:09.000Z', zone: 'Europe/Berlin' }, journal: { how: 'none' } },
    'wrong clock: It says Thursday 1 January 1970, 01:00, which is earlier than it can be.',
  ],
  [
    'no zone',
    { clock: { now: '2026-11-23T09:00:00.000Z', zone: '' } },
    'look time zone: The system names none, so it is UTC.',
  ],
])('%s', (_, examined, complaint) => expect(complaints(examined)).toEqual([complaint]))

test('everything that is not fine says what to do', () => {
  const findings = findingsOf({
    ...well,
    ...reading({ full: 1, search: 1, settings: {} }),
    backups: { many: 1, newest: asDay('2026-01-01'), trial: 'fails', open: 0 },
    place: { ...place, network: true },
    writable: false,
    files: [{ path: '/a', isFolder: false, forOthers: 7 }],
    room: 0,
    unusableScripts: 1,
    settings: { sound: false, inForce: {} },
    ofEarlierJournal: ['/home/a'],
    leftOpen: ['/tmp/a'],
    clock: { now: '1970-01-01T00:00:09.000Z', zone: '' },
  })
  const silent = findings.filter(({ state, next }) => state !== 'fine' && next === '')
  expect(silent).toEqual([])
})

describe('before there is a journal', () => {
  test('nothing is amiss', () => {
    const none = { many: 0, newest: undefined, trial: 'none', open: 0 } as const
    expect(complaints({ journal: { how: 'none' }, backups: none, files: [] })).toEqual([])
  })
})

test('a place of this machine alone is safe', () => expect(unsafePlace(place)).toBeUndefined())

describe('notes that wait sealed', () => {
  const foreign = { name: '01.age', how: 'foreign', why: 'It was sealed for another key.' } as const

  test('and can be read are fine', () => {
    expect(complaints({ sealed: { many: 2, unread: [] } })).toEqual([])
  })

  test('and cannot be read are named with the reason, and counted apart', () => {
    const sealed = { many: 3, unread: [foreign] }
    expect(complaints({ sealed })).toEqual([
      'look sealed notes: 01.age cannot be read, and stays. It was sealed for another key.',
    ])
    expect(findingsOf({ ...well, sealed }).map(({ found }) => found)).toContain(
      'What you gave while it was locked waits for it to be opened: 2.',
    )
  })

  test.each([
    [
      'foreign',
      ['wrong key check: It names another key to seal notes for, so somebody else may read them.'],
    ],
    [
      'missing',
      [
        'look key check: It is not there or damaged, so nothing can be kept while the journal is locked.',
      ],
    ],
    ['unknown', []],
  ] as const)('whose key check is %s', (keyCheck, said) => {
    expect(complaints({ keyCheck })).toEqual(said)
  })
})
