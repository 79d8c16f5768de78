import { isProblem, type Problem } from '../errors.ts'
import { addDays, type Day, sayDay } from './day.ts'
import { sayDuration } from './duration.ts'
import {
  type ClockTime,
  clockChangeAround,
  instantsAt,
  isClockTime,
  journalDay,
  type Moment,
  momentOf,
  sayMoment,
  wallClock,
} from './moment.ts'
import { partedDay } from './parts-of-day.ts'
import { dayNamed, isDate, type Looking } from './reading-day.ts'
import { plainly, quoted, refusal } from './said.ts'

/** Where a phrase is spoken from: the present moment and when a journal day ends. */
export interface Vantage {
  readonly now: Moment
  readonly dayEnd: ClockTime
}

/** A moment someone named, its journal day, and the echo: `Friday 20 November 2026, 21:30`. */
export interface SaidMoment {
  readonly moment: Moment
  readonly day: Day
  readonly echo: string
}

/** A phrase being read, and the last line of its refusal. */
interface Phrase extends Vantage {
  readonly typed: string
  readonly looking: Looking
  readonly today: Day
  readonly next: string
}

const longest = 60
const dayThenTime = /^(?:(.+?),? )??(?:at )?(\d{1,2}(?:[:.]\d{1,4})?(?: ?[ap]m)?)$/
const onTheClock = /^(\d{1,2}):(\d{2})$/
const onTwelveHours = /^(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])m$/

const examples = (today: Day, looking: Looking): string =>
  looking === 'ahead'
    ? `Try "${addDays(today, 4)} 08:05", "tomorrow 9:30pm" or "fri 18:00".`
    : `Try "${addDays(today, -3)} 08:05", "yesterday 9:30pm" or "mon 18:00".`

const timeNamed = (text: string, { next }: Phrase): ClockTime => {
  const [, twelve, past = '00', half] = onTwelveHours.exec(text) ?? []
  const [, hour, minutes] = onTheClock.exec(text) ?? []
  const time = twelve
    ? `${String((Number(twelve) % 12) + (half === 'p' ? 12 : 0)).padStart(2, '0')}:${past}`
    : `${hour?.padStart(2, '0')}:${minutes}`
  if (isClockTime(time)) return time
  throw refusal(
    `${quoted(text)} is not a time of day I can read.`,
    'Times go from 00:00 to 23:59, or from 1 to 12 with am or pm.',
    next,
  )
}

const lastNight = 'last night'
/** A night goes from the evening of one date to the morning of the next. */
const evening = '17:00'
const morning = '06:00'

/**
 * The calendar date of an hour of last night: the evening before today, and the small hours after it. Where
 * midnight has passed and the day has not ended, that could be this night or the one before, and the person
 * is asked for the date.
 */
const lastNightMeant = (time: ClockTime, phrase: Phrase): Day => {
  const { typed, now, dayEnd, today } = phrase
  if (time >= morning && time < evening) {
    const why = `A night goes from ${evening} to ${morning}.`
    throw refusal(`${quoted(typed)} is not an hour of the night.`, why, phrase.next)
  }
  const dateIn = (nightOf: Day) => (time >= evening ? nightOf : addDays(nightOf, 1))
  const date = dateIn(addDays(today, -1))
  if (wallClock(now).date === today) return date
  throw refusal(
    `${quoted(typed)} could be ${sayDay(date)} or ${sayDay(dateIn(today))}.`,
    `It is past midnight, and a day ends at ${dayEnd} here: last night could be this one or the one before.`,
    `Give the date: "${date} ${time}" or "${dateIn(today)} ${time}".`,
  )
}

/**
 * The calendar date a day and a time stand for. A written date is itself. Words name journal days,
 * so an hour before the day ends could be the night before that day or the night after: today it is
 * the one on the asked side, otherwise the person is asked for the date.
 */
const dateMeant = (words: string, time: ClockTime, phrase: Phrase): Day => {
  const { typed, now, dayEnd, looking, today } = phrase
  if (words === lastNight) return lastNightMeant(time, phrase)
  const day = dayNamed(words, today, looking)
  if (!day) throw notAMoment(phrase, `${quoted(words)} does not name a day.`)
  if (isDate(words) || time >= dayEnd) return day
  const dayAfter = addDays(day, 1)
  if (day === today) return looking === 'ahead' ? dayAfter : wallClock(now).date
  throw refusal(
    `${quoted(typed)} could be ${sayDay(day)} or the night that follows.`,
    `A day ends at ${dayEnd} here, so ${time} comes at both ends of it.`,
    `Give the date: "${day} ${time}" or "${dayAfter} ${time}".`,
  )
}

/** The moments the zone's clocks showed it, earlier first; throws a Problem when they never did. */
const momentsAt = (date: Day, time: ClockTime, zone: string): [Moment, ...Moment[]] => {
  const toMoment = (instant: Date): Moment => momentOf(instant, zone).moment
  const [first, ...rest] = instantsAt(date, time, zone)
  if (first) return [toMoment(first), ...rest.map(toMoment)]
  const skipped = Math.ceil(clockChangeAround(date, time, zone))
  const afterwards = new Date(Date.parse(`${date}T${time}Z`) + skipped * 60_000).toISOString()
  throw refusal(
    `${sayDay(date)} had no ${time} in ${zone}.`,
    `The clocks went forward over it, by ${sayDuration(skipped * 60)}.`,
    `Try "${afterwards.slice(0, 10)} ${afterwards.slice(11, 16)}".`,
  )
}

