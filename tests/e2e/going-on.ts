import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { holdsNothing } from '../../src/journal/unfinished.ts'
import { type Home, kept, type Question, storeIn } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

/** The one entry of a home, as far as it is on disk; one that was killed before anything was given is not offered. */
export const entryIn = (home: Home) =>
  existsSync(join(home.journal, 'journal.db')) ? kept(home).entries[placeOfHeld(home)] : undefined

const placeOfHeld = (home: Home): number => {
  const { entries, close } = storeIn(home, 'read')
  const place = entries.list({}).findIndex((one) => !holdsNothing(one, entries))
  close()
  return place
}

/** The private check keeps nothing. */
export const isPrivate = ({ id }: Question): boolean => id.startsWith('safety.')

/** Takes the offer to go on with what was begun. */
export const goOn = async (session: Session): Promise<void> => {
  await session.see('3 begin anew, throw it away')
  session.type('1\n')
}
