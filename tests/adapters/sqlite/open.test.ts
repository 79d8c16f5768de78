import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openJournal } from '../../../src/adapters/sqlite/open.ts'
import { openStore } from '../../../src/adapters/sqlite/store/store.ts'
import { exitCode } from '../../../src/errors.ts'
import {
  footprint,
  newFolder,
  newStore,
  openingOf,
  problemOf,
  writeEntry,
} from './journal-folder.ts'
import { beginning } from './samples.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

const modes = ['read', 'write'] as const

/** A journal with an entry in it, closed. */
const finishedJournal = (): string => {
  const path = join(newFolder(), 'journal.db')
  const store = openStore(openingOf(path))
  writeEntry(store, 'the kettle whistled')
  store.close()
  return path
}

const withRaw = (path: string, sql: string): void => {
  const raw = new Database(path)
  raw.exec(sql)
  raw.close()
}

describe('where there is nothing', () => {
  test('writing makes a journal and its folders, for their owner alone', () => {
    const folder = newFolder()
    const path = join(folder, 'data', 'capacity', 'journal.db')
    newStore(path).store.entries.begin(beginning())
    expect(modeOf(join(folder, 'data'))).toBe(0o700)
    expect(modeOf(join(folder, 'data', 'capacity'))).toBe(0o700)
    expect(readdirSync(dirname(path)).sort()).toEqual([
      'journal.db',
      'journal.db-shm',
      'journal.db-wal',
    ])
    for (const file of readdirSync(dirname(path)))
      expect(modeOf(join(dirname(path), file))).toBe(0o600)
  })

  test.each([0o000, 0o277, 0o777])('whatever the umask is (%o)', (mask) => {
    const path = join(newFolder(), 'data', 'capacity', 'journal.db')
    const before = process.umask(mask)
    try {
      newStore(path).store.entries.begin(beginning())
    } finally {
      process.umask(before)
    }
    expect(modeOf(dirname(dirname(path)))).toBe(0o700)
    expect(modeOf(dirname(path))).toBe(0o700)
    for (const end of ['', '-wal', '-shm']) expect(modeOf(path + end)).toBe(0o600)
  })

  test('a folder that was there keeps the mode its owner gave it', () => {
    const folder = join(newFolder(), 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o750)
    newStore(join(folder, 'journal.db'))
    expect(modeOf(folder)).toBe(0o750)
  })

  test('reading refuses, and makes neither file nor folder', () => {
    const folder = newFolder()
    const path = join(folder, 'data', 'journal.db')
    const problem = problemOf(() => openStore(openingOf(path, { mode: 'read' })))
    expect(problem.code).toBe(exitCode.noJournal)
    expect(problem.why).toContain(path)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a journal in memory is empty, works, and leaves nothing', () => {
    const { store } = newStore(':memory:')
    expect(store.entries.list({})).toEqual([])
    const id = writeEntry(store, 'a cup of tea')
    expect(store.entries.search(['tea']).map((entry) => entry.id)).toEqual([id])
    expect(newStore(':memory:').store.entries.list({})).toEqual([])
    expect(existsSync(':memory:')).toBe(false)
  })

  test.each(modes)('a path through a file is refused (%s)', (mode) => {
    const folder = newFolder()
    writeFileSync(join(folder, 'notes'), 'not a folder')
    const before = footprint(folder)
    const path = join(folder, 'notes', 'journal.db')
    const { code } = problemOf(() => openStore(openingOf(path, { mode })))
    expect(code).toBe(mode === 'read' ? exitCode.noJournal : exitCode.failed)
    expect(footprint(folder)).toEqual(before)
  })
})

