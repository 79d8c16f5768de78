import { exitCode, isProblem, Problem } from '../../errors.ts'
import type { House } from '../house.ts'

const tries = 3

/**
 * Asks for the passphrase of the journal, or of another file, until it opens: before a command begins, and
 * so before anything is written. Nothing is asked where nothing is locked. Throws a Problem after three tries.
 */
export const openUp = async (house: House, path?: string): Promise<void> => {
  const { lock, keyMemory, passphrases, screen } = house
  if (!lock.isShut(path)) return
  const given = passphrases.given('present')
  if (given !== undefined) {
    if (lock.opensWith(given, path)) return
    throw wrong(house, path, 'The file CAPACITY_PASSPHRASE_FILE names holds another one.')
  }
  if (path === undefined && keyMemory.isWanted() && (await keyMemory.open())) return
  if (path !== undefined) screen.say(`${path} is locked, or its beginning is damaged.`)
  await passphrases.unseen(async (ask) => {
    for (let left = tries; left > 0; left -= 1) {
      if (lock.opensWith(await ask('Passphrase:'), path)) return rememberAgain(house, path)
      if (left > 1) screen.say('That does not open it; try once more.')
    }
    throw wrong(house, path, 'It was tried three times.')
  })
}

/** What the keyring was to remember and could not open it, it is given anew; where it cannot be reached, the next time. */
const rememberAgain = async ({ keyMemory }: House, path: string | undefined): Promise<void> => {
  if (path !== undefined || !keyMemory.isWanted()) return
  try {
    await keyMemory.keep()
  } catch (error) {
    if (!isProblem(error)) throw error
  }
}

const wrong = ({ lock, journal }: House, path: string | undefined, why: string): Problem => {
  const sure = lock.tellsWrong(path)
  const file = path ?? journal.path
  return new Problem('That passphrase does not open it.', {
    why: sure
      ? why
      : `It is another one, or the beginning of ${file} is damaged: nothing beside it tells which.`,
    next: sure
      ? 'Nothing was changed. There is no other way in than the passphrase.'
      : 'Nothing was changed. If no passphrase opens it, put a backup back: capacity restore',
    code: exitCode.passphrase,
  })
}
