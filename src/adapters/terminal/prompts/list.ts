import { createPrompt, useState } from '@inquirer/core'
import type { ListQuestion } from '../../../flow/terminal.ts'
import { oneLine } from '../../../harmless.ts'
import { clip } from '../wrap.ts'
import { edit, written } from './editing.ts'
import { type Look, type Room, roomFor, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, useKeys, usePaste } from './keypress.ts'
import { answered, back, left, type Outcome, skipped } from './outcome.ts'
import { showPage, textColumns } from './page.ts'
import { bufferOf, insert, type TextBuffer } from './text-buffer.ts'

interface Listing {
  readonly question: Omit<ListQuestion, 'keep'>
  /** Hears what stands there, one item a line, before it is painted. */
  readonly changed: (text: string, atOnce: boolean) => void
  readonly look: Look
}

interface State {
  readonly items: readonly string[]
  readonly buffer: TextBuffer
  readonly note?: string
}

/** Asks for items, one a line, until an empty one; backspace at the start of a line takes the last one up again. */
export const list = createPrompt<Outcome<readonly string[]>, Listing>((config, done) => {
  const { question, look, changed } = config
  const [state, setState] = useState<State>({
    items: question.initial,
    buffer: bufferOf(''),
  })
  const room = roomFor(look, question)
  const put = (next: State) => {
    changed(everything(next).join('\n'), next.items !== state.items)
    setState(next)
  }
  // More is asked for once. What is there is somebody's words, and is kept however few there are.
  const finish = () => {
    const items = everything(state)
    const enough = items.length >= question.atLeast
    if (items.length === 0) done(skipped)
    else if (enough || state.note) done(answered(items))
    else setState({ ...state, note: encourage(question.atLeast - items.length) })
  }

  useKeys(
    (key) => {
      const { items, buffer } = state
      const empty = buffer.text.trim() === ''
      if (isEnd(key) && empty) done(left)
      else if (isSkip(key) || (isEnter(key) && empty)) finish()
      else if (isEnter(key)) put({ items: everything(state), buffer: bufferOf('') })
      else if (key.name === 'backspace' && buffer.text === '') put(takeUp(state))
      else put({ items, buffer: edit(buffer, key, textColumns(room)) })
    },
    question.before && (() => done(back)),
  )
  usePaste((text) => put(pasted(state, text)))

  const page = showPage(state.buffer, { ...room, rows: Math.max(room.rows - 3, 1) }, 0, look.theme)
  const kept = keptLines(state.items, { ...room, rows: room.rows - page.lines.length }, look)
  return useFrame(look, {
    head: question,
    body: [...kept, ...page.lines],
    note: state.note,
    keys: keysFor(state),
    caret: { row: page.caret.row + kept.length, column: page.caret.column },
  })
})

/** What is there, the line being typed included. */
function everything({ items, buffer }: State): string[] {
  const last = written(buffer)
  return last === undefined ? [...items] : [...items, last]
}

function takeUp({ items }: State): State {
  return { items: items.slice(0, -1), buffer: bufferOf(items.at(-1) ?? '') }
}

/** Each pasted line is an item; the last one stays open. */
function pasted({ items, buffer }: State, text: string): State {
  const lines = insert(buffer, text).text.split('\n')
  const whole = lines.slice(0, -1).filter((line) => line.trim() !== '')
  if (whole.length === 0) return { items, buffer: insert(buffer, text) }
  return { items: [...items, ...whole], buffer: bufferOf(lines.at(-1) ?? '') }
}

const encourage = (missing: number): string =>
  `${missing === 1 ? 'One' : missing} more, if you can. What is there is kept.`

function keptLines(items: readonly string[], { columns, rows }: Room, { theme }: Look): string[] {
  const shown = items.slice(-Math.max(rows - 1, 1))
  const hidden = items.length - shown.length
  const above = hidden > 0 ? [theme.quiet(`  ${theme.glyph.ellipsis} ${hidden} above`)] : []
  const lines = shown.map((item, index) => {
    const number = String(hidden + index + 1).padStart(2)
    return `${theme.quiet(number)} ${clip(oneLine(item), columns - 3, theme.glyph.ellipsis)}`
  })
  return [...above, ...lines]
}

function keysFor({ items, buffer }: State): string[] {
  if (buffer.text !== '') return ['enter adds it']
  return items.length === 0
    ? ['one a line', 'enter adds', 'tab skips']
    : ['one more, or enter when done']
}
