import type { AskStep, Flow } from '../../flow/flow.ts'
import { asks, everyStep } from '../../flow/steps.ts'
import { fill } from '../../flow/template.ts'
import type { Answer, Entry } from '../../journal/entry.ts'
import { daysBetween } from '../../time/day.ts'
import { sayDuration } from '../../time/duration.ts'
import { medianFinding, usualLeast } from '../figures/finding.ts'
import { tally } from '../figures/tally.ts'
import { answersBeside } from '../reading.ts'
import { trend } from '../statistics/trend.ts'
import type { Figure, Part, Section } from '../summary.ts'
import { counted, plainNumber, shortDay } from './plainly.ts'
import {
  asked,
  countsChart,
  early,
  figureOf,
  passages,
  saySpread,
  sayTrend,
  section,
  sentence,
  type Teller,
  type Telling,
} from './section.ts'

interface Given {
  readonly entry: Entry
  readonly answer: Answer
}

const mostPassages = 5
const mostWords = 8

/**
 * A person's own flows, summarised from the kinds of their answers: scales as medians and trends, choices as counts,
 * texts as passages. In their copies of shipped flows, only what is tracked under names of their own.
 */
export const ownFlows: Teller = (telling) =>
  [...Map.groupBy(telling.reading.entries, ({ flow }) => flow)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, entries]) => flowSection(name, entries, telling))

const flowSection = (
  name: string,
  entries: readonly Entry[],
  telling: Telling,
): readonly Section[] => {
  const { flows, shipped } = telling.reading.material
  const flow = flows[name]
  const isOwn = !Object.hasOwn(shipped.flows, name)
  const given = entries.flatMap((entry) =>
    answersBeside(entry)
      .filter(({ tracks }) => isOwn || tracks !== '')
      .map((answer) => ({ entry, answer })),
  )
  const steps = flow ? [...everyStep(flow.steps)].filter(asks) : []
  const order = (step: string) => steps.findIndex(({ id }) => id === step)
  const questions = [...Map.groupBy(given, ({ answer }) => `${answer.step}\n${answer.item}`)].sort(
    ([, [a]], [, [b]]) => order(a?.answer.step ?? '') - order(b?.answer.step ?? ''),
  )
  const told = questions.map(([, answers]) => tellQuestion(flow, answers, telling))
  return section(
    `own:${name}`,
    flow?.title ?? name,
    told.flatMap(({ figures }) => figures),
    told.length === 0
      ? []
      : [
          isOwn ? sentence(`${counted(entries.length, 'time')}.`) : undefined,
          ...told.flatMap(({ parts }) => parts),
        ],
  )
}

interface Told {
  readonly figures: readonly Figure[]
  readonly parts: readonly (Part | undefined)[]
}

const tellQuestion = (flow: Flow | undefined, given: readonly Given[], telling: Telling): Told => {
  const { step = '', item = '', value } = given[0]?.answer ?? {}
  const question = flow && [...everyStep(flow.steps)].filter(asks).find(({ id }) => id === step)
  const label = labelOf(question, step, telling.naming.word(item))
  switch (value?.kind) {
    case 'scale':
      return tellScale(`${flow?.name ?? ''}.${step}`, label, given, telling)
    case 'choice':
    case 'words':
      return { figures: [], parts: [tellChoices(question, label, given, telling)] }
    case 'text':
      return { figures: [], parts: [tellTexts(label, given, telling)] }
    case 'seconds':
      return { figures: [], parts: [tellTimes(label, given)] }
    default:
      return { figures: [], parts: [] }
  }
}

const labelOf = (asked: AskStep | undefined, step: string, item: string): string =>
  asked ? fill(asked.text, (name) => (name === 'item' && item !== '' ? item : undefined)) : step

const tellScale = (
  id: string,
  label: string,
  given: readonly Given[],
  { reading }: Telling,
): Told => {
  const numbers = given.flatMap(({ entry, answer: { value } }) =>
    value.kind === 'scale' ? [{ day: entry.day, value: value.number }] : [],
  )
  const found = medianFinding(
    numbers.map(({ value }) => value),
    usualLeast,
  )
  const [first] = numbers
  const moved = trend(
    numbers.map(({ day, value }) => ({ time: first ? daysBetween(first.day, day) : 0, value })),
  )
  const listed = numbers.map(({ day, value }) => `${value} (${shortDay(day, reading.period)})`)
  return {
    figures: [figureOf(id, label, 'points', found, (value) => value)],
    parts: [
      found.kind === 'said'
        ? sentence(
            `${asked(label)} In the middle of ${found.n}: ${plainNumber(found.value)}${saySpread(found.quartiles)}.`,
          )
        : undefined,
      found.kind === 'list' ? sentence(`${asked(label)} ${listed.join(', ')}.`) : undefined,
      early(label, found),
      sayTrend(`“${label}”`, moved),
    ],
  }
}

const tellChoices = (
  asked: AskStep | undefined,
  label: string,
  given: readonly Given[],
  { naming }: Telling,
): Part | undefined => {
  const options = asked && 'options' in asked ? asked.options : []
  const say = (key: string) =>
    options.find((option) => option.key === key)?.text ?? naming.word(key)
  const keys = given.flatMap(({ answer: { value } }) => {
    if (value.kind === 'words') return value.words
    return value.kind === 'choice' ? [value.text] : []
  })
  return countsChart(
    label,
    tally(keys.map(say))
      .slice(0, mostWords)
      .map(({ key, count }) => ({ label: key, count })),
  )
}

const tellTexts = (
  label: string,
  given: readonly Given[],
  { reading, naming }: Telling,
): Part | undefined =>
  passages(
    label,
    given
      .slice(-mostPassages)
      .flatMap(({ entry, answer: { value } }) =>
        value.kind === 'text'
          ? [{ label: shortDay(entry.day, reading.period), text: naming.own(value.text.trim()) }]
          : [],
      ),
  )

const tellTimes = (label: string, given: readonly Given[]): Part | undefined => {
  const seconds = given.flatMap(({ answer: { value } }) =>
    value.kind === 'seconds' ? [value.number] : [],
  )
  const total = seconds.reduce((sum, one) => sum + one, 0)
  return sentence(
    `${asked(label)} ${counted(seconds.length, 'time')}, ${sayDuration(total)} in all.`,
  )
}
