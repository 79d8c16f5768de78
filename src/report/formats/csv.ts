import { harmless } from '../../harmless.ts'
import type { Figure, Part, Section, Summary } from '../summary.ts'
import type { Format } from './format.ts'

const columns = [
  'period',
  'with',
  'section',
  'kind',
  'what',
  'label',
  'value',
  'n',
  'state',
  'low',
  'high',
  'text',
] as const

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number | null>>>

/** One row for each number and each text, for spreadsheets (RFC 4180). */
export const csv: Format = {
  name: 'csv',
  about: 'one row a number, for spreadsheets',
  ending: 'csv',
  render: (summary) => {
    const rows = summary.sections.flatMap((section) => sectionRows(section, summary))
    const lines = rows.map((row) => columns.map((name) => cellOf(row[name])).join(','))
    return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
  },
}

/** What a spreadsheet takes for the beginning of a formula, full-width forms among them. */
const formula = /^\s*[=+\-@|\uff1d\uff0b\uff0d\uff20−]/

const cellOf = (value: Row[keyof Row]): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return String(Number(value.toFixed(6)))
  const text = harmless(value)
  const inert = formula.test(text) ? `'${text}` : text
  return /[",\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const sectionRows = (
  { id, figures, parts }: Section,
  { period, with: who }: Summary,
): readonly Row[] => {
  const place = { period: period.name, with: who, section: id }
  const rows = [...figures.map(figureRow), ...parts.flatMap(partRows)]
  return rows.map((row) => ({ ...place, ...row }))
}

const figureRow = ({ id, label, value, n, state, low, high }: Figure): Row => ({
  kind: 'figure',
  what: id,
  label,
  value,
  n,
  state,
  low,
  high,
})

const partRows = (part: Part): readonly Row[] => {
  switch (part.kind) {
    case 'sentence':
    case 'aside':
      return [{ kind: 'sentence', text: part.text }]
    case 'counts':
      return part.rows.map(({ label, count }) => ({
        kind: 'count',
        what: part.title,
        label,
        value: count,
      }))
    case 'pairs':
      return part.rows.flatMap(({ label, from, to, n }) => [
        { kind: part.from, what: part.title, label, value: from, n },
        { kind: part.to, what: part.title, label, value: to, n },
      ])
    case 'weather':
      return part.points.flatMap(({ label, pleasantness, energy }) => [
        { kind: 'pleasant', what: part.title, label, value: pleasantness },
        { kind: 'lively', what: part.title, label, value: energy },
      ])
    case 'calendar':
      return part.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell?.value == null
            ? []
            : [{ kind: 'pleasant', what: part.title, label: cell.label, value: cell.value }],
        ),
      )
    case 'passages':
      return part.passages.map(({ label, text }) => ({
        kind: 'passage',
        what: part.title,
        label,
        text,
      }))
    case 'chains':
      return part.chains.flatMap(({ when, title, links, passages }) => [
        ...links.map(({ id, said, state }) => ({
          kind: 'link',
          what: `${when}: ${title}`,
          label: id,
          state,
          text: said,
        })),
        ...passages.map(({ label, text }) => ({
          kind: 'passage',
          what: `${when}: ${title}`,
          label,
          text,
        })),
      ])
    // The figures hold the shares, both periods have figures of their own, and the chains hold the thread.
    case 'shares':
    case 'thread':
      return []
    case 'comparison':
      return part.rows.flatMap(({ label, now, before }) => [
        { kind: 'comparison', what: part.now, label, text: now },
        { kind: 'comparison', what: part.before, label, text: before },
      ])
  }
}
