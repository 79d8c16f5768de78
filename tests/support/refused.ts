import { exitCode, isProblem, type Problem } from '../../src/errors.ts'

/** The Problem a call is refused with; any other outcome fails the test. */
const refused = (call: () => unknown): Problem => {
  let value: unknown
  try {
    value = call()
  } catch (error) {
    if (isProblem(error) && error.code === exitCode.usage) return error
    throw error
  }
  throw new Error(`Expected a refusal, got ${JSON.stringify(value)}`)
}

/** The three lines of a refusal, as a person reads them. */
export const refusalLines = (call: () => unknown): string[] => {
  const { message, why, next } = refused(call)
  return [message, why, next]
}

/** The value of a call, or undefined when refused in three plain lines; other throws fail. */
export const valueUnlessRefused = <Value>(call: () => Value): Value | undefined => {
  try {
    return call()
  } catch (error) {
    const lines = refusalLines(() => {
      throw error
    })
    const plain = lines.every(
      (line) => line.length > 0 && line.length < 200 && !/\p{C}/u.test(line),
    )
    if (!plain) throw new Error(`Not three plain lines: ${JSON.stringify(lines)}`)
    return undefined
  }
}
