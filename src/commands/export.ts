import { exitCode, Problem } from '../errors.ts'
import { selected } from '../exchange/selection.ts'
import type { Contents } from '../journal/contents.ts'
import { sayDay } from '../time/day.ts'
import { type Command, type Flags, textFlag } from './command.ts'
import type { House } from './house.ts'
import { periodBy, periodOptions, wantedBy } from './log.ts'
import { sayingOf } from './present.ts'
import { replacing, writtenOut } from './writing-out.ts'

const formats = ['json', 'md'] as const

/** Everything out of the journal: as JSON that comes back in unchanged, or as Markdown to read. */
export const exportJournal: Command = {
  name: 'export',
  group: 'Your journal',
  about: 'your words as JSON or Markdown',
  options: [
    [`--format <${formats.join('|')}>`, 'json, which can be imported again, or md, to read'],
    ...periodOptions,
    ['--out <place>', 'a file or a folder; without it, or with -, it is printed'],
    replacing,
  ],
  more: [
    'capacity export --out DIR                everything, into DIR/capacity-all.json',
    'capacity export --month --format md      this month, to read',
    'capacity help json                       what stands in the JSON',
  ].join('\n'),
  run: async (house, _words, flags) => {
    const format = formatOf(flags)
    const text = await writers[format](contentsFor(house, flags), house, flags)
    const place = textFlag(flags, 'out') ?? '-'
    if (place === '-') return house.screen.data(text)
    const name = `capacity-${periodBy(flags, house)?.name ?? 'all'}.${format}`
    const path = await writtenOut(house, flags, { place, name, text })
    if (path !== undefined) house.screen.say(`Written to ${path}, for your eyes only.`)
  },
}

type Format = (typeof formats)[number]

const formatOf = (flags: Flags): Format => {
  const given = textFlag(flags, 'format') ?? 'json'
  const format = formats.find((one) => one === given)
  if (format && (format === 'json' || !flags.json)) return format
  throw new Problem(`The format cannot be “${given}”${format ? ' and --json' : ''}.`, {
    why: `It can be ${formats.join(' or ')}.`,
    next: 'Give one of them.',
    code: exitCode.usage,
  })
}

const contentsFor = (house: House, flags: Flags): Contents =>
  selected(house.journal.open('read').contents(), wantedBy(flags, house))

const writers: Readonly<
  Record<Format, (contents: Contents, house: House, flags: Flags) => Promise<string>>
> = {
  json: async (contents) => (await import('../exchange/write-json.ts')).writeJournal(contents),
  md: async (contents, house, flags) => {
    const { writeMarkdown } = await import('../exchange/markdown.ts')
    const flowOf = (name: string) => house.scripts().flows[name]
    return writeMarkdown(contents, { ...sayingOf(house), flowOf, about: aboutWhat(house, flags) })
  },
}

/** `Monday 16 November 2026 to Sunday 22 November 2026 · about Alex` */
const aboutWhat = (house: House, flags: Flags): string => {
  const period = periodBy(flags, house)
  const days =
    period === undefined || period.kind === 'all'
      ? 'Everything'
      : `${sayDay(period.since)} to ${sayDay(period.until)}`
  const name = textFlag(flags, 'with')
  return name === undefined ? days : `${days} · about ${name}`
}
