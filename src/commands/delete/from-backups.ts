import { exitCode, isProblem, Problem } from '../../errors.ts'
import type { Backup, Holding } from '../../journal/backups.ts'
import type { Flags } from '../command.ts'
import type { House } from '../house.ts'
import { openUp } from '../lock/opening-up.ts'

/**
 * What was deleted from the journal is in the backups still: they are named, and where the person wants it
 * each is written anew without these entries and people. Throws a Problem when that was wanted and not all
 * of them could be.
 */
export const settleBackups = async (
  house: House,
  ids: readonly string[],
  flags: Flags,
): Promise<void> => {
  const holding = house.backups.holding(...ids)
  if (!flags.fromBackups) tell(house, holding)
  if (flags.fromBackups || (await isWanted(house, holding, flags))) return takeOut(house, ids)
  if (holding.backups.length > 0) house.screen.say(howTo(ids))
}

/** Where they are, once the person was asked for the passphrases of backups that are locked with another one. */
export const holdingWhenOpened = async (house: House, ids: readonly string[]): Promise<Holding> => {
  for (const { path } of house.backups.holding(...ids).unread) await openIfPossible(house, path)
  return house.backups.holding(...ids)
}

const tell = ({ screen }: House, { backups, unread }: Holding): void => {
  if (backups.length > 0)
    screen.say(backups.length === 1 ? 'One backup still holds it:' : 'Backups still hold it:')
  for (const { path } of backups) screen.say(`  ${path}`)
  if (unread.length > 0) screen.say('These could not be looked into, and may hold it too:')
  for (const { path } of unread) screen.say(`  ${path}`)
}

const howTo = (ids: readonly string[]): string => {
  const [first = '', ...more] = ids.map((id) => id.slice(-8))
  const command = `To take it out of them: capacity delete ${first} --from-backups`
  return more.length === 0 ? command : `${command}, and the same for ${more.join(', ')}`
}

/** Asked only where somebody is there to answer: `--yes` says yes to the deletion, not to more. */
const isWanted = async (
  house: House,
  { backups, unread }: Holding,
  flags: Flags,
): Promise<boolean> => {
  if (flags.yes || backups.length + unread.length === 0) return false
  try {
    const terminal = await house.terminal()
    const text = 'Take it out of the backups too?'
    return (await terminal.ask({ kind: 'confirm', id: 'backups', text })) === 'yes'
  } catch (error) {
    if (isProblem(error) && error.code === exitCode.usage) return false
    throw error
  }
}

const takeOut = async (house: House, ids: readonly string[]): Promise<void> => {
  const { backups, unread } = await holdingWhenOpened(house, ids)
  const left = [...unread, ...backups.filter((backup) => !isTakenOut(house, backup, ids))]
  if (left.length === 0) return
  house.screen.say('These could not be written anew, and may hold it still:')
  for (const { path } of left) house.screen.say(`  ${path}`)
  throw new Problem('It may still be in a backup.', {
    why: 'Another passphrase locks it, or it is damaged.',
    next: 'If you need those files no more, remove them yourself.',
  })
}

const isTakenOut = (
  { backups, screen }: House,
  backup: Backup,
  ids: readonly string[],
): boolean => {
  try {
    backups.removeFrom(backup, ...ids)
    screen.say(`Taken out of ${backup.name}, which was checked again.`)
    return true
  } catch (error) {
    if (!isProblem(error)) throw error
    return false
  }
}

/** Asks for the passphrase of a backup that is locked with another one, where somebody is there to ask. */
const openIfPossible = async (house: House, path: string): Promise<void> => {
  if (!house.lock.isShut(path)) return
  try {
    await openUp(house, path)
  } catch (error) {
    const stays =
      isProblem(error) && [exitCode.usage, exitCode.passphrase].some((code) => code === error.code)
    if (!stays) throw error
  }
}
