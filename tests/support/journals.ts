import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backupsOf } from '../../src/adapters/sqlite/backups/backups.ts'
import { keyringOf } from '../../src/adapters/sqlite/lock/keyring.ts'
import { lockOf } from '../../src/adapters/sqlite/lock/locking.ts'
import { openStore } from '../../src/adapters/sqlite/store/store.ts'
import { exitCode, isProblem } from '../../src/errors.ts'
import type { Later } from '../../src/flow/draft.ts'
import type { Store } from '../../src/journal/store.ts'
import { asDay } from '../../src/time/day.ts'

/** Bytes that differ from call to call and are the same in every run. */
export const countedChance = () => {
  let count = 0
  return (bytes: number): Buffer => {
    count += 1
    return Buffer.alloc(bytes, count)
  }
}

/** An empty folder that is gone after the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A journal in a folder of its own, as a new program finds it: no passphrase has been given yet. */
export const journalIn = (
  folder: string,
  now = () => new Date('2026-11-23T09:00:00Z'),
  tellKept: (path: string) => void = () => {},
) => {
  const path = join(folder, 'journal.db')
  const keyring = keyringOf(path)
  const random = countedChance()
  const shared = { now, random, tellKept }
  return {
    path,
    keyring,
    lock: lockOf({ journal: path, keyring, random }),
    backups: backupsOf({ ...shared, journal: path, folder: join(folder, 'backups'), keyring }),
    open: (): Store =>
      openStore({ ...shared, path, key: keyring.keyOf(path), mode: 'write', device: 'test' }),
  }
}

/** Writes one finished entry with a text, and what is to come back of it; returns its id. */
export const write = (
  store: Store,
  text: string,
  day = '2026-11-22',
  laters: readonly Later[] = [],
): string => {
  const instant = `${day}T20:00:00.000Z`
  const id = store.entries.begin({
    instant,
    offset: 60,
    zone: 'Europe/Berlin',
    day: asDay(day),
    written: instant,
    flow: 'journal',
    flowVersion: 'abc',
    person: null,
  })
  store.entries.keep(id, { step: 'moment', item: '', tracks: '', value: { kind: 'text', text } })
  store.entries.finish(id, laters)
  return id
}

/** The texts of all entries, oldest first. */
export const textsIn = (store: Store): string[] =>
  store.entries
    .list({})
    .flatMap(({ answers }) =>
      answers.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])),
    )

/** The same of a journal that is not open. */
export const textsOf = ({ open }: { readonly open: () => Store }): string[] => {
  const store = open()
  try {
    return textsIn(store)
  } finally {
    store.close()
  }
}

/** The exit code of what is refused, or of what is done. */
export const codeOf = (work: () => unknown): number => {
  try {
    work()
  } catch (error) {
    if (isProblem(error)) return error.code
    throw error
  }
  return exitCode.done
}

/** The files under a folder, by their path from it, that hold a text as it stands. */
export const filesHolding = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
    .filter((path) => readFileSync(join(folder, path)).includes(text))
    .toSorted()
