import type { Summary } from '../summary.ts'
import type { TerminalLook } from './terminal/look.ts'

/** A way to write a summary down. */
export interface Format {
  readonly name: string
  /** What it is for, as `--help` says it. */
  readonly about: string
  /** How its files end, without the dot. */
  readonly ending: string
  readonly render: (summary: Summary, look: TerminalLook) => string
}
