import { existsSync } from 'node:fs'
import { openStore } from '../adapters/sqlite/open.ts'
import type { JournalAtHand } from '../commands/house.ts'
import type { Store } from '../journal/store.ts'

/** The journal at a path, opened once when first needed. */
export const journalAt = (path: string): JournalAtHand => {
  let opened: Store | undefined
  let writable = false
  return {
    path,
    exists: () => existsSync(path),
    open: (mode) => {
      if (mode === 'look' && !existsSync(path))
        return openStore({ path: ':memory:', mode: 'write' })
      if (opened && (writable || mode !== 'write')) return opened
      opened?.close()
      writable = mode === 'write'
      opened = openStore({ path, mode: writable ? 'write' : 'read' })
      return opened
    },
  }
}
