import { describe, expect, test } from 'vitest'
import { countdown, countdownPlain } from '../../../src/adapters/terminal/countdown.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import type { TimerQuestion } from '../../../src/flow/terminal.ts'
import { FakeScreen } from './fake-screen.ts'

const theme = makeTheme({ colour: 0, unicode: true })
const minutes = 60_000

/** A timer of `seconds`, set `gone` ms before the fake's clock begins at 14:10. */
const timer = (screen: FakeScreen, seconds: number, gone = 0): TimerQuestion => ({
  kind: 'timer',
  id: 'break',
  text: 'Something absorbing helps.',
  until: new Date(screen.started.getTime() + seconds * 1000 - gone).toISOString(),
  seconds,
})

describe('a pause', () => {
  test('is one quiet line with the time it ends', async () => {
    const screen = new FakeScreen()
    countdown(timer(screen, 25 * 60), screen, theme)
    expect(screen.doings[0]).toBe('write')
    screen.advance(6 * minutes + 15_000)
    expect(await screen.seen()).toEqual([
      '  Something absorbing helps.',
      '  ━━━━━━──────────────────  19 min left · until 14:35 · enter ends',
    ])
  })

  test('writes only when the bar or the minute moves', () => {
    const screen = new FakeScreen()
    countdown(timer(screen, 25 * 60), screen, theme)
    screen.advance(24 * minutes)
    expect(screen.writes.length).toBeLessThan(60)
  })

  test('ends by itself', async () => {
    const screen = new FakeScreen()
    const reply = countdown(timer(screen, 25 * 60), screen, theme)
    screen.advance(25 * minutes - 1)
    expect(await screen.seen()).toContainEqual(expect.stringContaining('the last minute'))
    screen.advance(1)
    expect(await reply).toBe(1500)
    expect(await screen.seen()).toEqual(['  Something absorbing helps.', '✓ 25 minutes passed'])
    expect(screen.held).toBe(0)
    expect(screen.written.endsWith('\x1b[?25h')).toBe(true)
  })

  test('taken up again in another window, it goes on where the clock is', async () => {
    const screen = new FakeScreen()
    const reply = countdown(timer(screen, 25 * 60, 20 * minutes), screen, theme)
    expect(await screen.seen()).toContainEqual(expect.stringContaining('5 min left · until 14:15'))
    screen.advance(5 * minutes)
    expect(await reply).toBe(1500)
  })

  test('when the clock jumped ahead while the machine slept, it is over', async () => {
    const screen = new FakeScreen()
    const reply = countdown(timer(screen, 25 * 60), screen, theme)
    screen.advance(minutes)
    screen.started = new Date(screen.started.getTime() + 60 * minutes)
    screen.advance(1000)
    expect(await reply).toBe(1500)
  })

  test('already past, it returns at once and shows nothing', async () => {
    const screen = new FakeScreen()
    expect(await countdown(timer(screen, 1500, 26 * minutes), screen, theme)).toBe(1500)
    expect(screen.writes).toEqual([])
    expect(screen.doings).toEqual([])
  })

  test('an instant that cannot be read is refused rather than waited for', () => {
    const screen = new FakeScreen()
    const later = { ...timer(screen, 1500), until: 'later' }
    expect(() => countdown(later, screen, theme)).toThrow(RangeError)
  })

  test('Enter ends it, a stray key does not; Ctrl-C leaves', async () => {
    const ended = new FakeScreen()
    const reply = countdown(timer(ended, 1500), ended, theme)
    ended.advance(11 * minutes)
    for (const stray of ['x', 'space', 'up']) ended.press(stray)
    ended.advance(minutes)
    ended.press('return')
    expect(await reply).toBe(720)
    expect(await ended.seen()).toContain('✓ 12 minutes passed')

    const gone = new FakeScreen()
    const leaving = countdown(timer(gone, 1500), gone, theme)
    gone.press('c', true)
    await expect(leaving).rejects.toMatchObject({ name: 'Left', code: 130 })
    expect(gone.held).toBe(0)
  })

  test.each([80, 40, 30, 20])('is one line at %i columns', async (columns) => {
    const screen = new FakeScreen(columns, 24)
    countdown({ ...timer(screen, 1500), text: '' }, screen, theme)
    const lines = await screen.seen()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/━|─/)
  })
})

describe('a few seconds', () => {
  test('show a still mark and no numbers, and leave nothing', async () => {
    const screen = new FakeScreen()
    const reply = countdown({ ...timer(screen, 5), text: '' }, screen, theme)
    const writes = screen.writes.length
    screen.advance(4900)
    expect(await screen.seen()).toEqual(['  ●'])
    expect(screen.writes).toHaveLength(writes)
    screen.advance(100)
    expect(await reply).toBe(5)
    expect(await screen.seen()).toEqual([])
  })

  test('are over with any key', async () => {
    const screen = new FakeScreen()
    const reply = countdown({ ...timer(screen, 5), text: '' }, screen, theme)
    screen.advance(2000)
    screen.press('x')
    expect(await reply).toBe(2)
  })
})

describe('in plain lines', () => {
  test('the start, each five minutes, the end', async () => {
    const screen = new FakeScreen()
    const reply = countdownPlain(timer(screen, 25 * 60), screen)
    screen.advance(25 * minutes)
    expect(await reply).toBe(1500)
    expect(screen.written).not.toContain('\x1b')
    expect(await screen.seen()).toEqual([
      'Something absorbing helps.',
      '25 min left, until 14:35. Enter ends it.',
      '20 min left',
      '15 min left',
      '10 min left',
      '5 min left',
      '25 minutes passed',
    ])
  })

  test('Enter ends it early', async () => {
    const screen = new FakeScreen()
    const reply = countdownPlain(timer(screen, 1500), screen)
    screen.advance(90_000)
    screen.press('return')
    expect(await reply).toBe(90)
    expect(screen.held).toBe(0)
  })

  test('seconds pass without numbers; the past is silent', async () => {
    const screen = new FakeScreen()
    const reply = countdownPlain(timer(screen, 5), screen)
    screen.advance(5000)
    expect(await reply).toBe(5)
    expect(await screen.seen()).toEqual(['Something absorbing helps.'])

    const past = new FakeScreen()
    expect(await countdownPlain(timer(past, 1500, 26 * minutes), past)).toBe(1500)
    expect(past.writes).toEqual([])
  })
})
