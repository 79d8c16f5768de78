import { isLeft } from '../errors.ts'
import type { Value } from '../journal/entry.ts'
import { daysIn } from '../time/distance.ts'
import { secondsIn } from '../time/duration.ts'
import type { AskStep, LinkStep } from './flow.ts'
import { type Asking, questionOf } from './questions.ts'
import { readReply } from './replies.ts'
import { findStep } from './steps.ts'
import type { SupportOffer } from './surroundings.ts'
import { assemble, fill } from './template.ts'
import type { Question } from './terminal.ts'
import { type Course, endOf, factsOf, forgetEnd, say, type Walk } from './under-way.ts'

/** Asks one step and keeps its answer before anything else happens; says where the answer leads. */
export const askStep = async (step: AskStep, walk: Walk): Promise<Course> => {
  const earlier = walk.draft.answers.find((one) => one.step === step.id && one.item === walk.item)
  // Whoever left while changing an answer goes on changing it.
  if (earlier && walk.draft.typed(step.id, walk.item) === '') {
    // What spoke of danger in an earlier sitting still does, and the offer was made then.
    walk.noticed.danger ||= offerFor(earlier.value, walk) !== undefined
    return courseAfter(step, earlier.value)
  }
  if (step.kind === 'person' && walk.draft.person !== null) return 'on'
  if (step.kind === 'link' && nothingToLink(step, walk)) return 'on'
  walk.catchingUp = false
  if (await wantsToStop(walk)) return { ending: 'finished' }

  const { question, value } = await answerTo(step, walk)
  if (step.kind === 'link') return linkTo(value, step, walk)
  keep(value, step, walk)
  if (value.kind === 'person') walk.draft.about(value.text)
  await offerSupport(value, step, walk)
  if ('hints' in step && step.hints) await offerHints(value, question, step, walk)
  return courseAfter(step, value)
}

const keep = (value: Value, step: AskStep, walk: Walk): void => {
  walk.draft.keep({ step: step.id, item: walk.item, value, tracks: step.tracks ?? '' })
  if (step.kind === 'duration' || step.kind === 'timer') forgetEnd(step.id, walk)
}

const nothingToLink = ({ to, within }: LinkStep, { surroundings }: Walk): boolean =>
  surroundings.memory.recent(to, daysIn(within) ?? 0).length === 0

/** The link is kept as a link; the answer only says that there is one. */
const linkTo = (value: Value, step: LinkStep, walk: Walk): Course => {
  if (value.kind !== 'choice') keep(value, step, walk)
  else {
    keep({ kind: 'choice', text: 'yes' }, step, walk)
    walk.draft.cameFrom(value.text)
  }
  return 'on'
}

const courseAfter = (step: AskStep, value: Value): Course => {
  if (step.kind !== 'choose' || value.kind !== 'choice') return 'on'
  const where = Object.hasOwn(step.leadsTo, value.text) ? step.leadsTo[value.text] : undefined
  if (where === undefined) return 'on'
  if ('back' in where) return where
  return 'end' in where ? { ending: where.end } : { ending: 'finished', leadsTo: where.practice }
}

const answerTo = async (
  step: AskStep,
  walk: Walk,
): Promise<{ question: Question; value: Value }> => {
  const { surroundings, flow } = walk
  const argument = flow.argument?.answers === step.id ? walk.given : undefined
  // Going back to this step asks the person.
  if (argument !== undefined) walk.given = undefined
  const pattern = step.kind === 'breathe' ? argument : undefined
  const question = questionOf(step, askingOf(step, walk, pattern))
  cautionBefore(question, walk)
  const given = step.kind === 'breathe' ? undefined : argument
  const raw = given ?? (await ask(question, step, walk))
  return { question, value: readReply(raw, step, question, surroundings) }
}

/** Asks; words that stand there unfinished when the person leaves are kept, to be offered again. */
const ask = async (question: Question, step: AskStep, walk: Walk): Promise<unknown> => {
  try {
    return await walk.terminal.ask(question)
  } catch (error) {
    if (isLeft(error) && error.typed !== undefined)
      walk.draft.typing(step.id, walk.item, error.typed)
    throw error
  }
}

