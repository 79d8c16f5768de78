import { constants } from 'node:os'
import { type IPty, spawn } from '@lydell/node-pty'
import { bytesOf, type Key, pasted } from './keys.ts'
import { Screen, type Style } from './screen.ts'

/** How a program ended: with an exit code, or through a signal. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null }

/** What a program is started with; sizes in character cells. */
export type Start = {
  command: readonly string[]
  env: Readonly<Record<string, string>>
  folder: string
  cols: number
  rows: number
  whenClosed: () => void
}

/** node-pty offers no way to close a terminal without also sending the signal itself. */
type MasterSide = { _socket: { destroy(): void } }

/**
 * Starts a program with its three standard streams and no other open file: node-pty leaves the
 * terminals of earlier sessions open in later ones, and a window held open elsewhere never closes.
 */
const onlyStandardStreams =
  'for f in $(cd /dev/fd && echo *); do [ $f -gt 2 ] && eval "exec $f>&-"; done; exec "$@"'

/** How long a screen may take, ms; CAPACITY_PATIENCE gives a busy machine more seconds. */
const patience = Number(process.env.CAPACITY_PATIENCE ?? 10) * 1000

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]),
)

const endingOf = (exitCode: number, signal = 0): Ending =>
  signal === 0
    ? { code: exitCode, signal: null }
    : { code: null, signal: signalNames.get(signal) ?? null }

/** A program in a real pseudo-terminal, seen and used as a person sees and uses it. */
export class Session {
  readonly #pty: IPty
  readonly #screen: Screen
  readonly #watchers = new Set<() => void>()
  readonly #whenClosed: () => void
  #raw = ''
  #ending: Ending | undefined

  constructor({ command, env, folder, cols, rows, whenClosed }: Start) {
    this.#whenClosed = whenClosed
    this.#screen = new Screen(cols, rows)
    const args = ['-c', onlyStandardStreams, 'bash', ...command]
    this.#pty = spawn('bash', args, { cols, rows, env, cwd: folder })
    this.#screen.onReply((data) => this.#pty.write(data))
    this.#pty.onData((data) => {
      this.#raw += data
      this.#screen.write(data, this.#changed)
    })
    this.#pty.onExit(({ exitCode, signal }) => {
      // Behind everything that is still on its way to the screen.
      this.#screen.write('', () => {
        this.#ending = endingOf(exitCode, signal)
        this.#changed()
      })
    })
  }

  /** Everything the program wrote, read as UTF-8. */
  get raw(): string {
    return this.#raw
  }

  /** The program's process id. */
  get pid(): number {
    return this.#pty.pid
  }

  /**
   * Waits until the screen shows a text, however broken into rows, or matches a pattern.
   * Fails with the screen drawn after `within` ms, or as soon as the program has ended without it.
   */
  async see(wanted: string | RegExp, { within = patience } = {}): Promise<void> {
    const sought = wanted instanceof RegExp ? String(wanted) : `“${wanted}”`
    await this.#until(
      () => this.#screen.shows(wanted) || undefined,
      `Did not see ${sought}`,
      within,
    )
  }

  /** Waits until the program is over and all it wrote is on the screen; `within` is in ms. */
  ended({ within = patience } = {}): Promise<Ending> {
    return this.#until(() => this.#ending, 'The program did not end', within)
  }

  screen(): string {
    return this.#screen.text()
  }

  /** What a person finds when they scroll up, down to the last row of the screen. */
  scrollback(): string {
    return this.#screen.everything()
  }

  styleOf(text: string): Style {
    return this.#screen.styleOf(text)
  }

  modes() {
    return this.#screen.modes()
  }

  cursorVisible(): boolean {
    return this.#screen.modes().cursorVisible
  }

  /** Types as on a keyboard: a line end is the Enter key. */
  type(text: string): void {
    this.#pty.write(text.replaceAll('\n', '\r'))
  }

  press(...keys: Key[]): void {
    for (const key of keys) {
      this.#pty.write(bytesOf(key, this.#screen.modes().applicationCursorKeys))
    }
  }

  /** Pastes at once whatever the length; the system hands it on in pieces of a few kilobytes. */
  paste(text: string): void {
    this.#pty.write(pasted(text, this.#screen.modes().bracketedPaste))
  }

  resize(cols: number, rows: number): void {
    this.#screen.resize(cols, rows)
    this.#pty.resize(cols, rows)
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(this.#pty.pid, signal)
  }

  /** Closes the window: the terminal is gone, and it is the system that says so with SIGHUP. */
  hangUp(): void {
    ;(this.#pty as unknown as MasterSide)._socket.destroy()
  }

  /** Ends the program if it is still there, with everything it started. */
  async close(): Promise<void> {
    if (this.#ending === undefined) {
      try {
        process.kill(-this.#pty.pid, 'SIGKILL')
      } catch {
        // It has just ended by itself.
      }
      await this.ended()
    }
    this.#screen.dispose()
    this.#whenClosed()
  }

  #changed = (): void => {
    for (const watcher of this.#watchers) watcher()
  }

  /** Looks again whenever the screen changes, until there is something to give back. */
  #until<T>(look: () => T | undefined, complaint: string, within: number): Promise<T> {
    // Made here, so that it points at the line of the test that waits.
    const failure = new Error(complaint)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const check = () => {
      const found = look()
      if (found !== undefined) resolve(found)
      else if (this.#ending !== undefined) reject(this.#explained(failure, 'before it ended'))
    }
    const giveUp = () => reject(this.#explained(failure, `within ${within} ms`))
    const timer = setTimeout(giveUp, within)
    this.#watchers.add(check)
    check()
    return promise.finally(() => {
      clearTimeout(timer)
      this.#watchers.delete(check)
    })
  }

  #explained(failure: Error, when: string): Error {
    const how = this.#ending === undefined ? '' : ` (${this.#ending.signal ?? this.#ending.code})`
    failure.message = `${failure.message} ${when}${how}. The screen:\n${this.#screen.drawn()}`
    return failure
  }
}
