import { exitCode, isProblem, Problem } from '../errors.ts'
import type { Backup } from '../journal/backups.ts'
import { shortestPassphrase } from '../journal/lock.ts'
import { type Command, type Flags, textFlag } from './command.ts'
import { askedOrTold, orUntouched } from './confirming.ts'
import type { House } from './house.ts'
import { openUp } from './lock/opening-up.ts'
import { followUp, forgetKey, rememberKey } from './lock/remember-key.ts'

/** Locks the journal with a passphrase, or changes it. */
export const lock: Command = {
  name: 'lock',
  group: 'Your journal',
  about: 'lock the journal with a passphrase, or change it',
  options: [
    ['--change', 'another passphrase for a journal that is locked already'],
    ['--remember', 'have the keyring of this machine open it while you are logged in'],
    ['--forget', 'have the keyring forget that'],
    ['--old-backups <what>', 'those not locked like this, now or later: encrypt, remove or keep'],
    ['--yes', 'do not ask; the passphrase is in the file CAPACITY_NEW_PASSPHRASE_FILE names'],
  ],
  more: [
    'The whole journal is encrypted. There is no way back in without the passphrase.',
    'breathe, ground, pause and support never ask for it, nor do one-line entries: capacity journal "…"',
    'Your settings, your support plan and scripts of your own are not locked.',
    'With --remember it opens by itself for whoever uses this device while you are logged in.',
  ].join('\n'),
  whileLocked: () => true,
  run: async (house, _words, flags) => {
    if (flags.forget) return forgetKey(house)
    expectSense(house, flags)
    const fate = fateFrom(flags)
    await orUntouched(house, () => openUp(house))
    if (house.lock.isLocked() && !flags.change) {
      const left = flags.oldBackups === undefined ? [] : await settleOldBackups(house, fate)
      if (flags.remember) await rememberKey(house)
      return expectNoneLeft(left, house)
    }
    const speaker = await house.speaker()
    speaker.say({ text: beforehand, tone: 'care' })
    house.lock.lock(await orUntouched(house, () => newPassphrase(house, flags)))
    house.screen.say(flags.change ? 'The passphrase is changed.' : 'The journal is locked.')
    const left = await settleOldBackups(house, fate)
    if (flags.remember) await rememberKey(house)
    else await followUp(house, 'keep')
    expectNoneLeft(left, house)
  },
}

const beforehand =
  'The whole journal will be encrypted. There is no way back in without the passphrase, for you or for ' +
  'anybody. Four or five words that do not belong together are easy to keep.'

const expectSense = ({ journal, lock }: House, { change, remember, oldBackups }: Flags): void => {
  if (!journal.exists())
    throw new Problem('There is no journal here yet to lock.', {
      next: 'Any practice starts one: capacity journal',
      code: exitCode.noJournal,
    })
  if (change && !lock.isLocked())
    throw new Problem('The journal is not locked.', {
      next: 'To lock it: capacity lock',
      code: exitCode.usage,
    })
  if (!change && !remember && oldBackups === undefined && lock.isLocked())
    throw new Problem('The journal is locked already.', {
      next: 'For another passphrase: capacity lock --change',
      code: exitCode.usage,
    })
}

const newPassphrase = async ({ passphrases, screen }: House, flags: Flags): Promise<string> => {
  const given =
    passphrases.given('new') ?? (flags.change ? undefined : passphrases.given('present'))
  if (given !== undefined) {
    const wrong = refusalOf(given)
    if (wrong) throw new Problem(wrong, { code: exitCode.usage })
    return given
  }
  return passphrases.unseen(async (ask) => {
    for (;;) {
      const typed = await ask('New passphrase:')
      const wrong = refusalOf(typed)
      if (wrong) screen.say(wrong)
      else if ((await ask('Once more:')) === typed) return typed
      else screen.say('Those two were not the same. Once more, from the start.')
    }
  })
}

/** What stands for bytes that are no letter: where the terminal sends another encoding, nobody could type it elsewhere. */
const noLetter = '\ufffd'

const refusalOf = (passphrase: string): string | undefined => {
  if (passphrase.includes(noLetter))
    return 'This terminal does not send every letter as UTF-8. Take others, or one that does.'
  return [...passphrase].length < shortestPassphrase
    ? `A passphrase has at least ${shortestPassphrase} characters.`
    : undefined
}

/** What can become of a backup, and what is said once it has. */
const fates = {
  encrypt: {
    settle: ({ backups }: House, backup: Backup) => backups.lockAsJournal(backup),
    done: 'They are locked too now, and were checked again.',
  },
  remove: {
    settle: ({ backups }: House, backup: Backup) => backups.remove(backup),
    done: 'They are removed.',
  },
  keep: { settle: () => {}, done: 'They stay as they are.' },
} as const
type Fate = keyof typeof fates

const isFate = (given: unknown): given is Fate =>
  typeof given === 'string' && Object.hasOwn(fates, given)

const fateFrom = (flags: Flags): Fate | undefined => {
  const given = textFlag(flags, 'oldBackups')
  if (given === undefined) return flags.yes ? 'keep' : undefined
  if (isFate(given)) return given
  throw new Problem('--old-backups can be encrypt, remove or keep.', { code: exitCode.usage })
}

/** A backup that is as it was, though it was not to be. */
type Left = Pick<Backup, 'path'> & { readonly why: string }

/** Backups from before are not locked, or with the passphrase from before. */
const settleOldBackups = async (
  house: House,
  given: Fate | undefined,
): Promise<readonly Left[]> => {
  const { backups, screen } = house
  const old = backups.list().filter((backup) => !backups.isLockedAsJournal(backup))
  if (old.length === 0) return []
  screen.say('These backups from before are not locked with this passphrase:')
  for (const { path } of old) screen.say(`  ${path}`)
  const { settle, done } = fates[given ?? (await askFate(house))]
  const left = old.flatMap((backup) => {
    const why = hindering(() => settle(house, backup))
    return why === undefined ? [] : [{ path: backup.path, why }]
  })
  if (left.length < old.length) screen.say(done)
  return left
}

/** Why it cannot be settled, if it cannot: one that is damaged keeps none of the others as they are. */
const hindering = (settle: () => void): string | undefined => {
  try {
    settle()
    return undefined
  } catch (error) {
    if (!isProblem(error)) throw error
    return error.message
  }
}

const expectNoneLeft = (left: readonly Left[], { screen }: House): void => {
  if (left.length === 0) return
  screen.say('Only these are as they were:')
  for (const { path, why } of left) screen.say(`  ${path}  ${why}`)
  throw new Problem('Not every backup is as you wanted it.', {
    why: 'The journal itself is locked.',
    next: 'If you need those files no more, remove them yourself.',
  })
}

const askFate = async (house: House): Promise<Fate> => {
  const terminal = await askedOrTold(house)
  const chosen = await terminal.ask({
    kind: 'choose',
    id: 'old-backups',
    text: 'What is to happen to them?',
    options: [
      { key: 'encrypt', text: 'lock them too' },
      { key: 'remove', text: 'remove them' },
      { key: 'keep', text: 'keep them as they are' },
    ],
  })
  return isFate(chosen) ? chosen : 'keep'
}
