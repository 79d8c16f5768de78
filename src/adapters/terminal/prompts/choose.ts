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
  /** Digits typed so far, for a list of more than nine. */
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
    const typed = typeDigit(state.typed, key.text, options.length)
    const chosen = Number(typed) - 1
    return chosen >= 0 && chosen < options.length ? { lit: chosen, typed } : state
  }
  if (key.name === 'backspace') return { lit: undefined, typed: '' }
  if (key.text.trim()) return { lit: startingWith(options, key.text, state.lit), typed: '' }
  return { lit: steer(key, state.lit, options.length, across), typed: '' }
}

/** The next option, after the one that is lit, that begins with a letter. */
function startingWith(
  options: readonly Option[],
  letter: string,
  lit: number | undefined,
): number | undefined {
  const from = lit === undefined ? 0 : lit + 1
  const order = options.map((_, index) => (from + index) % options.length)
  const begins = (index: number) =>
    options[index]?.text.toLowerCase().startsWith(letter.toLowerCase())
  return order.find(begins) ?? lit
}
