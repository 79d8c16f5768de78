import { exitCode, isLeft, isWentBack, Left, WentBack } from '../../src/errors.ts'
import type { Draft } from '../../src/flow/draft.ts'
import type { Flow } from '../../src/flow/flow.ts'
import type { Passage, Question } from '../../src/flow/terminal.ts'
import { type Beginning, type Walked, walk } from '../../src/flow/walking/walk.ts'
import type { Value } from '../../src/journal/entry.ts'
import type { KeptDraft } from '../../src/journal/kept-draft.ts'
import { sitter, type World, world } from './walking.ts'

/** Replies by the id they are asked under; what is not there is skipped. `inTurn` replies differently each time. */
export type Replies = Readonly<Record<string, unknown>>

const turns = Symbol('turns')
export const inTurn = (...replies: readonly unknown[]) => ({ [turns]: [...replies] })

/** A reply that leaves in the middle of an answer. */
export const leaving = { leaves: true } as const

/** A reply that goes to the question before; `new WentBack('half a')` does so with words begun. */
export const goingBack = new WentBack()

export interface Circumstances {
  readonly here?: World
  readonly switches?: readonly string[]
  readonly beginning?: Beginning
  readonly person?: string | null
  readonly draft?: KeptDraft
}

/** Who sat, what they saw, and what was left when they got up. */
export interface Sitting {
  readonly here: World
  /** Ids of the questions asked, in order. */
  readonly asked: readonly string[]
  readonly questions: readonly Question[]
  readonly passages: readonly Passage[]
  /** Texts of what was said, in order. */
  readonly said: readonly string[]
  readonly inPrivate: readonly string[]
  readonly draft: KeptDraft
  /** Undefined when the person left. */
  readonly walked: Walked | undefined
}

/** One sitting with a flow: walks it until it ends, or until a reply is `leaving`. */
export const sit = async (
  flow: Flow,
  replies: Replies = {},
  { here = world(), switches = [], beginning, person, draft }: Circumstances = {},
): Promise<Sitting> => {
  const used = draft ?? here.draft(flow, person)
  const terminal = sitter((question) => replyIn(replies, question))
  const walking = walk(flow, terminal, used, here.surroundings(switches), beginning)
  const walked = await walking.catch((error: unknown) => {
    if (isLeft(error)) return undefined
    throw error
  })
  return {
    here,
    asked: terminal.asked.map(({ id }) => id),
    questions: terminal.asked,
    passages: terminal.said,
    said: terminal.said.map(({ text }) => text),
    inPrivate: terminal.inPrivate,
    draft: used,
    walked,
  }
}

const replyIn = (replies: Replies, { id }: Question): unknown => {
  const given = Object.hasOwn(replies, id) ? replies[id] : undefined
  const list = (given as { [turns]?: unknown[] } | undefined)?.[turns]
  const reply = list ? list.shift() : given
  if (reply === leaving) throw new Left(exitCode.interrupted)
  if (isWentBack(reply)) throw reply
  return reply
}

/** The answers of a draft by step, with the item where there is one: `each/tea`. */
export const keptIn = ({ answers }: Pick<Draft, 'answers'>): Record<string, Value> =>
  Object.fromEntries(
    answers.map(({ step, item, value }) => [item === '' ? step : `${step}/${item}`, value]),
  )

/** The question of that id. */
export const questionIn = ({ questions }: Sitting, id: string): Question => {
  const found = questions.find((question) => question.id === id)
  if (!found) throw new Error(`“${id}” was not asked`)
  return found
}
