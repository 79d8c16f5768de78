import { emitKeypressEvents, type Interface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { exitCode, Left } from '../../errors.ts'
import { heedHaste } from './keys.ts'

/** A terminal to read keys from, for example `process.stdin`. */
export type KeySource = NodeJS.ReadableStream & {
  readonly readableEnded?: boolean
  setRawMode?(raw: boolean): unknown
}

/** The keyboard while one question is asked. */
export interface Keyboard {
  /** What Inquirer reads: emits `keypress` for each key, `paste` with each paste, whole, and `back` after a suspension. */
  readonly keys: NodeJS.ReadableStream
  /** Aborts with `Left` when the window is closed. */
  readonly ended: AbortSignal
  close(): void
}

interface Press {
  readonly name?: string
  readonly ctrl?: boolean
  readonly sequence: string
}

const showCursor = '\u001b[?25h'
const clearBelow = '\u001b[J'
const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

/**
 * Opens the keyboard for one question. What was typed before it was on screen is dropped, so that
 * an impatient Enter does not answer something unread.
 */
export async function openKeyboard(
  input: KeySource,
  output: NodeJS.WritableStream,
): Promise<Keyboard> {
  const setRawMode = (raw: boolean) => {
    input.setRawMode?.(raw)
    output.write(raw ? bracketedPaste.on : bracketedPaste.off)
  }
  const keys = Object.assign(new PassThrough(), { setRawMode })
  const end = new AbortController()
  // Keys never end in raw mode, where Ctrl-D is a key: the window was closed, whether it says so
  // with the end of the input or with EIO.
  const hangUp = () => end.abort(new Left(exitCode.hungUp))
  if (input.readableEnded) hangUp()
  input.on('end', hangUp)
  input.on('error', hangUp)

  // A lone Escape waits this long (ms) for the rest of a sequence; Node's own 500 feels broken.
  emitKeypressEvents(input, { escapeCodeTimeout: 50 } as unknown as Interface)
  setRawMode(true)
  input.resume()
  await new Promise((resume) => setImmediate(resume))

  const pressed = together((presses) => deliver(presses))
  const deliver = pasting(keys, (press, hurried) => {
    if (press.ctrl && press.name === 'z') suspend()
    else if (!heedHaste(press.sequence)) pass(keys, press, hurried)
  })
  const receive = (_text: string | undefined, press: Press) => pressed(press)
  input.on('keypress', receive)

  // Readline waits for a signal to come back, and none comes where there is no shell to go to.
  const suspend = () => {
    if (process.platform === 'win32') return
    setRawMode(false)
    output.write(`${showCursor}\r\n${clearBelow}`)
    process.kill(process.pid, 'SIGTSTP')
    setRawMode(true)
    keys.emit('back')
  }
  const close = () => {
    input.removeListener('keypress', receive)
    input.pause()
    setRawMode(false)
    input.removeListener('end', hangUp)
    input.removeListener('error', hangUp)
  }
  return { keys, ended: end.signal, close }
}

/** Gathers what arrives in one piece, so that a paste can be told from typing. */
function together(deliver: (presses: readonly Press[]) => void): (press: Press) => void {
  let presses: Press[] = []
  return (press) => {
    presses.push(press)
    if (presses.length > 1) return
    queueMicrotask(() => {
      const arrived = presses
      presses = []
      deliver(arrived)
    })
  }
}

/** Passes keys on, and what stands between the marks of a bracketed paste as one `paste`. */
function pasting(
  keys: PassThrough,
  type: (press: Press, hurried: boolean) => void,
): (presses: readonly Press[]) => void {
  let pasted: string[] | undefined
  return (presses) => {
    presses.forEach((press, index) => {
      if (press.name === 'paste-start') pasted = []
      else if (press.name === 'paste-end') {
        keys.emit('paste', (pasted ?? []).join(''))
        pasted = undefined
      } else if (pasted) pasted.push(press.sequence)
      else type(press, index < presses.length - 1)
    })
  }
}

function pass(keys: PassThrough, press: Press, hurried: boolean): void {
  // Readline would close itself on Ctrl-D, and no prompt would ever hear of it.
  const name = press.ctrl && press.name === 'd' ? 'end-of-input' : press.name
  // Without a first argument readline keeps no line of its own: the prompt holds the text.
  keys.emit('keypress', undefined, { ...press, name, hurried })
}
