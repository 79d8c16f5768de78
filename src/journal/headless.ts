import { asDay } from '../time/day.ts'
import type { Entry } from './entry.ts'
import type { Store } from './store.ts'
import { instantOf } from './uuid.ts'

/** What stands for the practice of an entry of which only answers are left. */
export const headlessFlow = 'salvaged'

/** Whether an entry is one of those. */
export const isHeadless = ({ flow }: Pick<Entry, 'flow'>): boolean => flow === headlessFlow

/**
 * Begins an entry whose own beginning is lost, for the words that are left of it: its id still tells when it
 * was made. Nobody can go on with it.
 */
export const beginHeadless = (id: string, { entries }: Pick<Store, 'entries'>): void => {
  const instant = instantOf(id)
  const when = {
    instant,
    offset: 0,
    zone: 'UTC',
    day: asDay(instant.slice(0, 10)),
    written: instant,
  }
  entries.begin({ ...when, id, flow: headlessFlow, flowVersion: '-', person: null })
}
