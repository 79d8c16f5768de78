import { fill } from '../../flow/template.ts'
import type { Terminal } from '../../flow/terminal.ts'
import type { House } from '../house.ts'

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
  const { welcome } = house.library().between
  const naming = (text: string, command: string) => fill(text, () => command)
  terminal.say({ text: welcome.title, tone: 'title' })
  terminal.say({ text: welcome.stays, tone: 'plain', items: [house.journal.path] })
  terminal.say({
    text: welcome.open,
    tone: 'plain',
    items: [
      naming(welcome.lock, 'capacity lock'),
      naming(welcome.delete, 'capacity delete --everything'),
      naming(welcome.leave, 'Ctrl-\\'),
      naming(welcome.support, 'capacity support'),
    ],
  })
  terminal.say({ text: welcome.closing, tone: 'quiet' })
  if (start) terminal.say({ text: start, tone: 'plain' })
}
