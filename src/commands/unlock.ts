import { exitCode, Problem } from '../errors.ts'
import type { Command } from './command.ts'
import { confirmed, orUntouched } from './confirming.ts'
import type { House } from './house.ts'
import { openUp } from './lock/opening-up.ts'
import { followUp } from './lock/remember-key.ts'

/** Takes the lock away, for good. */
export const unlock: Command = {
  name: 'unlock',
  group: 'Your journal',
  about: 'take the lock away again, until you lock it anew',
  options: [['--yes', 'do it without asking']],
  more: [
    'Afterwards whoever uses this device can read the journal. To read a locked journal you need not unlock',
    'it: every command that shows something asks for the passphrase, and it stays locked.',
  ].join('\n'),
  // It asks for the passphrase itself.
  whileLocked: () => true,
  run: async (house, _words, flags) => {
    expectLocked(house)
    const isMeant = await orUntouched(house, async () => {
      await openUp(house)
      return confirmed(house, flags, 'Afterwards it can be read without a passphrase. Go on?')
    })
    if (!isMeant) return house.screen.say('Nothing was changed.')
    await followUp(house, 'forget')
    house.lock.unlock()
    house.screen.say('The lock is taken away.')
    const locked = house.backups.list().some((backup) => !house.backups.isLockedAsJournal(backup))
    if (locked) house.screen.say('Backups made until now keep their lock and its passphrase.')
  },
}

const expectLocked = ({ lock }: House): void => {
  if (lock.isLocked()) return
  throw new Problem('The journal is not locked.', {
    next: 'To lock it: capacity lock',
    code: exitCode.usage,
  })
}
