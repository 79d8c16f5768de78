import { exitCode, Problem } from '../errors.ts'
import type { House } from './house.ts'

const tries = 3

/**
 * Asks for the passphrase of the journal, or of another file, until it opens: before a command begins, and
 * so before anything is written. Nothing is asked where nothing is locked. Throws a Problem after three tries.
 */
export const openUp = async (house: House, path?: string): Promise<void> => {
  const { lock, passphrases, screen } = house
  if (!lock.isShut(path)) return
  const given = passphrases.given('present')
  if (given !== undefined) {
    if (lock.opensWith(given, path)) return
    throw wrong('The file CAPACITY_PASSPHRASE_FILE names holds another one.')
  }
  if (path !== undefined) screen.say(`${path} is locked, or its beginning is damaged.`)
  await passphrases.unseen(async (ask) => {
    for (let left = tries; left > 0; left -= 1) {
      if (lock.opensWith(await ask('Passphrase:'), path)) return
      if (left > 1)
        screen.say('That does not open it. Nothing shows while you type; try once more.')
    }
    throw wrong('It was tried three times.')
  })
}

const wrong = (why: string): Problem =>
  new Problem('That passphrase does not open it.', {
    why,
    next: 'Nothing was changed. There is no other way in than the passphrase.',
    code: exitCode.passphrase,
  })
