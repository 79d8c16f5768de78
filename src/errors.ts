/** Exit codes a script may rely on; the table is in `capacity help exit-codes`. */
export const exitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  noJournal: 10,
  busy: 11,
  passphrase: 12,
  damaged: 13,
  interrupted: 130,
  terminated: 143,
  hungUp: 129,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A failure the person can act on, in the three lines they will read: what happened, why, what to do next. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly why: string
  readonly next: string
  readonly code: ExitCode

  constructor(
    what: string,
    detail: { why?: string; next?: string; code?: ExitCode; cause?: unknown } = {},
  ) {
    super(what, { cause: detail.cause })
    this.why = detail.why ?? ''
    this.next = detail.next ?? ''
    this.code = detail.code ?? exitCode.failed
  }
}

/**
 * The person left (Ctrl-C, Ctrl-D, a closed window): not a failure.
 * `typed` is text that stood in an unfinished answer, so that it can be kept.
 */
export class Left extends Error {
  override readonly name = 'Left'
  readonly code: ExitCode
  readonly typed: string | undefined

  constructor(code: ExitCode, typed?: string) {
    super('left')
    this.code = code
    this.typed = typed
  }
}

/** The person goes back to the question before. `typed` is text that stood in the answer they went away from. */
export class WentBack extends Error {
  override readonly name = 'WentBack'
  readonly typed: string | undefined

  constructor(typed?: string) {
    super('went back')
    this.typed = typed
  }
}

/** Two copies of a class may live in one bundle, so errors are told apart by name, not by identity. */
export const isProblem = (error: unknown): error is Problem =>
  error instanceof Error && error.name === 'Problem'

export const isLeft = (error: unknown): error is Left =>
  error instanceof Error && error.name === 'Left'

export const isWentBack = (error: unknown): error is WentBack =>
  error instanceof Error && error.name === 'WentBack'
