import { useEffect, useRef, useState } from '@inquirer/core'
import { displayWidth } from '../graphemes.ts'
import type { Theme } from '../theme.ts'
import { measure, wrap } from '../wrap.ts'

/** Where a question is drawn and what it looks like there. */
export interface Look {
  readonly theme: Theme
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number }
}

/** What every question shows: its own words and a quiet line under them. */
export interface Head {
  readonly text: string
  readonly hint?: string
  /** There is a question before this one. */
  readonly before?: true
}

/** What Tab does: it skips, or keeps the answer that stands there. */
export const tabDoes = ({ standing }: { readonly standing?: unknown }): string =>
  standing === undefined ? 'tab skips' : 'tab keeps it'

/** One picture of a question. */
export interface Picture {
  readonly head: Head
  /** Lines of at most `columns`, styled, no more of them than `rows`; both as `roomFor` gave them. */
  readonly body: readonly string[]
  /** A warm word about the answer so far. */
  readonly note?: string | undefined
  /** The keys that work here, the most important first. */
  readonly keys: readonly string[]
  /** Where text goes in, from the top left of `body`; without it the cursor is hidden. */
  readonly caret?: { readonly row: number; readonly column: number } | undefined
}

/** The room a question leaves for its body, in columns and rows. */
export interface Room {
  readonly columns: number
  readonly rows: number
}

const margin = '  '
const noteAndKeys = 2
const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'

/** The widest a line may run beside the margin: one column stays free, for a terminal that wraps early. */
export const roomBeside = ({ output }: Look): number =>
  Math.max(Math.min((output.columns || 80) - margin.length - 1, measure), 12)

/** The room left for the body. */
export function roomFor(look: Look, head: Head): Room {
  const around = heading(look, head).length + noteAndKeys
  return { columns: roomBeside(look), rows: Math.max((look.output.rows || 24) - around - 1, 3) }
}

/** Draws a picture, and again when the window changes; to be called last in a prompt, with its result returned. */
export function useFrame(look: Look, picture: Picture): string {
  const { theme } = look
  const head = heading(look, picture.head)
  const columns = roomBeside(look)
  const note = picture.note ? wrap(picture.note, columns).map(indented) : []
  const goingBack = picture.head.before ? ['shift-tab back'] : []
  const keys = indented(
    theme.quiet(
      fitting([...picture.keys, ...goingBack, 'ctrl-c leaves'], columns, ` ${theme.glyph.dot} `),
    ),
  )
  const shown = [...head, ...picture.body.map(indented), ...note]
  const airy = shown.length + 2 < (look.output.rows || 24)
  const lines = [...shown, ...(airy ? [''] : []), keys]
  const { caret } = picture
  useRedrawing(look, lines.length)
  useCaret(caret && { up: lines.length - 1 - head.length - caret.row, column: caret.column })
  return `${lines.join('\n')}${caret ? showCursor : hideCursor}`
}

const indented = (line: string): string => margin + line

function heading(look: Look, { text, hint }: Head): string[] {
  const { theme } = look
  const columns = roomBeside(look)
  // Where there is nothing to ask, as after a page that was read, the choices stand alone.
  const lines = text === '' ? [] : wrap(text, columns)
  const asked = lines.map((line, index) => {
    const mark = index === 0 ? theme.accent(theme.glyph.asked) : ' '
    return `${mark} ${theme.question(line)}`
  })
  const aside = hint ? wrap(hint, columns).map((line) => indented(theme.quiet(line))) : []
  return [...asked, ...aside]
}

/** The keys on one line, as many as fit. */
function fitting(keys: readonly string[], columns: number, between: string): string {
  let line = ''
  for (const key of keys) {
    const longer = line ? line + between + key : key
    if (displayWidth(longer) > columns) break
    line = longer
  }
  return line || ' '
}

/** Draws anew when the window gets another size, and below what the shell wrote while the program was suspended. */
function useRedrawing({ output }: Look, height: number): void {
  const [, redraw] = useState(0)
  const latest = useRef(height)
  latest.current = height
  useEffect((readline) => {
    const again = () => redraw((count) => count + 1)
    const back = () => {
      output.write('\n'.repeat(latest.current))
      again()
    }
    output.on('resize', again)
    readline.input.on('back', back)
    return () => {
      output.removeListener('resize', again)
      readline.input.removeListener('back', back)
    }
  }, [])
}

/**
 * Puts the cursor where text goes in. Inquirer leaves it behind the last line, and counts UTF-16
 * units to place it in a line; here the last line is the keys' and the cursor is moved up from
 * there, and back down before Inquirer erases.
 */
function useCaret(caret: { up: number; column: number } | undefined): void {
  const away = useRef(0)
  const write = useRef((_text: string) => {})
  const back = () => {
    if (away.current > 0) write.current(`\u001b[${away.current}B`)
    away.current = 0
  }
  back()
  useEffect((readline) => {
    write.current = (text) => {
      readline.output.unmute()
      readline.output.write(text)
      readline.output.mute()
    }
    return back
  }, [])
  useEffect(() => {
    if (!caret) return
    const column = caret.column + margin.length + 1
    write.current(`${caret.up > 0 ? `\u001b[${caret.up}A` : ''}\u001b[${column}G`)
    away.current = caret.up
  }, [caret])
}
