import { isLeft, Left } from '../../errors.ts'
import type { Question } from '../../flow/terminal.ts'
import { interrupt } from './keys.ts'
import { sanitise } from './sanitise.ts'
import type { Screen } from './screen.ts'

/** The questions that move by themselves: a breath, the grounding, a wait. */
export type Moving = Extract<Question, { kind: 'breathe' | 'ground' | 'timer' }>

/** How each of them is played on a screen. */
export type Forms = {
  readonly [K in Moving['kind']]: (
    question: Extract<Moving, { kind: K }>,
    screen: Screen,
  ) => Promise<unknown>
}

/** Whether a question moves by itself. */
export const moves = (question: Question): question is Moving =>
  question.kind === 'breathe' || question.kind === 'ground' || question.kind === 'timer'

/** Plays a question; rejects with the signal's `Left` when that comes, after the screen is tidied up. */
export async function playing(
  question: Moving,
  forms: Forms,
  screen: Screen,
  signal: AbortSignal,
): Promise<unknown> {
  const form = forms[question.kind] as (question: Moving, screen: Screen) => Promise<unknown>
  try {
    return await form(harmless(question), leavable(screen, signal))
  } catch (error) {
    throw isLeft(error) && isLeft(signal.reason) ? new Left(signal.reason.code) : error
  }
}

/** The same question with every text safe to draw. */
const harmless = (question: Moving): Moving =>
  JSON.parse(JSON.stringify(question), (_, value) =>
    typeof value === 'string' ? sanitise(value) : value,
  )

/** A screen on which the signal comes as Ctrl-C does. */
const leavable = (screen: Screen, signal: AbortSignal): Screen => ({
  ...screen,
  onKey(listener) {
    const leave = () => listener(interrupt)
    const stop = screen.onKey(listener)
    signal.addEventListener('abort', leave)
    return () => {
      signal.removeEventListener('abort', leave)
      stop()
    }
  },
})
