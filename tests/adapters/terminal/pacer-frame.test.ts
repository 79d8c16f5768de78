import fc from 'fast-check'
import width from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import { pacerFrame } from '../../../src/adapters/terminal/pacer-frame.ts'
import { makeTheme } from '../../../src/adapters/terminal/theme.ts'
import { momentAt, planBreath } from '../../../src/flow/breath.ts'
import { box, long, sigh } from './breaths.ts'

const words = ['Normal-size breaths. No need to go deep.']
const unicode = makeTheme({ colour: 0, unicode: true })
const ascii = makeTheme({ colour: 0, unicode: false })

const plan = planBreath(box, 120)
const state = (second: number, paused = false) => ({
  words,
  moment: momentAt(plan, second * 1000),
  paused,
})
const moments: [string, ReturnType<typeof state>][] = [
  ['the first frame', state(0)],
  ['in, half-way', state(2)],
  ['hold', state(6)],
  ['out, just begun', state(8.2)],
  ['out, half-way', state(10)],
  ['rest', state(14)],
  ['paused', state(2, true)],
]

describe('frames as they look', () => {
  test.each([
    [80, 24, 'unicode', unicode],
    [80, 24, 'ascii', ascii],
    [40, 12, 'unicode', unicode],
    [40, 12, 'ascii', ascii],
    [30, 5, 'unicode', unicode],
  ] as const)('%i × %i, %s', async (columns, rows, kind, theme) => {
    const pages = moments.map(([name, moment]) =>
      [`--- ${name}`, ...pacerFrame(moment, columns, rows, theme)].join('\n'),
    )
    const file = `frames/${columns}x${rows}-${kind}.txt`
    await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(file)
  })
})

describe('without colour', () => {
  const frame = (second: number, columns: number, rows: number) =>
    pacerFrame(state(second), columns, rows, unicode).join('\n')

  test.each([
    [80, 24],
    [40, 12],
  ])('in, hold and out differ in shape alone at %i × %i', (c, r) => {
    const shape = (second: number) =>
      frame(second, c, r)
        .match(/[░▒▓█·]/g)
        ?.join('') ?? ''
    const [breathingIn, held, out] = [shape(3.9), shape(6), shape(8.9)]
    expect(held).toContain('·'.repeat(5))
    expect(breathingIn).not.toContain('·'.repeat(5))
    expect(out).not.toContain('·'.repeat(5))
    const bright = (cells: string) => [...cells].filter((cell) => cell === '█').length
    expect(bright(breathingIn)).toBeGreaterThan(10)
    expect(bright(out)).toBe(0)
  })

  test('the orb grows while breathing in and shrinks while breathing out', () => {
    const cells = (second: number) => frame(second, 80, 24).match(/[░▒▓█]/g)?.length ?? 0
    const inhale = [0, 1, 2, 3, 3.9].map(cells)
    const exhale = [8, 9, 10, 11, 11.9].map(cells)
    expect(inhale).toEqual([...inhale].sort((a, b) => a - b))
    expect(exhale).toEqual([...exhale].sort((a, b) => b - a))
    expect(inhale[4]).toBeGreaterThan((inhale[0] ?? 0) * 10)
  })
})

test('a frame fits its window, and always says the words where there is room', () => {
  const sizes = fc.record({
    columns: fc.integer({ min: 2, max: 250 }),
    rows: fc.integer({ min: 1, max: 80 }),
    elapsed: fc.nat(130_000),
    paused: fc.boolean(),
    theme: fc.constantFrom(unicode, ascii),
    pattern: fc.constantFrom(long, box, sigh),
  })
  fc.assert(
    fc.property(sizes, ({ columns, rows, elapsed, paused, theme, pattern }) => {
      const moment = momentAt(planBreath(pattern, 120), elapsed)
      const lines = pacerFrame({ words, moment, paused }, columns, rows, theme)
      expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows - 1))
      for (const line of lines) expect(width(line)).toBeLessThan(columns)
      if (columns > 40 && rows > 3) expect(lines.join('\n')).toContain(words[0])
    }),
  )
})

test('frames of one window are equally high, so nothing below them moves', () => {
  const heights = moments.map(([, moment]) => pacerFrame(moment, 80, 24, unicode).length)
  expect(new Set(heights).size).toBe(1)
})
