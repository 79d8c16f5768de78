import { createPrompt, useState } from '@inquirer/core'
import type { ChooseQuestion, Option } from '../../../flow/terminal.ts'
import { isDigit, typeDigit } from './digits.ts'
import { type Head, type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys } from './keypress.ts'
import { drawList, type Entry, shapeOf, steer } from './listing.ts'
import { answered, back, left, type Outcome, passed } from './outcome.ts'

/** What `choose` needs of a question; a yes or no, or a relation, is asked with it too. `letters` are worth a mention beside the arrows. */
export type Choosing = Head &
  Pick<ChooseQuestion, 'options' | 'standing' | 'usual'> & { readonly letters?: string }

interface State {
  readonly lit: number | undefined
  /** What was typed so far: a number, for a list of more than nine, or the beginning of an option. */
  readonly typed: string
}

/**
 * Asks for one of several. Not `@inquirer/select`: its pointer stands on the first option from the
 * start, so that passing by with Enter would record an answer nobody gave.
 */
export const choose = createPrompt<Outcome<string>, { question: Choosing; look: Look }>(
  ({ question, look }, done) => {
    const [{ lit, typed }, setState] = useState<State>(startIn(question))
    const room = roomFor(look, question)
    const entries = entriesOf(question.options)
    const { across } = shapeOf(entries, room)

    useKeys(
      (key) => {
        if (isEnd(key)) done(left)
        else if (isSkip(key)) done(passed(question))
        else if (isEnter(key)) done(answered(question.options[lit ?? -1]?.key))
        else setState(next(question.options, { lit, typed }, key, across))
      },
      question.before && (() => done(back)),
    )

    const { glyph } = look.theme
    return useFrame(look, {
      head: question,
      body: drawList(entries, lit, room, look.theme),
      keys: [
        'enter answers',
        tabDoes(question),
        `${across > 1 ? glyph.arrows : glyph.upDown} or ${question.letters ?? 'number'}`,
      ],
    })
  },
)

function startIn({ options, standing, usual }: Choosing): State {
  const lit = options.findIndex(({ key }) => key === (standing ?? usual))
  return { lit: lit < 0 ? undefined : lit, typed: '' }
}

function entriesOf(options: readonly Option[]): Entry[] {
  const digits = String(options.length).length
  return options.map(({ text, note }, index) => ({
    text,
    note,
    number: String(index + 1).padStart(digits),
  }))
}

function next(options: readonly Option[], state: State, key: Key, across: number): State {
  if (isDigit(key.text)) {
    const number = /\D/.test(state.typed) ? '' : state.typed
    const typed = typeDigit(number, key.text, options.length)
    const chosen = Number(typed) - 1
    return chosen >= 0 && chosen < options.length ? { lit: chosen, typed } : state
  }
  if (key.name === 'backspace') return { lit: undefined, typed: '' }
  const typed = state.typed.replace(/^\d+/, '') + key.text
  if (typed.trim() && key.text) return { lit: beginningWith(options, typed), typed }
  return { lit: steer(key, state.lit, options.length, across), typed: '' }
}

/** The option that all of what was typed is the beginning of: a sentence is none, so that Enter behind it chooses nothing. */
function beginningWith(options: readonly Option[], typed: string): number | undefined {
  const wanted = typed.toLowerCase()
  const found = options.findIndex(({ text }) => text.toLowerCase().startsWith(wanted))
  return found < 0 ? undefined : found
}
