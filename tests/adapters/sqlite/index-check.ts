import type Database from 'better-sqlite3'
import { expect } from 'vitest'

const tokens = (raw: Database.Database, schema: string, table: string): unknown[] => {
  raw.exec(`CREATE VIRTUAL TABLE temp.tokens USING fts5vocab (${schema}, ${table}, instance)`)
  const all = raw.prepare('SELECT term, doc, offset FROM temp.tokens').all()
  raw.exec('DROP TABLE temp.tokens')
  return all
}

/** Fails unless the search index holds just what an index made anew would hold. */
export const expectIndexToFit = (raw: Database.Database): void => {
  raw.exec("INSERT INTO search (search) VALUES ('integrity-check')")
  raw.exec(`
    CREATE VIRTUAL TABLE temp.anew USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO temp.anew (rowid, words) SELECT id, words FROM main.searchable;
  `)
  expect(tokens(raw, 'main', 'search')).toEqual(tokens(raw, 'temp', 'anew'))
  raw.exec('DROP TABLE temp.anew')
}
