import { exitCode, Problem } from '../../errors.ts'
import type { Value } from '../../journal/entry.ts'
import { readDuration, sayDuration, secondsIn } from '../../time/duration.ts'
import type { AskStep, DurationStep } from '../flow.ts'
import { listed } from '../listed.ts'
import { refuseSentence } from '../person-names.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Question } from '../terminal.ts'

/** The longest answer that is kept, in characters: a long book. */
const LONGEST = 1_000_000
const MOST_WORDS = 200

/** Checks a raw reply, from a person and from an `--answers` file alike; throws a Problem that names the step. */
export const readReply = (
  raw: unknown,
  step: AskStep,
  question: Question,
  surroundings: Surroundings,
): Value => {
  if (raw === undefined || raw === null) {
    if (step.needed)
      throw refused(question.id, 'cannot be skipped', 'The practice needs it to go on.')
    return { kind: 'skipped' }
  }
  const read = replies[question.kind] as (
    raw: unknown,
    question: Question,
    step: AskStep,
    surroundings: Surroundings,
  ) => Value
  return read(raw, question, step, surroundings)
}

type Replies = {
  [K in Question['kind']]: (
    raw: unknown,
    question: Extract<Question, { kind: K }>,
    step: AskStep,
    surroundings: Surroundings,
  ) => Value
}

const replies: Replies = {
  scale: (raw, { id, min, max, unit }) => {
    const fits = typeof raw === 'number' && Number.isInteger(raw) && raw >= min && raw <= max
    if (fits) return { kind: 'scale', number: raw }
    throw refused(id, `is ${shown(raw)}`, `It goes from ${min} to ${max}${unit}, in whole numbers.`)
  },
  choose: (raw, { id, options }) => {
    const found = options.find((option) => option.key === raw)
    if (found) return { kind: 'choice', text: found.key }
    const known = listed(
      options.map((option) => option.key),
      'or',
    )
    throw refused(id, `is ${shown(raw)}`, `It can be ${known}.`)
  },
  several: (raw, { id, options, atMost, open }) => {
    const words = wordList(raw, id, atMost)
    const stray = words.find((word) => !options.some((option) => option.key === word))
    if (stray === undefined || open) return wordsValue(words)
    const known = listed(
      options.map((option) => option.key),
      'or',
    )
    throw refused(id, `has ${shown(stray)} in it`, `It can be ${known}.`)
  },
  feelings: (raw, { id, atMost }) => wordsValue(wordList(raw, id, atMost)),
  // A list may ask for more; what was thought of is an answer however little it is.
  list: (raw, { id }) => wordsValue(wordList(raw, id, MOST_WORDS)),
  line: (raw, { id }) => textValue(oneLine(textOf(raw, id), id)),
  write: (raw, { id }) => textValue(textOf(raw, id)),
  draft: (raw, { id }) => textValue(textOf(raw, id)),
  date: (raw, { id }, step, { times }) => {
    const typed = textOf(raw, id)
    if (step.kind === 'duration')
      return { kind: 'seconds', number: readLength(typed, step).seconds, text: '' }
    const { looking, withTime } = step as Extract<AskStep, { kind: 'date' }>
    const { value } = times.read(typed, looking, withTime)
    return withTime ? { kind: 'moment', text: value } : ({ kind: 'day', text: value } as Value)
  },
  person: (raw, { id }, _, { people }) => {
    const given =
      typeof raw === 'string' ? { name: raw } : (raw as { name?: unknown; relation?: unknown })
    const name = textOf(given.name, id)
    refuseSentence(
      name,
      people.all().map((one) => one.name),
    )
    const relation = typeof given.relation === 'string' ? given.relation : undefined
    return { kind: 'person', text: people.named(name, relation).id }
  },
  confirm: (raw, { id }) => {
    if (raw === 'yes' || raw === 'no') return { kind: 'choice', text: raw }
    throw refused(id, `is ${shown(raw)}`, 'It can be yes or no.')
  },
  breathe: (raw, { id, pattern }) => ({
    kind: 'seconds',
    number: wholeSeconds(raw, id),
    text: pattern,
  }),
  ground: (raw, { id }) => {
    if (raw === 'done' || raw === 'stopped') return { kind: 'choice', text: raw }
    throw refused(id, `is ${shown(raw)}`, 'It can be done or stopped.')
  },
  timer: (raw, { id, until }) => ({ kind: 'seconds', number: wholeSeconds(raw, id), text: until }),
}

/** An answer as the raw reply it could have been; undefined where it was skipped. */
export const rawOf = (value: Value, { people }: Pick<Surroundings, 'people'>): unknown => {
  switch (value.kind) {
    case 'skipped':
      return undefined
    case 'scale':
      return value.number
    case 'seconds':
      return sayDuration(value.number)
    case 'words':
      return [...value.words]
    case 'person':
      return people.byId(value.text)?.name
    default:
      return value.text
  }
}

/** Reads a length typed for a duration step, within its bounds; throws a Problem. */
export const readLength = (
  typed: string,
  step: DurationStep,
): { seconds: number; echo: string } => {
  const seconds = readDuration(typed, {
    atLeast: secondsIn(step.atLeast) ?? 0,
    atMost: secondsIn(step.atMost) ?? Number.POSITIVE_INFINITY,
    also: step.also.map((text) => secondsIn(text) ?? 0),
  })
  return { seconds, echo: sayDuration(seconds) }
}

const textOf = (raw: unknown, id: string): string => {
  if (typeof raw !== 'string') throw refused(id, `is ${shown(raw)}`, 'It is a text in quotes.')
  if (raw.length > LONGEST)
    throw refused(id, 'is too long', `At most ${LONGEST} characters fit in one answer.`)
  if (!raw.isWellFormed()) throw refused(id, 'is damaged text', 'Save it again as UTF-8.')
  return raw
}

const oneLine = (text: string, id: string): string => {
  if (/[\r\n]/.test(text)) throw refused(id, 'has several lines', 'This one is a single line.')
  return text
}

/** Blank text is "skipped"; the words themselves are never trimmed or changed. */
const textValue = (text: string): Value =>
  text.trim() === '' ? { kind: 'skipped' } : { kind: 'text', text }

const wordsValue = (words: readonly string[]): Value =>
  words.length === 0 ? { kind: 'skipped' } : { kind: 'words', words }

const wordList = (raw: unknown, id: string, atMost: number): readonly string[] => {
  if (!Array.isArray(raw)) throw refused(id, `is ${shown(raw)}`, 'It is a list of texts.')
  const words = [
    ...new Set(raw.map((word) => textOf(word, id).trim()).filter((word) => word !== '')),
  ]
  if (words.length <= Math.min(atMost, MOST_WORDS)) return words
  throw refused(id, `has ${words.length}`, `It can have ${Math.min(atMost, MOST_WORDS)} at most.`)
}

const wholeSeconds = (raw: unknown, id: string): number => {
  const day = 86_400
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= day) return raw
  throw refused(id, `is ${shown(raw)}`, 'It is a whole number of seconds.')
}

const shown = (raw: unknown): string => {
  const text = typeof raw === 'string' ? `“${raw}”` : (JSON.stringify(raw) ?? 'nothing')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const refused = (id: string, what: string, why: string): Problem =>
  new Problem(`The answer to “${id}” ${what}.`, {
    why,
    next: 'Change it and try again; nothing was saved.',
    code: exitCode.usage,
  })
