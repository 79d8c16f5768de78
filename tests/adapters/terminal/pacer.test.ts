import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breathe, breathePlain } from '../../../src/adapters/terminal/pacer.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import { box, breatheFor, long, sigh } from './breaths.ts'
import { FakeScreen } from './fake-screen.ts'

const theme = makeTheme({ colour: 0, unicode: true })
const silent = { sound: false }
const left = { name: 'Left', code: 130 }
const showCursor = '\x1b[?25h'
const hideCursor = '\x1b[?25l'

/** The moments (ms) when another phase first stood on the screen. */
function turns(screen: FakeScreen, sign: RegExp): { at: number; phase: string }[] {
  const seen: { at: number; phase: string }[] = []
  for (const { at, text } of screen.writes) {
    const phase = sign.exec(text)?.[1]
    if (phase !== undefined && phase !== seen.at(-1)?.phase) seen.push({ at, phase })
  }
  return seen
}

/** When the phases of `long` should begin in `seconds`, ms. */
const scheduled = (seconds: number) =>
  Array.from({ length: seconds / 10 }, (_breath, index) => [index * 10, index * 10 + 4])
    .flat()
    .map((second) => second * 1000)

describe('the picture', () => {
  test('is on the screen before anything else happens', () => {
    const screen = new FakeScreen()
    breathe(breatheFor(120), screen, theme, silent)
    expect(screen.doings[0]).toBe('write')
    expect(screen.written).toContain('Normal-size breaths. No need to go deep.')
    expect(screen.written).toContain('▲  in  4')
    expect(screen.written).toContain('2:00 left · space pauses · any key ends')
  })

  test('ends by itself with the breath out, leaving one quiet line and the cursor', async () => {
    const screen = new FakeScreen()
    screen.write('$ capacity breathe\n')
    const reply = breathe(breatheFor(120), screen, theme, silent)
    screen.advance(119_900)
    expect(screen.held).toBeGreaterThan(0)
    screen.advance(100)
    expect(await reply).toBe(120)
    expect(await screen.seen()).toEqual(['$ capacity breathe', '✓ 2 minutes of breathing'])
    expect(screen.held).toBe(0)
    expect(screen.written.split(hideCursor)).toHaveLength(2)
    expect(screen.written.endsWith(showCursor)).toBe(true)
  })

  test.each(['return', 'x', 'escape'])('%s ends it early, and that is an answer', async (key) => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(120), screen, theme, silent)
    screen.advance(92_700)
    screen.press(key)
    expect(await reply).toBe(92)
    expect(await screen.seen()).toEqual(['✓ 1 minute 32 seconds of breathing'])
    expect(screen.held).toBe(0)
  })

  test.each(['c', 'd'])('Ctrl-%s leaves, and the terminal is given back', async (key) => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(120), screen, theme, silent)
    screen.advance(5000)
    screen.press(key, true)
    await expect(reply).rejects.toMatchObject(left)
    expect(await screen.seen()).toEqual(['✓ 5 seconds of breathing'])
    expect(screen.written.endsWith(showCursor)).toBe(true)
    expect(screen.held).toBe(0)
  })

  test('left at once, it leaves nothing', async () => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(120), screen, theme, silent)
    screen.press('x')
    expect(await reply).toBe(0)
    expect(await screen.seen()).toEqual([])
  })

  test('space pauses the picture and the schedule with it', async () => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(20), screen, theme, silent)
    screen.advance(3000)
    screen.press('space')
    const writes = screen.writes.length
    expect((await screen.seen()).join('\n')).toMatch(/‖ {2}paused[\s\S]*space goes on/)
    screen.advance(60_000)
    expect(screen.writes).toHaveLength(writes)
    screen.press('space')
    screen.advance(1000)
    expect(screen.writes.at(-1)?.text).toContain('▽  out  6')
    screen.advance(16_000)
    expect(await reply).toBe(20)
  })

  test('a pause can be ended by leaving', async () => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(20), screen, theme, silent)
    screen.advance(3000)
    screen.press('space')
    screen.advance(60_000)
    screen.press('x')
    expect(await reply).toBe(3)
  })
})

describe('what is written', () => {
  test('nothing, while nothing changes', () => {
    const screen = new FakeScreen()
    breathe(breatheFor(120, box), screen, theme, silent)
    screen.advance(4100)
    const writes = screen.writes.length
    screen.advance(800)
    expect(screen.writes).toHaveLength(writes)
    screen.advance(200)
    expect(screen.writes).toHaveLength(writes + 1)
  })

  test('at most twenty frames in any second', () => {
    const screen = new FakeScreen()
    breathe(breatheFor(60, sigh), screen, theme, silent)
    screen.advance(60_000)
    for (const [index, { at }] of screen.writes.entries()) {
      expect((screen.writes[index + 20]?.at ?? Infinity) - at).toBeGreaterThanOrEqual(1000)
    }
  })

  test('only the lines that changed', () => {
    const screen = new FakeScreen()
    breathe(breatheFor(120), screen, theme, silent)
    screen.advance(10_000)
    const later = screen.writes.slice(1).map(({ text }) => text)
    expect(later.join('')).not.toContain('Normal-size')
    expect(later.length).toBeGreaterThan(50)
  })

  test('on a smaller window the picture is drawn anew and what stood above is left alone', async () => {
    const screen = new FakeScreen(100, 60)
    screen.write('$ capacity breathe\n')
    const reply = breathe(breatheFor(120), screen, theme, silent)
    screen.advance(3500)
    for (const columns of [50, 70, 44, 90]) {
      await screen.resize(columns, 60)
      const seen = await screen.seen()
      expect(seen.filter((line) => line.includes('left'))).toHaveLength(1)
      expect(seen.filter((line) => line.includes('Normal'))).toHaveLength(1)
      screen.advance(500)
    }
    screen.press('x')
    await reply
    expect(await screen.seen()).toEqual(['$ capacity breathe', '✓ 5 seconds of breathing'])
  })
})

