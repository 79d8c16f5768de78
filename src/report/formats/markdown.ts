import { percent, plainNumber } from '../sections/plainly.ts'
import type { Chain, Comparison, Pairs, Part, Passages, Section, Shares } from '../summary.ts'
import type { Format } from './format.ts'
import { inLine, introduced, lineOf, paragraph, quotation, table } from './markdown/text.ts'
import { textLines } from './plain-text.ts'
import { drawCalendar, drawWeather } from './terminal/days.ts'
import { plainLook } from './terminal/look.ts'
import { pageFor } from './terminal/page.ts'
import { drawThread } from './terminal/thread.ts'

/** Reads as well in an editor as it does rendered; passes markdownlint as it comes. */
export const markdown: Format = {
  name: 'md',
  about: 'Markdown, to edit or keep with your notes',
  ending: 'md',
  render: (summary) => {
    const heading = headings()
    const blocks = [
      heading('#', summary.title),
      paragraph(`${summary.period.said}${summary.with === '' ? '' : ` · with ${summary.with}`}`),
      ...summary.sections.flatMap((section) => drawSection(section, heading)),
    ]
    return `${blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n')}\n`
  },
}

type Block = readonly string[]
type Heading = (level: '#' | '##', text: string) => Block

/** Headings that differ from one another, whatever they are made of. */
const headings = (): Heading => {
  const used = new Map<string, number>()
  return (level, text) => {
    const line = inLine(text).replace(/[.,;:!]+$/, '')
    const times = (used.get(line) ?? 0) + 1
    used.set(line, times)
    return [`${level} ${line}${times > 1 ? ` (${times})` : ''}`]
  }
}

const drawSection = ({ id, title, parts }: Section, heading: Heading): readonly Block[] => {
  const isList = id === 'lines' || id === 'how-to-read'
  const listed = isList ? parts.filter(({ kind }) => kind === 'sentence') : []
  const items = listed.flatMap((part) => ('text' in part ? paragraph(part.text, '- ', '  ') : []))
  const others = parts.filter((part) => !listed.includes(part))
  return [heading('##', title), items, ...others.flatMap((part) => drawPart(part))]
}

const drawPart = (part: Part): readonly Block[] => {
  switch (part.kind) {
    case 'sentence':
    case 'aside':
      return [paragraph(part.text)]
    case 'counts':
      return [
        table(
          [part.title, 'times'],
          part.rows.map(({ label, count }) => [label, String(count)]),
        ),
      ]
    case 'pairs':
      return [drawPairs(part)]
    case 'shares':
      return [drawShares(part)]
    case 'weather':
      return [paragraph(introduced(part.title)), fenced(drawWeather(part, page))]
    case 'calendar':
      return [paragraph(introduced(part.title)), fenced(drawCalendar(part, page))]
    case 'chains':
      return [paragraph(introduced(part.title)), part.chains.flatMap(drawChain)]
    case 'passages':
      return drawPassages(part)
    case 'comparison':
      return [drawComparison(part)]
    case 'thread':
      return [paragraph(introduced(part.title)), fenced(drawThread(part, page))]
  }
}

const page = pageFor(plainLook)

const fenced = (lines: readonly string[]): Block => [
  '```text',
  ...lines.map((line) => line.trimEnd()),
  '```',
]

const drawPairs = ({ title, from, to, outOf, rows }: Pairs): Block => {
  const say = (value: number) => (outOf === 100 ? percent(value / 100) : plainNumber(value))
  return table(
    [title, from, to, 'entries'],
    rows.map((row) => [row.label, say(row.from), say(row.to), String(row.n)]),
  )
}

const drawShares = ({ title, rows }: Shares): Block =>
  table(
    [title, 'share', 'likely between'],
    rows.map(({ label, k, n, low, high }) => [
      label,
      `${plainNumber(k)} of ${n}`,
      `${Math.round(low * 100)} and ${percent(high)}`,
    ]),
  )

const drawChain = (chain: Chain): Block => {
  const who = chain.with === '' ? '' : ` · with ${chain.with}`
  return [
    ...paragraph(chain.title, `- **${inLine(`${chain.when}${who}`)}:** `, '  '),
    ...chain.links.flatMap(({ label, said }) =>
      paragraph(`${introduced(label)} ${said}`, '  - ', '    '),
    ),
    ...chain.passages.flatMap(({ label, text }) =>
      paragraph(`${introduced(label)} “${text.replace(/\s+/g, ' ').trim()}”`, '  - ', '    '),
    ),
  ]
}

const drawPassages = ({ title, passages }: Passages): readonly Block[] => [
  paragraph(introduced(title)),
  ...passages.flatMap(({ label, text }) => [[lineOf(label)], quotation(textLines(text))]),
]

const drawComparison = ({ rows, now, before }: Comparison): Block =>
  table(
    ['Figure', now, before],
    rows.map((row) => [row.label, row.now, row.before]),
  )
