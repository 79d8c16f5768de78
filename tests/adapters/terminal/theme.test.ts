import { WriteStream } from 'node:tty'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideColour, decideUnicode, makeTheme } from '../../../src/adapters/terminal/theme.ts'

const ESC = '\x1b'

/** What Node itself would say for an environment, in bits. */
const nodeDepth = (env: Record<string, string>) =>
  WriteStream.prototype.getColorDepth.call(undefined, env)

describe('the palette', () => {
  test('without colour no style writes an escape', () => {
    const theme = makeTheme({ colour: 0, unicode: true })
    for (const style of Object.values(theme)) {
      if (typeof style === 'function') expect(style('words')).toBe('words')
    }
  })

  test.each([1, 2, 3] as const)('at level %i words stay whole and nothing is red', (colour) => {
    const theme = makeTheme({ colour, unicode: true })
    for (const style of Object.values(theme)) {
      if (typeof style !== 'function') continue
      expect(style('words')).toContain('words')
      expect(style('words')).not.toMatch(/\x1b\[(?:\d+;)*(?:31|91|41|101)m/)
    }
  })

  test('words that must be read keep the foreground and are never only dim', () => {
    const theme = makeTheme({ colour: 1, unicode: true })
    for (const style of [theme.title, theme.question, theme.care, theme.error]) {
      expect(style('words')).toBe(`${ESC}[1mwords${ESC}[22m`)
    }
  })

  test('a style takes one text and nothing else, so that lines can be mapped', () => {
    const theme = makeTheme({ colour: 0, unicode: true })
    expect(['one', 'two'].map(theme.quiet)).toEqual(['one', 'two'])
  })

  test('every glyph has an ASCII fallback', () => {
    const ascii = makeTheme({ colour: 0, unicode: false }).glyph
    const unicode = makeTheme({ colour: 0, unicode: true }).glyph
    expect(Object.keys(ascii)).toEqual(Object.keys(unicode))
    for (const glyph of Object.values(ascii).flat()) expect(glyph).toMatch(/^[\x20-\x7e]+$/)
    expect(ascii.shades).toHaveLength(unicode.shades.length)
  })

  test('the glyphs of a breath are all different', () => {
    for (const unicode of [true, false]) {
      const { glyph } = makeTheme({ colour: 0, unicode })
      const five = [glyph.in, glyph['top-up'], glyph.hold, glyph.out, glyph.rest]
      expect(new Set(five).size).toBe(5)
    }
  })
})

describe('colour', () => {
  const auto = { flag: 'auto', isTTY: true, depth: 8 } as const

  test.each([
    [{}, 2],
    [{ NO_COLOR: '1' }, 0],
    [{ NO_COLOR: '' }, 2],
    [{ TERM: 'dumb' }, 0],
    [{ FORCE_COLOR: '0' }, 0],
    [{ FORCE_COLOR: '3', NO_COLOR: '1' }, 3],
  ])('%o gives level %i', (env, level) => {
    expect(decideColour({ ...auto, env })).toBe(level)
  })

  test('the flag outweighs everything', () => {
    const env = { FORCE_COLOR: '3' }
    expect(decideColour({ ...auto, flag: 'never', env })).toBe(0)
    const none = { NO_COLOR: '1' }
    expect(decideColour({ flag: 'always', env: none, isTTY: false, depth: 1 })).toBe(1)
    expect(decideColour({ flag: 'always', env: {}, isTTY: true, depth: 24 })).toBe(3)
  })

  test('off a terminal there is none, unless it is forced', () => {
    expect(decideColour({ ...auto, isTTY: false, env: {} })).toBe(0)
    expect(decideColour({ ...auto, isTTY: false, env: { FORCE_COLOR: '1' } })).toBe(1)
  })

  test('on a terminal it is what Node would choose', () => {
    const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const envs = fc.record({
      FORCE_COLOR: maybe('', '0', '1', '2', '3', 'true', 'false', 'perhaps'),
      NO_COLOR: maybe('', '1'),
      NODE_DISABLE_COLORS: maybe('', '1'),
      TERM: maybe('dumb', 'xterm', 'xterm-256color', 'screen'),
      COLORTERM: maybe('truecolor'),
    })
    const levels = new Map([
      [1, 0],
      [4, 1],
      [8, 2],
      [24, 3],
    ])
    fc.assert(
      fc.property(envs, (all) => {
        const env = Object.fromEntries(
          Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
        )
        const depth = nodeDepth(env)
        expect(decideColour({ flag: 'auto', env, isTTY: true, depth })).toBe(levels.get(depth))
      }),
    )
  })
})

describe('unicode', () => {
  test.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'C.UTF-8' }, true],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, false],
    [{}, false],
  ])('on Linux, %o: %s', (env, expected) => {
    expect(decideUnicode({ env, platform: 'linux' })).toBe(expected)
  })

  test('macOS needs no locale, Windows a terminal known to draw it', () => {
    expect(decideUnicode({ env: {}, platform: 'darwin' })).toBe(true)
    expect(decideUnicode({ env: {}, platform: 'win32' })).toBe(false)
    expect(decideUnicode({ env: { WT_SESSION: '1' }, platform: 'win32' })).toBe(true)
  })
})
