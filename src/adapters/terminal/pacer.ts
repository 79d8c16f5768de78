import { type BreathMoment, momentAt, planBreath } from '../../flow/breath.ts'
import type { BreatheQuestion } from '../../flow/terminal.ts'
import { sayDuration } from '../../time/duration.ts'
import { makeBell } from './bell.ts'
import { pacerFrame } from './pacer-frame.ts'
import { play } from './play.ts'
import { openRegion } from './region.ts'
import type { Screen } from './screen.ts'
import type { Theme } from './theme.ts'

/** Between two frames, ms: about sixteen a second. */
const frameTime = 60

/**
 * Breathes with the person in a picture that grows and shrinks. Space pauses, any other key ends
 * early; resolves with the whole seconds breathed, rejects with `Left` on Ctrl-C or Ctrl-D.
 */
export function breathe(
  question: BreatheQuestion,
  screen: Screen,
  theme: Theme,
  { sound }: { sound: boolean },
): Promise<number> {
  const session = startSession(question, screen, sound)
  const { words, watch, bell } = session
  const region = openRegion(screen)

  return play(screen, {
    look() {
      const moment = session.moment()
      if (moment.over) return { reply: session.breathed() }
      const { paused } = watch
      region.paint(pacerFrame({ words, moment, paused }, screen.columns(), screen.rows(), theme))
      if (session.turned(moment)) bell.ring(moment.phase.move)
      return { wait: paused ? Infinity : Math.min(frameTime, untilTurn(moment)) }
    },
    key(key) {
      if (key.name !== 'space') return session.breathed()
      watch.toggle()
      return undefined
    },
    close() {
      bell.stop()
      const left = summary(session.breathed())
      region.settle(left.map((line) => theme.quiet(`${theme.glyph.answered} ${line}`)))
      region.close()
    },
  })
}

/** Breathes along in plain lines, one a phase, on the same clock; Enter ends early. */
export function breathePlain(
  question: BreatheQuestion,
  screen: Screen,
  theme: Theme,
  { sound }: { sound: boolean },
): Promise<number> {
  const session = startSession(question, screen, sound)
  const { bell, breathed } = session
  const print = (line: string) => screen.write(`${line}\n`)

  for (const line of session.words) print(line)
  print(`${sayDuration(wholeSeconds(session.length))}. Enter ends it.`)
  return play(screen, {
    look() {
      const moment = session.moment()
      if (moment.over) return { reply: breathed() }
      if (session.turned(moment)) {
        print(`${moment.phase.word} ${theme.glyph.ellipsis} ${moment.phase.seconds}`)
        bell.ring(moment.phase.move)
      }
      return { wait: untilTurn(moment) }
    },
    key: breathed,
    close() {
      bell.stop()
      for (const line of summary(breathed())) print(line)
    },
  })
}

/** What a session is in either form: its words, its clock and its bell. */
function startSession(question: BreatheQuestion, screen: Screen, sound: boolean) {
  const plan = planBreath(question.phases, question.seconds)
  const watch = startWatch(screen.now)
  return {
    words: [question.text, question.hint ?? ''].filter((words) => words !== ''),
    length: plan.length,
    watch,
    bell: makeBell(screen, sound),
    turned: turns(),
    moment: () => momentAt(plan, watch.elapsed()),
    breathed: () => wholeSeconds(Math.min(watch.elapsed(), plan.length)),
  }
}

/** One line to leave behind, or none when nothing was breathed. */
const summary = (seconds: number): string[] =>
  seconds === 0 ? [] : [`${sayDuration(seconds)} of breathing`]

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000)

/** Until the phase or the session changes, ms. */
const untilTurn = (moment: BreathMoment): number =>
  Math.ceil(Math.min(moment.leftOfPhase, moment.leftOfSession))

/** Says whether a moment is in another phase than the moment before. */
function turns(): (moment: BreathMoment) => boolean {
  let last: BreathMoment | undefined
  return (moment) => {
    const turned = moment.phase !== last?.phase || moment.cycle !== last.cycle
    last = moment
    return turned
  }
}

/** A watch that can be stopped and started again; always read from the clock, so nothing adds up. */
function startWatch(now: () => number) {
  let started = now()
  let pausedAt: number | undefined
  return {
    get paused() {
      return pausedAt !== undefined
    },
    elapsed: () => (pausedAt ?? now()) - started,
    toggle() {
      if (pausedAt === undefined) {
        pausedAt = now()
      } else {
        started += now() - pausedAt
        pausedAt = undefined
      }
    },
  }
}