const askingOf = (step: AskStep, walk: Walk, pattern: string | undefined): Asking => {
  const { draft, surroundings, flow, prefix, item } = walk
  const { words, seconds } = factsOf(walk)
  const last =
    step.kind === 'write' && step.lastTime
      ? surroundings.memory.lastTime(flow.name, step.id, draft.person)
      : ''
  const keep = (soFar: string) => draft.typing(step.id, item, soFar)
  return {
    id: prefix + step.id + (item === '' ? '' : `/${item}`),
    surroundings,
    say: (text) => fill(text, words),
    assemble: (text) => assemble(text, words),
    initial: draft.typed(step.id, item) || last,
    keep,
    seconds,
    until: (length) => {
      const named = step.kind === 'timer' && findStep(flow, step.for) !== undefined
      return endOf(named ? step.for : step.id, length, walk)
    },
    pattern,
  }
}

/** A pattern with holds has its caution read once on this machine. */
const cautionBefore = (question: Question, walk: Walk): void => {
  if (question.kind !== 'breathe') return
  const { caution } = walk.surroundings.library.pattern(question.pattern)
  if (caution && walk.surroundings.memory.firstTime(`caution/${caution}`))
    say(walk, caution, 'care')
}

/** Offers gentler wording, two hints at most; the words are the person's, and stay unless they change them. */
const offerHints = async (
  value: Value,
  question: Question,
  step: AskStep,
  walk: Walk,
): Promise<void> => {
  if (value.kind !== 'text') return
  const { library } = walk.surroundings
  const { sentences, keep: keepMine } = await library.hints(value.text, walk.noticed.danger)
  if (sentences.length === 0) return
  for (const text of sentences) walk.terminal.say({ text, tone: 'quiet' })
  const choice = await walk.terminal.ask({
    kind: 'choose',
    id: `${question.id}.wording`,
    text: 'Keep it, or change it?',
    options: [
      { key: 'keep', text: keepMine },
      { key: 'change', text: 'change it' },
    ],
  })
  if (choice !== 'change') return
  const again = { ...question, id: `${question.id}.changed`, initial: value.text } as Question
  const changed = readReply(await ask(again, step, walk), step, again, walk.surroundings)
  if (changed.kind !== 'skipped') keep(changed, step, walk)
}

/** When words suggest danger, support is offered once; nothing is blocked, changed or written down. */
const offerSupport = async (value: Value, step: AskStep, walk: Walk): Promise<void> => {
  const offer = walk.noticed.danger ? undefined : offerFor(value, walk)
  if (offer === undefined) return
  walk.noticed.danger = true
  walk.terminal.say(offer.passage)
  const choice = await walk.terminal.ask({
    kind: 'choose',
    id: `${walk.prefix}${step.id}.support`,
    text: offer.question,
    options: offer.options,
  })
  if (choice === offer.options[0]?.key)
    for (const one of await walk.surroundings.library.support()) walk.terminal.say(one)
}

const offerFor = (value: Value, { surroundings }: Walk): SupportOffer | undefined => {
  const texts = value.kind === 'text' ? [value.text] : value.kind === 'words' ? value.words : []
  for (const text of texts) {
    const offer = surroundings.library.danger(text)
    if (offer) return offer
  }
  return undefined
}

/** The soft stop: one offer to save and close after a while. */
const wantsToStop = async (walk: Walk): Promise<boolean> => {
  const { softStop } = walk.flow
  if (softStop === undefined || walk.offeredToStop) return false
  const elapsed = walk.surroundings.times.now().getTime() - walk.startedAt
  if (elapsed < (secondsIn(softStop.after) ?? 0) * 1000) return false
  walk.offeredToStop = true
  const id = `${walk.prefix}soft-stop`
  return (await walk.terminal.ask({ kind: 'confirm', id, text: softStop.ask })) === 'yes'
}
