import xterm from '@xterm/headless'

/** How a character looks; a colour is `default`, a palette number (0–255) or `#rrggbb`. */
export type Style = {
  color: string | number
  background: string | number
  bold: boolean
  dim: boolean
  underline: boolean
  inverse: boolean
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

const colour = (value: number, kind: { plain: boolean; rgb: boolean }): string | number => {
  if (kind.plain) return 'default'
  return kind.rgb ? `#${value.toString(16).padStart(6, '0')}` : value
}

/** The emulated screen of a terminal: bytes in, what a person would see out. */
export class Screen {
  readonly #terminal: xterm.Terminal
  #cursorVisible = true

  constructor(cols: number, rows: number) {
    this.#terminal = new xterm.Terminal({
      cols,
      rows,
      scrollback: 10_000,
      allowProposedApi: true,
      logLevel: 'off',
    })
    this.#followCursor()
  }

  /** Takes what the program wrote; `done` is called once it is on the screen. */
  write(data: string, done: () => void): void {
    this.#terminal.write(data, done)
  }

  /** Passes on the terminal's own replies, such as where the cursor stands when a program asks. */
  onReply(reply: (data: string) => void): void {
    this.#terminal.onData(reply)
  }

  resize(cols: number, rows: number): void {
    this.#terminal.resize(cols, rows)
  }

  /** The visible rows, without the blanks at their ends and the empty rows at the bottom. */
  text(): string {
    return this.#rows(this.#buffer.baseY).join('\n').trimEnd()
  }

  /** Everything since the start or the last clearing: what has scrolled away, then the screen. */
  everything(): string {
    return this.#rows(0).join('\n').trimEnd()
  }

  /** Whether a text is on screen, however its words are broken into rows; or a pattern, as drawn. */
  shows(wanted: string | RegExp): boolean {
    if (wanted instanceof RegExp) return wanted.test(this.text())
    return spaced(this.#paragraphs()).includes(spaced(wanted))
  }

  /** How the first character of `text` looks; an error when no visible row holds it. */
  styleOf(text: string): Style {
    const rows = this.#rows(this.#buffer.baseY)
    const row = rows.findIndex((line) => line.includes(text))
    const line = this.#buffer.getLine(this.#buffer.baseY + row)
    const cell = line?.getCell(this.#column(row, rows[row]?.indexOf(text) ?? 0))
    if (row < 0 || cell === undefined) throw new Error(`“${text}” is not there:\n${this.drawn()}`)
    return {
      color: colour(cell.getFgColor(), { plain: cell.isFgDefault(), rgb: cell.isFgRGB() }),
      background: colour(cell.getBgColor(), { plain: cell.isBgDefault(), rgb: cell.isBgRGB() }),
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    }
  }

  /** Where the cursor stands, counted from the top left of the screen. */
  cursor(): { row: number; column: number } {
    return { row: this.#buffer.cursorY, column: this.#buffer.cursorX }
  }

  /** What a program may have switched and has to switch back. */
  modes() {
    const { bracketedPasteMode, applicationCursorKeysMode, mouseTrackingMode } =
      this.#terminal.modes
    return {
      cursorVisible: this.#cursorVisible,
      bracketedPaste: bracketedPasteMode,
      applicationCursorKeys: applicationCursorKeysMode,
      mouse: mouseTrackingMode !== 'none',
      alternateScreen: this.#buffer.type === 'alternate',
    }
  }

  /** The visible rows in a frame, for the message of a failure. */
  drawn(): string {
    const { cols, rows } = this.#terminal
    const lines = this.#rows(this.#buffer.baseY, false)
    const title = ` ${cols}×${rows} `
    return [
      `┌${title.padEnd(cols, '─')}┐`,
      ...lines.map((line) => `│${line}│`),
      `└${'─'.repeat(cols)}┘`,
    ].join('\n')
  }

  dispose(): void {
    this.#terminal.dispose()
  }

  get #buffer() {
    return this.#terminal.buffer.active
  }

  #rows(from: number, trimmed = true): string[] {
    const count = this.#buffer.baseY + this.#terminal.rows - from
    return Array.from({ length: count }, (_, row) => this.#row(from + row, trimmed))
  }

  #row(index: number, trimmed: boolean): string {
    return this.#buffer.getLine(index)?.translateToString(trimmed) ?? ''
  }

  /** The visible text with rows the terminal broke by itself put together again. */
  #paragraphs(): string {
    const top = this.#buffer.baseY
    const rows = this.#rows(top, false).map((text, row) => {
      const isContinued = row > 0 && this.#buffer.getLine(top + row)?.isWrapped === true
      return isContinued ? text : `\n${text}`
    })
    return rows.join('')
  }

  /** Wide characters fill two columns, so the place in the text is not yet the column. */
  #column(row: number, offset: number): number {
    const line = this.#buffer.getLine(this.#buffer.baseY + row)
    let column = 0
    for (let seen = 0; seen < offset; column += 1) {
      seen +=
        line?.getCell(column)?.getWidth() === 0 ? 0 : line?.getCell(column)?.getChars().length || 1
    }
    return column
  }

  #followCursor(): void {
    const show = (visible: boolean) => (params: (number | number[])[]) => {
      if (params.includes(25)) this.#cursorVisible = visible
      return false
    }
    const reset = () => {
      this.#cursorVisible = true
      return false
    }
    const { parser } = this.#terminal
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, show(true))
    parser.registerCsiHandler({ prefix: '?', final: 'l' }, show(false))
    parser.registerCsiHandler({ intermediates: '!', final: 'p' }, reset)
    parser.registerEscHandler({ final: 'c' }, reset)
  }
}
