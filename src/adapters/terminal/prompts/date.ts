import { createPrompt, useState } from '@inquirer/core'
import { isProblem } from '../../../errors.ts'
import type { DateQuestion } from '../../../flow/terminal.ts'
import type { Theme } from '../theme.ts'
import { wrap } from '../wrap.ts'
import { edit } from './editing.ts'
import { type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys, usePaste } from './keypress.ts'
import { joined } from './line.ts'
import { drawList, steer } from './listing.ts'
import { answered, back, left, type Outcome, passed, skipped } from './outcome.ts'
import { showPage, textColumns } from './page.ts'
import { bufferOf, insert, type TextBuffer } from './text-buffer.ts'

interface Dating {
  readonly question: DateQuestion
  readonly look: Look
}

interface State {
  readonly buffer: TextBuffer
  /** The suggestion that is pointed at. */
  readonly lit: number | undefined
  /** Enter met something that is not understood yet. */
  readonly pressed: boolean
}

/** The day that was understood, or why not yet and what would help. */
type Understood = { readonly day: string } | { readonly why: string; readonly next: string }

/** Asks for a day, typed or picked, and says back at once what it understands. */
export const date = createPrompt<Outcome<string>, Dating>(({ question, look }, done) => {
  const [state, setState] = useState<State>({
    buffer: bufferOf(question.standing ?? ''),
    lit: question.standing === undefined ? readyIn(question) : undefined,
    pressed: false,
  })
  const room = roomFor(look, question)
  const picked = question.suggestions[state.lit ?? -1]
  const typed = picked?.key ?? state.buffer.text.trim()
  const understood = understand(question, typed)

  useKeys(
    (key) => {
      if (isEnd(key) && state.buffer.text === '') done(left)
      else if (isSkip(key)) done(passed(question))
      else if (!isEnter(key)) setState(next(question, state, key, textColumns(room)))
      else if (typed === '') done(skipped)
      else if (understood && 'day' in understood) done(answered(typed))
      else setState({ ...state, pressed: true })
    },
    question.before && (() => done(back)),
  )
  usePaste((text) =>
    setState({ buffer: insert(state.buffer, joined(text)), lit: undefined, pressed: false }),
  )

  const page = showPage(state.buffer, { ...room, rows: 2 }, 0, look.theme)
  // What is picked and understood in the very same words stands there once.
  const isSaid = understood && 'day' in understood && understood.day === picked?.text
  const echo = isSaid ? undefined : understood
  const above = [...page.lines, ...echoLines(echo, state.pressed, room.columns, look.theme)]
  const below = { ...room, rows: Math.max(room.rows - above.length, 1) }
  return useFrame(look, {
    head: question,
    body: [...above, ...drawList(question.suggestions, state.lit, below, look.theme)],
    keys: [
      'enter answers',
      tabDoes(question),
      ...(question.suggestions.length > 0 ? [`${look.theme.glyph.upDown} suggestions`] : []),
    ],
    caret: page.caret,
  })
})

/** Where the usual answer stands among the suggestions. */
function readyIn({ suggestions, usual }: DateQuestion): number | undefined {
  const ready = suggestions.findIndex(({ key }) => key === usual)
  return ready < 0 ? undefined : ready
}

function next(question: DateQuestion, state: State, key: Key, columns: number): State {
  if (key.name === 'up' || key.name === 'down') {
    const lit = steer(key, state.lit, question.suggestions.length, 1)
    return { ...state, lit, pressed: false }
  }
  const buffer = edit(state.buffer, key, columns)
  if (buffer.text === state.buffer.text) return { ...state, buffer, pressed: false }
  // A line rubbed out again is where it began.
  return { buffer, lit: buffer.text === '' ? readyIn(question) : undefined, pressed: false }
}

function understand(question: DateQuestion, typed: string): Understood | undefined {
  if (typed === '') return undefined
  try {
    return { day: question.check(typed) }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { why: error.message, next: error.next }
  }
}

/** The day stands out; what is not understood yet stays quiet until Enter asks for it. */
function echoLines(
  understood: Understood | undefined,
  pressed: boolean,
  columns: number,
  theme: Theme,
): string[] {
  if (!understood) return ['']
  if ('day' in understood)
    return wrap(understood.day, columns - 2).map((line) => `  ${theme.answer(line)}`)
  const words = pressed ? `${understood.why} ${understood.next}`.trim() : understood.why
  return wrap(words, columns - 2).map((line) => `  ${pressed ? line : theme.quiet(line)}`)
}