describe('what is promised on every open', () => {
  const promised = {
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    trusted_schema: 0,
    secure_delete: 1,
    temp_store: 2,
    foreign_keys: 1,
    application_id: 0x63617061,
    user_version: 1,
  }

  test.each(modes)('holds the first time and the next (%s)', (mode) => {
    const path = finishedJournal()
    for (let time = 0; time < 2; time++) {
      const connection = openJournal(openingOf(path, { mode }))
      onTestFinished(() => connection.close())
      for (const [pragma, value] of Object.entries(promised))
        expect(Object.values(connection.row(`PRAGMA ${pragma}`) ?? {}), pragma).toEqual([value])
      expect(connection.row('PRAGMA busy_timeout')).toEqual({ timeout: 50 })
    }
  })

  test('waiting for another program is five seconds unless said otherwise', () => {
    const { patience: _, ...opening } = openingOf(finishedJournal())
    const connection = openJournal(opening)
    onTestFinished(() => connection.close())
    expect(connection.row('PRAGMA busy_timeout')).toEqual({ timeout: 5000 })
  })

  test('a journal copied back without its log mode gets it again', () => {
    const path = finishedJournal()
    withRaw(path, 'PRAGMA journal_mode = DELETE')
    const { store } = newStore(path)
    expect(store.entries.list({})).toHaveLength(1)
    expect(existsSync(`${path}-wal`)).toBe(true)
  })

  test('a journal reached through a link is the one the link leads to', () => {
    const path = finishedJournal()
    const link = join(newFolder(), 'journal.db')
    symlinkSync(path, link)
    const { store } = newStore(link)
    writeEntry(store, 'through the link')
    store.close()
    expect(newStore(path).store.entries.list({})).toHaveLength(2)
  })
})

const refusals: readonly [what: string, code: number, make: (path: string) => void][] = [
  ['a file of no bytes', exitCode.damaged, (path) => writeFileSync(path, '')],
  ['a text', exitCode.damaged, (path) => writeFileSync(path, 'Dear diary, '.repeat(1000))],
  ['a short file', exitCode.damaged, (path) => writeFileSync(path, 'SQLite')],
  ['a folder', exitCode.damaged, (path) => mkdirSync(path)],
  [
    'a database of another program',
    exitCode.damaged,
    (path) => withRaw(path, 'CREATE TABLE notes (text)'),
  ],
  [
    'a database of another program that keeps a log',
    exitCode.damaged,
    (path) => withRaw(path, 'PRAGMA journal_mode = WAL; CREATE TABLE notes (text)'),
  ],
  [
    'a journal of a newer version',
    exitCode.damaged,
    (path) => {
      copyFileSync(finishedJournal(), path)
      withRaw(path, 'PRAGMA user_version = 99')
    },
  ],
  [
    'a journal cut short',
    exitCode.damaged,
    (path) => {
      copyFileSync(finishedJournal(), path)
      truncateSync(path, 60)
    },
  ],
]

describe.each(modes)('opened to %s', (mode) => {
  test.each(refusals)('%s is refused, and not touched', (_, code, make) => {
    const folder = newFolder()
    const path = join(folder, 'journal.db')
    make(path)
    const before = readdirSync(folder).length === 1 && statSync(path).isFile() && footprint(folder)
    const problem = problemOf(() => openStore(openingOf(path, { mode })))
    expect(problem.code).toBe(code)
    for (const line of [problem.message, problem.why, problem.next]) expect(line).toMatch(/\S.*\S/)
    if (before) expect(footprint(folder)).toEqual(before)
    else expect(readdirSync(folder)).toEqual(['journal.db'])
  })

  test('a newer version that stands in the log alone is refused, and the log is left', () => {
    const path = finishedJournal()
    const writer = new Database(path)
    onTestFinished(() => {
      writer.close()
    })
    writer.exec('PRAGMA user_version = 99')
    const folder = newFolder()
    const copy = join(folder, 'journal.db')
    for (const end of ['', '-wal']) copyFileSync(path + end, copy + end)
    const before = footprint(folder)
    const problem = problemOf(() => openStore(openingOf(copy, { mode })))
    expect(problem.code).toBe(exitCode.damaged)
    expect(problem.why).toContain('99')
    expect(footprint(folder).filter(({ name }) => !name.endsWith('-shm'))).toEqual(before)
  })

  test('damage behind an intact beginning is told as damage', () => {
    const path = finishedJournal()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, 100, bytes.length))
    const problem = problemOf(() => {
      const { store } = newStore(path, { mode })
      store.entries.list({})
    })
    expect(problem.code).toBe(exitCode.damaged)
    expect(problem.next).toContain('doctor')
  })
})

test('of two that make the journal at once, the second takes the one that is there', () => {
  const path = join(newFolder(), 'journal.db')
  let other: ReturnType<typeof newStore> | undefined
  const random = (bytes: number) => {
    other ??= newStore(path)
    return new Uint8Array(bytes).fill(7)
  }
  const { store } = newStore(path, { random })
  const id = writeEntry(store, 'one kettle')
  expect(other?.store.entries.get(id)?.answers).toHaveLength(1)
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.new'))).toEqual([])
})
