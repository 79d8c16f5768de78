import type { Flow } from '../flow/flow.ts'
import { type Saying, sayValue } from '../flow/saying.ts'
import { findStep } from '../flow/steps.ts'
import { fill } from '../flow/template.ts'
import type { Answer, Entry } from './entry.ts'

/** The longest title, in characters; the rest is in `show`. */
const LONGEST = 72

/** An answer of an entry in words, as its flow would quote it; undefined when it was skipped or never asked. */
export const answerInWords = (
  entry: Entry,
  step: string,
  flow: Flow | undefined,
  saying: Saying,
): string | undefined => {
  const answer = entry.answers.find((one) => one.step === step)
  return answer && sayValue(answer.value, flow && findStep(flow, step), saying)
}

/** What an answer was given to, quoting what that entry knows; the step's id when the script has it no more. */
export const questionAsked = (
  entry: Entry,
  { step, item }: Pick<Answer, 'step' | 'item'>,
  flow: Flow | undefined,
  saying: Saying,
): string => {
  const asked = flow && findStep(flow, step)
  if (asked === undefined) return item === '' ? step : `${step}: ${item}`
  return fill(asked.text, (name) => {
    if (name === 'item') return item
    return name === 'name' ? nameOf(entry, saying) : answerInWords(entry, name, flow, saying)
  })
}

const nameOf = ({ person }: Entry, { people }: Saying): string | undefined =>
  person === null ? undefined : people.byId(person)?.name

/** What an entry is remembered as: its flow's own sentence filled in, else its first words, else ''. */
export const titleOf = (entry: Entry, flow: Flow | undefined, saying: Saying): string => {
  const blank = '\u0000'
  const say = (step: string) => {
    if (step === 'name') return nameOf(entry, saying)
    if (step === 'about') return saying.answered?.(entry.id) || undefined
    return answerInWords(entry, step, flow, saying)
  }
  const filled = flow?.rememberedAs ? fill(flow.rememberedAs, say, blank) : blank
  const title = filled.includes(blank) ? firstWords(entry) : filled
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line
}

const firstWords = (entry: Entry): string => {
  const text = entry.answers.find((one) => one.value.kind === 'text')?.value
  return text?.kind === 'text' ? text.text : ''
}
