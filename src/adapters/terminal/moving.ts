import { isLeft, Left } from '../../errors.ts'
import type { Question } from '../../flow/terminal.ts'
import { harmless } from '../../harmless.ts'
import type { ProcessScreen, Screen } from './screen.ts'

/** The questions that move by themselves: a breath, the grounding, a wait. */
export type Moving = Extract<Question, { kind: 'breathe' | 'ground' | 'timer' }>

/** The questions that are answered with keys, or by the line. */
export type Typed = Exclude<Question, Moving>

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
  screen: ProcessScreen,
  signal: AbortSignal,
): Promise<unknown> {
  const form = forms[question.kind] as (question: Moving, screen: Screen) => Promise<unknown>
  const leave = () => screen.restore()
  signal.addEventListener('abort', leave)
  // Before anything is painted: whoever sees it may press a key, and Ctrl-D has to be one.
  const release = screen.onKey(() => {})
  try {
    return await form(shown(question), screen)
  } catch (error) {
    throw isLeft(error) && isLeft(signal.reason) ? new Left(signal.reason.code) : error
  } finally {
    release()
    signal.removeEventListener('abort', leave)
  }
}

/** The same question with every text safe to draw. */
const shown = (question: Moving): Moving =>
  JSON.parse(JSON.stringify(question), (_, value) =>
    typeof value === 'string' ? harmless(value) : value,
  )
