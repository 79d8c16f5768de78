import { useEffect, useKeypress } from '@inquirer/core'

/** A key as it arrives: its name, its modifiers, and the text it stands for, if any. */
export interface Key {
  readonly name: string
  readonly ctrl: boolean
  readonly meta: boolean
  readonly shift: boolean
  /** What the key types: empty for a key that is not a character. */
  readonly text: string
  /** More characters came in the same instant, so this was pasted rather than pressed. */
  readonly hurried: boolean
}

interface Pressed {
  readonly name?: string
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
  readonly sequence?: string
  readonly hurried?: boolean
}

/** Calls `pressed` for each key; Shift-Tab calls `goBack` instead, where there is a question to go back to. */
export function useKeys(pressed: (key: Key) => void, goBack?: (() => void) | undefined): void {
  useKeypress((event) => {
    const key = keyOf(event)
    if (goBack && isBack(key)) goBack()
    else pressed(key)
  })
}

function keyOf(event: Pressed): Key {
  const { name = '', ctrl = false, meta = false, shift = false, sequence = '' } = event
  const typed = !ctrl && !meta && !/^[\u0000-\u001f\u007f]/.test(sequence)
  return { name, ctrl, meta, shift, text: typed ? sequence : '', hurried: event.hurried ?? false }
}

/** Calls `pasted` with each paste, whole. */
export function usePaste(pasted: (text: string) => void): void {
  useEffect(
    (readline) => {
      readline.input.on('paste', pasted)
      return () => readline.input.removeListener('paste', pasted)
    },
    [pasted],
  )
}

export const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter'

/** Tab and Escape go on without an answer. */
export const isSkip = ({ name, shift }: Key): boolean =>
  name === 'escape' || (name === 'tab' && !shift)

const isBack = ({ name, shift }: Key): boolean => name === 'tab' && shift

/** Ctrl-D, which leaves where nothing has been typed. */
export const isEnd = ({ name }: Key): boolean => name === 'end-of-input'
