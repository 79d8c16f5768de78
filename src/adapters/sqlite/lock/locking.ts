import { keyFrom, type Lock, saltLength } from '../../../journal/lock.ts'
import { shred } from '../disk/blanking.ts'
import { stillTheSame, whenSettled } from '../disk/settled.ts'
import { openJournal } from '../open.ts'
import { asProblem, busy } from '../problems.ts'
import { alone, copyUnder, succeed, successorOf } from '../replacing.ts'
import { checksBeside, dropChecks, keepChecks } from './key-check.ts'
import type { Keyring } from './keyring.ts'
import { keepSealIdentities } from './seal-identities.ts'

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
  const rewrite = (key: Buffer | undefined, given?: string): void => {
    const old = keyring.keyOf(journal)
    const isTheSame = stillTheSame(journal)
    const connection = openJournal({ path: journal, key: old, mode: 'write', random })
    keepSealIdentities(connection, keyring.sealIdentities(given))
    connection.close()
    alone({ path: journal, key: old }, (holder) => {
      // Locked or unlocked in another window, it is another file, and this one is nobody's any more.
      if (!isTheSame()) throw busy(journal)
      const fresh = { path: successorOf(journal), key }
      shred(fresh.path)
      copyUnder(holder, fresh)
      if (key) keepChecks(journal, [key], checksBeside(journal))
      succeed(journal, fresh.path)
    })
    if (key) keepChecks(journal, [key])
    else dropChecks(journal)
  }
  const attempt = (work: () => void): void => {
    try {
      whenSettled(journal, work)
    } catch (error) {
      throw asProblem(error, journal)
    }
  }
  return {
    isLocked: () => keyring.isLocked(journal),
    isShut: (path = journal) => keyring.isShut(path),
    opensWith: (passphrase, path = journal) => keyring.opensWith(passphrase, path),
    tellsWrong: (path = journal) => keyring.tellsWrong(path),
    lock: (passphrase) =>
      attempt(() => {
        const key = keyFrom(passphrase, random(saltLength))
        rewrite(key, passphrase)
        keyring.remember(key)
      }),
    unlock: () => attempt(() => rewrite(undefined)),
  }
}
