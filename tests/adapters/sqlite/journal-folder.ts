import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openStore, type StoreOpening } from '../../../src/adapters/sqlite/store/store.ts'
import { isProblem, type Problem } from '../../../src/errors.ts'
import type { Beginning, Store } from '../../../src/journal/store.ts'
import { answer, beginning, text } from './samples.ts'

/** A program that fills a journal: its path, a number of pages, and `read` to only look into it. */
export const filler = fileURLToPath(new URL('./filler.ts', import.meta.url))

/** An empty folder, gone after the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Bytes that look random and are the same in every run. */
export const chanceOf = (seed: string) => {
  let count = 0
  return (bytes: number): Uint8Array =>
    createHash('sha512').update(`${seed}/${count++}`).digest().subarray(0, bytes)
}

/** A clock that is one millisecond further each time it is looked at. */
export const clockFrom = (start: string) => {
  let at = Date.parse(start)
  return () => new Date(at++)
}

/** What a store in a test is opened with: its own clock and chance, and little patience. */
export const openingOf = (path: string, more: Partial<StoreOpening> = {}): StoreOpening => ({
  path,
  mode: 'write',
  device: 'this laptop',
  now: clockFrom('2026-11-22T22:40:00.000Z'),
  random: chanceOf(path),
  patience: 50,
  ...more,
})

/** A store on a real file, closed after the test. */
export const newStore = (
  path = join(newFolder(), 'journal.db'),
  more: Partial<StoreOpening> = {},
) => {
  const store = openStore(openingOf(path, more))
  onTestFinished(() => store.close())
  return { path, store }
}

/** A finished entry with one text in it; returns its id. */
export const writeEntry = (store: Store, words: string, more: Partial<Beginning> = {}): string => {
  const id = store.entries.begin(beginning(more))
  store.entries.keep(id, answer('happened', text(words)))
  store.entries.finish(id, [])
  return id
}

/** The Problem a call is refused with; any other outcome fails the test. */
export const problemOf = (call: () => unknown): Problem => {
  try {
    call()
  } catch (error) {
    if (isProblem(error)) return error
    throw error
  }
  throw new Error('Expected a Problem')
}

/** Everything in a folder by name: size, when it was written (ns), and the bytes as a hash. */
export const footprint = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => {
      const { size, mtimeNs, mode } = statSync(join(folder, name), { bigint: true })
      const hash = createHash('sha256').update(readFileSync(join(folder, name)))
      return { name, size, mtimeNs, mode: mode & 0o777n, bytes: hash.digest('hex') }
    })

/** The files of a folder that hold this text, in UTF-8. */
export const filesHolding = (folder: string, marker: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(marker),
  )
