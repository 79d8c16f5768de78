import { describe, expect, test } from 'vitest'
import { newHome, type OpenOptions } from '../support/home.ts'
import { answer, kept, typed } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

describe('one line', () => {
  test.each([
    ['journal', 'moment', "Kept. That's enough for today."],
    ['thanks', 'what', "Kept. One good thing, noticed. That's all it takes."],
  ])('%s keeps it and asks nothing', async (practice, step, closing) => {
    const home = newHome()
    const session = home.open([practice, 'Alex', 'made tea'])
    expect(await session.ended()).toEqual({ code: 0, signal: null })
    expect(session.scrollback()).toBe(closing)
    expect(kept(home).entries).toMatchObject([
      {
        flow: practice,
        state: 'finished',
        answers: { [step]: { kind: 'text', text: 'Alex made tea' } },
      },
    ])
  })

  test('leaves the same in the journal where there is no terminal', async () => {
    const home = newHome()
    expect(await home.run(['journal', 'Rain, and soup.'])).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: "Kept. That's enough for today.\n",
    })
    expect(kept(home).entries[0]?.answers).toMatchObject({ moment: { text: 'Rain, and soup.' } })
  })

  test.each([
    ['journal', 'moment', 'Rain, and soup.\n\n  Then quiet.'],
    ['thanks', 'what', 'Alex made tea'],
  ])('%s takes the text from standard input for -', async (practice, step, text) => {
    const home = newHome()
    const input = `  ${text}\n\n`
    expect(await home.run([practice, '-'], { input })).toMatchObject({ code: 0, stdout: '' })
    expect(kept(home).entries).toMatchObject([{ answers: { [step]: { text } } }])
    const nothing = await home.run([practice, '-'], { input: ' \n' })
    expect([nothing.code, nothing.stderr]).toEqual([
      2,
      `Nothing came in on standard input.\nThe - stands for text from there.\nTo write it here: capacity ${practice}\n`,
    ])
    expect(kept(home).entries).toHaveLength(1)
  })

  test('does not take the place of a whole one that was begun', async () => {
    const home = newHome()
    const session = home.open(['journal'])
    await answer(session, 'How pleasant was today, inside?', '4\n')
    await session.see('○ And how much energy')
    session.press('ctrl-c')
    await session.ended()
    await home.run(['journal', 'Rain.'])
    expect(kept(home).entries.map(({ state }) => state)).toEqual(['draft', 'finished'])
  })
})

/** Lines with what is easily damaged: marks put on letters, joined emoji, wide characters, empty lines. */
const longText = Array.from({ length: 200 }, (_, line) =>
  line % 25 === 12
    ? ''
    : `${line}: e\u0301le\u0300ve, a\u030angstro\u0308m 👩‍👩‍👧‍👦 🏳️‍🌈 日本語 한국어 "quoted" \\n – ${'.'.repeat(line)}`,
).join('\n')

/** Skips to the journal's long text. */
const toLongText = async (session: Session): Promise<void> => {
  for (const question of [
    'How pleasant',
    'And how much',
    'Which feelings',
    'And the body',
    'The hardest point',
  ])
    await answer(session, question, '\t')
  await session.see('○ One moment that stayed.')
}

test.each([
  [80, 24],
  [40, 12],
])('a paste of 200 lines arrives byte for byte in a window of %i×%i', async (cols, rows) => {
  const home = newHome()
  const session = home.open(['journal'], { cols, rows })
  await toLongText(session)
  session.paste(longText)
  await session.see('200 lines')
  session.press('ctrl-s')
  await session.see('○ The hard part, was it:')
  session.press('ctrl-c')
  await session.ended()

  const { stdout: list } = await home.run(['log', '--drafts', '--json'])
  const { stdout } = await home.run(['show', JSON.parse(list).entries[0].id, '--json'])
  const { moment } = JSON.parse(stdout).entries[0].answers
  expect(Buffer.from(moment)).toEqual(Buffer.from(longText))
})

test('what is written takes the keys it shows, and a line that is empty ends it', async () => {
  const home = newHome()
  const session = home.open(['journal'])
  await toLongText(session)
  await typed(session, 'Dinner.')
  session.press('enter')
  await typed(session, 'It went quiet.')
  session.press('enter')
  session.press('enter')
  await session.see('○ The hard part, was it:')
  expect(kept(home).entries[0]?.answers.moment).toEqual({
    kind: 'text',
    text: 'Dinner.\nIt went quiet.',
  })
})

/** Writes words that speak of danger, and has the helplines shown. */
const toHelplines = async (size: OpenOptions = {}) => {
  const home = newHome()
  const session = home.open(['journal', '--short'], size)
  await answer(session, 'How pleasant was today, inside?', '\t')
  await answer(session, 'And how much energy was in you?', '\t')
  await session.see('○ One moment that stayed.')
  await typed(session, 'He hits me when he drinks.')
  session.press('ctrl-s')
  await answer(session, 'Would you like to see who could', '1\n')
  await session.see('If anyone is in danger right now')
  return { home, session }
}

test('words that may speak of danger bring one offer, which leaves nothing behind', async () => {
  const { home, session } = await toHelplines({ rows: 30 })
  await session.see('findahelpline.com')
  expect(session.modes().alternateScreen).toBe(true)
  await session.see('1 go on')
  // What could be set up for another time is said by capacity support alone.
  expect(session.screen()).not.toContain('capacity support plan')
  session.type('1\n')
  await session.see('It is kept. “capacity support” is there at any hour.')
  await answer(session, 'What would you say to a friend', '\t')
  expect((await session.ended()).code).toBe(0)
  expect(session.scrollback()).not.toContain('findahelpline')
  expect(Object.keys(kept(home).entries[0]?.answers ?? {})).toEqual([
    'pleasantness',
    'energy',
    'moment',
    'kind-word',
  ])
})

test.each([
  [80, 24, ['anyone is in danger', 'Someone with access']],
  [40, 12, ['anyone is in danger', 'States 911', 'Kingdom 999', '13 11 14', 'Not yet']],
])('helplines are read a screenful at a time in a window of %i×%i', async (cols, rows, pages) => {
  const { home, session } = await toHelplines({ cols, rows })
  const { stderr } = await home.run(['support'])
  const seen: string[] = []
  for (const beginning of pages) {
    await session.see(beginning)
    await session.see(/1 (read|go) on/)
    seen.push(session.screen())
    session.press('enter')
  }
  await session.see('It is kept.')
  const read = seen.join(' ').replace(/\s+/g, ' ')
  const numbers = stderr.match(/\d[\d -]+\d/g) ?? []
  expect(numbers.length).toBeGreaterThan(9)
  for (const number of numbers) expect(read).toContain(number)
})
