import { isProblem } from '../../errors.ts'
import type { House } from '../house.ts'

/** Has the keyring of this machine open a locked journal from now on, and says for whom that is. */
export const rememberKey = async ({ keyMemory, screen }: House): Promise<void> => {
  await keyMemory.keep()
  screen.say(
    'The keyring of this machine opens it from now on, for whoever uses the device while you are logged in.',
  )
  screen.say('To have that forgotten: capacity lock --forget')
}

/** Has the keyring forget it; nobody is asked for the passphrase. */
export const forgetKey = async ({ keyMemory, screen }: House): Promise<void> => {
  if (!keyMemory.isWanted())
    return screen.say('The keyring of this machine remembers nothing of it.')
  await keyMemory.forget()
  screen.say('It is forgotten. The passphrase is asked for again.')
}

/** Keeps up with a key that is another one now, or is none any more; what stands in the way is said, and stops nothing. */
export const followUp = async (
  { keyMemory, screen }: House,
  how: 'keep' | 'forget',
): Promise<void> => {
  if (!keyMemory.isWanted()) return
  try {
    await keyMemory[how]()
  } catch (error) {
    if (!isProblem(error)) throw error
    screen.say(`${error.message} What it remembers opens nothing but older backups.`)
  }
}
