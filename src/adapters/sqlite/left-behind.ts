import { existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { logsOf, sync } from './disk/files.ts'
import { holding } from './held.ts'

/** What is needed to make room for a journal where there is none. */
export interface Clearing {
  readonly random: (bytes: number) => Uint8Array
  /** Told where something is now that an earlier journal left. */
  readonly tellKept?: ((path: string) => void) | undefined
}

/**
 * Where there is no journal, what is called its log belongs to one that went away, and may hold words of it.
 * SQLite would take it for that of the next journal and write it into that: so it gets another name. Others may
 * be about to make a journal as well: whoever holds such a log gives it the name, and nobody a log in use.
 */
export const setLogsAside = (journal: string, { random, tellKept }: Clearing): void => {
  for (const log of logsOf(journal)) {
    if (!statSync(log, { throwIfNoEntry: false })?.size) continue
    holding(log, random, ({ isInPlace }) => {
      if (existsSync(journal) || !isInPlace()) return
      const kept = freeName(`${log}.from-an-earlier-journal`)
      renameSync(log, kept)
      sync(dirname(log))
      tellKept?.(kept)
    })
  }
}

const freeName = (name: string): string => {
  for (let again = 1; ; again += 1) {
    const free = again > 1 ? `${name}-${again}` : name
    if (!existsSync(free)) return free
  }
}
