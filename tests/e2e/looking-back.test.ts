import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import {
  type Answers,
  answer,
  type Home,
  inWriting,
  kept,
  storeIn,
  typed,
} from '../support/practice.ts'
import { safe, sittings } from './sittings.ts'

/** Goes through a practice from a file, as if it had happened before. */
const practised = async (home: Home, args: readonly string[], answers: Answers): Promise<void> => {
  const outcome = await home.run([...args, '--answers', '-'], { input: inWriting(answers) })
  expect(outcome.code, outcome.stderr).toBe(0)
}

/** Somebody who breathed, and came back to Alex with a promise for today. */
const somebody = async (): Promise<Home> => {
  const home = newHome()
  const what = 'The door was closed'
  await practised(home, ['breathe'], { before: 7, after: 3, 'what-happened': what })
  const alex = { name: 'Alex', relation: 'partner' }
  await practised(home, ['reconnect'], { who: alex, act: 'tea on the steps.', day: 'today' })
  return home
}

const promise = 'With Alex: tea on the steps.'

describe('what has come back', () => {
  test('is answered, one after the other', async () => {
    const home = await somebody()
    const session = home.open(['follow-up'])
    await session.see('When it settled')
    await answer(session, 'What would you like to do with it?', '1\n')
    await session.see('Last time: “The door was closed”')
    await answer(session, 'When did your body mostly settle?', '2\n')
    await session.see(promise)
    await answer(session, 'What would you like to do with it?', '1\n')
    await answer(session, 'How did it go?', '1\n')
    await session.see('Noted. Thank you for looking.')
    expect(session.scrollback().match(new RegExp(promise, 'g'))).toHaveLength(1)
    expect((await session.ended()).code).toBe(0)

    const { entries, followUps } = kept(home)
    expect(entries.map(({ flow, person }) => [flow, person])).toEqual([
      ['breathe', ''],
      ['reconnect', 'Alex'],
      ['settled', ''],
      ['promise', 'Alex'],
    ])
    expect(followUps).toEqual([])
    const { entries: inStore, close } = storeIn(home, 'read')
    const [breath, reconnect, settled, tea] = inStore.list({}).map(({ id }) => id)
    expect(inStore.links()).toEqual(
      expect.arrayContaining([
        { from: settled, to: breath },
        { from: tea, to: reconnect },
      ]),
    )
    close()

    expect((await home.run(['log'])).stdout).toContain(` promise    ${promise}\n`)
    const shown = async (id: string | undefined) => (await home.run(['show', id ?? ''])).stdout
    expect(await shown(breath)).toMatch(
      /Since then\n {2}\w{8} {2}\S+ {2}When it settled: in 5–20 minutes/,
    )
    expect(await shown(tea)).toMatch(
      /It came from\n {2}\w{8} {2}\S+ {2}Reconnect: tea on the steps/,
    )
  })

  test('is left for another time once one of them led to who could help', async () => {
    const home = await somebody()
    const session = home.open(['follow-up'])
    await answer(session, 'What would you like to do with it?', '1\n')
    await answer(session, 'When did your body mostly settle?', '5\n')
    await answer(session, "Then it's still going on. What would help?", '3\n')
    expect(await session.ended()).toEqual({ code: 0, signal: null })
    expect(session.scrollback()).toContain('findahelpline.com')
    expect(session.scrollback()).not.toContain(promise)
    expect(kept(home).followUps).toHaveLength(1)
  })

  test('is put off to another day, or let go', async () => {
    const home = await somebody()
    const session = home.open(['follow-up'], { cols: 40, rows: 12 })
    await answer(session, 'What would you like to do with it?', '3\n')
    await session.see('tea on the steps')
    await answer(session, 'What would you like to do with it?', '2\n')
    await session.see('○ Which day?')
    await typed(session, '+3d')
    session.press('enter')
    expect((await session.ended()).code).toBe(0)
    const { followUps, entries } = kept(home)
    expect(followUps).toMatchObject([{ flow: 'promise', about: promise }])
    expect(followUps[0]?.due).toBe(daysAfter(entries[0]?.day ?? '', 3))
    expect((await home.run(['follow-up'])).stderr).toBe('Nothing has come back yet.\n')
  })

  test('is gone on with where it was left', async () => {
    const home = await somebody()
    const session = home.open(['follow-up'])
    await answer(session, 'What would you like to do with it?', '3\n')
    await session.see(promise)
    await answer(session, 'What would you like to do with it?', '1\n')
    await answer(session, 'How did it go?', '2\n')
    await session.see('○ What got in the way?')
    await typed(session, 'It rained')
    session.press('ctrl-c')
    expect((await session.ended()).code).toBe(130)

    const again = home.open(['follow-up'])
    await answer(again, 'What would you like to do with it?', '1\n')
    await again.see('○ What got in the way?')
    await again.see('It rained')
    expect(again.scrollback()).not.toContain('How did it go?')
    again.press('enter')
    await answer(again, 'Another day for it?', '\t')
    expect((await again.ended()).code).toBe(0)
    expect(kept(home).entries.filter(({ flow }) => flow === 'promise')).toMatchObject([
      {
        state: 'finished',
        answers: { 'promise-kept': { text: 'partly' }, 'in-the-way': { text: 'It rained' } },
      },
    ])
  })
})

