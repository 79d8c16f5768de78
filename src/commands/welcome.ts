import type { Terminal } from '../flow/terminal.ts'
import type { House } from './house.ts'

const mark = 'welcomed'

/**
 * Shows somebody new the first screen, once: before what they asked for, or, where a breath is waiting,
 * after it. A journal that nothing was kept in does not come to be for it.
 */
export const welcoming = async (
  house: House,
  when: 'before' | 'after',
  practice: () => Promise<void>,
): Promise<void> => {
  const welcome = async () => {
    const isNew = isNewcomer(house)
    if (isNew) firstScreen(house, await house.terminal())
    return isNew
  }
  const shown = when === 'before' && (await welcome())
  try {
    await practice()
  } finally {
    if (shown) remember(house)
  }
  if (when === 'after' && (await welcome())) remember(house)
}

/** Whoever locked their journal has been here before, and a locked one cannot say. */
const isNewcomer = ({ journal, lock }: House): boolean =>
  !journal.exists() || (!lock.isLocked() && journal.open('read').marks.get(mark) === undefined)

const remember = ({ journal, clock }: House): void => {
  if (journal.exists()) journal.open('write').marks.set(mark, clock.now().toISOString())
}

/** The one screen of a first run: where words will live, who can read them, how to be rid of them. */
export const firstScreen = (house: House, terminal: Pick<Terminal, 'say'>, start = ''): void => {
  terminal.say({ text: 'Welcome. This is a private place.', tone: 'title' })
  terminal.say({
    text: 'What you write stays on this machine, in one file:',
    tone: 'plain',
    items: [house.journal.path],
  })
  terminal.say({
    text: 'It is not locked yet: whoever uses this device can read it, and may see shell history or scrollback.',
    tone: 'plain',
    items: [
      'to lock it: capacity lock',
      'to delete everything: capacity delete --everything',
      'to leave at once and clear the screen: Ctrl-\\',
    ],
  })
  terminal.say({ text: 'A practice tool, not therapy or a crisis service.', tone: 'quiet' })
  if (start) terminal.say({ text: start, tone: 'plain' })
}
