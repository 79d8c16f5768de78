import { WentBack } from '../../errors.ts'
import type { Question } from '../../flow/terminal.ts'
import type { Talk } from './plain-questions.ts'

/** What can be typed instead of an answer. The stroke keeps them apart from words somebody means. */
export const commands = { back: '/back', none: '/none' } as const

/** Thrown where somebody takes a standing answer away. */
export const takenAway = new Error('taken away')

/** A conversation that hears commands: back, where there is a question before, and none, where an answer stands. */
export const commanded = (talk: Talk, { before, standing }: Question): Talk => ({
  ...talk,
  async next() {
    const typed = await talk.next()
    const command = typed.trim().toLowerCase()
    if (before && command === commands.back) throw new WentBack()
    if (standing !== undefined && command === commands.none) throw takenAway
    return typed
  },
})

/** The answer that stands in a question, as it is read; text that is shown to be changed is not said twice. */
export const standingIn = (question: Question): readonly string[] => {
  const { standing } = question
  if (standing === undefined || 'initial' in question) return []
  const keys = Array.isArray(standing) ? standing : [standing]
  const options = 'options' in question ? question.options : []
  const texts = keys.map((key) => options.find((one) => one.key === key)?.text ?? String(key))
  return [`So far: ${texts.join(', ')}`]
}
