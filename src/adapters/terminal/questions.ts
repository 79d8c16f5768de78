import type { Option, PersonQuestion, Question, RawReplies } from '../../flow/terminal.ts'
import { type Place, run, type Stayed } from './asking.ts'
import type { Reply } from './conversation.ts'
import { keeping } from './keeping-typed.ts'
import type { Typed } from './moving.ts'
import { choose } from './prompts/choose.ts'
import { yesOrNo } from './prompts/confirm.ts'
import { date } from './prompts/date.ts'
import { feelingsOf } from './prompts/feelings.ts'
import { line } from './prompts/line.ts'
import { list } from './prompts/list.ts'
import { personOf, relationOf } from './prompts/person.ts'
import { type Pick, picker } from './prompts/picker.ts'
import { scale } from './prompts/scale.ts'
import { severalOf } from './prompts/several.ts'
import type { Theme } from './theme.ts'
import { type OpenEditor, writing } from './writing.ts'

/** What questions are asked with. */
export interface Parts extends Place {
  readonly theme: Theme
  readonly openEditor?: OpenEditor
}

/** A reply as it goes back to the flow, and as it stays on the screen; `undefined` is "skipped". */
export type Replied<Raw> = { readonly raw: Raw; readonly shown: Reply } | undefined

type Questions = {
  readonly [K in Typed['kind']]: (
    question: Extract<Question, { kind: K }>,
  ) => Promise<Replied<RawReplies[K]>>
}

/** How each kind of question is asked and what is shown of its answer. */
export function questionsOn(parts: Parts): Questions {
  const look = { theme: parts.theme, output: parts.output }
  const pick = (config: Pick) => run(picker, config, parts)

  return {
    async scale(question) {
      const value = answerOf(await run(scale, { question, look }, parts))
      return replied(value, (number) => ({ word: `${number} ${question.unit}`.trim() }))
    },
    async choose(question) {
      const value = answerOf(await run(choose, { question, look }, parts))
      return replied(value, (key) => ({ word: textsOf([key], question.options) }))
    },
    async confirm(question) {
      const key = answerOf(await run(choose, { question: yesOrNo(question), look }, parts))
      const raw = key === 'yes' || key === 'no' ? key : undefined
      return replied(raw, (word) => ({ word }))
    },
    async several(question) {
      const value = answerOf(await pick(severalOf(question, look)))
      return replied(value && [...value], (keys) => ({ word: textsOf(keys, question.options) }))
    },
    async feelings(question) {
      const value = answerOf(await pick(feelingsOf(question, look)))
      return replied(value && [...value], (words) => ({ word: words.join(', ') }))
    },
    async line(question) {
      const unfinished = keeping(question.keep)
      const config = { question, look, changed: unfinished.changed }
      const asked = run(line, config, parts, unfinished.latest).finally(unfinished.stop)
      const value = answerOf(await asked)
      return replied(value, (word) => ({ word }))
    },
    async list(question) {
      const unfinished = keeping(question.keep)
      const config = { question, look, changed: unfinished.changed }
      const asked = run(list, config, parts, unfinished.latest).finally(unfinished.stop)
      const value = answerOf(await asked)
      return replied(value && [...value], (items) => ({ words: items.join('\n') }))
    },
    async date(question) {
      const value = answerOf(await run(date, { question, look }, parts))
      return replied(value, (typed) => ({ word: question.check(typed) }))
    },
    person: (question) => person(question, parts, pick),
    async write(question) {
      return replied(await writing(question, parts), (words) => ({ words }))
    },
    async draft(question) {
      return replied(await writing(question, parts), (words) => ({ words, whole: true }))
    },
  }
}

const answerOf = <Answer>(outcome: Stayed<Answer>): Answer | undefined =>
  outcome.how === 'answered' ? outcome.answer : undefined

const replied = <Raw>(raw: Raw | undefined, shown: (raw: Raw) => Reply): Replied<Raw> =>
  raw === undefined ? undefined : { raw, shown: shown(raw) }

const textsOf = (keys: readonly string[], options: readonly Option[]): string =>
  keys.map((one) => options.find(({ key }) => key === one)?.text ?? one).join(', ')

async function person(
  question: PersonQuestion,
  parts: Parts,
  pick: (config: Pick) => Promise<Stayed<readonly string[]>>,
): Promise<Replied<RawReplies['person']>> {
  const look = { theme: parts.theme, output: parts.output }
  const [name] = answerOf(await pick(personOf(question, look))) ?? []
  if (name === undefined) return undefined
  const known = question.people.find(({ key }) => key === name)
  if (known) return { raw: name, shown: { word: known.text } }
  if (!question.isName(name)) return { raw: name, shown: { word: name } }
  const relation = answerOf(
    await run(choose, { question: relationOf(name, question.relations), look }, parts),
  )
  return { raw: relation === undefined ? name : { name, relation }, shown: { word: name } }
}
