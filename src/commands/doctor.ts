import { exitCode, isProblem, Problem } from '../errors.ts'
import { findingsOf } from '../journal/diagnosis.ts'
import type { Examined, Salvaged } from '../journal/examination.ts'
import type { Finding } from '../journal/finding.ts'
import { sayCounts } from './backup.ts'
import type { Command } from './command.ts'
import type { House } from './house.ts'
import { openUp } from './lock/opening-up.ts'

/** Looks whether everything is well, and saves what can be read of a damaged journal. */
export const doctor: Command = {
  name: 'doctor',
  group: 'Your journal',
  about: 'look whether everything is well; nothing you wrote is shown',
  options: [['--salvage', 'save what can be read of a damaged journal, in a new file beside it']],
  more: [
    'It reads every page, opens the newest backup in rehearsal, and looks at the settings in force, the',
    'permissions, the place, the clock and the zone. It changes nothing, and mends nothing in place.',
    'It ends with 0 when nothing is wrong, with 13 when the journal is damaged, otherwise with 1.',
  ].join('\n'),
  always: true,
  whileLocked: () => true,
  run: async (house, _words, flags) => {
    await openUpIfAsked(house)
    if (flags.salvage) return tellSalvaged(house, house.doctor.salvage(), flags.json === true)
    const examined = await house.doctor.examine()
    const findings = findingsOf(examined)
    if (flags.json) house.screen.records({ ...asRecord(examined), findings })
    else tell(house, examined, findings)
    const wrong = findings.filter(({ state }) => state === 'wrong')
    if (wrong.length > 0) throw notWell(wrong)
    const looks = findings.filter(({ state }) => state === 'look').length
    house.screen.say(
      looks === 0 ? 'All is well.' : 'Nothing is wrong. What is marked with – is worth a look.',
    )
  },
}

/** Without anybody to ask, everything but the inside of a locked journal is looked at. */
const openUpIfAsked = async (house: House): Promise<void> => {
  try {
    await openUp(house)
  } catch (error) {
    const unasked = isProblem(error) && error.code === exitCode.usage
    const known = isProblem(error) && error.code === exitCode.damaged
    if (!unasked && !known) throw error
  }
}

const marks: Readonly<Record<Finding['state'], string>> = { fine: 'ok', look: '–', wrong: '!' }

const tell = ({ screen }: House, { versions }: Examined, findings: readonly Finding[]): void => {
  const width = Math.max(...findings.map(({ about }) => about.length))
  for (const { about, state, found, next } of findings) {
    screen.text(found, `${marks[state].padEnd(2)}  ${about.padEnd(width)}  `)
    if (next !== '') screen.text(next, ' '.repeat(width + 6))
  }
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  screen.text(`\n${named.join(' · ')}`)
}

/** What was found, for a report of a fault: no words, no names, and paths only where something is wrong with one. */
const asRecord = ({
  versions,
  place,
  journal,
  backups,
  sealed,
  keyCheck,
  room,
  clock,
  ...more
}: Examined) => ({
  versions,
  file_system: place.fileSystem,
  free_bytes: room ?? null,
  journal: journal.how,
  ...(journal.how === 'read' && {
    locked: journal.locked,
    schema_version: journal.version,
    bytes: journal.bytes,
    database_settings: journal.settings,
    quick_check: journal.quick,
    full_check: journal.full,
    entries: journal.counts.entries,
    drafts: journal.drafts,
  }),
  backups: { ...backups, newest: backups.newest ?? null },
  sealed_notes: sealed.many,
  unread_sealed_notes: sealed.unread.length,
  key_check: keyCheck,
  unusable_scripts: more.unusableScripts,
  settings: more.settings.inForce,
  clock,
})

const notWell = (wrong: readonly Finding[]): Problem => {
  const about = [...new Set(wrong.map((one) => one.about))]
  const many = about.length === 1 ? 'One thing is' : `${about.length} things are`
  return new Problem(`${many} not as it should be: ${about.join(', ')}.`, {
    why: 'What to do stands beside each.',
    code: about.includes('journal') ? exitCode.damaged : exitCode.failed,
  })
}

const tellSalvaged = ({ screen }: House, salvaged: Salvaged, json: boolean): void => {
  const { path, counts, headless, cut, lost, unreadable } = salvaged
  if (json) {
    screen.records({ salvaged: { path, ...counts, headless, cut, lost, unreadable } })
    return
  }
  screen.data(`${path}\n`)
  screen.say(`Saved in it: ${sayCounts(counts)}.`)
  if (headless > 0) screen.say(`Of ${headless} of the entries, only answers were left.`)
  if (cut > 0) screen.say(`${cut} texts end too early: the rest of them could not be read.`)
  if (unreadable > 0) screen.say(`${unreadable} pages of the file could not be read.`)
  screen.say(
    lost === 0 ? 'Nothing is known to be missing.' : `At least ${lost} answers could not be saved.`,
  )
  screen.say(`The damaged journal was only read. To use this one instead: capacity restore ${path}`)
}
