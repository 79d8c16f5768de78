import { closeSync, openSync, statSync, writeSync } from 'node:fs'

const pageSize = 4096

/** How many pages a database file has. */
export const pagesOf = (path: string): number => Math.ceil(statSync(path).size / pageSize)

/** Overwrites a page (from 1) of a database file with bytes that mean nothing, as a failing disk might. */
export const damage = (path: string, page: number): void => {
  const noise = Buffer.from(Array.from({ length: pageSize }, (_, index) => (index * 31 + 7) % 251))
  const file = openSync(path, 'r+')
  writeSync(file, noise, 0, pageSize, (page - 1) * pageSize)
  closeSync(file)
}
