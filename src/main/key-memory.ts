import { besideLocked, noteRemembered } from '../adapters/sqlite/lock/key-check.ts'
import type { Keyring } from '../adapters/sqlite/lock/keyring.ts'
import type { SystemKeyring } from '../adapters/system/keyring.ts'
import { isProblem } from '../errors.ts'
import type { KeyMemory } from '../journal/lock.ts'

/** What remembering needs: the journal, its keys, and the keyring of this machine. */
export interface Remembering {
  readonly path: string
  readonly keyring: Keyring
  readonly system: SystemKeyring
}

/**
 * The key of the journal at a path, in the keyring of this machine under that path. It is the key itself and
 * not the passphrase: it opens this file only, and is worth nothing once the passphrase has been changed.
 */
export const keyMemoryOf = ({ path, keyring, system }: Remembering): KeyMemory => ({
  isWanted: () => besideLocked(path).remembered,
  open: async () => {
    try {
      const found = await system.get(path)
      return found !== undefined && keyring.opensWithKey(Buffer.from(found, 'hex'))
    } catch (error) {
      if (!isProblem(error)) throw error
      return false
    }
  },
  keep: async () => {
    const key = keyring.keyOf(path)
    if (!key) return
    await system.set(path, key.toString('hex'))
    noteRemembered(path, true)
  },
  forget: async () => {
    await system.remove(path)
    noteRemembered(path, false)
  },
})
