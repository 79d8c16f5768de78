import type { AskStep } from '../../flow/flow.ts'
import { asks, everyStep } from '../../flow/steps.ts'
import { fill } from '../../flow/template.ts'
import type { Answer, Entry } from '../../journal/entry.ts'
import { daysBetween } from '../../time/day.ts'
import { sayDuration } from '../../time/duration.ts'
import { medianFinding, usualLeast } from '../figures/finding.ts'
import { tally } from '../figures/tally.ts'
import { sayWritten } from '../naming.ts'
import { answersBeside } from '../reading.ts'
import { trend } from '../statistics/trend.ts'
import type { Figure, Part, Section } from '../summary.ts'
import { counted, ordinal, plainNumber, shortDay } from './plainly.ts'
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
 * texts as passages. In their copies of shipped flows, only what is tracked under names of their own. For numbers
 * alone their titles, questions and options have numbers for names, since all of these are the person's words.
 */
export const ownFlows: Teller = (telling) => {
  const { reading, naming } = telling
  const flows = [...Map.groupBy(reading.entries, ({ flow }) => flow)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const own = flows.map(([name]) => name).filter((name) => !isShipped(name, telling))
  const idOf = (name: string) =>
    naming.numbersOnly && own.includes(name) ? String(own.indexOf(name) + 1) : name
  return flows.flatMap(([name, entries]) => flowSection(name, idOf(name), entries, telling))
}

const isShipped = (name: string, { reading }: Telling): boolean =>
  Object.hasOwn(reading.material.shipped.flows, name)

const flowSection = (
  name: string,
  id: string,
  entries: readonly Entry[],
  telling: Telling,
): readonly Section[] => {
  const flow = telling.reading.material.flows[name]
  const isOwn = !isShipped(name, telling)
  const given = entries.flatMap((entry) =>
    answersBeside(entry)
      .filter(({ tracks }) => isOwn || tracks !== '')
      .map((answer) => ({ entry, answer })),
  )
  const steps = flow ? [...everyStep(flow.steps)].filter(asks) : []
  const order = (step: string) => steps.findIndex((one) => one.id === step)
  const questions = [...Map.groupBy(given, ({ answer }) => `${answer.step}\n${answer.item}`)].sort(
    ([, [a]], [, [b]]) => order(a?.answer.step ?? '') - order(b?.answer.step ?? ''),
  )
  const told = questions.map(([, answers], index) => {
    const { step = '', item = '' } = answers[0]?.answer ?? {}
    const script = steps[order(step)]
    const question: Question = telling.naming.numbersOnly
      ? { id: `${id}.${index + 1}`, label: `${ordinal(index)} question`, script }
      : { id: `${id}.${step}`, label: labelOf(script, step, item), script }
    return tellQuestion(question, answers, telling)
  })
  return section(
    `own:${id}`,
    telling.naming.flow(name),
    told.flatMap(({ figures }) => figures),
    told.length === 0
      ? []
      : [
          isOwn ? sentence(`${counted(entries.length, 'time')}.`) : undefined,
          ...told.flatMap(({ parts }) => parts),
        ],
  )
}

/** A question as the report calls it; its script is undefined when it is gone. */
interface Question {
  readonly id: string
  readonly label: string
  readonly script: AskStep | undefined
}

interface Told {
  readonly figures: readonly Figure[]
  readonly parts: readonly (Part | undefined)[]
}

const tellQuestion = (question: Question, given: readonly Given[], telling: Telling): Told => {
  const partsOf = (...parts: (Part | undefined)[]): Told => ({ figures: [], parts })
  const kind = given[0]?.answer.value.kind
  if (kind === 'scale') return tellScale(question, given, telling)
  if (question.script?.kind === 'list') return partsOf(tellTexts(question, given, telling))
  if (kind === 'choice' || kind === 'words') return partsOf(tellChoices(question, given, telling))
  if (kind === 'seconds') return partsOf(tellTimes(question, given))
  return partsOf(tellTexts(question, given, telling))
}

const labelOf = (asked: AskStep | undefined, step: string, item: string): string =>
  asked ? fill(asked.text, (name) => (name === 'item' && item !== '' ? item : undefined)) : step

const tellScale = (
  { id, label }: Question,
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
  { label, script }: Question,
  given: readonly Given[],
  { naming }: Telling,
): Part | undefined => {
  const options = script && 'options' in script ? script.options : []
  const say = (key: string) => {
    const place = options.findIndex((option) => option.key === key)
    if (naming.numbersOnly && place >= 0) return `${ordinal(place)} answer`
    return options[place]?.text ?? (script?.kind === 'confirm' ? key : naming.word(key))
  }
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
  { label }: Question,
  given: readonly Given[],
  { reading, naming }: Telling,
): Part | undefined =>
  passages(
    label,
    given.slice(-mostPassages).map(({ entry, answer }) => ({
      label: shortDay(entry.day, reading.period),
      text: naming.own(textOf(answer)),
    })),
  )

/** What was written; days and moments as they are said, list items on lines of their own. */
const textOf = ({ value }: Answer): string => {
  if (value.kind === 'words') return value.words.join('\n')
  if (value.kind === 'day' || value.kind === 'moment') return sayWritten(value.text)
  return value.kind === 'text' ? value.text.trim() : ''
}

const tellTimes = ({ label }: Question, given: readonly Given[]): Part | undefined => {
  const seconds = given.flatMap(({ answer: { value } }) =>
    value.kind === 'seconds' ? [value.number] : [],
  )
  const total = seconds.reduce((sum, one) => sum + one, 0)
  return sentence(
    `${asked(label)} ${counted(seconds.length, 'time')}, ${sayDuration(total)} in all.`,
  )
}
