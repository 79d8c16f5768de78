import { Problem } from '../../errors.ts'
import type { Flags } from '../command.ts'
import { askedOrTold } from '../confirming.ts'
import type { House } from '../house.ts'
import { followUp } from '../lock/remember-key.ts'

const words = 'delete everything'
/** A folder of somebody's own may have thousands of files. */
const most = 20

/**
 * Removes the journal and all that was written around it. What goes is listed first; the person types
 * three plain words, for a single key is pressed too easily.
 */
export const deleteEverything = async (house: House, flags: Flags): Promise<void> => {
  const { journal, files, screen } = house
  const everyFile = () => [...journal.everyFile(), ...files.everyFile()]
  const paths = everyFile()
  if (paths.length === 0) return screen.say('There is nothing here to delete.')
  screen.say('These go, and cannot be brought back:')
  for (const path of paths) screen.say(`  ${path}`)
  tellStaying(house, paths)
  screen.say('Backups you put elsewhere, exports and reports stay; they are not known here.')
  screen.say(house.supportPage()['before-a-wipe'])
  if (!(await isMeant(house, flags))) return screen.say('Nothing was deleted.')
  await followUp(house, 'forget')
  journal.close()
  // Another window may have written more of them while this one waited.
  const left = files.wipe([...new Set([...paths, ...everyFile()])])
  if (left.length > 0) throw notRemoved(house, left)
  screen.say('Everything is deleted.')
}

/** What was never made here is somebody's own, whatever folder it lies in. */
const tellStaying = ({ screen, files }: House, going: readonly string[]): void => {
  const staying = files.besides(going)
  if (staying.length === 0) return
  screen.say('These are not of Capacity, and stay:')
  for (const path of staying.slice(0, most)) screen.say(`  ${path}`)
  if (staying.length > most) screen.say(`  and ${staying.length - most} more`)
}

const notRemoved = ({ screen }: House, left: readonly string[]): Problem => {
  screen.say('These could not be removed:')
  for (const path of left) screen.say(`  ${path}`)
  return new Problem('Not everything is deleted.', {
    why: 'The disk, or a folder that may not be written to, does not let go of the rest.',
    next: 'Allow it, then again: capacity delete --everything',
  })
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
