import { exitCode, Problem } from '../errors.ts'
import { plainLook } from '../report/formats/terminal/look.ts'
import { type Material, readsFrom, type Wish } from '../report/material.ts'
import { weekOf } from '../time/period.ts'
import { type Command, type Flags, textFlag } from './command.ts'
import type { House } from './house.ts'
import { periodBy, periodOptions } from './log.ts'
import { personNamed } from './people/naming.ts'
import { presentOf } from './present.ts'
import { type Outgoing, replacing, writtenOut } from './writing-out.ts'

/** Names and endings as `--help` says them; `tests/commands/report.test.ts` holds them to the registry, which loads only when used. */
export const formatNames = ['terminal', 'md', 'html', 'json', 'csv'] as const

/** What happened, honestly, in a form to bring to a partner or a therapist. */
export const report: Command = {
  name: 'report',
  group: 'Look back',
  about: 'a week, a month or a year, to keep or to show somebody',
  options: [
    ...periodOptions,
    ['--format <format>', formatNames.join(', ')],
    ['--out <where>', 'a file, a folder, or - for the standard output'],
    ['--compare', 'the period before beside it'],
    ['--numbers-only', 'none of your words, no names'],
    ['--private', 'also what you keep to yourself'],
    ['--open', 'show the file when it is written'],
    replacing,
  ],
  more: [
    'capacity report                                    this week, here',
    'capacity report --week --format md --out .         this week as a page to bring along',
    'capacity report --month --format html --out . --open',
    '',
    'Left out unless you say --private, of the numbers too: hurts you kept private, let',
    'rest or took to somebody else, whatever felt unsafe, what you called a real risk,',
    'and words that sound like danger.',
    'Your words are in it; read it once before you hand it on.',
    'capacity help json  what stands in the JSON',
  ].join('\n'),
  run: async (house, _words, flags) => {
    const format = flags.json ? 'json' : (textFlag(flags, 'format') ?? 'terminal')
    const wish = {
      numbersOnly: flags.numbersOnly === true,
      private: flags.private === true,
      compare: flags.compare === true,
    }
    const where = textFlag(flags, 'out') ?? '-'
    if (flags.open && where === '-') throw nothingToOpen
    const { renderReport, reportFileName } = await import('../report/render.ts')
    const material = materialFrom(house, flags, wish)
    const look = where === '-' ? await house.showing.look() : plainLook
    const text = await house.showing.waiting('Reading your journal', async () =>
      renderReport(material, format, { ...wish, look }),
    )
    if (where === '-') return house.showing.page(text)
    const out = { place: where, name: reportFileName(material, format), text }
    await written(out, house, flags)
    const { toldOf } = await import('../report/kept-out.ts')
    const kept = wish.private ? 0 : toldOf(material).kept
    if (kept > 0) house.screen.say(sayKept(kept))
  },
}

/** Writes a report, says where it is and opens it when asked to. */
const written = async (out: Outgoing, house: House, flags: Flags): Promise<void> => {
  const path = await writtenOut(house, flags, out)
  if (path === undefined) return
  house.screen.say(`Written: ${path}`)
  if (flags.open && !(await house.files.show(path)))
    house.screen.say('No program to open it with was found here. The file itself is fine.')
}

const sayKept = (count: number): string =>
  count === 1
    ? 'Left out: 1 entry you keep to yourself (see capacity report --help).'
    : `Left out: ${count} entries you keep to yourself (see capacity report --help).`

const nothingToOpen = new Problem('There is no file to open.', {
  why: '--open shows the file that --out names.',
  next: 'Add --out . to write it here.',
  code: exitCode.usage,
})

/** Everything the report reads, for the period and person that were asked for; this week when none was. */
const materialFrom = (house: House, flags: Flags, wish: Wish): Material => {
  const store = house.journal.open('read')
  const { day, moment } = presentOf(house)
  const weekStarts = house.setup.settings.week_starts
  const period = periodBy(flags, house) ?? weekOf(day, weekStarts)
  const name = textFlag(flags, 'with')
  return {
    entries: store.entries.list({ since: readsFrom(period, wish), state: 'finished' }),
    followUps: store.followUps.list(['open', 'answered', 'let go']),
    links: store.entries.links(),
    people: store.people.list(),
    flows: house.scripts().flows,
    shipped: house.shippedScripts(),
    period,
    person: name === undefined ? null : personNamed(name, store).id,
    weekStarts,
    today: day,
    suggestsDanger: (text) => house.library().danger(text) !== undefined,
    now: moment.instant,
  }
}
