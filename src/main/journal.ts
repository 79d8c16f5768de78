import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { openStore } from '../adapters/sqlite/store.ts'
import type { JournalAtHand } from '../commands/house.ts'
import { emptyStore } from '../journal/empty-store.ts'
import type { Store } from '../journal/store.ts'

/** The journal at a path, opened once when first needed. */
export const journalAt = (path: string): JournalAtHand => {
  let opened: { store: Store; writes: boolean } | undefined
  const open = (mode: 'read' | 'write'): Store => {
    return openStore({ path, mode, device: hostname(), now: () => new Date(), random })
  }
  return {
    path,
    exists: () => existsSync(path),
    open: (mode) => {
      if (opened && (opened.writes || mode !== 'write')) return opened.store
      if (mode === 'look' && !existsSync(path)) return emptyStore
      const writes = mode === 'write'
      opened = { store: open(writes ? 'write' : 'read'), writes }
      return opened.store
    },
  }
}

// Asked for with the first thing that is written: loading it takes longer than reading a journal.
const random = (bytes: number): Uint8Array =>
  process.getBuiltinModule('node:crypto').randomBytes(bytes)
