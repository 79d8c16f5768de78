import { isLeft, isProblem, type Problem } from '../errors.ts'
import type { Answer, Value } from '../journal/entry.ts'
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
  await keep(value, step, walk)
  if (value.kind === 'person') walk.draft.about(value.text)
  await offerSupport(value, step, walk)
  if ('hints' in step && step.hints) await offerHints(value, question, step, walk)
  return courseAfter(step, value)
}

const keep = async (value: Value, step: AskStep, walk: Walk): Promise<void> => {
  const answer = { step: step.id, item: walk.item, value, tracks: step.tracks ?? '' }
  for (;;) {
    try {
      walk.draft.keep(answer)
      break
    } catch (error) {
      if (!isProblem(error) || !(await wantsToTryAgain(error, answer, walk))) throw error
    }
  }
  if (step.kind === 'duration' || step.kind === 'timer') forgetEnd(step.id, walk)
}

/** Whoever sits there can often do something about it, and then nothing is lost; leaving here is stopping. */
const wantsToTryAgain = async (
  { message, why, next }: Problem,
  { step, value }: Answer,
  { terminal, prefix }: Walk,
): Promise<boolean> => {
  if (!terminal.patient) return false
  terminal.say({ text: [message, why, next].filter(Boolean).join(' '), tone: 'care' })
  const isWritten = value.kind === 'text' || value.kind === 'words'
  const options = [
    { key: 'again', text: 'try again' },
    { key: 'stop', text: isWritten ? 'stop here, and show me what I wrote' : 'stop here' },
  ]
  const text = 'Your answer is not kept yet.'
  try {
    const id = `${prefix}${step}.not-kept`
    return (await terminal.ask({ kind: 'choose', id, text, options })) !== 'stop'
  } catch (error) {
    if (isLeft(error)) return false
    throw error
  }
}

const nothingToLink = ({ to, within }: LinkStep, { surroundings }: Walk): boolean =>
  surroundings.memory.recent(to, daysIn(within) ?? 0).length === 0

/** The link is kept as a link; the answer only says that there is one. */
const linkTo = async (value: Value, step: LinkStep, walk: Walk): Promise<Course> => {
  if (value.kind !== 'choice') await keep(value, step, walk)
  else {
    await keep({ kind: 'choice', text: 'yes' }, step, walk)
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
  const given = step.kind === 'breathe' ? undefined : argument
  if (given !== undefined) {
    return { question, value: readReply(given, step, question, surroundings) }
  }
  const gentler = await gentlerPattern(question, step, walk)
  const asked = gentler ? questionOf(step, askingOf(step, walk, gentler)) : question
  return { question: asked, value: await askUntilItFits(asked, step, walk) }
}

/** A reply that does not fit is told and asked for again where somebody sits; elsewhere it is a Problem. */
const askUntilItFits = async (question: Question, step: AskStep, walk: Walk): Promise<Value> => {
  for (;;) {
    const raw = await ask(question, step, walk)
    try {
      return readReply(raw, step, question, walk.surroundings)
    } catch (error) {
      if (!isProblem(error) || !walk.terminal.patient) throw error
      walk.terminal.say({ text: `${error.message} ${error.why}`.trim(), tone: 'quiet' })
    }
  }
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

/** A caution is read once on this machine, and waits for a key; who would rather not is given the step's own pattern. */
const gentlerPattern = async (
  question: Question,
  step: AskStep,
  walk: Walk,
): Promise<string | undefined> => {
  if (question.kind !== 'breathe' || step.kind !== 'breathe') return undefined
  const { library, memory } = walk.surroundings
  const { caution } = library.pattern(question.pattern)
  if (!caution || !memory.firstTime(`caution/${caution}`)) return undefined
  say(walk, caution, 'care')
  const choice = await walk.terminal.ask({
    kind: 'choose',
    id: `${question.id}.caution`,
    text: 'Does that fit you?',
    options: [
      { key: 'yes', text: 'yes, go on' },
      { key: 'gentler', text: `no, ${library.pattern(step.pattern).title.toLowerCase()} instead` },
    ],
  })
  return choice === 'gentler' ? step.pattern : undefined
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
  if (changed.kind !== 'skipped') await keep(changed, step, walk)
}

/** When words suggest danger, support is offered once; nothing is blocked, changed or written down. */
const offerSupport = async (value: Value, step: AskStep, walk: Walk): Promise<void> => {
  const offer = walk.noticed.danger ? undefined : offerFor(value, walk)
  if (offer === undefined) return
  walk.noticed.danger = true
  const id = `${walk.prefix}${step.id}.support`
  await walk.terminal.privately(() => showOffer(offer, id, walk))
}

/** Neither the offer nor the numbers stay on a screen that somebody else may see. */
const showOffer = async (offer: SupportOffer, id: string, { terminal, surroundings }: Walk) => {
  terminal.say(offer.passage)
  const [show, on] = offer.options
  const { question: text, options } = offer
  const choice = await terminal.ask({ kind: 'choose', id, text, options })
  if (show === undefined || on === undefined || choice !== show.key) return
  for (const one of await surroundings.library.support()) terminal.say(one)
  const goOn = [{ key: on.key, text: offer.afterwards }]
  await terminal.ask({ kind: 'choose', id: `${id}.read`, text: '', options: goOn })
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
