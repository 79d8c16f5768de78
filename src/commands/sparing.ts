import { exitCode, isProblem, Problem } from '../errors.ts'
import type { Store } from '../journal/store.ts'
import type { House, JournalAtHand } from './house.ts'

/**
 * The same house, in which a damaged journal does not come between somebody and their breath: what is given is
 * then kept in memory alone. `tell` throws the Problem once there is time for it, exit code 13.
 */
export const sparing = (house: House): { readonly house: House; readonly tell: () => void } => {
  let damage: Problem | undefined
  let instead: Store | undefined
  const open: JournalAtHand['open'] = (mode) => {
    if (instead) return instead
    try {
      return house.journal.open(mode)
    } catch (error) {
      if (!isProblem(error) || error.code !== exitCode.damaged) throw error
      damage = error
      instead = house.journal.inMemory()
      return instead
    }
  }
  const exists = () => instead === undefined && house.journal.exists()
  return {
    house: { ...house, journal: { ...house.journal, exists, open } },
    tell: () => {
      if (damage === undefined) return
      const { message: why, next, code } = damage
      throw new Problem('What you gave just now could not be kept.', { why, next, code })
    },
  }
}
