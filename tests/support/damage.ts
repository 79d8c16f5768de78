import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import { chanceFrom } from './replying.ts'

const pageSize = 4096

/** How many pages a database file has. */
export const pagesOf = (path: string): number => Math.ceil(statSync(path).size / pageSize)

/** Bytes that mean nothing, as a failing disk might leave them. */
const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, index) => (index * 31 + 7) % 251))

/** Overwrites bytes of a file from a place on. */
export const overwrite = (path: string, at: number, bytes: Buffer): void => {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

/** Overwrites a page (from 1) of a database file with noise. */
export const damage = (path: string, page: number): void =>
  overwrite(path, (page - 1) * pageSize, noise(pageSize))

/** Overwrites a file at several places by chance, one of them some pages long, and never makes it longer. */
export const damageByChance = (path: string, seed: number, places = 4): void => {
  const chance = chanceFrom(seed)
  const { size } = statSync(path)
  for (let done = 0; done < places; done += 1) {
    const at = Math.floor(chance() * (size - 3 * pageSize))
    const length = done === 0 ? 3 * pageSize : Math.ceil(chance() * 64)
    overwrite(path, at, noise(Math.min(length, size - at)))
  }
}

/** What can happen to a file, besides. */
export const harms: Readonly<Record<string, (path: string) => void>> = {
  'cut in half': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'cut within its first page': (path) => truncateSync(path, 2000),
  'without its header': (path) => overwrite(path, 0, Buffer.alloc(100)),
  'all zeros': (path) => overwrite(path, 0, Buffer.alloc(statSync(path).size)),
  'damaged in its first page': (path) => overwrite(path, 100, noise(300)),
}
