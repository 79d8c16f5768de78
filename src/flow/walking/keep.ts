import { isLeft, isProblem, type Problem } from '../../errors.ts'
import type { Answer, Value } from '../../journal/entry.ts'
import type { AskStep } from '../flow.ts'
import { forgetEnd, type Walk } from './under-way.ts'

/** Keeps an answer before anything else happens; where the disk refuses, whoever sits there may try again. */
export const keep = async (value: Value, step: AskStep, walk: Walk): Promise<void> => {
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
  { terminal, prefix, surroundings }: Walk,
): Promise<boolean> => {
  if (!terminal.patient) return false
  terminal.say({ text: [message, why, next].filter(Boolean).join(' '), tone: 'care' })
  const said = surroundings.library.between['not-kept']
  const isWritten = value.kind === 'text' || value.kind === 'words'
  const options = [
    { key: 'again', text: said.again },
    { key: 'stop', text: isWritten ? said.show : said.stop },
  ]
  try {
    const id = `${prefix}${step}.not-kept`
    return (await terminal.ask({ kind: 'choose', id, text: said.choose, options })) !== 'stop'
  } catch (error) {
    if (isLeft(error)) return false
    throw error
  }
}
