import { isLeft, isProblem, isWentBack } from '../../errors.ts'
import type { Value } from '../../journal/entry.ts'
import { daysIn } from '../../time/distance.ts'
import type { AskStep, DraftStep, LinkStep } from '../flow.ts'
import { findStep } from '../steps.ts'
import { assemble, fill } from '../template.ts'
import type { Question } from '../terminal.ts'
import { keep } from './keep.ts'
import { dangerIn, gentlerPattern, offerHints, offerSupport, wantsToStop } from './offers.ts'
import { isSamePlace } from './path.ts'
import { type Asking, questionOf } from './questions.ts'
import { rawOf, readReply } from './replies.ts'
import { type Course, cameFrom, endOf, factsOf, originItem, type Walk } from './under-way.ts'

/** Asks one step and keeps its answer before anything else happens; says where the answer leads. */
export const askStep = async (step: AskStep, walk: Walk): Promise<Course> => {
  const place = { step: step.id, item: walk.item }
  const answered = walk.draft.answers.find((one) => isSamePlace(one, place))?.value
  const earlier = walk.askedAnew.has(step.id) ? undefined : answered
  const isGoneBackTo = isSamePlace(walk.goingTo, place)
  if (earlier && !isGoneBackTo && stands(step, earlier, walk)) {
    // What spoke of danger in an earlier sitting still does, and the offer was made then.
    walk.noticed.danger ||= dangerIn(earlier, walk) !== undefined
    return comePast(step, earlier, walk)
  }
  if (!earlier && step.kind === 'person' && walk.draft.person !== null) return 'on'
  if (step.kind === 'link' && nothingToLink(step, walk)) return 'on'
  walk.catchingUp = false
  walk.goingTo = undefined
  if (earlier === undefined) walk.retracing = false
  if (await wantsToStop(walk)) return { ending: 'finished' }

  const answer = await answerTo(step, walk, earlier)
  if (answer === 'before') return 'before'
  const { question, value } = answer
  await keep(value, step, walk)
  walk.askedAnew.delete(step.id)
  if (step.kind === 'draft') walk.seen.drafts.set(placeName(step, walk), putTogether(step, walk))
  const course = comePast(step, value, walk)
  await offerSupport(value, step, walk)
  if ('hints' in step && step.hints) await gentler(value, question, step, walk)
  return course
}

/** Whether an answer still holds. One that somebody was changing when they left does not, nor a draft of what has changed. */
const stands = (step: AskStep, value: Value, walk: Walk): boolean => {
  if (walk.draft.typed(step.id, walk.item) !== '') return false
  if (step.kind !== 'draft' || value.kind === 'skipped') return true
  const together = putTogether(step, walk)
  const before = walk.seen.drafts.get(placeName(step, walk)) ?? together
  walk.seen.drafts.set(placeName(step, walk), before)
  return before === together
}

const putTogether = ({ from }: DraftStep, walk: Walk): string => assemble(from, factsOf(walk).words)

const placeName = (step: AskStep, { item }: Walk): string => `${step.id}/${item}`

/** A breath and a wait are over when they are over; everything else can be answered anew. */
const changeable = ({ kind }: AskStep): boolean =>
  kind !== 'breathe' && kind !== 'ground' && kind !== 'timer'

const comePast = (step: AskStep, value: Value, walk: Walk): Course => {
  walk.path.pass({ step: step.id, item: walk.item }, changeable(step))
  if (value.kind === 'person' && value.text !== walk.draft.person) walk.draft.about(value.text)
  if (step.kind !== 'choose' || value.kind !== 'choice') return 'on'
  const where = Object.hasOwn(step.leadsTo, value.text) ? step.leadsTo[value.text] : undefined
  if (where === undefined) return 'on'
  if ('back' in where) return where
  return 'end' in where ? { ending: where.end } : { ending: 'finished', leadsTo: where.practice }
}

/** The words are the person's, and stay unless they change them. */
const gentler = async (value: Value, question: Question, step: AskStep, walk: Walk) => {
  if (value.kind !== 'text' || !(await offerHints(value.text, question.id, walk))) return
  const own = { id: `${question.id}.changed`, initial: value.text, standing: value.text }
  const again = { ...question, ...own, before: undefined } as unknown as Question
  const reply = await ask(again, step, walk)
  if (reply === 'before') return
  const changed = readReply(reply.reply, step, again, walk.surroundings)
  if (changed.kind !== 'skipped') await keep(changed, step, walk)
}

const nothingToLink = ({ to, within }: LinkStep, { surroundings }: Walk): boolean =>
  surroundings.memory.recent(to, daysIn(within) ?? 0).length === 0

interface Answered {
  readonly question: Question
  readonly value: Value
}

