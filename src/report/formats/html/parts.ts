import type { Comparison, Part, Section } from '../../summary.ts'
import { drawCounts, drawPairs, drawShares } from './bars.ts'
import { drawChain, drawPassage } from './chain.ts'
import { drawCalendar, drawWeather } from './days.ts'
import { element, escaped, textElement } from './markup.ts'
import { drawThread } from './thread.ts'

const charts: ReadonlySet<Part['kind']> = new Set([
  'counts',
  'pairs',
  'shares',
  'weather',
  'calendar',
])

/** Parts that stand side by side where there is room, by the name of the row they share. */
const rowOf = ({ kind }: Part): 'charts' | 'quoted' | undefined => {
  if (kind === 'passages') return 'quoted'
  return charts.has(kind) ? 'charts' : undefined
}

/** A section of the page; charts that follow one another stand side by side, and so do quotations. */
export const drawSection = ({ id, title, parts }: Section, index: number): string => {
  const name = `part-${index + 1}`
  const kind = id.startsWith('own:') ? 'own' : id
  const drawn: string[] = []
  let row: string[] = []
  let rowName: string | undefined
  const closeRow = () => {
    if (rowName !== undefined) drawn.push(element('div', { class: rowName }, row.join('\n')))
    row = []
  }
  parts.forEach((part, place) => {
    const markup = drawPart(part, `${name}-${place + 1}`)
    const next = rowOf(part)
    if (next !== rowName) closeRow()
    rowName = next
    if (next === undefined) drawn.push(markup)
    else row.push(markup)
  })
  closeRow()
  return element(
    'section',
    { class: kind, 'aria-labelledby': name },
    textElement('h2', { id: name }, title),
    ...drawn.map((one) => `\n${one}`),
  )
}

const drawPart = (part: Part, id: string): string => {
  switch (part.kind) {
    case 'sentence':
      return textElement('p', {}, part.text)
    case 'aside':
      return textElement('p', { class: 'aside' }, part.text)
    case 'counts':
      return drawCounts(part, id)
    case 'pairs':
      return drawPairs(part, id)
    case 'shares':
      return drawShares(part, id)
    case 'weather':
      return drawWeather(part, id)
    case 'calendar':
      return drawCalendar(part, id)
    case 'thread':
      return drawThread(part, id)
    case 'chains':
      return element('div', { class: 'ruptures-told' }, ...part.chains.map(drawChain))
    case 'passages':
      return element(
        'div',
        { class: 'quotes' },
        textElement('h3', {}, part.title),
        element('div', { class: 'passages' }, ...part.passages.map(drawPassage)),
      )
    case 'comparison':
      return drawComparison(part)
  }
}

const drawComparison = ({ title, now, before, rows }: Comparison): string => {
  const head = element(
    'tr',
    {},
    '<th scope="col"><span class="unseen">Figure</span></th>',
    textElement('th', { scope: 'col' }, now),
    textElement('th', { scope: 'col' }, before),
  )
  const lines = rows.map((row) =>
    element(
      'tr',
      {},
      textElement('th', { scope: 'row' }, row.label),
      textElement('td', {}, row.now),
      textElement('td', {}, row.before),
    ),
  )
  return `<table><caption class="unseen">${escaped(title)}</caption><thead>${head}</thead><tbody>${lines.join('')}</tbody></table>`
}
