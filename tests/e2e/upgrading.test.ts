import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { applicationId } from '../../src/adapters/sqlite/schema.ts'
import { newHome } from '../support/home.ts'
import { journalIn } from '../support/journals.ts'

const words = 'MARKER of an evening before there was a version'

/** Does something with a journal as a file, without the program. */
const inFile = <Result>(path: string, work: (raw: Database.Database) => Result): Result => {
  const raw = new Database(path)
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

/** A home whose journal is of a version 0, made up: one table, with words in it. */
const homeOfVersion0 = () => {
  const home = newHome()
  mkdirSync(home.journal, { recursive: true })
  inFile(join(home.journal, 'journal.db'), (raw) => {
    raw.exec(`PRAGMA application_id = ${applicationId}; CREATE TABLE older (words TEXT) STRICT`)
    raw.prepare('INSERT INTO older VALUES (?)').run(words)
  })
  return home
}

/** The version of a journal, and what its oldest table holds. */
const stateOf = (path: string) =>
  inFile(path, (raw) => ({
    version: raw.pragma('user_version', { simple: true }),
    older: raw.prepare('SELECT words FROM older').pluck().all(),
    whole: raw.pragma('integrity_check', { simple: true }),
  }))

const whole = (version: number) => ({ version, older: [words], whole: 'ok' })

/** The backups made before a migration; each holds the words, at the version before. */
const backupsBefore = (journal: string): number => {
  const made = journalIn(journal)
    .backups.list()
    .filter(({ reason }) => reason === 'before-migration')
  for (const { path } of made) expect(stateOf(path)).toEqual(whole(0))
  return made.length
}

describe('a journal of an earlier version', () => {
  test.each([[['journal', 'a new evening']], [['log']]])(
    'is backed up, then brought to the newest by %j, and loses no word',
    async (args) => {
      const { journal, run } = homeOfVersion0()
      expect(await run(args)).toMatchObject({ code: 0 })
      expect(stateOf(join(journal, 'journal.db'))).toEqual(whole(1))
      expect(backupsBefore(journal)).toBe(1)
      expect(await run(['log'])).toMatchObject({ code: 0 })
      expect(backupsBefore(journal)).toBe(1)
    },
  )

  test('stays as it is when no backup can be made; that is said, and the words are given back', async () => {
    const { journal, run } = homeOfVersion0()
    writeFileSync(join(journal, 'backups'), 'in the way')
    const { code, stdout, stderr } = await run(['journal', 'a new evening'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('\na new evening\n')
    const said = stderr.trimEnd().split('\n').slice(-3)
    expect(said[0]).toBe('This journal is of an earlier version, and could not be backed up first.')
    expect(said[1]).toContain('is not a folder')
    expect(stateOf(join(journal, 'journal.db'))).toEqual(whole(0))
  })

  const program = [
    process.execPath,
    '--import',
    resolve('tests/support/fixtures/killing.mjs'),
    resolve('bin/capacity.js'),
  ]
  const stride = Number(process.env.CAPACITY_KILL_STRIDE ?? 5)

  test('killed at any moment, it is of the one version or the other, and backed up', async () => {
    const { folder, journal: before, run } = homeOfVersion0()
    const versions = new Set<unknown>()
    for (let call = 1, killed = true; killed; call += stride) {
      const journal = join(folder, `killed-before-${call}`)
      cpSync(before, journal, { recursive: true })
      const env = { CAPACITY_HOME: journal }
      const dying = { program, env: { ...env, KILL_BEFORE: String(call) } }
      killed = (await run(['log'], dying)).signal === 'SIGKILL'
      const { version, ...rest } = stateOf(join(journal, 'journal.db'))
      versions.add(version)
      expect(rest).toEqual({ older: [words], whole: 'ok' })
      const made = backupsBefore(journal)
      if (version === 1) expect(made).toBe(1)
      expect(await run(['journal', 'a new evening'], { env })).toMatchObject({ code: 0 })
      expect(stateOf(join(journal, 'journal.db'))).toEqual(whole(1))
      expect(readdirSync(join(journal, 'backups')).filter((one) => one.endsWith('.new'))).toEqual(
        [],
      )
    }
    expect([...versions]).toEqual([0, 1])
  }, 600_000)
})

test('a journal of a newer version is refused, untouched', async () => {
  const { journal, run } = homeOfVersion0()
  const path = join(journal, 'journal.db')
  inFile(path, (raw) => raw.pragma('user_version = 2'))
  for (const args of [['log'], ['journal', 'a new evening']]) {
    const { code, stderr } = await run(args)
    expect(code).toBe(13)
    expect(stderr).toMatch(/newer/)
  }
  expect(stateOf(path)).toEqual(whole(2))
  expect(backupsBefore(journal)).toBe(0)
})
