import { createPrompt, useEffect, useRef, useState } from '@inquirer/core'
import type { WriteQuestion } from '../../../flow/terminal.ts'
import { atEmptyEnd, edit, written } from './editing.ts'
import { type Head, type Look, roomFor, tabDoes, useFrame } from './frame.ts'
import { isEnd, isEnter, isSkip, type Key, useKeys, usePaste } from './keypress.ts'
import { answered, back, left, type Outcome, skipped } from './outcome.ts'
import { showPage, textColumns } from './page.ts'
import { bufferOf, insert, type TextBuffer } from './text-buffer.ts'

/** A text to write, or one that is there already and may be changed. */
export interface Writing {
  readonly question: Head & Pick<WriteQuestion, 'standing'>
  readonly initial: string
  /** A text that is there already is taken as it stands by Enter, until it is touched. */
  readonly draft: boolean
  /** Whether the text is the person's own doing already, so that going on keeps it. */
  readonly touched: boolean
  /** Hears what stands there after every change. */
  readonly changed: (text: string, pasted: boolean) => void
  /** Whether Ctrl-E can hand the text to the person's own editor. */
  readonly editor: boolean
  readonly look: Look
}

/**
 * Asks for as many lines as wanted. Enter makes a new line and, on an empty last one, answers; a
 * paste is taken whole and never answers. Not `@inquirer/editor`: its file handling loses words.
 */
export const write = createPrompt<Outcome<string>, Writing>((config, done) => {
  const { question, look, changed } = config
  const [buffer, setBuffer] = useState<TextBuffer>(bufferOf(config.initial))
  const [touched, touch] = useState(config.touched)
  const top = useRef(0)
  const room = roomFor(look, question)

  const put = (next: TextBuffer, pasted = false) => {
    // Before it is painted: whoever sees it may rely on it.
    if (next.text !== buffer.text) changed(next.text, pasted)
    touch(true)
    setBuffer(next)
  }

  const finish = () => done(answered(written(buffer)))
  const untouched = config.draft && !touched
  useKeys(
    (key) => {
      const does: Readonly<Record<Meaning, () => void>> = {
        leave: () => done(left),
        done: finish,
        skip: () => (touched || question.standing !== undefined ? finish() : done(skipped)),
        break: () => put(insert(buffer, '\n')),
        editor: () => done({ how: 'editor', text: buffer.text }),
        edit: () => put(edit(buffer, key, textColumns(room))),
        nothing: () => {},
      }
      does[meaning(key, buffer, untouched, config.editor)]()
    },
    question.before && (() => done(back)),
  )
  usePaste((text) => put(insert(buffer, text), true))

  const page = showPage(buffer, room, top.current, look.theme)
  useEffect(() => {
    top.current = page.top
  }, [page.top])
  return useFrame(look, {
    head: question,
    body: page.lines,
    keys: keysFor(config, buffer, touched, page.rowsInAll > page.lines.length),
    caret: page.caret,
  })
})

type Meaning = 'leave' | 'done' | 'skip' | 'break' | 'editor' | 'nothing' | 'edit'

function meaning(key: Key, buffer: TextBuffer, untouched: boolean, editor: boolean): Meaning {
  const empty = buffer.text === ''
  if (isEnd(key) && empty) return 'leave'
  if (key.ctrl && key.name === 's') return 'done'
  if (key.ctrl && key.name === 'e' && editor) return 'editor'
  if (isEnter(key)) return enter(key, buffer, untouched)
  if (!isSkip(key)) return 'edit'
  // Escape by habit must not end a text; Tab goes on, and what was written stays.
  return key.name === 'tab' || empty || untouched ? 'skip' : 'nothing'
}

function enter(key: Key, buffer: TextBuffer, untouched: boolean): Meaning {
  // Ctrl-J and Alt-Enter, and a break inside something pasted, are line breaks always.
  if (key.name === 'enter' || key.meta || key.hurried) return 'break'
  return untouched || buffer.text === '' || atEmptyEnd(buffer) ? 'done' : 'break'
}

function keysFor(
  { question, draft, editor }: Writing,
  { text }: TextBuffer,
  touched: boolean,
  scrolls: boolean,
): string[] {
  const longer = editor ? ['ctrl-e opens your editor'] : []
  if (draft && !touched) return ['enter takes it', 'change anything', tabDoes(question), ...longer]
  if (text === '' || (question.standing !== undefined && !touched))
    return ['enter twice when done', tabDoes(question), ...longer]
  const far = scrolls ? [`${text.split('\n').length} lines`] : []
  return ['enter twice when done', ...far, 'or ctrl-s', ...longer]
}
