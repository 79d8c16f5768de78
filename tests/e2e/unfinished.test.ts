import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import {
  answer,
  asked,
  kept,
  type Question,
  questionsOf,
  reply,
  typed,
} from '../support/practice.ts'
import type { Session } from '../support/session.ts'

const words = 'Dinner went quiet, and then'

const ways: readonly (readonly [string, (session: Session) => void])[] = [
  ['Ctrl-C', (session) => session.press('ctrl-c')],
  ['SIGTERM', (session) => session.kill('SIGTERM')],
  ['SIGHUP', (session) => session.kill('SIGHUP')],
  ['a closed window', (session) => session.hangUp()],
]

/** Skips up to a question, in a home of its own. */
const standingAt = async (args: readonly string[], id: string) => {
  const home = newHome()
  const questions = await questionsOf(home, args, {})
  const at = questions.findIndex((question) => question.id === id)
  const session = home.open(args)
  for (const question of questions.slice(0, at)) {
    await asked(session, question)
    await reply(session, question, undefined)
  }
  const [question, next] = questions.slice(at) as [Question, Question]
  await asked(session, question)
  return { home, session, question, next }
}

describe.each([
  ['a long text', ['journal'], 'moment'],
  ['a line', ['reconnect'], 'greeting'],
  ['a text where nothing was answered yet', ['reflect', '--short'], 'repeat-moment'],
])('%s', (_, args, id) => {
  test.each(ways)('stands there again after %s', async (_way, leave) => {
    const { home, session, question, next } = await standingAt(args, id)
    await typed(session, words)
    leave(session)
    await session.ended()

    const again = home.open(args)
    await again.see('3 begin anew, throw it away')
    again.type('1\n')
    await asked(again, question)
    await again.see(words)
    await typed(again, ' Alex laughed.')
    if (question.kind === 'write') again.press('ctrl-s')
    else again.press('enter')
    await asked(again, next)
    const [entry] = kept(home).entries
    expect(entry?.answers[id]).toEqual({ kind: 'text', text: `${words} Alex laughed.` })
  })
})

describe('what was begun', () => {
  const begun = async () => {
    const { home, session } = await standingAt(['journal'], 'moment')
    await typed(session, words)
    session.press('ctrl-c')
    await session.ended()
    const again = home.open(['journal'])
    await again.see('3 begin anew, throw it away')
    return { home, again }
  }

  test('is kept beside a new one', async () => {
    const { home, again } = await begun()
    again.type('2\n')
    await again.see('○ How pleasant was today, inside?')
    again.type('5\n')
    await again.see('○ And how much energy was in you?')
    const [first, second, ...more] = kept(home).entries
    expect(Object.keys(first?.answers ?? {})).toContain('hardest')
    expect(second?.answers).toEqual({ pleasantness: { kind: 'scale', number: 5 } })
    expect(more).toEqual([])
  })

  test('is thrown away with every word', async () => {
    const { home, again } = await begun()
    again.type('3\n')
    await again.see('○ How pleasant was today, inside?')
    expect(kept(home).entries).toEqual([])
    again.press('ctrl-c')
    await again.ended()
    const files = readdirSync(home.journal).map((name) => join(home.journal, name))
    const written = files
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file))
    expect(written.length).toBeGreaterThan(0)
    expect(Buffer.concat(written).includes(words)).toBe(false)
  })

  test('is offered again when the offer is left', async () => {
    const { home, again } = await begun()
    again.press('ctrl-c')
    expect(await again.ended()).toEqual({ code: 130, signal: null })
    const later = home.open(['journal'])
    await later.see('3 begin anew, throw it away')
    expect(kept(home).entries).toHaveLength(1)
  })

  test('is offered with whose it is, and not to somebody who names another person', async () => {
    const home = newHome()
    const session = home.open(['thanks', '--with', 'Alex'])
    await session.see('○ What did they do?')
    await typed(session, words)
    session.press('ctrl-c')
    await session.ended()
    for (const args of [['thanks'], ['thanks', '--with', 'alex']])
      await home.open(args).see(/You began this today, \d\d:\d\d, with Alex\./)
    await home.run(['people', 'add', 'Sam'])
    const other = home.open(['thanks', '--with', 'Sam'])
    await other.see('○ What did they do?')
    expect(other.screen()).not.toContain(words)
  })

  test('of a breath waits while somebody breathes anew, at the first Enter', async () => {
    const home = newHome()
    const session = home.open(['breathe'])
    await answer(session, 'How strong is it right now?', '8\n')
    await session.see('any key ends')
    session.press('ctrl-c')
    await session.ended()
    const again = home.open(['breathe'])
    await answer(again, 'You began this', '\n')
    await again.see('○ How strong is it right now?')
    expect(kept(home).entries).toHaveLength(1)
  })

  test('is not offered beside a line for today', async () => {
    const { home } = await begun()
    const { stderr } = await home.run([])
    expect(stderr.match(/capacity journal/g)).toHaveLength(1)
  })

  test('is told of today', async () => {
    const { home } = await begun()
    const { stderr } = await home.run([])
    expect(stderr).toMatch(/capacity journal +Journal, begun and not finished/)
  })

  test('is told of today only where it was the last', async () => {
    const { home } = await begun()
    const session = home.open(['reconnect'])
    await answer(session, 'With whom?', '\t')
    await session.see('○ How will you greet')
    await typed(session, words)
    session.press('ctrl-c')
    await session.ended()
    const { stderr } = await home.run([])
    expect(stderr).toContain('Reconnect, begun and not finished')
    expect(stderr.match(/begun and not finished/g)).toHaveLength(1)
  })
})

describe('a practice left before anything was given', () => {
  const left = async (leave: (session: Session) => void, words = '') => {
    const { home, session } = await standingAt(['journal'], 'moment')
    if (words) await typed(session, words)
    leave(session)
    await session.ended()
    return { home, session }
  }

  test.each(ways)('is not kept after %s', async (_way, leave) => {
    const { home, session } = await left(leave)
    expect(session.scrollback()).not.toContain('What you gave is kept')
    expect(kept(home).entries).toEqual([])
    const again = home.open(['journal'])
    await again.see('○ How pleasant was today, inside?')
    expect(again.scrollback()).not.toContain('begin anew')
  })

  test('is kept for the words that stand in an answer', async () => {
    const { home } = await left((session) => session.press('ctrl-c'), words)
    expect(kept(home).entries).toHaveLength(1)
  })

  test('is neither offered nor listed when its window was killed', async () => {
    const { home } = await left((session) => session.kill('SIGKILL'))
    expect(kept(home).entries).toHaveLength(1)
    expect((await home.run([])).stderr).not.toContain('begun and not finished')
    const again = home.open(['journal'])
    await again.see('○ How pleasant was today, inside?')
    expect(again.scrollback()).not.toContain('begin anew')
  })
})

test('whoever comes to ground again grounds with one key', async () => {
  const home = newHome()
  const session = home.open(['ground'])
  await session.see('❯ Five things you see.')
  session.press('escape')
  await session.see('○ What now?')
  session.press('ctrl-c')
  await session.ended()

  const again = home.open(['ground'])
  await again.see('❯ 2 begin anew, keep that one')
  again.press('enter')
  await again.see('❯ Five things you see.')
})
