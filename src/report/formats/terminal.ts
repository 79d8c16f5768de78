import type { Comparison, Part, Section, Summary } from '../summary.ts'
import type { Format } from './format.ts'
import { drawCounts, drawPairs, drawShares } from './terminal/bars.ts'
import { drawChain } from './terminal/chain.ts'
import { drawCalendar, drawWeather } from './terminal/days.ts'
import {
  fitted,
  indented,
  inset,
  labelWidth,
  type Page,
  pageFor,
  wrapped,
} from './terminal/page.ts'
import { drawPassage } from './terminal/passages.ts'
import { drawThread } from './terminal/thread.ts'

/** For the screen: as wide as it is, with its colours or without. */
export const terminal: Format = {
  name: 'terminal',
  about: 'for this screen',
  ending: 'txt',
  render: (summary, look) => {
    const page = pageFor(look)
    const lines = [
      '',
      ...header(summary, page),
      ...summary.sections.flatMap((section) => drawSection(section, page)),
      '',
    ]
    return `${indented(lines)
      .map((line) => line.trimEnd())
      .join('\n')}\n`
  },
}

const header = (summary: Summary, page: Page): readonly string[] => {
  const who = summary.with === '' ? '' : ` · with ${summary.with}`
  return [
    ...wrapped(summary.title, page).map(page.styles.title),
    ...wrapped(`${summary.period.said}${who}`, page).map(page.styles.quiet),
  ]
}

const drawSection = ({ title, parts }: Section, page: Page): readonly string[] => [
  '',
  '',
  ...wrapped(title, page).map(page.styles.heading),
  page.styles.quiet(page.glyphs.rule.repeat(page.columns)),
  ...parts.flatMap((part, index) => {
    const previous = parts[index - 1]?.kind
    const together = part.kind === 'sentence' && previous === 'sentence'
    const drawn = drawPart(part, page)
    return drawn.length === 0 || together || index === 0 ? drawn : ['', ...drawn]
  }),
]

const drawPart = (part: Part, page: Page): readonly string[] => {
  const { styles } = page
  const under = (title: string, lines: readonly string[]) => [
    ...wrapped(title, page).map(styles.quiet),
    ...lines,
  ]
  switch (part.kind) {
    case 'sentence':
      return wrapped(part.text, page)
    case 'aside':
      return wrapped(part.text, page).map(styles.quiet)
    case 'counts':
      return under(part.title, drawCounts(part, page))
    case 'pairs':
      return under(part.title, drawPairs(part, page))
    case 'shares':
      return under(part.title, drawShares(part, page))
    case 'weather':
      return under(part.title, drawWeather(part, page))
    case 'calendar':
      return under(part.title, drawCalendar(part, page))
    case 'passages':
      return under(
        part.title,
        part.passages.flatMap((passage) => indented(drawPassage(passage, inset(page, 2)))),
      )
    case 'chains':
      return part.chains.flatMap((chain, index) => [
        ...(index === 0 ? [] : ['']),
        ...drawChain(chain, page),
      ])
    case 'comparison':
      return drawComparison(part, page)
    case 'thread':
      return drawThread(part, page)
  }
}

const drawComparison = ({ rows, now, before }: Comparison, page: Page): readonly string[] => {
  const { styles } = page
  const widths = [
    rows.map(({ label }) => label),
    [now, ...rows.map((row) => row.now)],
    [before, ...rows.map((row) => row.before)],
  ].map((column) => labelWidth(column, page.columns, page))
  const gaps = 2 * (widths.length - 1)
  if (widths.reduce((sum, one) => sum + one, gaps) > page.columns) {
    return rows.flatMap((row) => [
      ...wrapped(row.label, page),
      ...indented(
        wrapped(`${now}: ${row.now} · ${before}: ${row.before}`, inset(page, 2)).map(styles.quiet),
      ),
    ])
  }
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => fitted(cell, widths[index] ?? 0, page))
      .join('  ')
      .trimEnd()
  return [
    styles.quiet(line(['', now, before])),
    ...rows.map((row) => line([row.label, row.now, row.before])),
  ]
}
