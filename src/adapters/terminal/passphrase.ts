import { StringDecoder } from 'node:string_decoder'
import { exitCode, isLeft, Left } from '../../errors.ts'
import { heedHaste } from './keys.ts'

/** The terminal a passphrase is typed at. */
export interface HiddenInput {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WritableStream
  /** Aborts, with `Left` as the reason, when the program is told to end. */
  readonly signal: AbortSignal
}

/** Asks for a line that is never shown, not even its length; an empty line is an answer too. */
export type AskHidden = (text: string) => Promise<string>

const keys = { escape: '\u001b', ctrlC: '\u0003', ctrlD: '\u0004', ctrlU: '\u0015' }
const backspace = /[\u0008\u007f]/

/** What one character makes of what was typed so far. */
const pressed = (typed: readonly string[], key: string): readonly string[] | 'done' | 'left' => {
  if (key === '\r' || key === '\n') return 'done'
  if (key === keys.ctrlC || (key === keys.ctrlD && typed.length === 0)) return 'left'
  if (key === keys.ctrlU) return []
  if (backspace.test(key)) return typed.slice(0, -1)
  return key >= ' ' ? [...typed, key] : typed
}

/**
 * Runs a conversation in which nothing that is typed is shown, between its questions neither. Backspace and
 * Ctrl-U erase; Ctrl-C leaves, as do Ctrl-D and an ended input.
 */
export const unseen = async <Result>(
  { input, output, signal }: HiddenInput,
  conversation: (ask: AskHidden) => Promise<Result>,
): Promise<Result> => {
  const decoder = new StringDecoder('utf8')
  const wasRaw = input.isRaw
  const lines: string[] = []
  let typed: readonly string[] = []
  let hasLeft = false
  let waiting: PromiseWithResolvers<string> | undefined

  const settle = () => {
    const line = hasLeft ? undefined : lines.shift()
    if (line !== undefined) waiting?.resolve(line)
    else if (hasLeft)
      waiting?.reject(isLeft(signal.reason) ? signal.reason : new Left(exitCode.interrupted))
    else return
    waiting = undefined
    output.write('\n')
  }
  const leave = () => {
    hasLeft = true
    settle()
  }
  const put = (key: string) => {
    const now = pressed(typed, key)
    if (now === 'left') hasLeft = true
    else if (now === 'done') lines.push(typed.join(''))
    typed = typeof now === 'string' ? [] : now
  }
  const take = (bytes: Buffer) => {
    const arrived = decoder.write(bytes)
    heedHaste(arrived)
    // Arrows and other keys arrive as one piece that begins with Escape.
    if (!arrived.startsWith(keys.escape)) for (const key of arrived) put(key)
    if (waiting) settle()
  }
  let asked = ''
  const ask: AskHidden = (text) => {
    waiting = Promise.withResolvers()
    const { promise } = waiting
    asked = text
    output.write(`${text} `)
    settle()
    return promise
  }
  // A shell that has it back after a stop shows what is typed; Node does nothing when told what it thinks is so.
  const hideAgain = () => {
    input.setRawMode(false)
    input.setRawMode(true)
    output.write(`\n${asked} `)
  }

  // Before the first question: what is typed in advance is not to be seen either.
  input.setRawMode(true)
  input.on('data', take).on('end', leave).resume()
  signal.addEventListener('abort', leave)
  process.on('SIGCONT', hideAgain)
  if (signal.aborted) leave()
  try {
    return await conversation(ask)
  } finally {
    input.off('data', take).off('end', leave).pause()
    signal.removeEventListener('abort', leave)
    process.off('SIGCONT', hideAgain)
    input.setRawMode(wasRaw)
  }
}
