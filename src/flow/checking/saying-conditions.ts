import type { Condition, Test } from '../condition.ts'
import { listed } from '../listed.ts'

/** How a condition names what it looks at, and an answer to it. */
export interface Naming {
  readonly of: (name: string) => string
  readonly answer: (name: string, key: string) => string
}

const asWritten: Naming = { of: (name) => name, answer: (_, key) => key }

/** A condition as a phrase: `after is at least 6 and urge is freeze`. */
export const sayCondition = (condition: Condition, naming: Naming = asWritten): string => {
  const say = (inner: Condition) => sayCondition(inner, naming)
  if ('all' in condition) return condition.all.map(say).join(' and ')
  if ('any' in condition) return condition.any.map(say).join(', or ')
  if ('not' in condition) return `not (${say(condition.not)})`
  return `${naming.of(condition.of)} ${sayTest(condition.of, condition.test, naming)}`
}

const sayTest = (of: string, test: Test, naming: Naming): string => {
  const { is, atLeast, atMost, within, below, above } = test
  const parts = [
    is &&
      `is ${listed(
        is.map((key) => naming.answer(of, String(key))),
        'or',
      )}`,
    atLeast !== undefined && `is ${atLeast} or more`,
    atMost !== undefined && `is ${atMost} or less`,
    within && `is within ${within.by} of ${naming.of(within.of)}`,
    below && `is lower than ${naming.of(below.of)} by ${below.by} or more`,
    above && `is higher than ${naming.of(above.of)} by ${above.by} or more`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' and ')
}
