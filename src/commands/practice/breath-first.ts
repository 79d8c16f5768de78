import { isProblem, Problem } from '../../errors.ts'
import { storeWithout } from '../../journal/empty-store.ts'
import type { KeptDraft } from '../../journal/kept-draft.ts'
import type { Store } from '../../journal/store.ts'
import type { House, JournalAtHand } from '../house.ts'
import { giveBack } from './giving-back.ts'

/** What does not come between somebody and their breath is told once there is time for it. */
export interface Sparing {
  /** The same house, in which a journal that cannot be opened is one in which nothing is. */
  readonly house: House
  /** Ends a practice, whatever the disk says to that. */
  finish(draft: KeptDraft, finishing: () => void): void
  /** Gives back what could not be kept, and throws the Problem that was in the way. */
  tell(): void
}

export const sparing = (house: House): Sparing => {
  let problem: Problem | undefined
  let instead: Store | undefined
  const words: string[] = []
  const unopened = (error: Problem): Store => {
    problem = error
    return storeWithout(() => {
      throw error
    })
  }
  const open: JournalAtHand['open'] = (mode) => {
    if (instead) return instead
    try {
      return house.journal.open(mode)
    } catch (error) {
      if (!isProblem(error)) throw error
      // A passphrase that does not fit is in nobody's way either: what is given needs none.
      instead = house.journal.sealed() ?? unopened(error)
      return instead
    }
  }
  const exists = () => instead === undefined && house.journal.exists()
  return {
    house: { ...house, journal: { ...house.journal, exists, open } },
    finish: (draft, finishing) => {
      try {
        finishing()
      } catch (error) {
        if (!isProblem(error)) throw error
        problem = error
        words.push(...(draft.unkept?.words ?? []))
      }
    },
    tell: () => {
      if (problem === undefined) return
      giveBack(house.screen, words)
      const { message: why, next, code } = problem
      throw new Problem('What you gave just now could not be kept.', { why, next, code })
    },
  }
}
