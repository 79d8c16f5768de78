import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding } from '../support/journals.ts'
import { answer, kept, typed } from '../support/practice.ts'
import { goOn } from './going-on.ts'

test('32 windows that write at once lose and mix nothing', { timeout: 120_000 }, async () => {
  const home = newHome()
  const lines = Array.from({ length: 32 }, (_, n) => `This is what window ${n} wrote.`)
  const outcomes = await Promise.all(lines.map((line) => home.run(['journal', line])))
  // Whoever waited in vain, on a machine with too much to do, has the words back.
  const givenBack = lines.filter((line, n) => outcomes[n]?.stderr.includes(`\n${line}\n`))
  const failed = outcomes.filter(({ code }) => code !== 0)
  expect(failed.map(({ code }) => code)).toEqual(givenBack.map(() => 11))
  expect(failed.length).toBeLessThan(lines.length / 2)
  const { entries } = kept(home)
  expect(entries.every(({ state }) => state === 'finished')).toBe(true)
  const written = entries.flatMap(({ answers }) =>
    Object.values(answers).flatMap((one) => (one.kind === 'text' ? [one.text] : [])),
  )
  expect([...written, ...givenBack].toSorted()).toEqual(lines.toSorted())
})

test('a draft that is open in two windows keeps what either wrote', {
  timeout: 60_000,
}, async () => {
  const home = newHome()
  const first = home.open(['journal', '--short'])
  await answer(first, 'How pleasant was today, inside?', '4\n')
  await first.see('○ And how much energy was in you?')

  const second = home.open(['journal', '--short'])
  await goOn(second)
  await answer(second, 'And how much energy was in you?', '2\n')
  await second.see('○ One moment that stayed.')
  await typed(second, 'Rain on the roof.')
  second.press('ctrl-s')
  await second.see('○ Something you')

  await answer(first, 'And how much energy was in you?', '3\n')
  await first.see('○ One moment that stayed.')
  expect(first.scrollback()).toMatch(/Another window had answered this as well\./)
  await typed(first, 'Tea on the steps.')
  first.press('ctrl-s')
  await answer(first, 'Something you', '\t')
  await first.ended()
  await answer(second, 'Something you', '\t')
  expect(await second.ended()).toEqual({ code: 0, signal: null })
  expect(second.scrollback()).not.toContain('Another window')
  // The later answer stands; the earlier one stays as a version of it.
  for (const text of ['Rain on the roof.', 'Tea on the steps.'])
    expect(filesHolding(home.journal, text)).not.toEqual([])
  expect(kept(home).entries).toMatchObject([{ state: 'finished' }])
})

describe('a draft that is deleted in another window', () => {
  const deleted = async () => {
    const home = newHome()
    const window = home.open(['journal', '--short'])
    await answer(window, 'How pleasant was today, inside?', '4\n')
    await window.see('○ And how much energy was in you?')
    const { stdout } = await home.run(['log', '--drafts'])
    await home.run(['delete', stdout.slice(0, 8), '--yes'])
    return window
  }

  test('takes no answer more, and is not said to be kept', async () => {
    const window = await deleted()
    await answer(window, 'And how much energy was in you?', '3\n')
    await window.see('Your answer is not kept yet.')
    window.press('ctrl-c')
    await window.ended()
    expect(window.scrollback()).toContain('It was removed meanwhile')
    expect(window.scrollback()).not.toMatch(/What you gave .*is kept/)
  })

  test('is told to who leaves it', async () => {
    const window = await deleted()
    window.press('ctrl-c')
    await window.ended()
    expect(window.scrollback()).toContain('It was deleted in another window.')
    expect(window.scrollback()).not.toMatch(/What you gave .*is kept/)
  })
})
