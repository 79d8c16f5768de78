import { randomBytes } from 'node:crypto'
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
    const world = { device: hostname(), now: () => new Date(), random: randomBytes }
    return openStore({ path, mode, ...world })
  }
  return {
    path,
    exists: () => existsSync(path),
    open: (mode) => {
      if (opened && (opened.writes || mode !== 'write')) return opened.store
      if (mode === 'look' && !existsSync(path)) return emptyStore
      opened?.store.close()
      const writes = mode === 'write'
      opened = { store: open(writes ? 'write' : 'read'), writes }
      return opened.store
    },
  }
}
