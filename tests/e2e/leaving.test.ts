import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { capacity, newHome, thenLookAtTerminal } from '../support/home.ts'
import {
  answer,
  asked,
  goThrough,
  type Home,
  kept,
  type Question,
  questionsOf,
  typed,
} from '../support/practice.ts'
import type { Session } from '../support/session.ts'
import { entryIn, goOn, isPrivate } from './going-on.ts'
import { type Sitting, sittings } from './sittings.ts'

/** A way to leave: behind a shell that looks at the terminal afterwards, or with the window gone. */
interface Way {
  readonly code: number
  readonly program: readonly string[]
  leave(session: Session): void
}

const inShell = thenLookAtTerminal(capacity)

const signalled = (code: number, signal: NodeJS.Signals): Way => ({
  code,
  program: inShell,
  leave: ({ pid }) => {
    const program = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    process.kill(Number(program), signal)
  },
})

const ctrlC: Way = { code: 130, program: inShell, leave: (session) => session.press('ctrl-c') }
const ctrlD: Way = { code: 130, program: inShell, leave: (session) => session.press('ctrl-d') }
const closedWindow: Way = { code: 129, program: capacity, leave: (session) => session.hangUp() }

/** Leaves, and looks at what is left behind: the exit code, and the terminal as it was found. */
const leave = async (session: Session, way: Way): Promise<void> => {
  way.leave(session)
  if (way.program === capacity) {
    expect(await session.ended()).toEqual({ code: way.code, signal: null })
    return
  }
  await session.see(`left with ${way.code}`)
  await session.ended()
  expect(session.modes()).toEqual({
    cursorVisible: true,
    bracketedPaste: false,
    applicationCursorKeys: false,
    mouse: false,
    alternateScreen: false,
  })
  expect(session.scrollback()).toMatch(/\bisig icanon\b[\s\S]* echo /)
}

/** What stands in the draft, by step; nothing where there is no draft. */
const drafted = (home: Home): string[] => Object.keys(entryIn(home)?.answers ?? {})

const idsOf = (questions: readonly Question[]): string[] =>
  questions.filter((one) => !isPrivate(one)).map(({ id }) => id)

/**
 * What is asked before a question when somebody goes on there: the private check keeps nothing, so its own. Where
 * two sit at one screen it is who is there, before the check, and neither of them once they are behind it.
 */
const askedAgain = (questions: readonly Question[], at: number): readonly Question[] => {
  const before = questions.slice(0, at)
  const check = before.filter(isPrivate)
  const two = before.filter(({ id }) => id === 'alone')
  const question = questions[at]
  if (question && isPrivate(question)) return [...two, ...check]
  const isBehind = before.findLastIndex(isPrivate) < at - 1
  if (two.length > 0 && isBehind) return []
  return [...two, ...check.filter(({ id }) => id === 'safety.fear')]
}

/** Starts a practice, going on with what was left of it, if anything was. */
const takeUp = async (home: Home, args: readonly string[], program: readonly string[]) => {
  const isBegun = entryIn(home) !== undefined
  const session = home.open(args, { program })
  if (isBegun) await goOn(session)
  return session
}

/** Leaves a practice at each of these questions in turn, and goes on each time where it was left. */
const leaveEverywhere = async (
  { args, answers }: Sitting,
  leavesAt: (question: Question) => boolean,
  wayAt: (at: number, question: Question) => Way,
) => {
  const home = newHome()
  const questions = await questionsOf(home, args, answers)
  const given = args[0] === 'pause' ? ['length'] : []
  let from = 0
  for (const [at, question] of questions.entries()) {
    if (!leavesAt(question)) continue
    const way = wayAt(at, question)
    const session = await takeUp(home, args, way.program)
    await goThrough(session, askedAgain(questions, from), answers)
    await goThrough(session, questions.slice(from, at), answers)
    await asked(session, question)
    await leave(session, way)
    expect(drafted(home)).toEqual([...given, ...idsOf(questions.slice(0, at))])
    from = at
  }
  const session = await takeUp(home, args, capacity)
  await goThrough(session, askedAgain(questions, from), answers)
  await goThrough(session, questions.slice(from), answers)
  expect(await session.ended()).toEqual({ code: 0, signal: null })
  expect(kept(home).entries).toMatchObject([{ state: 'finished' }])
}

const ways: Readonly<Record<string, Way>> = {
  'Ctrl-C': ctrlC,
  'Ctrl-D on an empty line': ctrlD,
  'a closed window': closedWindow,
  SIGTERM: signalled(143, 'SIGTERM'),
  SIGHUP: signalled(129, 'SIGHUP'),
}

/** A draft is no empty line, and Ctrl-D does not leave it. */
const orCtrlC = (way: Way, { kind }: Question): Way =>
  way === ctrlD && kind === 'draft' ? ctrlC : way

/** With CAPACITY_EVERY_WAY set, every way is tried at every question of every practice. */
const thorough = process.env.CAPACITY_EVERY_WAY !== undefined

/** Questions that were left already: the doors of a practice begin alike, and the private check is one. */
const leftAt = new Set<string>()

/** One way after the other, each practice beginning with another one. */
const inTurn = (sitting: Sitting) => {
  const all = Object.values(ways)
  const shift = sittings.indexOf(sitting)
  return (at: number, question: Question) =>
    orCtrlC(all[(at + shift) % all.length] ?? ctrlC, question)
}

const isFirstTime = ({ args }: Sitting, question: Question): boolean => {
  const key = isPrivate(question) ? question.id : `${args[0]} ${question.id}`
  return leftAt.size < leftAt.add(key).size
}

describe.each(sittings)('$name', { timeout: 300_000 }, (sitting) => {
  if (thorough)
    test.each(Object.entries(ways))('is left by %s at every question', async (_, way) => {
      await leaveEverywhere(
        sitting,
        () => true,
        (_at, question) => orCtrlC(way, question),
      )
    })
  else
    test('is left at every question, in one way after the other', async () => {
      await leaveEverywhere(sitting, (one) => isFirstTime(sitting, one), inTurn(sitting))
    })
})

test.each(Object.entries(ways).filter(([, way]) => way !== ctrlD))(
  'with a word half looked up, %s leaves all the same',
  async (_, way) => {
    const home = newHome()
    const session = home.open(['journal'], { program: way.program })
    await answer(session, 'How pleasant was today, inside?', '4\n')
    await answer(session, 'And how much energy was in you?', '2\n')
    await session.see('○ Which feelings were there?')
    await typed(session, 'wor')
    await leave(session, way)
    expect(drafted(home)).toEqual(['pleasantness', 'energy'])
  },
)
