import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { itemOfEnd } from '../../src/flow/draft.ts'
import { newHome } from '../support/home.ts'
import { answer, kept, storeIn } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

const windows = [
  [80, 24],
  [40, 12],
] as const

const inBreath = 'Normal-size breaths.'

/** Breathes for a moment and says how it was before and after. */
const breatheBriefly = async (
  session: Session,
  { before, body = '1\n', after }: { before: string; body?: string; after: string },
): Promise<void> => {
  await answer(session, 'How strong is it right now?', `${before}\n`)
  await session.see(inBreath)
  session.press('space')
  await session.see('paused')
  session.type('x')
  await answer(session, 'How is your body with that?', body)
  await answer(session, 'And now, how strong is it?', `${after}\n`)
}

describe.each(windows)('breathe in a window of %i×%i', (cols, rows) => {
  const open = (...args: string[]) => {
    const home = newHome()
    return { home, session: home.open(['breathe', ...args], { cols, rows }) }
  }

  test('--now breathes before there is a journal', async () => {
    const { home, session } = open('--now')
    await session.see(inBreath)
    await session.see(/in {2}4/)
    expect(existsSync(join(home.journal, 'journal.db'))).toBe(false)
    expect(session.cursorVisible()).toBe(false)
    session.press('enter')
    await answer(session, 'How is your body with that?', '1\n')
    await session.see('○ And now, how strong is it?')
    expect(Object.keys(kept(home).entries[0]?.answers ?? {})).toEqual(['breath', 'body-check'])
  })

  test('and so does “breathe now”', async () => {
    const { session } = open('now')
    await session.see(inBreath)
  })

  test('about the same: another round, and then a break', async () => {
    const { home, session } = open()
    await breatheBriefly(session, { before: '7', after: '7' })
    await session.see("That's information, not failure.")
    await answer(session, 'What would help?', '1\n')
    await session.see(inBreath)
    session.press('enter')
    await answer(session, 'How is your body with that?', '\t')
    await answer(session, 'And now, how strong is it?', '6\n')
    await answer(session, 'What would help?', '3\n')
    await session.see('○ How long a break?')
    session.press('ctrl-c')
    await session.ended()
    const [breath, pause] = kept(home).entries
    expect(breath).toMatchObject({
      flow: 'breathe',
      state: 'finished',
      answers: { after: { number: 6 }, next: { text: 'break' } },
    })
    expect(pause).toBeUndefined()
  })

  test('higher: no more breathing, the room instead', async () => {
    const { home, session } = open()
    await breatheBriefly(session, { before: '5', after: '8' })
    await session.see('Let your breath do what it wants.')
    for (const prompt of [
      'Five things',
      'Four things',
      'Three things',
      'Two things',
      'One thing',
    ]) {
      await session.see(`❯ ${prompt}`)
      session.press('space')
    }
    await answer(session, 'What now?', '1\n')
    expect((await session.ended()).code).toBe(0)
    // In a low window the first screen, which comes after a breath, moves it up.
    const words = session.scrollback().replaceAll(/\s+/g, ' ')
    expect(words).toContain("That's enough. Be gentle with the next ten minutes.")
    expect(kept(home).entries[0]?.answers).toMatchObject({ grounding: { text: 'done' } })
  })

  test('dizzy: no more breathing either', async () => {
    const { session } = open()
    await breatheBriefly(session, { before: '5', body: '2\n', after: '2' })
    await session.see('❯ Five things you see.')
  })
})

test('somebody new is greeted after the breath, once', async () => {
  const home = newHome()
  const session = home.open(['breathe'])
  await breatheBriefly(session, { before: '5', after: '5' })
  expect(session.scrollback()).not.toContain('Welcome')
  await answer(session, 'What would help?', '4\n')
  await session.see('Welcome. This is a private place.')
  await session.see('at any hour: capacity support')
  expect((await session.ended()).code).toBe(0)
  const again = home.open(['journal'])
  await again.see('○ How pleasant was today, inside?')
  expect(again.scrollback()).not.toContain('Welcome')
})

test('the caution is read once before the first hold', async () => {
  const home = newHome()
  const caution = 'Skip the holds if you are pregnant'
  const first = home.open(['breathe', 'box'])
  await answer(first, 'How strong is it right now?', '\t')
  await first.see(caution)
  await answer(first, 'Does that fit you?', '1\n')
  await first.see('in  4')
  first.press('ctrl-c')
  await first.ended()
  const second = home.open(['breathe', 'box'])
  await answer(second, 'How strong is it right now?', '\t')
  await second.see('in  4')
  expect(second.scrollback()).not.toContain(caution)
})

describe('pause', () => {
  test('of five seconds is silent, and asks nothing', async () => {
    const home = newHome()
    const session = home.open(['pause', '5s'])
    await session.see('Nothing to say. Just this.')
    await session.see('Go gently.', { within: 9_000 })
    expect((await session.ended()).code).toBe(0)
    expect(session.scrollback()).not.toContain('○')
    expect(kept(home).entries[0]?.answers).toMatchObject({
      length: { number: 5 },
      seconds: { number: 5 },
    })
  })

  /** Walks to the wait of a pause. */
  const waiting = async (session: Session): Promise<string> => {
    await answer(session, 'How strong is it right now?', '8\n')
    await answer(session, 'Something absorbing, until then?', '2\n')
    await session.see(/until \d\d:\d\d/)
    return untilIn(session)
  }
  const untilIn = (session: Session) => /until (\d\d:\d\d)/.exec(session.screen())?.[1] ?? ''

  test('goes on to the same end when its window is closed and opened again', async () => {
    const home = newHome()
    const session = home.open(['pause', '25m'])
    const end = await waiting(session)
    await session.see(`I'll be back at ${end}.`)
    session.hangUp()
    await session.ended()
    expect((await home.run([])).stderr).toContain(`capacity pause    Pause, until ${end}`)
    const again = home.open(['pause'])
    await answer(again, `The clock is still running, until ${end}.`, '\n')
    await again.see(`25 min left · until ${end}`)
  })

  test('is over once it was ended', async () => {
    const home = newHome()
    const session = home.open(['pause', '25m'])
    await waiting(session)
    session.press('enter')
    await session.see('○ How strong is it now?')
    session.press('ctrl-c')
    await session.ended()
    expect((await home.run([])).stderr).toContain('capacity pause    Pause, begun and not finished')
    const again = home.open(['pause'])
    await answer(again, 'You began this', '1\n')
    await again.see('○ How strong is it now?')
  })

  test('is over when its end has passed in the meantime', async () => {
    const home = newHome()
    const session = home.open(['pause', '25m'])
    await waiting(session)
    session.hangUp()
    await session.ended()
    const { entries, close } = storeIn(home, 'write')
    const [draft] = entries.list({ state: 'draft' })
    entries.typing(draft?.id ?? '', 'length', itemOfEnd, new Date(Date.now() - 1000).toISOString())
    close()
    const again = home.open(['pause'])
    await answer(again, 'You began this', '1\n')
    await again.see('○ How strong is it now?')
    expect(kept(home).entries[0]?.answers).toMatchObject({ waiting: { number: 1500 } })
  })
})

test('a grounding after an answer stands apart from it', async () => {
  const session = newHome().open(['ground'])
  await session.see('❯ Five things you see.')
  session.press('escape')
  await answer(session, 'What now?', '6\n')
  await session.see(/once more, the senses\n\n {2}Slowly, one at a time\./)
})
