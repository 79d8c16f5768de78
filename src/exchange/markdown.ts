import type { Flow } from '../flow/flow.ts'
import type { Saying } from '../flow/saying.ts'
import { sayAnswer } from '../flow/saying.ts'
import { findStep } from '../flow/steps.ts'
import { harmless, oneLine } from '../harmless.ts'
import type { Contents } from '../journal/contents.ts'
import type { Answer, Entry } from '../journal/entry.ts'
import { questionAsked } from '../journal/titles.ts'
import { type Day, sayDay } from '../time/day.ts'
import { sayMoment, wallClock } from '../time/moment.ts'

/** What Markdown is written with: the scripts that asked, and how people and days are said. */
export interface Telling extends Saying {
  readonly flowOf: (name: string) => Flow | undefined
  /** Which days, and about whom: the line under the title. */
  readonly about: string
}

/**
 * A journal to read: a heading for each day and each entry, then questions and answers, without those that
 * were skipped. A person's words are quoted, and none of their signs is Markdown.
 */
export const writeMarkdown = ({ entries, typing }: Contents, telling: Telling): string => {
  const days = Map.groupBy(entries, ({ day }) => day)
  const unfinished = Map.groupBy(typing, ({ entry }) => entry)
  const blocks = [...days].toSorted(byDay).flatMap(([day, ofDay]) => [
    `## ${sayDay(day)}`,
    ...ofDay.flatMap((entry) => [
      `### ${headingOf(entry, telling)}`,
      ...entry.answers.flatMap((answer) => answered(entry, answer, telling)),
      ...(unfinished.get(entry.id) ?? []).flatMap(({ step, item, text }) => {
        const value = { kind: 'text', text } as const
        return answered(entry, { step, item, value, tracks: '' }, telling)
      }),
    ]),
  ])
  return `${['# Journal', escaped(telling.about), ...blocks].join('\n\n')}\n`
}

const byDay = ([one]: [Day, unknown], [other]: [Day, unknown]): number => (one < other ? -1 : 1)

/** `21:30 · Journal · Alex`, with the date where the clock had passed midnight. */
const headingOf = (entry: Entry, { flowOf, people }: Telling): string => {
  const { date, time } = wallClock(entry)
  const parts = [
    date === entry.day ? time : sayMoment(entry),
    flowOf(entry.flow)?.title ?? entry.flow,
    entry.person === null ? undefined : people.byId(entry.person)?.name,
    entry.state === 'draft' ? 'not finished' : undefined,
  ]
  const heading = parts.filter((part) => part !== undefined).map(escaped)
  // Hashes at its end would be taken as belonging to the heading.
  return heading.join(' · ').replace(/#(?=#*$)/g, '\\#')
}

const answered = (entry: Entry, answer: Answer, telling: Telling): string[] => {
  const flow = telling.flowOf(entry.flow)
  const said = sayAnswer(answer.value, flow && findStep(flow, answer.step), telling)
  if (said === undefined) return []
  const question = `**${escaped(questionAsked(entry, answer, flow, telling))}**`
  return answer.value.kind === 'text'
    ? [question, quotation(said)]
    : [`${question} ${escaped(said)}`]
}

/** Lines stay lines: two spaces before the next one are a line break, an empty one begins a paragraph. */
const quotation = (text: string): string =>
  harmless(text)
    .replace(/^\s*\n|\s+$/g, '')
    .split('\n')
    .map((line) => `> ${escapedLine(line)}`.trimEnd())
    .join('\n')
    .replace(/(?<=> .+)\n(?=> )/g, '  \n')

const escaped = (text: string): string => escapedLine(oneLine(text))

// Within a word an underscore is no sign, and web addresses have them there.
const signAnywhere = /[\\`*[<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu
const signAtStart = /^(?:#{1,6}(?=\s|$)|[-+=:](?=[-+=:\s]|$))/
const numberAtStart = /^(\d{1,9})([.)])(?=\s|$)/
const spaceAtStart = /^\s+/

/** A line as Markdown shows it and no otherwise: signs it would take as its own have a backslash before them. */
const escapedLine = (line: string): string =>
  line
    .trimEnd()
    .replace(signAnywhere, '\\$&')
    .replace(signAtStart, '\\$&')
    .replace(numberAtStart, '$1\\$2')
    .replace(spaceAtStart, (space) => '\u00a0'.repeat(space.length))