const answerTo = async (
  step: AskStep,
  walk: Walk,
  earlier: Value | undefined,
): Promise<Answered | 'before'> => {
  const { surroundings, flow } = walk
  const argument = flow.argument?.answers === step.id ? walk.given : undefined
  // Going back to this step asks the person.
  if (argument !== undefined) walk.given = undefined
  const pattern = step.kind === 'breathe' ? argument : undefined
  const question = questionOf(step, askingOf(step, walk, { pattern, earlier }))
  const given = step.kind === 'breathe' ? undefined : argument
  if (given !== undefined) {
    return { question, value: readReply(given, step, question, surroundings) }
  }
  const other = await gentlerPattern(question, step, walk)
  const asked = other
    ? questionOf(step, askingOf(step, walk, { pattern: other, earlier }))
    : question
  const value = await askUntilItFits(asked, step, walk, earlier)
  return value === 'before' ? value : { question: asked, value }
}

/** A reply that does not fit is told and asked for again where somebody sits; elsewhere it is a Problem. */
const askUntilItFits = async (
  question: Question,
  step: AskStep,
  walk: Walk,
  earlier: Value | undefined,
): Promise<Value | 'before'> => {
  for (;;) {
    const raw = await ask(question, step, walk)
    if (raw === 'before') return raw
    const { reply } = raw
    if (earlier && isAsItStood(reply, earlier, step, walk)) return earlier
    try {
      return replied(reply, step, question, walk)
    } catch (error) {
      if (!isProblem(error) || !walk.terminal.patient) throw error
      walk.terminal.say({ text: `${error.message} ${error.why}`.trim(), tone: 'quiet' })
    }
  }
}

/** What is left as it was is not read anew: by now “yesterday” is another day. */
const isAsItStood = (reply: unknown, earlier: Value, step: AskStep, walk: Walk): boolean =>
  reply !== undefined && JSON.stringify(reply) === JSON.stringify(given(earlier, step, walk))

/** Which entry it came from is kept beside the answer, which only says that there is one. */
const replied = (raw: unknown, step: AskStep, question: Question, walk: Walk): Value => {
  const value = readReply(raw, step, question, walk.surroundings)
  if (step.kind !== 'link') return value
  walk.draft.typing(step.id, originItem(walk), value.kind === 'choice' ? value.text : '')
  return value.kind === 'choice' ? { kind: 'choice', text: 'yes' } : value
}

/** Asks; words that stand there unfinished when the person leaves or goes back are kept, to be offered again. */
const ask = async (
  question: Question,
  step: AskStep,
  walk: Walk,
): Promise<{ readonly reply: unknown } | 'before'> => {
  try {
    return { reply: await walk.terminal.ask(question) }
  } catch (error) {
    const hasGone = isLeft(error) || isWentBack(error)
    if (hasGone && error.typed !== undefined) walk.draft.typing(step.id, walk.item, error.typed)
    if (isWentBack(error)) return 'before'
    throw error
  }
}

const askingOf = (
  step: AskStep,
  walk: Walk,
  { pattern, earlier }: { pattern: string | undefined; earlier: Value | undefined },
): Asking => {
  const { draft, surroundings, flow, prefix, item } = walk
  const { words, seconds } = factsOf(walk)
  const keep = (soFar: string) => draft.typing(step.id, item, soFar)
  const standing = earlier && standingIn(earlier, step, walk)
  return {
    id: prefix + step.id + (item === '' ? '' : `/${item}`),
    surroundings,
    say: (text) => fill(text, (name) => inShort(words(name))),
    assemble: (text) => assemble(text, words),
    initial: draft.typed(step.id, item) || textIn(standing) || lastTime(step, walk),
    hasBefore: changeable(step) && walk.path.leadsBack(),
    standing,
    keep,
    seconds,
    until: (length) => {
      const named = step.kind === 'timer' && findStep(flow, step.for) !== undefined
      return endOf(named ? step.for : step.id, length, walk)
    },
    pattern,
  }
}

/** The most of an earlier answer that a question quotes: it has to leave room to answer on a small screen. */
const LONGEST_QUOTE = 72

const inShort = (words: string | undefined): string | undefined => {
  const letters = [...(words?.slice(0, 1000).replace(/\s+/g, ' ').trim() ?? '')]
  return letters.length > LONGEST_QUOTE
    ? `${letters
        .slice(0, LONGEST_QUOTE - 1)
        .join('')
        .trimEnd()}…`
    : words
}

const textIn = (reply: unknown): string => {
  if (Array.isArray(reply)) return reply.join('\n')
  return typeof reply === 'string' ? reply : ''
}

const lastTime = (step: AskStep, { draft, surroundings, flow }: Walk): string =>
  step.kind === 'write' && step.lastTime
    ? surroundings.memory.lastTime(flow.name, step.id, draft.person)
    : ''

/** An earlier answer as the reply it was. */
const given = (earlier: Value, step: AskStep, walk: Walk): unknown =>
  step.kind === 'link' && earlier.kind === 'choice'
    ? cameFrom(step, walk)
    : rawOf(earlier, walk.surroundings)

/** What stands in a question that was answered: the reply it was; a draft nobody changed is put together anew. */
const standingIn = (earlier: Value, step: AskStep, walk: Walk): unknown => {
  const reply = given(earlier, step, walk)
  if (step.kind !== 'draft') return reply
  const before = walk.seen.drafts.get(placeName(step, walk))
  return reply === before ? putTogether(step, walk) : reply
}
