import type { Flags } from './command.ts'
import { askedOrTold } from './confirming.ts'
import type { House } from './house.ts'
import { followUp } from './remember-key.ts'

const words = 'delete everything'

/**
 * Removes the journal and all that was written around it. What goes is listed first; the person types
 * three plain words, for a single key is pressed too easily.
 */
export const deleteEverything = async (house: House, flags: Flags): Promise<void> => {
  const { journal, files, screen } = house
  const paths = [...journal.everyFile(), ...files.everyFile()]
  if (paths.length === 0) return screen.say('There is nothing here to delete.')
  screen.say('These go, and cannot be brought back:')
  for (const path of paths) screen.say(`  ${path}`)
  screen.say('Backups you put elsewhere, exports and reports stay; they are not known here.')
  screen.say(house.supportPage()['before-a-wipe'])
  if (!(await isMeant(house, flags))) return screen.say('Nothing was deleted.')
  await followUp(house, 'forget')
  // The journal last: with it goes the folder, once nothing else is in there.
  files.wipe()
  journal.wipe()
  screen.say('Everything is deleted.')
}

const isMeant = async (house: House, flags: Flags): Promise<boolean> => {
  if (flags.yes) return true
  const terminal = await askedOrTold(house)
  const typed = await terminal.ask({
    kind: 'line',
    id: 'sure',
    text: `To go on, type: ${words}`,
    initial: '',
    needed: false,
    keep: () => {},
  })
  return typeof typed === 'string' && typed.trim().toLowerCase() === words
}
