import { exitCode, isProblem, Problem } from '../errors.ts'
import type { Backup, Backups } from '../journal/backups.ts'
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
    ['--old-backups <what>', 'those that are not locked like this: encrypt, remove or keep'],
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
    if (flags.remember && !flags.change && house.lock.isLocked()) return rememberKey(house)
    const speaker = await house.speaker()
    speaker.say({ text: beforehand, tone: 'care' })
    house.lock.lock(await orUntouched(house, () => newPassphrase(house, flags)))
    house.screen.say(flags.change ? 'The passphrase is changed.' : 'The journal is locked.')
    const left = await settleOldBackups(house, fate)
    if (flags.remember) await rememberKey(house)
    else await followUp(house, 'keep')
    if (left.length > 0) throw notSettled()
  },
}

const beforehand =
  'The whole journal will be encrypted. There is no way back in without the passphrase, for you or for ' +
  'anybody. Four or five words that do not belong together are easy to keep.'

const expectSense = ({ journal, lock }: House, { change, remember }: Flags): void => {
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
  if (!change && !remember && lock.isLocked())
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

const refusalOf = (passphrase: string): string | undefined =>
  [...passphrase].length < shortestPassphrase
    ? `A passphrase has at least ${shortestPassphrase} characters.`
    : undefined

const fates = ['encrypt', 'remove', 'keep'] as const
type Fate = (typeof fates)[number]

const fateFrom = (flags: Flags): Fate | undefined => {
  const given = textFlag(flags, 'oldBackups')
  if (given === undefined) return flags.yes ? 'keep' : undefined
  const fate = fates.find((one) => one === given)
  if (fate) return fate
  throw new Problem('--old-backups can be encrypt, remove or keep.', { code: exitCode.usage })
}

/** Backups from before are not locked, or with the passphrase from before; returns those it could not be done with. */
const settleOldBackups = async (
  house: House,
  given: Fate | undefined,
): Promise<readonly Backup[]> => {
  const { backups, screen } = house
  const old = backups.list().filter((backup) => !backups.isLockedAsJournal(backup))
  if (old.length === 0) return []
  screen.say('These backups from before are not locked with this passphrase:')
  for (const { path } of old) screen.say(`  ${path}`)
  const { each, done } = settle[given ?? (await askFate(house))]
  const left = old.filter((backup) => !isSettled(() => each(backups, backup)))
  if (left.length === 0) screen.say(done)
  else screen.say('This could not be done with these; with the others it is:')
  for (const { path } of left) screen.say(`  ${path}`)
  return left
}

/** One that refuses must not leave the others as they were. */
const isSettled = (work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (!isProblem(error)) throw error
    return false
  }
}

const notSettled = (): Problem =>
  new Problem('The journal is locked, but not every backup is.', {
    why: 'Another passphrase locks those, they are damaged, or the disk refuses.',
    next: 'If you need those files no more, remove them yourself.',
  })

interface Settling {
  readonly each: (backups: Backups, backup: Backup) => void
  readonly done: string
}

const settle: Readonly<Record<Fate, Settling>> = {
  encrypt: {
    each: (backups, backup) => backups.lockAsJournal(backup),
    done: 'They are locked too now, and were checked again.',
  },
  remove: {
    each: (backups, backup) => backups.remove(backup),
    done: 'They are removed.',
  },
  keep: { each: () => {}, done: 'They stay as they are.' },
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
  return fates.find((one) => one === chosen) ?? 'keep'
}
