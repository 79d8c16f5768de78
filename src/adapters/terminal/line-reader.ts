import { createInterface, type Interface } from 'node:readline'
import { exitCode, isLeft, Left } from '../../errors.ts'

/** Lines as a person types them, or as they come through a pipe. */
export interface LineReader {
  /** The next line, without its end. Rejects with `Left` when the input ends or the signal aborts. */
  next(): Promise<string>
  /** Whether more has arrived already: then it was pasted, or comes through a pipe. */
  waiting(): boolean
  /** Lets go of the input until the next line is asked for. */
  release(): void
}

interface Waiting {
  resolve(line: string): void
  reject(left: Left): void
}

/** Reads lines without ever touching the terminal's settings or writing to it. */
export function lineReader(
  input: NodeJS.ReadableStream & { readonly readableEnded?: boolean },
  signal: AbortSignal,
): LineReader {
  const lines: string[] = []
  let reading: Interface | undefined
  let ended = false
  let waiting: Waiting | undefined

  const left = () => new Left(isLeft(signal.reason) ? signal.reason.code : exitCode.interrupted)
  const leave = () => {
    waiting?.reject(left())
    waiting = undefined
  }
  const received = (line: string) => {
    if (!waiting) return lines.push(line)
    waiting.resolve(line)
    waiting = undefined
  }
  const finished = () => {
    reading = undefined
    ended = true
    leave()
  }
  const start = () => {
    if (reading) return reading.resume()
    reading = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
    return reading.on('line', received).on('close', finished).on('error', finished)
  }
  signal.addEventListener('abort', leave)
  // A terminal that is gone answers a read with EIO: the person has left, nothing failed.
  input.on('error', finished)

  return {
    async next() {
      const line = lines.shift()
      if (line !== undefined) return line
      if (ended || signal.aborted || input.readableEnded) throw left()
      const answer = new Promise<string>((resolve, reject) => {
        waiting = { resolve, reject }
      })
      start()
      try {
        return await answer
      } finally {
        reading?.pause()
      }
    },
    waiting: () => lines.length > 0,
    release() {
      reading?.removeListener('close', finished).close()
      reading = undefined
    },
  }
}
