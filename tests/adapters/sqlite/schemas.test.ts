import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrations } from '../../../src/adapters/sqlite/migrations.ts'
import type { Store } from '../../../src/journal/store.ts'
import { asDay } from '../../../src/time/day.ts'
import { expectIndexToFit } from './index-check.ts'
import { chanceOf, newFolder, newStore } from './journal-folder.ts'
import { answer, beginning, text } from './samples.ts'

const folder = join(import.meta.dirname, 'schemas')
const newest = migrations.length

const rawOn = (path: string) => {
  const raw = new Database(path)
  onTestFinished(() => {
    raw.close()
  })
  return raw
}

/** A journal that has something of everything there is. */
const writeSample = ({ people, entries, followUps, marks }: Store): void => {
  const [alex, kim] = [people.add('Alex', 'partner'), people.add('Kim', 'friend')]
  const nobody = people.add('Nobody now', 'other')
  people.gatePassed(alex.id, asDay('2026-11-20'))
  const breathe = entries.begin(beginning({ flow: 'breathe', person: alex.id }))
  entries.keep(breathe, answer('before', { kind: 'scale', number: 8 }, '', 'before'))
  entries.keep(breathe, answer('before', { kind: 'scale', number: 7.5 }, '', 'before'))
  entries.keep(breathe, answer('breath', { kind: 'seconds', number: 120, text: 'long' }))
  entries.keep(breathe, answer('feelings', { kind: 'words', words: ['hurt', 'two\nlines “’'] }))
  entries.keep(breathe, answer('urge', { kind: 'choice', text: 'push back' }))
  entries.finish(breathe, [{ flow: 'settled', due: null, about: '' }])
  const repair = entries.begin(beginning({ flow: 'repair', person: alex.id }))
  entries.keep(repair, answer('facts', text('I raised my voice — žluťoučký kůň 🙂')))
  entries.keep(repair, answer('when', { kind: 'moment', text: '2026-11-21 18:30' }))
  entries.keep(repair, answer('with', { kind: 'person', text: alex.id }))
  entries.keep(repair, answer('lived', { kind: 'day', text: asDay('2026-11-24') }, 'honesty'))
  entries.finish(repair, [
    {
      flow: 'promise',
      due: asDay('2026-11-24'),
      about: 'When it gets loud, I will ask for a pause',
    },
    { flow: 'check-in', due: asDay('2026-11-29'), about: '' },
  ])
  entries.link({ from: repair, to: breathe })
  const [settled, promise] = followUps.list()
  const answering = entries.begin(beginning({ flow: 'settled', offset: -570 }))
  entries.keep(answering, answer('settled', { kind: 'skipped' }))
  entries.finish(answering, [])
  followUps.answer(settled?.id ?? '', answering)
  followUps.letGo(promise?.id ?? '')
  const draft = entries.begin(beginning({ person: kim.id, day: asDay('2026-11-23') }))
  entries.typing(draft, 'happened', '', 'She sai')
  entries.keep(draft, answer('gone', text('taken back')))
  entries.forget(draft, ['gone'])
  people.remove(nobody.id)
  marks.set('shown/holds', '2026-11-22')
}

/** All that the port gives, one line of JSON each. */
const everythingIn = ({ people, entries, followUps, marks }: Store): string => {
  const drafts = entries.list({ state: 'draft' })
  const kept: Readonly<Record<string, readonly unknown[]>> = {
    person: people.list(),
    entry: entries.list({}),
    typed: drafts.map(({ id }) => entries.typed(id, 'happened', '')),
    link: entries.links(),
    followUp: followUps.list(),
    mark: [marks.get('shown/holds')],
    found: entries.search(['zlutoucky', 'VOICE']).map(({ id }) => id),
  }
  return Object.entries(kept)
    .flatMap(([what, all]) => all.map((one) => `${JSON.stringify({ [what]: one })}\n`))
    .join('')
}

const ofIndexItself = "name LIKE 'search\\_%' ESCAPE '\\' OR name LIKE 'sqlite\\_%' ESCAPE '\\'"

const schemaOf = (raw: Database.Database) =>
  raw
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE NOT (${ofIndexItself}) ORDER BY rowid`,
    )
    .pluck()
    .all()

const tables = [
  'people',
  'entries',
  'answers',
  'answer_versions',
  'typing',
  'follow_ups',
  'links',
  'marks',
  'tombstones',
]

/** A journal as SQL that makes it again: its tables, its rows, its numbers. */
const dumpOf = (raw: Database.Database): string => {
  const rows = tables.flatMap((table) => {
    const names = raw.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
    const values = names.map((name) => `quote("${name}")`).join(` || ', ' || `)
    return raw
      .prepare(`SELECT 'INSERT INTO ${table} VALUES (' || ${values} || ')' FROM ${table}`)
      .pluck()
      .all()
  })
  const secureDelete = "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)"
  const numbers = ['application_id', 'user_version'].map(
    (name) => `PRAGMA ${name} = ${raw.pragma(name, { simple: true })}`,
  )
  return [...schemaOf(raw), secureDelete, ...rows, ...numbers].map((one) => `${one};\n`).join('')
}

test('the newest version is kept here for ever, with a journal written in it', async () => {
  const { path, store } = newStore(undefined, { random: chanceOf('sample') })
  writeSample(store)
  await expect(dumpOf(rawOn(path))).toMatchFileSnapshot(join(folder, `${newest}.sql`))
  await expect(everythingIn(store)).toMatchFileSnapshot(join(folder, `${newest}.jsonl`))
})

const released = readdirSync(folder).flatMap((name) => /^(\d+)\.sql$/.exec(name)?.[1] ?? [])

test('every version that was released is here', () => {
  expect(released.map(Number).sort((a, b) => a - b)).toEqual(migrations.map((_, n) => n + 1))
})

describe.each(released)('a journal of version %s', (version) => {
  const oldJournal = (): string => {
    const path = join(newFolder(), 'journal.db')
    rawOn(path).exec(readFileSync(join(folder, `${version}.sql`), 'utf8'))
    return path
  }

  test('loses no word when it is opened', () => {
    const { store } = newStore(oldJournal())
    expect(everythingIn(store)).toBe(readFileSync(join(folder, `${version}.jsonl`), 'utf8'))
  })

  test('has then the tables of a new one, and nothing amiss', () => {
    const path = oldJournal()
    newStore(path)
    const [raw, fresh] = [rawOn(path), rawOn(newStore().path)]
    expect(schemaOf(raw).sort()).toEqual(schemaOf(fresh).sort())
    expect(raw.pragma('user_version', { simple: true })).toBe(newest)
    expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expectIndexToFit(raw)
  })
})
