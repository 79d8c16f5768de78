import { Chalk, type ChalkInstance } from 'chalk'

/** chalk's levels: none · the 16 terminal colours · 256 · true colour. */
export type ColourLevel = 0 | 1 | 2 | 3

type Style = (text: string) => string

/** How each kind of words looks, and the glyphs to go with them; every output takes its looks from here. */
export interface Theme {
  readonly unicode: boolean
  readonly glyph: Glyphs
  readonly title: Style
  readonly question: Style
  readonly answer: Style
  readonly quiet: Style
  readonly care: Style
  /** A small warm sign beside words that matter, as `glyph.care` beside a caution. */
  readonly mark: Style
  readonly quote: Style
  /** Shapes and pointers. */
  readonly accent: Style
  readonly error: Style
}

const unicodeGlyphs = {
  asked: '○',
  answered: '✓',
  skipped: '·',
  upDown: '↑↓',
  arrows: '↑↓←→',
  leftRight: '←→',
  pointer: '❯',
  checked: '◉',
  unchecked: '◯',
  care: '!',
  quote: '│',
  ellipsis: '…',
  dot: '·',
  dash: '–',
  still: '●',
  full: '━',
  empty: '─',
  in: '▲',
  'top-up': '△',
  hold: '■',
  out: '▽',
  rest: '□',
  paused: '‖',
  orbit: '·',
  /** From the faintest shade to the whole cell. */
  shades: ['░', '▒', '▓', '█'],
}

type Glyphs = Readonly<Omit<typeof unicodeGlyphs, 'shades'>> & {
  readonly shades: readonly string[]
}

const asciiGlyphs: Glyphs = {
  asked: '?',
  answered: '*',
  skipped: '-',
  upDown: 'up/down',
  arrows: 'arrows',
  leftRight: 'left/right',
  pointer: '>',
  checked: '[x]',
  unchecked: '[ ]',
  care: '!',
  quote: '|',
  ellipsis: '...',
  dot: '-',
  dash: '-',
  still: '*',
  full: '=',
  empty: '-',
  in: '^',
  'top-up': '+',
  hold: '=',
  out: 'v',
  rest: '-',
  paused: '||',
  orbit: '*',
  shades: ['.', ':', 'o', '@'],
}

/**
 * Makes the one palette. Words to be read keep the terminal's own foreground, since no colour of the
 * sixteen is legible on both black and white; colour is for shapes, marks and the person's answers.
 */
export function makeTheme(decided: { colour: ColourLevel; unicode: boolean }): Theme {
  const chalk = new Chalk({ level: decided.colour })
  // chalk joins every argument, so a style given straight to `map` would print the index too.
  const only =
    (style: ChalkInstance): Style =>
    (text) =>
      style(text)
  return {
    unicode: decided.unicode,
    glyph: decided.unicode ? unicodeGlyphs : asciiGlyphs,
    title: only(chalk.bold),
    question: only(chalk.bold),
    answer: only(chalk.cyan),
    quiet: only(chalk.dim),
    care: only(chalk.bold),
    mark: only(chalk.yellow),
    quote: only(chalk.cyan),
    accent: only(chalk.cyan),
    error: only(chalk.bold),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Decides the colour level once, with Node's own order: `--color`, then `FORCE_COLOR` (even off a
 * terminal), then `NO_COLOR`. `depth` is `stream.getColorDepth(env)` in bits: 1, 4, 8 or 24.
 */
export function decideColour(asked: {
  flag: 'auto' | 'always' | 'never'
  env: Environment
  isTTY: boolean
  depth: number
}): ColourLevel {
  const { flag, env, isTTY, depth } = asked
  if (flag === 'never') return 0
  if (flag === 'always') return levelOf(depth) || 1
  if (env.FORCE_COLOR !== undefined) return forced(env.FORCE_COLOR)
  if (env.NO_COLOR || env.NODE_DISABLE_COLORS || env.TERM === 'dumb' || !isTTY) return 0
  return levelOf(depth)
}

function levelOf(depth: number): ColourLevel {
  if (depth >= 24) return 3
  if (depth >= 8) return 2
  return depth >= 4 ? 1 : 0
}

function forced(value: string): ColourLevel {
  if (value === '' || value === '1' || value === 'true') return 1
  if (value === '2') return 2
  return value === '3' ? 3 : 0
}

const unicodeOnWindows = ['WT_SESSION', 'TERM_PROGRAM', 'ConEmuTask', 'TERMINAL_EMULATOR']

/** Whether glyphs beyond ASCII can be drawn: a UTF-8 locale (macOS needs none) on a terminal that is not the kernel's. */
export function decideUnicode(asked: { env: Environment; platform: NodeJS.Platform }): boolean {
  const { env, platform } = asked
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (locale) return /utf-?8/i.test(locale)
  if (platform === 'win32') return unicodeOnWindows.some((name) => env[name])
  return platform === 'darwin'
}
