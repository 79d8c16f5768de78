import type { Terminal } from '../flow/terminal.ts'
import type { House } from './house.ts'

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
    items: ['to lock it: capacity lock', 'to delete everything: capacity delete --everything'],
  })
  terminal.say({ text: 'A practice tool, not therapy or a crisis service.', tone: 'quiet' })
  if (start) terminal.say({ text: start, tone: 'plain' })
}
