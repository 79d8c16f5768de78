import { plainly, quoted, refusal } from './said.ts'

const hour = 3600
const minute = 60

const bare = /^\d{1,6}$/
const part = (unit: string): string => `(?:(\\d{1,6}) ?(?:${unit}))?`
const parts = new RegExp(
  `^${part('h|hrs?|hours?')} ?${part('m|mins?|minutes?')} ?${part('s|secs?|seconds?')}$`,
)
const hourAndMinutes = /^(\d{1,6}) ?h ?(\d{2})$/

/** Least and most whole seconds, and single lengths allowed besides (`capacity pause 5s`). */
export interface DurationBounds {
  readonly atLeast: number
  readonly atMost: number
  readonly also?: readonly number[]
}

/**
 * Whole seconds in a length such as `25m`, `25` (minutes), `1h30`, `90 min` or `5s`; undefined when
 * it is none. A part after a larger one stays below 60: `1h 30m` and `90 min`, but not `1h 90m`.
 */
export const secondsIn = (typed: string): number | undefined => {
  const text = plainly(typed)
  if (bare.test(text)) return Number(text) * minute
  const [, h, m, s] = hourAndMinutes.exec(text) ?? parts.exec(text) ?? []
  const given = [h, m, s].filter((number) => number !== undefined).map(Number)
  if (given.length === 0 || given.slice(1).some((number) => number >= 60)) return undefined
  return Number(h ?? 0) * hour + Number(m ?? 0) * minute + Number(s ?? 0)
}

const counted = (count: number, unit: string): string =>
  count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`

/** Whole seconds as they are said: `1 hour 30 minutes`, `5 seconds`. */
export const sayDuration = (seconds: number): string => {
  const said = [
    counted(Math.floor(seconds / hour), 'hour'),
    counted(Math.floor((seconds % hour) / minute), 'minute'),
    counted(seconds % minute, 'second'),
  ].filter((part) => part !== '')
  return said.length === 0 ? '0 seconds' : said.join(' ')
}

/** Reads a typed length, in whole seconds; throws a Problem (usage) for none or out of bounds. */
export const readDuration = (
  typed: string,
  { atLeast, atMost, also = [] }: DurationBounds,
): number => {
  const fits = [
    `Anything from ${sayDuration(atLeast)} to ${sayDuration(atMost)} fits`,
    ...also.map((length) => `and so does ${sayDuration(length)}`),
  ].join(', ')
  const seconds = secondsIn(typed)
  if (seconds === undefined)
    throw refusal(
      `${quoted(typed)} is not a length of time I can read.`,
      'A number alone is minutes; h, m and s stand for hours, minutes and seconds.',
      `${fits}, written like 1h30 or 90 min.`,
    )
  if (also.includes(seconds) || (seconds >= atLeast && seconds <= atMost)) return seconds
  throw refusal(
    `${quoted(typed)} is ${sayDuration(seconds)}.`,
    `That is ${seconds < atLeast ? 'shorter' : 'longer'} than fits here.`,
    `${fits}.`,
  )
}
