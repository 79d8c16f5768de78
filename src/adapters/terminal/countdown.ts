import width from 'fast-string-width'
import type { TimerQuestion } from '../../flow/terminal.ts'
import { sayDuration } from '../../time/duration.ts'
import type { Key } from './keys.ts'
import { opening } from './lines.ts'
import { play } from './play.ts'
import { openRegion } from './region.ts'
import type { Screen } from './screen.ts'
import type { Theme } from './theme.ts'

/** Up to here a pause is for staying with, not for watching: no numbers, seconds. */
const short = 15

const minute = 60_000
const fiveMinutes = 5 * minute
/** The wall clock is looked at again this often, ms: it goes on while the machine sleeps. */
const glance = 1000

/**
 * Waits for the question's instant with a slow bar, which Enter ends: a key brushed in passing is no
 * reason to end a break. When it is seconds away there is a still mark, and any key ends it. Resolves with the whole seconds waited since the timer was set, which may have been long
 * before, and rejects with `Left` on Ctrl-C or Ctrl-D. Throws a RangeError for an unreadable instant.
 */
export function countdown(question: TimerQuestion, screen: Screen, theme: Theme): Promise<number> {
  const timer = readTimer(question, screen)
  if (timer.over()) return Promise.resolve(timer.waited())
  const region = openRegion(screen)
  const face = timer.short ? stillMark : slowBar

  region.settle(opening(question, screen.columns(), theme))
  return play(screen, {
    look() {
      if (timer.over()) return { reply: timer.waited() }
      region.paint([face(timer, screen.columns(), theme)])
      return { wait: Math.min(glance, timer.left()) }
    },
    key: (key) => (timer.short || isEnter(key) ? timer.waited() : undefined),
    close() {
      const lines = summary(timer).map((words) => theme.quiet(`${theme.glyph.answered} ${words}`))
      region.settle(lines)
      region.close()
    },
  })
}

/** Waits in plain lines: one at the start, one each five minutes, one at the end. Enter ends it. */
export function countdownPlain(question: TimerQuestion, screen: Screen): Promise<number> {
  const timer = readTimer(question, screen)
  if (timer.over()) return Promise.resolve(timer.waited())
  const print = (words: string | undefined) => {
    if (words) screen.write(`${words}\n`)
  }
  let mark = Math.ceil(timer.left() / fiveMinutes)
  print(question.text)
  print(question.hint)
  if (!timer.short) print(`${minutesLeft(timer.left())}, until ${timer.ends}. Enter ends it.`)
  return play(screen, {
    look() {
      if (timer.over()) return { reply: timer.waited() }
      const left = timer.left()
      if (Math.ceil(left / fiveMinutes) < mark) print(minutesLeft(left))
      mark = Math.ceil(left / fiveMinutes)
      return { wait: Math.min(glance, left) }
    },
    key: timer.waited,
    close() {
      for (const line of summary(timer)) print(line)
    },
  })
}

const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter'

/** A question's instant against the wall clock: ms left, whole seconds waited since it was set. */
interface Timer {
  left(): number
  over(): boolean
  waited(): number
  readonly seconds: number
  readonly short: boolean
  /** The local time it ends, `14:35`. */
  readonly ends: string
}

function readTimer({ until, seconds }: TimerQuestion, screen: Screen): Timer {
  const end = new Date(until)
  if (Number.isNaN(end.getTime())) throw new RangeError(`not an instant: ${until}`)
  const left = () => end.getTime() - screen.wall().getTime()
  return {
    left,
    over: () => left() <= 0,
    waited: () => Math.min(seconds, Math.max(0, Math.floor(seconds - left() / 1000))),
    seconds,
    short: seconds <= short,
    ends: [end.getHours(), end.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':'),
  }
}

const stillMark = (_timer: Timer, _columns: number, theme: Theme): string =>
  `  ${theme.accent(theme.glyph.still)}`

const widestBar = 24
const narrowestBar = 8

function slowBar(timer: Timer, columns: number, theme: Theme): string {
  const { glyph } = theme
  const dot = ` ${glyph.dot} `
  const left = minutesLeft(timer.left())
  const ways = [[left, `until ${timer.ends}`, 'enter ends'], [left, `until ${timer.ends}`], [left]]
  const room = (words: string) => columns - 1 - width(words) - 4
  const words = ways.map((parts) => parts.join(dot)).find((way) => room(way) >= narrowestBar) ?? ''
  const cells = Math.max(1, Math.min(widestBar, room(words)))
  const filled = Math.round((cells * timer.waited()) / timer.seconds)
  const bar =
    theme.accent(glyph.full.repeat(filled)) + theme.quiet(glyph.empty.repeat(cells - filled))
  return `  ${bar}  ${theme.quiet(words)}`
}

function minutesLeft(ms: number): string {
  return ms <= minute ? 'the last minute' : `${Math.ceil(ms / minute)} min left`
}

/** One line to leave behind, or none when it was only a moment. */
const summary = (timer: Timer): string[] =>
  timer.short || timer.waited() === 0 ? [] : [`${sayDuration(timer.waited())} passed`]
