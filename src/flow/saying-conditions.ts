import type { Condition, Test } from './condition.ts'
import { listed } from './saying.ts'

/** A condition as a phrase: `after is at least 6 and urge is freeze`. */
export const sayCondition = (condition: Condition): string => {
  if ('all' in condition) return condition.all.map(sayCondition).join(' and ')
  if ('any' in condition) return condition.any.map(sayCondition).join(', or ')
  if ('not' in condition) return `not (${sayCondition(condition.not)})`
  return `${condition.of} ${sayTest(condition.test)}`
}

const sayTest = ({ is, atLeast, atMost, within, below, above }: Test): string => {
  const parts = [
    is && `is ${listed(is.map(String), 'or')}`,
    atLeast !== undefined && `is ${atLeast} or more`,
    atMost !== undefined && `is ${atMost} or less`,
    within && `is within ${within.by} of ${within.of}`,
    below && `is lower than ${below.of} by ${below.by} or more`,
    above && `is higher than ${above.of} by ${above.by} or more`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' and ')
}
