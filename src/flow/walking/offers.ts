import type { Value } from '../../journal/entry.ts'
import { secondsIn } from '../../time/duration.ts'
import type { AskStep } from '../flow.ts'
import type { SupportOffer } from '../surroundings.ts'
import { fill } from '../template.ts'
import type { Question } from '../terminal.ts'
import { say, type Walk } from './under-way.ts'

/** A caution is read once on this machine, and waits for a key; who would rather not is given the step's own pattern. */
export const gentlerPattern = async (
  question: Question,
  step: AskStep,
  walk: Walk,
): Promise<string | undefined> => {
  if (question.kind !== 'breathe' || step.kind !== 'breathe') return undefined
  const { library, memory } = walk.surroundings
  const { caution } = library.pattern(question.pattern)
  if (!caution || !memory.firstTime(`caution/${caution}`)) return undefined
  say(walk, caution, 'care')
  const { caution: between } = library.between
  const { title } = library.pattern(step.pattern)
  const choice = await walk.terminal.ask({
    kind: 'choose',
    id: `${question.id}.caution`,
    text: between.choose,
    options: [
      { key: 'yes', text: between.on },
      { key: 'gentler', text: fill(between.instead, () => title.toLowerCase()) },
    ],
  })
  return choice === 'gentler' ? step.pattern : undefined
}

/** Offers gentler wording, two hints at most; true when the person would change their words. */
export const offerHints = async (text: string, id: string, walk: Walk): Promise<boolean> => {
  const { library } = walk.surroundings
  const { sentences, keep: keepMine } = await library.hints(text, walk.noticed.danger)
  if (sentences.length === 0) return false
  const { wording: between } = library.between
  for (const sentence of sentences) walk.terminal.say({ text: sentence, tone: 'quiet' })
  const choice = await walk.terminal.ask({
    kind: 'choose',
    id: `${id}.wording`,
    text: between.choose,
    options: [
      { key: 'keep', text: keepMine },
      { key: 'change', text: between.change },
    ],
  })
  return choice === 'change'
}

/** When words suggest danger, support is offered once; nothing is blocked, changed or written down. */
export const offerSupport = async (value: Value, step: AskStep, walk: Walk): Promise<void> => {
  const offer = walk.noticed.danger ? undefined : dangerIn(value, walk)
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
  const { library } = surroundings
  const more = library.between['support-more']
  const passages = await library.support()
  await terminal.read({ id: `${id}.read`, passages, more, done: offer.afterwards })
}

/** The offer to make when an answer suggests danger, or undefined. */
export const dangerIn = (value: Value, { surroundings }: Walk): SupportOffer | undefined => {
  const texts = value.kind === 'text' ? [value.text] : value.kind === 'words' ? value.words : []
  for (const text of texts) {
    const offer = surroundings.library.danger(text)
    if (offer) return offer
  }
  return undefined
}

/** The soft stop: one offer to save and close after a while. */
export const wantsToStop = async (walk: Walk): Promise<boolean> => {
  const { softStop } = walk.flow
  if (softStop === undefined || walk.offeredToStop) return false
  const elapsed = walk.surroundings.times.now().getTime() - walk.startedAt
  if (elapsed < (secondsIn(softStop.after) ?? 0) * 1000) return false
  walk.offeredToStop = true
  const id = `${walk.prefix}soft-stop`
  return (await walk.terminal.ask({ kind: 'confirm', id, text: softStop.ask })) === 'yes'
}
