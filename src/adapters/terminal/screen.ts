import { emitKeypressEvents, type Interface } from 'node:readline'
import { endOfInput, hangUp, heedHaste, interrupt, type Key, lineKey, toKey } from './keys.ts'

/** The terminal as a moving picture needs it; whatever is subscribed to answers with how to stop. */
export interface Screen {
  write(text: string): void
  columns(): number
  rows(): number
  onResize(listener: () => void): () => void
  onKey(listener: (key: Key) => void): () => void
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** What the clock on the wall says. */
  wall(): Date
  later(ms: number, then: () => void): () => void
}

/** A Screen on a real terminal. */
export interface ProcessScreen extends Screen {
  /** Gives the terminal back as it was: whoever listens is told to leave, as with Ctrl-C. For signals. */
  restore(): void
}

type Process = Pick<NodeJS.Process, 'stdin' | 'stderr' | 'on' | 'off'>

/** How long a lone Escape waits for the rest of an arrow key, ms; readline's own half second is felt. */
const escapeWait = 50

const showCursor = '\x1b[?25h'

/** Keys one at a time: the terminal is in raw mode for as long as somebody listens. */
export function processScreen(process: Process): ProcessScreen {
  const { stdin, stderr } = process
  // readline reads nothing else of the interface, and only from whoever calls first.
  emitKeypressEvents(stdin, { escapeCodeTimeout: escapeWait } as unknown as Interface)

  const keys = listeners((tell) => {
    const pressed = (...event: Parameters<typeof toKey>) => {
      if (!heedHaste(event[1]?.sequence)) tell(toKey(...event))
    }
    const ended = () => tell(hangUp)
    if (stdin.isTTY) stdin.setRawMode(true)
    stdin.on('keypress', pressed).on('end', ended).on('error', ended).resume()
    return () => {
      stdin.off('keypress', pressed).off('end', ended).off('error', ended).pause()
      if (stdin.isTTY) stdin.setRawMode(false)
    }
  })
  const restore = () => {
    if (keys.dismiss()) stderr.write(showCursor)
  }
  return { ...surface(process), onKey: keys.add, restore }
}

/** Keys by the line, for plain mode: the terminal stays as it is and no escape is ever written. */
export function lineScreen(process: Process): ProcessScreen {
  const { stdin } = process
  const keys = listeners((tell) => {
    // A terminal left in its own mode hands over one line at a time.
    const typed = (line: Buffer | string) => tell(lineKey(line.toString()))
    const ended = () => tell(endOfInput)
    const interrupted = () => tell(interrupt)
    process.on('SIGINT', interrupted)
    stdin.on('data', typed).on('end', ended).on('error', ended).resume()
    return () => {
      stdin.off('data', typed).off('end', ended).off('error', ended).pause()
      process.off('SIGINT', interrupted)
    }
  })
  return { ...surface(process), onKey: keys.add, restore: keys.dismiss }
}

/** Listeners to a source that is connected with the first of them and let go with the last. */
function listeners(connect: (tell: (key: Key) => void) => () => void) {
  const all = new Set<(key: Key) => void>()
  let disconnect = () => {}
  const tell = (key: Key) => {
    for (const listener of [...all]) listener(key)
  }
  const dismiss = (): boolean => {
    if (all.size === 0) return false
    tell(interrupt)
    if (all.size > 0) disconnect()
    all.clear()
    return true
  }
  const add = (listener: (key: Key) => void) => {
    all.add(listener)
    if (all.size === 1) disconnect = connect(tell)
    return () => {
      if (all.delete(listener) && all.size === 0) disconnect()
    }
  }
  return { add, dismiss }
}

function surface({ stderr }: Process): Omit<Screen, 'onKey'> {
  return {
    write: (text) => stderr.write(text),
    columns: () => stderr.columns || 80,
    rows: () => stderr.rows || 24,
    onResize(listener) {
      stderr.on('resize', listener)
      return () => stderr.off('resize', listener)
    },
    now: () => performance.now(),
    wall: () => new Date(),
    later(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  }
}
