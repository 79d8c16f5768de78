import { addDays, type Day, isDay, lastDayOfMonth, sayDay, weekday } from './day.ts'
import { daysIn } from './distance.ts'
import { plainly, quoted, refusal } from './said.ts'

/** Which way a day may lie, today included: entries look back, follow-ups ahead, periods either. */
export type Looking = 'back' | 'ahead' | 'either'

/** A day someone named, and the plain echo they are shown: `Friday 20 November 2026`. */
export interface SaidDay {
  readonly day: Day
  readonly echo: string
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const words = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])

const dated = /^\d{4}-\d{2}-\d{2}$/
const counted = /^([+-]\d{1,4}) ?([dw])$/
const inSoLong = /^in (.+)$/

/** Phrases close to a day, and why each is not one yet. */
const nearMisses: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}$/, 'Month and day are written with two digits, as in 2026-01-05.'],
  [/^\d{1,4}[./]\d{1,2}[./]\d{1,4}$/, 'Written so, the month and the day can be mistaken.'],
  [
    /^last night$/,
    'It needs an hour, because a night belongs to two dates: --at "last night 22:00".',
  ],
  [/^(?:last|this|next) [a-z]+$/, 'People mean different days by "last", "this" and "next".'],
  [/^[+-]?\d+$|^[+-]\d+ ?[a-z]+$/, 'Days are counted as 2d and weeks as 2w, up to 9999.'],
]

/** Whether a phrase is a date of the calendar rather than a word that counts from today. */
export const isDate = (phrase: string): boolean => dated.test(phrase)

/** Phrases that would be understood, for the last line of a Problem. */
const examples = (today: Day, looking: Looking): string =>
  looking === 'ahead'
    ? `Try ${addDays(today, 4)}, tomorrow, +3d, fri or in 2 weeks.`
    : `Try ${addDays(today, -3)}, yesterday, -2d or mon.`

const yearsFit = (day: string): boolean => day >= '1900' && day < '2200'

const whyNoDate = (text: string): string => {
  const month = text.slice(0, 7)
  if (!yearsFit(text)) return 'Years go from 1900 to 2199.'
  if (!isDay(`${month}-01`)) return 'Months go from 01 to 12.'
  return `That month goes from ${month}-01 to ${lastDayOfMonth(month)}.`
}

/** A weekday from Monday 1 to Sunday 7, by its name or three letters of it or more. */
const weekdayNamed = (phrase: string): number =>
  phrase.length < 3 ? 0 : weekdays.findIndex((name) => name.startsWith(phrase)) + 1

/** Whether a word counts a day from today by its name: `yesterday`, `mon`. */
export const isDayWord = (word: string): boolean => words.has(word) || weekdayNamed(word) > 0

const daysToWeekday = (today: Day, wanted: number, looking: Looking): number =>
  looking === 'ahead'
    ? ((wanted - weekday(today) + 6) % 7) + 1
    : -(((weekday(today) - wanted + 6) % 7) + 1)

/** Days from today to what a phrase names; undefined when it is none that counts from today. */
const distance = (phrase: string, today: Day, looking: Looking): number | undefined => {
  const wanted = weekdayNamed(phrase)
  if (wanted > 0) return daysToWeekday(today, wanted, looking)
  const [, signed, unit] = counted.exec(phrase) ?? []
  if (signed) return Number(signed) * (unit === 'w' ? 7 : 1)
  const [, length] = inSoLong.exec(phrase) ?? []
  if (length) return daysIn(length.replace(/^(?:a|one) /, '1 '))
  return words.get(phrase)
}

/**
 * The day a phrase names, whichever way it lies, seen from the journal day `today`; undefined when
 * it names none. Throws a Problem (usage) for a date that is none or outside 1900 to 2199.
 */
export const dayNamed = (typed: string, today: Day, looking: Looking): Day | undefined => {
  const phrase = plainly(typed)
  const days = distance(phrase, today, looking)
  const text = days === undefined ? phrase : addDays(today, days)
  if (!isDate(text)) return undefined
  if (isDay(text) && yearsFit(text)) return text
  throw refusal(`${text} is not a day that can be used.`, whyNoDate(text), examples(today, looking))
}

/**
 * Reads a day a person typed, seen from the journal day `today`: `2026-11-20`, `yesterday`,
 * `tomorrow`, `-2d`, `+3w`, `in 2 weeks`, or a weekday (the nearest before or after today, never
 * today). Throws a Problem (usage) for anything else and for a day on the wrong side of today.
 */
export const readDay = (typed: string, today: Day, looking: Looking): SaidDay => {
  const day = dayNamed(typed, today, looking)
  const next = examples(today, looking)
  if (day === undefined) {
    const why = nearMisses.find(([pattern]) => pattern.test(plainly(typed)))?.[1]
    throw refusal(
      `${quoted(typed)} is not a day I can read.`,
      why ?? 'A day is a date, a weekday, or counted from today.',
      next,
    )
  }
  const echo = sayDay(day)
  const late = looking === 'back' && day > today
  const early = looking === 'ahead' && day < today
  if (!late && !early) return { day, echo }
  throw refusal(
    `${quoted(typed)} ${late ? 'is still to come' : 'has passed'}: ${echo}.`,
    `A day ${late ? 'that has been' : 'to come'} is asked for, and today is ${sayDay(today)}.`,
    next,
  )
}
