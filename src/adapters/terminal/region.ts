import width from 'fast-string-width'
import type { Screen } from './screen.ts'

const up = (rows: number) => (rows > 0 ? `\x1b[${rows}A` : '')
const down = (rows: number) => (rows > 0 ? `\x1b[${rows}B` : '')
const clearBelow = '\x1b[J'
const clearRest = '\x1b[K'
const hideCursor = '\x1b[?25l'
const showCursor = '\x1b[?25h'

/** Lines at the bottom of the output that are drawn over; everything above them is left alone. */
export interface Region {
  /** Shows these lines, writing only what differs from what stands there. */
  paint(lines: readonly string[]): void
  /** Leaves these lines for good in place of what was painted; the next paint begins beneath. */
  settle(lines: readonly string[]): void
  close(): void
}

/**
 * Opens a region where the cursor stands. The cursor waits, hidden, on the empty line beneath it, so
 * that anything printed by somebody else lands below. No line may be as wide as the screen.
 */
export function openRegion(screen: Screen): Region {
  let painted: readonly string[] = []
  let columns = 0
  let hidden = false

  // Cleared line by line: some terminals keep a copy of what one sweep from the top would erase.
  const redrawn = (lines: readonly string[]) => {
    const top = `\r${up(rowsTaken(painted, screen.columns()))}`
    return `${top}${lines.map((line) => `${line}${clearRest}\n`).join('')}${clearBelow}`
  }

  const change = (lines: readonly string[]) => {
    const sameShape = lines.length === painted.length && screen.columns() === columns
    return sameShape ? differences(painted, lines) : redrawn(lines)
  }
  return {
    paint(lines) {
      const text = change(lines)
      if (text !== '') screen.write(hidden ? text : hideCursor + text)
      hidden = true
      painted = lines
      columns = screen.columns()
    },
    settle(lines) {
      screen.write(redrawn(lines))
      painted = []
    },
    close() {
      if (hidden) screen.write(showCursor)
      hidden = false
    },
  }
}

/** After a resize the terminal has wrapped what was painted: the rows it takes now. */
function rowsTaken(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(width(line) / columns)), 0)
}

function differences(before: readonly string[], after: readonly string[]): string {
  let text = ''
  let row = after.length
  for (const [index, line] of after.entries()) {
    if (line === before[index]) continue
    text += `\r${index < row ? up(row - index) : down(index - row)}${line}${clearRest}`
    row = index
  }
  return text === '' ? '' : `${text}\r${down(after.length - row)}`
}
