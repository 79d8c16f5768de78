import type { Store } from '../../../journal/store.ts'
import { uuidBytes, uuidv7 } from '../../../journal/uuid.ts'
import { type Opening, openJournal } from '../open.ts'
import { contentsIn } from './contents.ts'
import { entriesIn } from './entries.ts'
import { followUpsIn } from './follow-ups.ts'
import type { Keeping } from './keeping.ts'
import { marksIn } from './marks.ts'
import { peopleIn } from './people.ts'

/** What the store needs of the world: the name of this machine in the journal, the clock, and random bytes. */
export interface StoreOpening extends Opening {
  readonly device: string
  readonly now: () => Date
}

/** Opens a journal as a Store; throws the Problems of `openJournal`. */
export const openStore = (opening: StoreOpening): Store => {
  const { device, now, random } = opening
  const connection = openJournal(opening)
  let lastId: string | undefined
  const keeping: Keeping = {
    connection,
    newId: () => {
      lastId = uuidv7(now().getTime(), random(uuidBytes), lastId)
      return lastId
    },
    stamp: () => ({ device, changed: now().toISOString() }),
  }
  return {
    entries: entriesIn(keeping),
    followUps: followUpsIn(keeping),
    people: peopleIn(keeping),
    marks: marksIn(keeping),
    ...contentsIn(keeping),
    together: (work) => connection.write(work),
    close: () => connection.close(),
  }
}
