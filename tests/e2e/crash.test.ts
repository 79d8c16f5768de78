import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { asked, type Home, kept, type Question, questionsOf, reply } from '../support/practice.ts'
import type { Session } from '../support/session.ts'
import { type Sitting, sittings } from './sittings.ts'

/** How often the program is killed in all; `npm run test:crash` sets it to many more. */
const kills = Number(process.env.CAPACITY_CRASH_RUNS ?? 200)

/** The practices it is killed in, side by side. */
const lanes = sittings.filter(({ name }) => /^(breathe|journal, whole)/.test(name))

const below = (limit: number): number => Math.floor(Math.random() * limit)

/** A moment between the next turn of the event loop and a few milliseconds from now. */
const aMoment = async (): Promise<void> => {
  for (let turns = 2 ** (Math.random() * 12); turns > 0; turns -= 1) await setImmediate()
}

/** The place of the question that stands open on the screen, or -1. */
const openAt = (questions: readonly Question[], session: Session): number => {
  const screen = session.screen()
  return questions.findLastIndex(({ kind, text }) => {
    const start = text.slice(0, 40)
    return screen.includes(kind === 'breathe' ? start : `○ ${start}`)
  })
}

const draftIn = (home: Home) =>
  existsSync(join(home.journal, 'journal.db'))
    ? kept(home).entries.find(({ state }) => state === 'draft')
    : undefined

/** Kills the program so often on its way through a practice, and gives back the answers that went missing. */
const killAlongTheWay = async ({ args, answers }: Sitting, times: number): Promise<string[]> => {
  let home = newHome()
  const questions = await questionsOf(home, args, answers)
  const missing: string[] = []
  /** How many questions had a later one painted after them. */
  let acknowledged = 0

  const start = async (): Promise<Session> => {
    const session = home.open(args)
    if (draftIn(home)) {
      await session.see('3 begin anew, throw it away')
      session.type('1\n')
    }
    await session.see(/○ (?!You began)|Normal-size/)
    return session
  }
  const answer = async (session: Session, some: readonly Question[]): Promise<void> => {
    for (const question of some) {
      await asked(session, question)
      await reply(session, question, answers[question.id])
    }
  }
  const killed = async (session: Session): Promise<void> => {
    session.kill('SIGKILL')
    await session.ended()
    acknowledged = Math.max(acknowledged, openAt(questions, session))
    const found = draftIn(home)?.answers ?? {}
    const expected = questions.slice(0, acknowledged).map(({ id }) => id)
    missing.push(...expected.filter((id) => !Object.hasOwn(found, id)))
  }

  for (let run = 0; run < times && missing.length === 0; run += 1) {
    const session = await start()
    const first = openAt(questions, session)
    if (first < acknowledged)
      missing.push(...questions.slice(first, acknowledged).map(({ id }) => id))
    const last = Math.min(first + below(4), questions.length - 1)
    await answer(session, questions.slice(first, last))
    await aMoment()
    await killed(session)
    if (acknowledged < questions.length - 1) continue
    const whole = await start()
    await answer(whole, questions.slice(-1))
    await whole.ended()
    const [entry] = kept(home).entries
    expect(Object.keys(entry?.answers ?? {})).toEqual(questions.map(({ id }) => id))
    // A journal that is hard for days on end is met with other questions.
    home = newHome()
    acknowledged = 0
  }
  return missing
}

test(`nothing that was answered is missing after ${kills} kills`, {
  timeout: 60_000 + kills * 2_000,
}, async () => {
  const times = Math.ceil(kills / lanes.length)
  const missing = await Promise.all(lanes.map((sitting) => killAlongTheWay(sitting, times)))
  expect(missing.flat()).toEqual([])
})