describe('the clock', () => {
  const fiveMinutes = 300

  test('over five minutes of late timers no phase is painted 50 ms after its time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(40)), async (delays) => {
        const screen = new FakeScreen(40, 12)
        screen.lateness = () => delays.next().value ?? 0
        screen.writing = 0.5
        const reply = breathe(breatheFor(fiveMinutes), screen, theme, silent)
        screen.advance(fiveMinutes * 1000 + 60)
        expect(await reply).toBe(fiveMinutes)
        const painted = turns(screen, /[▲▽] {2}(in|out)/)
        const times = scheduled(fiveMinutes)
        expect(painted).toHaveLength(times.length)
        for (const [index, { at, phase }] of painted.entries()) {
          expect(phase).toBe(index % 2 === 0 ? 'in' : 'out')
          const drift = at - (times[index] ?? Number.NaN)
          expect(drift).toBeGreaterThanOrEqual(0)
          expect(drift).toBeLessThan(50)
        }
      }),
      { numRuns: 5 },
    )
  })

  test('a machine that stood still for a while comes back where the time is', async () => {
    const screen = new FakeScreen()
    breathe(breatheFor(120), screen, theme, silent)
    screen.advance(1000)
    screen.lateness = () => 4000
    screen.advance(60)
    screen.lateness = () => 0
    screen.advance(4100)
    expect((await screen.seen()).join('\n')).toContain('▽  out  5')
  })
})

describe('the bell', () => {
  const ringsAt = (screen: FakeScreen) =>
    screen.writes.filter(({ text }) => text === '\x07').map(({ at }) => Math.round(at))

  test('rings once to breathe in and twice, apart, to breathe out', () => {
    const screen = new FakeScreen()
    breathe(breatheFor(60), screen, theme, { sound: true })
    screen.advance(14_500)
    expect(ringsAt(screen)).toEqual([0, 4000, 4220, 10_000, 14_000, 14_220])
  })

  test('is silent in a hold, and unless asked for', () => {
    const held = new FakeScreen()
    breathe(breatheFor(60, box), held, theme, { sound: true })
    held.advance(15_000)
    expect(ringsAt(held)).toEqual([0, 8000, 8220])

    const quiet = new FakeScreen()
    breathe(breatheFor(60), quiet, theme, silent)
    quiet.advance(15_000)
    expect(quiet.written).not.toContain('\x07')
  })

  test('does not ring after the end', async () => {
    const screen = new FakeScreen()
    const reply = breathe(breatheFor(60), screen, theme, { sound: true })
    screen.advance(4100)
    screen.press('x')
    await reply
    screen.advance(1000)
    expect(ringsAt(screen)).toEqual([0, 4000])
  })
})

describe('in plain lines', () => {
  const plainTheme = makeTheme({ colour: 0, unicode: false })

  test('one line a phase, and no escape byte', async () => {
    const screen = new FakeScreen()
    const reply = breathePlain(breatheFor(20), screen, plainTheme, silent)
    screen.advance(20_000)
    expect(await reply).toBe(20)
    expect(screen.written).not.toContain('\x1b')
    expect(await screen.seen()).toEqual([
      'Normal-size breaths. No need to go deep.',
      '20 seconds. Enter ends it.',
      'in ... 4',
      'out ... 6',
      'in ... 4',
      'out ... 6',
      '20 seconds of breathing',
    ])
  })

  test('keeps the same time', () => {
    const screen = new FakeScreen()
    screen.lateness = () => 35
    breathePlain(breatheFor(300), screen, plainTheme, silent)
    screen.advance(300_000)
    const painted = turns(screen, /^(in|out)/)
    const times = scheduled(300)
    expect(painted).toHaveLength(times.length)
    for (const [index, { at }] of painted.entries()) {
      expect(at - (times[index] ?? Number.NaN)).toBeLessThan(50)
    }
  })

  test('Enter ends early; Ctrl-C leaves', async () => {
    const early = new FakeScreen()
    const reply = breathePlain(breatheFor(60, long), early, plainTheme, silent)
    early.advance(7500)
    early.press('return')
    expect(await reply).toBe(7)
    expect(early.held).toBe(0)

    const gone = new FakeScreen()
    const leaving = breathePlain(breatheFor(60), gone, plainTheme, { sound: true })
    gone.press('c', true)
    await expect(leaving).rejects.toMatchObject(left)
    expect(gone.held).toBe(0)
  })
})
