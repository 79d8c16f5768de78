import { createPrompt, useState } from '@inquirer/core'
import type { LineQuestion } from '../../../flow/terminal.ts'
import { edit, written } from './editing.ts'
import { type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys, usePaste } from './keypress.ts'
import { answered, back, left, type Outcome } from './outcome.ts'
import { showPage, textColumns } from './page.ts'
import { bufferOf, insert, type TextBuffer } from './text-buffer.ts'

interface Lining {
  readonly question: Omit<LineQuestion, 'keep'>
  /** Hears what stands there, before it is painted. */
  readonly changed: (text: string, pasted: boolean) => void
  readonly look: Look
}

/**
 * Asks for one line. Not `@inquirer/input`: at 40 columns it draws a line of joined emoji twice
 * over, its backspace takes them apart, and of a paste it keeps the first line alone.
 */
export const line = createPrompt<Outcome<string>, Lining>((config, done) => {
  const { question, look, changed } = config
  const [buffer, setBuffer] = useState<TextBuffer>(bufferOf(joined(question.initial)))
  const [note, setNote] = useState<string | undefined>(undefined)
  const room = roomFor(look, question)

  const put = (next: TextBuffer, pasted = false) => {
    if (next.text !== buffer.text) changed(next.text, pasted)
    setNote(undefined)
    setBuffer(next)
  }
  const go = (answer: string | undefined) => {
    if (answer === undefined && question.needed) setNote('A word or two is enough here.')
    else done(answered(answer))
  }

  const untouched = buffer.text === joined(question.initial)
  // Escape by habit must not end a line half written; Tab goes on, and what was written stays.
  const pass = (key: Key) => {
    if (untouched && question.standing === undefined) go(undefined)
    else if (key.name === 'tab' || untouched) go(written(buffer))
  }

  useKeys(
    (key) => {
      if (isEnd(key) && buffer.text === '') done(left)
      else if (isSkip(key)) pass(key)
      else if (!isEnter(key)) put(edit(buffer, key, textColumns(room)))
      else if (key.hurried) put(insert(buffer, ' '))
      else go(written(buffer))
    },
    question.before && (() => done(back)),
  )
  usePaste((text) => put(insert(buffer, joined(text)), true))

  const page = showPage(buffer, room, 0, look.theme)
  const skipping = question.needed ? [] : [tabDoes(question)]
  return useFrame(look, {
    head: question,
    body: page.lines,
    note,
    keys:
      buffer.text === '' || (untouched && question.standing !== undefined)
        ? ['enter answers', ...skipping]
        : ['enter answers'],
    caret: page.caret,
  })
})

/** Lines made one, nothing left out. */
export const joined = (text: string): string =>
  text.replace(/[\r\n]+$/, '').replace(/\s*[\r\n]+\s*/g, ' ')
