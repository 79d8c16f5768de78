import { statSync } from 'node:fs'
import { exitCode, isProblem } from '../../../errors.ts'
import { busy } from '../problems.ts'
import { headerOf } from './header.ts'

/** How often another window may change the file meanwhile before it is left to it. */
const tries = 8

/** Which file stands at a path, and whether it is locked. */
const standingAt = (path: string): string => {
  try {
    const { ino, birthtimeNs } = statSync(path, { bigint: true })
    return `${ino} ${birthtimeNs} ${headerOf(path).toString('latin1', 0, 16)}`
  } catch {
    return ''
  }
}

/** What is said of a file whose key or passphrase does not belong to it. */
const judgements: readonly unknown[] = [exitCode.damaged, exitCode.passphrase, exitCode.busy]

/**
 * Tries until the journal was the same file from beginning to end: while it is locked, unlocked or restored in
 * another window, what was known of it no longer fits, and nothing is damaged by that. `isFinal` tells whether a
 * result holds whatever happened meanwhile. Throws a Problem (busy) when it goes on changing.
 */
export const whenSettled = <Result>(
  path: string,
  work: () => Result,
  isFinal: (result: Result) => boolean = () => true,
): Result => {
  for (let again = 1; again <= tries; again += 1) {
    const before = standingAt(path)
    try {
      const result = work()
      if (isFinal(result) || standingAt(path) === before) return result
    } catch (error) {
      const judged = isProblem(error) && judgements.includes(error.code)
      if (!judged || standingAt(path) === before) throw error
    }
  }
  throw busy(path)
}

/** What finds out whether the same file is still at a path. */
export const stillTheSame = (path: string): (() => boolean) => {
  const before = standingAt(path)
  return () => standingAt(path) === before
}
