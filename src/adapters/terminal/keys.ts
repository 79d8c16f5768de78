import { type ExitCode, exitCode } from '../../errors.ts'

/** One key press: `name` is readline's (`space`, `escape`, `return`, `q`), or the character itself. */
export interface Key {
  readonly name: string
  readonly ctrl: boolean
}

/** Ctrl-D, which is also what an ended input means. */
export const endOfInput: Key = { name: 'd', ctrl: true }

/** Ctrl-C, which is also what an interrupt means where the terminal turns it into a signal. */
export const interrupt: Key = { name: 'c', ctrl: true }

/** The window is gone: in a terminal that hands over single keys, its input ends in no other way. */
export const hangUp: Key = { name: 'hang-up', ctrl: false }

/** What readline says of a key. */
export interface Pressed {
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly sequence?: string | undefined
}

/** Turns what readline's keypress event carries into a Key. */
export function toKey(text: string | undefined, pressed: Pressed | undefined): Key {
  return { name: pressed?.name ?? text ?? '', ctrl: pressed?.ctrl ?? false }
}

/** A line typed where keys come only by the line: its text is the name, an empty one is `return`. */
export const lineKey = (line: string): Key => ({
  name: line.trim().toLowerCase() || 'return',
  ctrl: false,
})

/** The exit code of leaving with this key; undefined for a key that does not leave. */
export const leavingWith = (key: Key): ExitCode | undefined => {
  if (key === hangUp) return exitCode.hungUp
  return key.ctrl && (key.name === 'c' || key.name === 'd') ? exitCode.interrupted : undefined
}

/** Ctrl-\\ as it arrives in raw mode; elsewhere the terminal itself makes the signal of it. */
const haste = '\u001c'

/** Leaves in haste when that key arrived; whether it did. */
export function heedHaste(arrived: string | undefined): boolean {
  return arrived?.includes(haste) === true && process.emit('SIGQUIT', 'SIGQUIT')
}
