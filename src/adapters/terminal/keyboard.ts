import { emitKeypressEvents, type Interface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { exitCode, Left } from '../../errors.ts'

/** A terminal to read keys from, for example `process.stdin`. */
export type KeySource = NodeJS.ReadableStream & {
  readonly readableEnded?: boolean
  setRawMode?(raw: boolean): unknown
}

/** The keyboard while one question is asked. */
export interface Keyboard {
  /** What Inquirer reads: emits `keypress` for each key and `paste` with each paste, whole. */
  readonly keys: NodeJS.ReadableStream
  /** Aborts with `Left` when the input ends. */
  readonly ended: AbortSignal
  close(): void
}

interface Press {
  readonly name?: string
  readonly ctrl?: boolean
  readonly sequence: string
}

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
  const leave = () => end.abort(new Left(exitCode.interrupted))
  if (input.readableEnded) leave()
  input.on('end', leave)
  // A terminal that is gone answers a read with EIO: the person has left, nothing failed.
  input.on('error', leave)

  // A lone Escape waits this long (ms) for the rest of a sequence; Node's own 500 feels broken.
  emitKeypressEvents(input, { escapeCodeTimeout: 50 } as unknown as Interface)
  setRawMode(true)
  input.resume()
  await new Promise((resume) => setImmediate(resume))

  const pressed = together((presses) => deliver(presses))
  const deliver = pasting(keys)
  const receive = (_text: string | undefined, press: Press) => pressed(press)
  input.on('keypress', receive)

  const close = () => {
    input.removeListener('keypress', receive)
    input.removeListener('end', leave)
    input.removeListener('error', leave)
    input.pause()
    setRawMode(false)
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
function pasting(keys: PassThrough): (presses: readonly Press[]) => void {
  let pasted: string[] | undefined
  return (presses) => {
    presses.forEach((press, index) => {
      if (press.name === 'paste-start') pasted = []
      else if (press.name === 'paste-end') {
        keys.emit('paste', (pasted ?? []).join(''))
        pasted = undefined
      } else if (pasted) pasted.push(press.sequence)
      else pass(keys, press, index < presses.length - 1)
    })
  }
}

function pass(keys: PassThrough, press: Press, hurried: boolean): void {
  // Readline would close itself on Ctrl-D, and no prompt would ever hear of it.
  const name = press.ctrl && press.name === 'd' ? 'end-of-input' : press.name
  // Without a first argument readline keeps no line of its own: the prompt holds the text.
  keys.emit('keypress', undefined, { ...press, name, hurried })
}
