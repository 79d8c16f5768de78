import type { Figure, Section } from '../summary.ts'
import { percent, plainNumber, sayHours } from './plainly.ts'
import { aside, section, sentence } from './section.ts'

const titles = {
  week: ['Beside the week before', 'this week', 'the week before'],
  month: ['Beside the month before', 'this month', 'the month before'],
  year: ['Beside the year before', 'this year', 'the year before'],
  all: ['Beside the time before', 'these days', 'the days before'],
  span: ['Beside the days before', 'these days', 'the days before'],
} as const

/** The figures of two periods side by side, neither the better one; `before` is empty when nothing was written down. */
export const comparison = (
  kind: keyof typeof titles,
  now: readonly Section[],
  before: readonly Section[],
): readonly Section[] => {
  const [title, ...columns] = titles[kind]
  if (before.length === 0) {
    return section(
      'comparison',
      title,
      [],
      [sentence(`Nothing is written down for ${columns[1]}.`)],
    )
  }
  const earlier = figuresByName(before)
  const current = figuresByName(now)
  const names = new Set([...current.keys(), ...earlier.keys()])
  const rows = [...names].flatMap((name) => {
    const both = [current.get(name), earlier.get(name)]
    const known = both.find((figure) => figure !== undefined)
    if (known === undefined || both.every((figure) => (figure?.n ?? 0) === 0)) return []
    if (both.every((figure) => figure?.state !== 'said')) return []
    return [{ label: known.label, now: say(both[0]), before: say(both[1]) }]
  })
  if (rows.length === 0) return []
  return section(
    'comparison',
    title,
    [],
    [
      { kind: 'comparison', title, now: columns[0], before: columns[1], rows },
      aside(
        'Two periods differ for many reasons, chance among them. In brackets: how many entries.',
      ),
    ],
  )
}

const figuresByName = (sections: readonly Section[]): ReadonlyMap<string, Figure> =>
  new Map(
    sections.flatMap(({ id, figures }) =>
      figures.map((figure) => [`${id}/${figure.label}`, figure] as const),
    ),
  )

const say = (figure: Figure | undefined): string => {
  if (figure === undefined || figure.n === 0) return 'none'
  if (figure.value === null) return `too early (${figure.n})`
  if (figure.least === 0) return String(figure.value)
  if (typeof figure.value === 'string') return `${figure.value} (${figure.n})`
  if (figure.unit === 'share' && figure.id !== 'fear-gap')
    return `${plainNumber(figure.value * figure.n)} of ${figure.n}`
  return `${sayValue(figure.value, figure.unit)} (${figure.n})`
}

const sayValue = (value: number, unit: Figure['unit']): string => {
  if (unit === 'share') return percent(value)
  if (unit === 'hours') return sayHours(value)
  return unit === 'score' ? value.toFixed(2) : plainNumber(value)
}