const saidBack = (moment: Moment, dayEnd: ClockTime, notes: readonly string[] = []): SaidMoment => {
  const day = journalDay(moment, dayEnd)
  const other = day === wallClock(moment).date ? [] : [`kept with ${sayDay(day)}`]
  return { moment, day, echo: [sayMoment(moment), ...notes, ...other].join(', ') }
}

const justNow = /^(?:(?:just|right) )?now$|^(?:just )?a (?:moment|second) ago$/
const ago = /^(\d{1,3}|an?|half an) (minute|hour)s? ago$/

/** This minute, or so long before now, as somebody says it who has just come from it; undefined for any other phrase. */
const momentAgo = (text: string, { now, dayEnd, looking }: Phrase): SaidMoment | undefined => {
  if (looking === 'ahead') return undefined
  const present = Date.parse(now.instant)
  const at = (instant: number) => saidBack(momentOf(new Date(instant), now.zone).moment, dayEnd)
  if (justNow.test(text)) return at(present - (present % 60_000))
  const [, many = '', unit] = ago.exec(text) ?? []
  if (unit === undefined) return undefined
  const count = many === 'half an' ? 0.5 : Number(many) || 1
  return at(present - count * (unit === 'hour' ? 60 : 1) * 60_000)
}

const notAMoment = ({ typed, next }: Phrase, why: string): Problem =>
  refusal(`${quoted(typed)} is not a day and a time I can read.`, why, next)

/** The first of these phrases that would be understood. */
const firstUnderstood = (phrases: readonly string[], phrase: Phrase): string | undefined =>
  phrases.find((one) => {
    try {
      return readMoment(one, phrase, phrase.looking)
    } catch (error) {
      if (isProblem(error)) return false
      throw error
    }
  })

/** The words with an hour behind them, as they could be typed. */
const withAnHour = (words: string, phrase: Phrase): string | undefined => {
  const thisHour = `${wallClock(phrase.now).time.slice(0, 2)}:00`
  const hours = [words === lastNight ? '22:00' : '20:00', '09:00', thisHour, '23:00']
  return firstUnderstood(
    hours.map((hour) => `${words} ${hour}`),
    phrase,
  )
}

const atWhatHour = ({ typed, next }: Phrase, whole: string | undefined): Problem =>
  refusal(
    `${quoted(typed)}: at what hour?`,
    'It names a day, and no time of day.',
    whole === undefined ? next : `For example: ${quoted(whole)}.`,
  )

/** The hour that was given, or the usual one of a part of the day: roughly is fine, and it is said back. */
const timeMeant = (words: string, clock: string | undefined, phrase: Phrase): ClockTime => {
  const { day, part } = partedDay(words)
  if (clock === undefined) {
    if (part) return part.usual
    if (day === lastNight || dayNamed(day, phrase.today, phrase.looking))
      throw atWhatHour(phrase, withAnHour(words, phrase))
    throw notAMoment(phrase, 'The day comes first and the time of day last.')
  }
  const time = timeNamed(clock, phrase)
  if (!part || (time >= part.from && time <= part.until)) return time
  throw refusal(
    `${quoted(phrase.typed)} is not an hour of the ${part.name}.`,
    `It goes from ${part.from} to ${part.until}.`,
    phrase.next,
  )
}

/**
 * Refuses a moment on the wrong side of now. Of a part of today that has begun, the hour is asked for;
 * what is still to come today may have been yesterday.
 */
const checkSide = (said: Moment, words: string, clock: string | undefined, phrase: Phrase) => {
  const { typed, now, looking, today } = phrase
  const late = looking === 'back' && said.instant > now.instant
  const early = looking === 'ahead' && said.instant < now.instant
  if (!late && !early) return
  const { day, part } = partedDay(words)
  const whole = clock === undefined ? withAnHour(words, phrase) : undefined
  if (whole !== undefined) throw atWhatHour(phrase, whole)
  const isToday = late && dayNamed(day, today, looking) === today
  const dayBefore = isToday ? [`yesterday ${clock ?? part?.name}`] : []
  const instead = firstUnderstood(dayBefore, phrase)
  throw refusal(
    `${quoted(typed)} ${late ? 'is still to come' : 'has passed'}: ${sayMoment(said)}.`,
    `A moment ${late ? 'that has been' : 'to come'} is asked for, and it is now ${sayMoment(now)}.`,
    instead === undefined ? phrase.next : `Was it ${quoted(instead)}?`,
  )
}

/**
 * Reads a day and a time a person typed: `2026-11-20 08:05`, `yesterday at 21:30`, `last night 11pm`,
 * `this morning 8:15`, `sunday evening`, `an hour ago`, `just now`, or a time alone (today). A time that
 * came twice, as clocks went back, is the earlier of the two. Throws a Problem (usage) for anything else,
 * a time the clocks skipped, and the wrong side of now.
 */
export const readMoment = (typed: string, vantage: Vantage, looking: Looking): SaidMoment => {
  const { now, dayEnd } = vantage
  const today = journalDay(now, dayEnd)
  const phrase = { now, dayEnd, typed, looking, today, next: examples(today, looking) }
  const said = plainly(typed)
  const recent = momentAgo(said, phrase)
  if (recent) return recent
  const text = said.replace(/^(\d{4}-\d{2}-\d{2})t(?=\d)/, '$1 ')
  if (text.length > longest) throw notAMoment(phrase, 'It is too long for one.')
  const [, words = 'today', clock] = dayThenTime.exec(text) ?? [text, text]
  const time = timeMeant(words, clock, phrase)
  const date = dateMeant(partedDay(words).day, time, phrase)
  const [moment, again] = momentsAt(date, time, now.zone)
  checkSide(moment, words, clock, phrase)
  return saidBack(moment, dayEnd, again ? ['the first of two that night'] : [])
}
