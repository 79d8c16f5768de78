/** What a screen can show: its width, its styles, and whether it has more than ASCII. */
export interface TerminalLook {
  readonly columns: number
  readonly unicode: boolean
  readonly styles: Styles
}

type Style = (text: string) => string

export interface Styles {
  readonly title: Style
  readonly heading: Style
  readonly quiet: Style
  /** The person's own words. */
  readonly quote: Style
  /** Bars and marks. */
  readonly accent: Style
}

const plain: Style = (text) => text

/** 80 columns without colour: every chart is told apart without it anyway. */
export const plainLook: TerminalLook = {
  columns: 80,
  unicode: true,
  styles: { title: plain, heading: plain, quiet: plain, quote: plain, accent: plain },
}

const unicode = {
  full: '█',
  half: '▌',
  track: '·',
  line: '━',
  reach: '─',
  from: '○',
  to: '●',
  done: '●',
  partly: '◐',
  open: '○',
  broke: '◇',
  back: '◆',
  met: '✦',
  strand: '│',
  loose: '┊',
  mended: '━',
  unmended: '┄',
  corner: '└',
  quote: '▏',
  rule: '─',
  nothing: '·',
  ellipsis: '…',
  shades: ['░', '▒', '▓', '█'],
}

export type Glyphs = typeof unicode

const ascii: Glyphs = {
  full: '#',
  half: '',
  track: '.',
  line: '=',
  reach: '-',
  from: 'o',
  to: '*',
  done: '*',
  partly: '+',
  open: 'o',
  broke: 'x',
  back: '>',
  met: '^',
  strand: '|',
  loose: ':',
  mended: '=',
  unmended: '-',
  corner: '+',
  quote: '|',
  rule: '-',
  nothing: '.',
  ellipsis: '...',
  shades: ['-', '=', '%', '#'],
}

export const glyphsOf = (look: TerminalLook): Glyphs => (look.unicode ? unicode : ascii)

const substitutes: readonly (readonly [RegExp, string])[] = [
  [/[–—−]/g, '-'],
  [/[“”]/g, '"'],
  [/[‘’]/g, "'"],
  [/…/g, '...'],
  [/ · /g, ', '],
  [/→/g, '->'],
  [/\u00a0/g, ' '],
]

/** Typography in ASCII, where the locale needs it; letters stay what they are. */
export const typeset = (text: string, look: TerminalLook): string =>
  look.unicode
    ? text
    : substitutes.reduce((said, [mark, plainly]) => said.replace(mark, plainly), text)
