import { StringDecoder } from 'node:string_decoder'
import { exitCode, isLeft, Left } from '../../errors.ts'

/** The terminal a passphrase is typed at. */
export interface HiddenInput {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WritableStream
  /** Aborts, with `Left` as the reason, when the program is told to end. */
  readonly signal: AbortSignal
}

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
 * Asks for a line that is never shown, not even its length. Backspace and Ctrl-U erase; Ctrl-C leaves, as
 * do Ctrl-D and an ended input. An empty line is an answer too.
 */
export const askHidden = ({ input, output, signal }: HiddenInput, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8')
    const wasRaw = input.isRaw
    let typed: readonly string[] = []

    const end = () => {
      input.off('data', take).off('end', leave).pause()
      signal.removeEventListener('abort', leave)
      input.setRawMode(wasRaw)
      output.write('\n')
    }
    const leave = () => {
      end()
      reject(isLeft(signal.reason) ? signal.reason : new Left(exitCode.interrupted))
    }
    const take = (bytes: Buffer) => {
      const arrived = decoder.write(bytes)
      // Arrows and other keys arrive as one piece that begins with Escape.
      if (arrived.startsWith(keys.escape)) return
      for (const key of arrived) {
        const now = pressed(typed, key)
        if (now === 'left') return leave()
        if (now === 'done') {
          end()
          return resolve(typed.join(''))
        }
        typed = now
      }
    }

    signal.addEventListener('abort', leave)
    output.write(`${text} `)
    input.setRawMode(true)
    input.on('data', take).on('end', leave).resume()
    if (signal.aborted) leave()
  })