test('is listed with whom it is, unless its own sentence says so', async () => {
  const home = await somebody()
  const repair = sittings.find(({ name }) => name === 'repair: I was hurt')
  await practised(home, ['repair'], { ...repair?.answers, who: 'Alex', 'what-happened': 'Late.' })
  const { stdout } = await home.run(['follow-up', '--list'])
  const said = stdout.split('\n').map((line) => line.split('  ').slice(2).join('  ').trim())
  expect(said).toContain('A promise: With Alex: tea on the steps.')
  expect(said.filter((one) => one === 'Check-in · Alex: Late.')).toHaveLength(2)
})

test('two windows on the same one: what the first did stays, and the second says so', async () => {
  const home = await somebody()
  const [first, second] = [home.open(['follow-up']), home.open(['follow-up'])]
  await second.see('What would you like to do with it?')
  await answer(first, 'What would you like to do with it?', '1\n')
  await answer(first, 'When did your body mostly settle?', '2\n')
  await first.see(promise)
  await answer(first, 'What would you like to do with it?', '\t')
  expect((await first.ended()).code).toBe(0)
  await answer(second, 'What would you like to do with it?', '3\n')
  await second.see('It was looked at in another window. Nothing is changed.')
  await second.see(promise)
  second.press('ctrl-c')
  await second.ended()
  const { followUps, close } = storeIn(home, 'read')
  expect(followUps.list().map(({ flow, state }) => [flow, state])).toEqual([
    ['settled', 'answered'],
    ['promise', 'open'],
  ])
  close()
})

test('thirty of them take a few lines, quote nothing, and can be left for another time', async () => {
  const home = await somebody()
  const { entries, close } = storeIn(home, 'write')
  const [breath] = entries.list({ flows: ['breathe'] })
  if (!breath) throw new Error('nobody breathed')
  const walks = Array.from({ length: 28 }, (_, made) => `walk ${made}`)
  const laters = walks.map((about) => ({ flow: 'promise', due: breath.day, about }))
  const { instant, offset, zone, day, flow, flowVersion, person } = breath
  const again = { instant, offset, zone, day, flow, flowVersion, person, written: instant }
  entries.finish(entries.begin(again), laters)
  close()
  const session = home.open([])
  await session.ended()
  const lines = session.screen().trimEnd().split('\n')
  expect(lines.length).toBeLessThan(10)
  expect(session.screen()).toContain('A promise (29)')
  expect(session.screen()).toContain('When it settled, from today')
  expect(session.scrollback()).not.toMatch(/walk|tea|closed/)

  const going = home.open(['follow-up'])
  await answer(going, 'What would you like to do with it?', '4\n')
  expect((await going.ended()).code).toBe(0)
  expect(kept(home).followUps).toHaveLength(30)
})

