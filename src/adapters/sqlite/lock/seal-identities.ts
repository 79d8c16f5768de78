import {
  earlierIdentitiesIn,
  earlierIdentitiesMark as name,
} from '../../../journal/sealed-notes.ts'
import { Connection, type Reaching } from '../connection.ts'
import { reading } from '../copying.ts'
import { sync } from '../disk/files.ts'
import type { Keyring } from './keyring.ts'

/** Locks a journal may have had before, whose notes still open. */
const kept = 20

const earlierIn = (connection: Connection): readonly string[] => {
  const sql = 'SELECT value FROM marks WHERE name = :name'
  return earlierIdentitiesIn(connection.row<{ value: string }>(sql, { name })?.value)
}

/**
 * Keeps what opens notes sealed under keys that are about to go, inside the journal: another window may be
 * sealing some.
 */
export const keepSealIdentities = (connection: Connection, identities: readonly string[]): void => {
  const all = [...new Set([...identities, ...earlierIn(connection)])]
  if (all.length === 0) return
  const sql = `INSERT INTO marks (name, value) VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = :value`
  const value = JSON.stringify(all.slice(0, kept))
  connection.write(() => connection.run(sql, { name, value }))
}

/** What opens earlier notes, as a journal keeps it; nothing for one that cannot be read. */
export const sealIdentitiesIn = (reaching: Reaching): readonly string[] => {
  try {
    return reading(reaching, earlierIn)
  } catch {
    return []
  }
}

/** All that is known to open notes of a journal, its own key and what it keeps of earlier ones. */
export const sealIdentitiesOf = (
  journal: string,
  keyring: Keyring,
  given?: string,
): readonly string[] => {
  const own = keyring.sealIdentities(given)
  if (keyring.isShut(journal)) return own
  return [...new Set([...own, ...sealIdentitiesIn({ path: journal, key: keyring.keyOf(journal) })])]
}

/**
 * Carries over to a file, of the newest version and opened by nobody, what opens the notes that wait for the
 * journal whose place it is to take.
 */
export const carrySealIdentities = (
  fresh: Reaching,
  { journal, keyring }: { readonly journal: string; readonly keyring: Keyring },
): void => {
  const identities = sealIdentitiesOf(journal, keyring)
  if (identities.length === 0) return
  const connection = new Connection(fresh)
  try {
    connection.keepPromises()
    keepSealIdentities(connection, identities)
    connection.emptyLog()
  } finally {
    connection.close()
  }
  sync(fresh.path)
}
