import { Terminal } from '@xterm/headless'
import type { Key } from '../../../src/adapters/terminal/keys.ts'
import type { Screen } from '../../../src/adapters/terminal/screen.ts'

interface Timer {
  readonly due: number
  readonly then: () => void
}

/**
 * The outside world for a moving picture: a clock that moves when told to, timers that fire as late
 * as `lateness` says, keys pressed by hand, and a terminal emulator to read the result from.
 */
export class FakeScreen implements Screen {
  readonly writes: { readonly at: number; readonly text: string }[] = []
  /** What was done first: `write`, `keys`, `later`. */
  readonly doings: string[] = []
  /** How late each timer fires, ms. */
  lateness = (): number => 0
  /** How long each write takes, ms. */
  writing = 0
  started = new Date(2026, 10, 23, 14, 10)

  readonly #terminal: Terminal
  readonly #timers = new Set<Timer>()
  readonly #keys = new Set<(key: Key) => void>()
  readonly #resizes = new Set<() => void>()
  #now = 5000.25

  constructor(columns = 80, rows = 24) {
    this.#terminal = new Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      convertEol: true,
    })
  }

  write(text: string): void {
    this.doings.push('write')
    this.writes.push({ at: this.elapsed, text })
    this.#terminal.write(text)
    this.#now += this.writing
  }
  columns = (): number => this.#terminal.cols
  rows = (): number => this.#terminal.rows
  now = (): number => this.#now
  wall = (): Date => new Date(this.started.getTime() + Math.floor(this.elapsed))

  onResize(listener: () => void): () => void {
    this.#resizes.add(listener)
    return () => this.#resizes.delete(listener)
  }
  onKey(listener: (key: Key) => void): () => void {
    this.doings.push('keys')
    this.#keys.add(listener)
    return () => this.#keys.delete(listener)
  }
  later(ms: number, then: () => void): () => void {
    this.doings.push('later')
    const timer = { due: this.#now + ms + this.lateness(), then }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Milliseconds since the fake began. */
  get elapsed(): number {
    return this.#now - 5000.25
  }
  /** Everything that was written, escapes and all. */
  get written(): string {
    return this.writes.map(({ text }) => text).join('')
  }
  /** Timers and listeners somebody still has. */
  get held(): number {
    return this.#timers.size + this.#keys.size + this.#resizes.size
  }

  /** Lets time pass, firing what comes due in order. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.due - b.due)
      if (!next || next.due > until) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.due)
      next.then()
    }
    this.#now = Math.max(this.#now, until)
  }

  press(name: string, ctrl = false): void {
    for (const listener of [...this.#keys]) listener({ name, ctrl })
  }

  /** Resizes as a terminal does: what stands there is wrapped anew, then the program is told. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#settled()
    this.#terminal.resize(columns, rows)
    for (const listener of [...this.#resizes]) listener()
  }

  /** What a person sees, scrolled-off lines first; trailing empty lines left out. */
  async seen(): Promise<string[]> {
    await this.#settled()
    const buffer = this.#terminal.buffer.active
    const lines = Array.from(
      { length: buffer.length },
      (_line, row) => buffer.getLine(row)?.translateToString(true) ?? '',
    )
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
  }

  #settled(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write('', resolve))
  }
}
