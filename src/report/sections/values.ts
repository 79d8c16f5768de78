import type { Entry } from '../../journal/entry.ts'
import { weekOf } from '../../time/period.ts'
import { type ValueWeek, valuesGap } from '../figures/values-gap.ts'
import { answersUnder, type Reading } from '../reading.ts'
import type { Pairs } from '../summary.ts'
import { plainNumber } from './plainly.ts'
import { aside, figureOf, section, type Teller } from './section.ts'

interface ValueAnswer extends ValueWeek {
  readonly value: string
}

/** Values by how much they matter and how much of them was lived; the gap in the middle from four weeks on. */
export const values: Teller = ({ reading, naming }) => {
  const answers = valueAnswers(reading).map((one) => ({ ...one, value: naming.word(one.value) }))
  const byValue = [...Map.groupBy(answers, ({ value }) => value)]
    .map(([value, weeks]) => ({ value, weeks, found: valuesGap(weeks) }))
    .sort((a, b) => b.weeks.length - a.weeks.length || (a.value < b.value ? -1 : 1))
  const chart = {
    kind: 'pairs',
    from: 'lived',
    to: 'importance',
    outOf: 10,
    order: 'beside',
  } as const
  const single = byValue
    .filter(({ found }) => found.kind === 'list')
    .flatMap(({ value, weeks }) =>
      weeks.map((week) => ({
        label: weeks.length > 1 ? `${value}, ${week.week}` : value,
        from: week.lived,
        to: week.importance,
        n: 1,
      })),
    )
  const median = byValue.flatMap(({ value, found }) =>
    found.kind === 'said'
      ? [{ label: value, from: found.value.lived, to: found.value.importance, n: found.n }]
      : [],
  )
  const tooEarly = byValue.filter(({ found }) => found.kind === 'too early')
  return section(
    'values',
    'Values: what matters beside what was lived',
    byValue.map(({ value, found }) =>
      figureOf('values-gap', `Importance − lived: ${value}`, 'points', found, (gap) => gap.gap),
    ),
    [
      median.length > 0
        ? ({ ...chart, title: 'In the middle of the weeks', rows: median } satisfies Pairs)
        : undefined,
      single.length > 0
        ? ({ ...chart, title: 'As you gave them', rows: single } satisfies Pairs)
        : undefined,
      tooEarly.length > 0
        ? aside(
            `${tooEarly.map(({ value, found }) => `${value} (${plainNumber(found.n)} weeks)`).join(', ')}: too early to say.`,
          )
        : undefined,
    ],
  )
}

const valueAnswers = ({ entries, material }: Reading): readonly ValueAnswer[] =>
  entries.flatMap((entry) => {
    const week = weekOf(entry.day, material.weekStarts).name
    const lived = byItem(entry, 'lived')
    return [...byItem(entry, 'importance')].flatMap(([value, importance]) => {
      const much = lived.get(value)
      return much === undefined ? [] : [{ value, week, importance, lived: much }]
    })
  })

const byItem = (entry: Entry, track: 'importance' | 'lived'): ReadonlyMap<string, number> =>
  new Map(
    answersUnder(entry, track).flatMap(({ item, value }) =>
      value.kind === 'scale' ? [[item, value.number]] : [],
    ),
  )
