import { type ExitCode, exitCode, Left } from '../errors.ts'

/** Told when somebody outside ends the program; its reason is a `Left` with the exit code. */
export interface Leaving {
  readonly signal: AbortSignal
  /** Whether an outside signal came, and the exit code it asks for. */
  code(): ExitCode | undefined
  /** How the screen is cleared for who leaves in haste (Ctrl-\\): at once, and again as the last thing that is done. */
  clearBy(clear: () => void): void
}

const codes: Partial<Record<NodeJS.Signals, ExitCode>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
}

/**
 * Turns SIGINT, SIGTERM and SIGHUP into leaving. The handlers stay: a second signal must not kill the
 * program while it is keeping what was typed. With no question open to end, the program ends itself.
 */
export const listenForLeaving = (process: NodeJS.Process, whenIdle: () => void): Leaving => {
  const controller = new AbortController()
  let clear = () => {}
  const leave = (code: ExitCode) => {
    controller.abort(new Left(code))
    setImmediate(whenIdle)
  }
  for (const [signal, code] of Object.entries(codes)) process.on(signal, () => leave(code))
  process.on('SIGQUIT', () => {
    clear()
    process.once('exit', clear)
    leave(exitCode.interrupted)
  })
  const reason = () => controller.signal.reason as Left | undefined
  return {
    signal: controller.signal,
    code: () => reason()?.code,
    clearBy: (how) => {
      clear = how
    },
  }
}
