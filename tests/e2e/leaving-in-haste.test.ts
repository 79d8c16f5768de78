import { expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer, kept } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

/** Ctrl-\ */
const haste = '\u001c'

const gone = async (session: Session): Promise<void> => {
  session.type(haste)
  expect(await session.ended()).toEqual({ code: 130, signal: null })
  expect(session.modes()).toMatchObject({ cursorVisible: true })
}

test('in the middle of an answer: nothing is left on the screen or above it, and all of it is kept', async () => {
  const home = newHome()
  const session = home.open(['journal'])
  await answer(session, 'How pleasant was today, inside?', '4\n')
  await answer(session, 'And how much energy', '3\n')
  await session.see('○')
  await gone(session)
  expect(session.scrollback().trim()).toBe('')
  expect(kept(home).entries).toMatchObject([{ state: 'draft' }])
})

test('while breathing', async () => {
  const home = newHome()
  const session = home.open(['breathe', '--now'])
  await session.see('Normal-size breaths.')
  await gone(session)
  expect(session.scrollback().trim()).toBe('')
})

test('where a passphrase is asked for', async () => {
  const home = newHome()
  await home.run(['journal', 'tea'])
  const session = home.open(['lock'])
  await session.see(/New passphrase:\s*$/)
  await gone(session)
  expect(session.scrollback().trim()).toBe('')
})

test('in plain mode no escape is written: what was there is moved off the screen', async () => {
  const home = newHome()
  const session = home.open(['breathe', '--plain'])
  await session.see('How strong is it right now?')
  await gone(session)
  expect(session.screen().trim()).toBe('')
  expect(session.raw).not.toContain('\u001b')
})