test('of two breaths, what comes back says which one each is about', async () => {
  const home = newHome()
  const input = JSON.stringify({ before: 8, after: 3 })
  for (const time of ['09:15', '20:40'])
    await home.run(['breathe', '--at', `2025-01-06 ${time}`, '--answers', '-'], { input })
  const { stdout } = await home.run(['follow-up', '--list'])
  expect(stdout).toMatch(/When it settled: on Monday 6 January 2025, 09:15\n/)
  expect(stdout).toMatch(/When it settled: on Monday 6 January 2025, 20:40\n/)
  const session = home.open(['follow-up'])
  await session.see('What would you like to do with it?')
  expect(session.screen()).toMatch(/When it settled\s+on Monday 6 January 2025, 09:15/)
  session.press('ctrl-c')
  await session.ended()
})

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

test.each([
  [80, 24],
  [40, 12],
])('today says calmly what is waiting, in a window of %i×%i', async (cols, rows) => {
  const home = await somebody()
  const session = home.open([], { cols, rows })
  expect((await session.ended()).code).toBe(0)
  const lines = session.screen().split('\n')
  expect(lines[1]).toBe('  Good to see you. Start anywhere.')
  const commands = ['follow-up', 'follow-up', 'journal', 'reflect']
  const named = lines.filter((line) => line.startsWith('  capacity '))
  expect(named.map((line) => line.split(/ {2,}/)[1])).toEqual(
    commands.map((one) => `capacity ${one}`),
  )
  expect(lines.join(' ')).toContain('a look at this week')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(cols)
})

test.each([
  ['yesterday 21:30', /When it settled, from yesterday\n/],
  ['-3d 21:30', /When it settled, from \w+day \d+ \w+ \d{4}\n/],
])('what has come back from %s is named by its day', async (at, said) => {
  const home = newHome()
  await practised(home, ['breathe', '--at', at], { before: 7, after: 3 })
  expect((await home.run([])).stderr).toMatch(said)
})

test('people are added, asked about before they go, and what was written stays', async () => {
  const home = await somebody()
  await home.run(['people', 'add', 'Sam', '--relation', 'friend'])
  expect((await home.run(['people'])).stdout).toBe('Alex  (partner)\nSam  (friend)\n')

  const merging = home.open(['people', 'merge', 'Sam', 'Alex'])
  await answer(merging, 'Everything about Sam becomes about Alex. Go on?', 'n\n')
  await merging.ended()
  expect((await home.run(['people'])).stdout).toContain('Sam')

  const removing = home.open(['people', 'remove', 'alex'])
  await answer(removing, 'What happens to the entries about Alex?', '1\n')
  await removing.see('Alex is removed')
  expect((await removing.ended()).code).toBe(0)
  expect((await home.run(['people'])).stdout).toBe('Sam  (friend)\n')
  expect(kept(home).entries.map(({ flow, person }) => [flow, person])).toContainEqual([
    'reconnect',
    '',
  ])
})

test('a plan is on the screen in the heated moment', async () => {
  const home = newHome()
  const plan = sittings.find(({ name }) => name === 'plan')
  await practised(home, ['plan'], { ...plan?.answers, 'pause-phrase': 'Time out, I love you' })
  const session = home.open(['breathe', '--with', 'Alex', '--now'])
  await session.see('any key ends')
  session.press('enter')
  for (const question of [
    'How is your body',
    'And now, how strong',
    'If a name fits',
    'And in the body',
    'What does the urge',
  ])
    await answer(session, question, '\t')
  await session.see('Your plan with Alex: “Time out, I love you”')
  await session.see('Agreed: 30 minutes apart, then back.')
})

test('an answer stands under its question in the words that were chosen', async () => {
  const home = newHome()
  await practised(home, ['repair', '--short', '--with', 'Alex'], {
    ...safe,
    door: 'hurt-them',
    act: 'I walked out',
    theirs: ['hurt'],
    knows: 'told',
  })
  const { stdout } = await home.run(['log', '--json'])
  const [{ id }] = JSON.parse(stdout).entries
  for (const args of [
    ['show', id],
    ['export', '--format', 'md', '--out', '-'],
  ]) {
    const { stdout: said } = await home.run(args)
    expect(said).toContain('they told me')
    expect(said).not.toMatch(/You told me$/m)
  }
})
