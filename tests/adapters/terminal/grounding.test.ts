import { describe, expect, test } from 'vitest'
import { ground, groundPlain } from '../../../src/adapters/terminal/grounding.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import type { GroundQuestion } from '../../../src/flow/terminal.ts'
import { FakeScreen } from './fake-screen.ts'

const theme = makeTheme({ colour: 0, unicode: true })
const question: GroundQuestion = {
  kind: 'ground',
  id: 'senses',
  text: 'Look around you.',
  hint: 'There is no hurry.',
  prompts: ['Five things you see', 'Four things you can touch', 'Three things you hear'],
}

describe('prompts, one key each', () => {
  test('each stays in sight as the next one comes', async () => {
    const screen = new FakeScreen()
    const reply = ground(question, screen, theme)
    expect(screen.doings[0]).toBe('write')
    screen.press('space')
    expect(await screen.seen()).toEqual([
      '  Look around you.',
      '  There is no hurry.',
      '',
      '  Five things you see',
      '❯ Four things you can touch',
      '',
      '  any key goes on · esc stops',
    ])
    screen.press('x')
    screen.press('return')
    expect(await reply).toBe('done')
    expect((await screen.seen()).slice(3)).toEqual([
      '  Five things you see',
      '  Four things you can touch',
      '  Three things you hear',
    ])
    expect(screen.written.endsWith('\x1b[?25h')).toBe(true)
    expect(screen.held).toBe(0)
  })

  test.each(['escape', 'q'])('%s stops, and what was shown stays', async (key) => {
    const screen = new FakeScreen()
    const reply = ground(question, screen, theme)
    screen.press('space')
    screen.press(key)
    expect(await reply).toBe('stopped')
    expect((await screen.seen()).slice(3)).toEqual([
      '  Five things you see',
      '  Four things you can touch',
    ])
  })

  test('nothing goes on by itself', async () => {
    const screen = new FakeScreen()
    ground(question, screen, theme)
    screen.advance(3_600_000)
    expect(await screen.seen()).toContain('❯ Five things you see')
  })

  test('Ctrl-C leaves and gives the terminal back', async () => {
    const screen = new FakeScreen()
    const reply = ground(question, screen, theme)
    screen.press('c', true)
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: 130 })
    expect(screen.held).toBe(0)
    expect(screen.written.endsWith('\x1b[?25h')).toBe(true)
  })

  test('long prompts wrap under themselves, also after a resize', async () => {
    const screen = new FakeScreen(60, 20)
    const prompts = ['Four things you can touch, and how each of them feels']
    ground({ ...question, prompts }, screen, theme)
    await screen.resize(30, 20)
    expect((await screen.seen()).slice(3)).toEqual([
      '❯ Four things you can touch,',
      '  and how each of them feels',
      '',
      '  any key goes on · esc stops',
    ])
  })

  test('no prompts are done at once', async () => {
    const screen = new FakeScreen()
    expect(await ground({ ...question, prompts: [] }, screen, theme)).toBe('done')
  })
})

describe('in plain lines', () => {
  test('Enter goes on, one line each, and no escape byte', async () => {
    const screen = new FakeScreen()
    const reply = groundPlain(question, screen)
    for (let line = 0; line < 3; line++) screen.press('return')
    expect(await reply).toBe('done')
    expect(screen.written).not.toContain('\x1b')
    expect(await screen.seen()).toEqual([
      'Look around you.',
      'There is no hurry.',
      'Enter goes on, q stops.',
      ...question.prompts,
    ])
  })

  test('q stops', async () => {
    const screen = new FakeScreen()
    const reply = groundPlain(question, screen)
    screen.press('return')
    screen.press('q')
    expect(await reply).toBe('stopped')
    expect(await screen.seen()).not.toContain('Three things you hear')
    expect(screen.held).toBe(0)
  })

  test('the end of the input leaves', async () => {
    const screen = new FakeScreen()
    const reply = groundPlain(question, screen)
    screen.press('d', true)
    await expect(reply).rejects.toMatchObject({ name: 'Left', code: 130 })
  })
})
