import { keyFrom, type Lock, saltLength } from '../../journal/lock.ts'
import { shred } from './disk.ts'
import { checksBeside, dropChecks, type Keyring, keepChecks } from './keyring.ts'
import { openJournal } from './open.ts'
import { asProblem } from './problems.ts'
import { alone, copyUnder, succeed, successorOf } from './replacing.ts'
import { keepSealIdentity } from './seal-identities.ts'

/** What locking needs: the journal, its keys, and chance for a new salt. */
export interface Locking {
  readonly journal: string
  readonly keyring: Keyring
  readonly random: (bytes: number) => Uint8Array
}

/**
 * The lock of a journal. To lock, to unlock and to change the passphrase are one thing: everything is copied
 * to a new file under the new key, the copy is checked and on disk, and takes the old one's place by its
 * name. Killed at any moment, the journal opens as it did before or as it does after.
 */
export const lockOf = ({ journal, keyring, random }: Locking): Lock => {
  const rewrite = (key: Buffer | undefined): void => {
    const old = keyring.keyOf(journal)
    const connection = openJournal({ path: journal, key: old, mode: 'write', random })
    if (old) keepSealIdentity(connection, old)
    connection.close()
    alone({ path: journal, key: old }, (holder) => {
      const fresh = { path: successorOf(journal), key }
      shred(fresh.path)
      copyUnder(holder, fresh)
      if (key) keepChecks(journal, [key], checksBeside(journal))
      succeed(journal, fresh.path)
    })
    if (key) keepChecks(journal, [key])
    else dropChecks(journal)
  }
  return {
    isLocked: () => keyring.isLocked(journal),
    isShut: (path = journal) => keyring.isShut(path),
    opensWith: (passphrase, path = journal) => keyring.opensWith(passphrase, path),
    lock: (passphrase) => {
      try {
        const key = keyFrom(passphrase, random(saltLength))
        rewrite(key)
        keyring.remember(key)
      } catch (error) {
        throw asProblem(error, journal)
      }
    },
    unlock: () => {
      try {
        rewrite(undefined)
      } catch (error) {
        throw asProblem(error, journal)
      }
    },
  }
}
