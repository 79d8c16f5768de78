import type { Passage } from '../../flow/terminal.ts'
import { oneLine } from '../../harmless.ts'
import { displayWidth } from './graphemes.ts'
import type { Theme } from './theme.ts'
import { measure, wrap } from './wrap.ts'

/** What stays on the screen of a reply: a word or two, or the person's own text; `whole` when they will want to read it from there. */
export type Reply = { readonly word: string } | { readonly words: string; readonly whole?: boolean }

const margin = '  '
/** At most so many lines of a long answer are shown again: it was read while it was written. */
const linesShown = 6

const widthBeside = (columns: number): number => Math.max(Math.min(columns, measure) - 3, 12)

/** A passage as lines to print, wrapped and safe. */
export function passageLines(passage: Passage, columns: number, theme: Theme): string[] {
  const width = widthBeside(columns)
  const lines = passage.text === '' ? [] : wrap(passage.text, width)
  const items = (passage.items ?? []).flatMap((item) =>
    passage.tone === 'title' ? subtitle(item, width, theme) : itemLines(item, width, theme),
  )
  const { glyph } = theme
  const looks: Readonly<Record<Passage['tone'], (line: string, index: number) => string>> = {
    title: (line) => margin + theme.title(line),
    plain: (line) => margin + line,
    quiet: (line) => margin + theme.quiet(line),
    care: (line, index) => `${index === 0 ? theme.mark(glyph.care) : ' '} ${theme.care(line)}`,
    quote: (line) => `${margin}${theme.accent(glyph.quote)} ${theme.quote(line)}`,
  }
  return [...lines.map(looks[passage.tone]), ...items].map((line) => line.trimEnd())
}

/** Rows beside a page that is read: around what is to be chosen, that itself, its keys. */
const besideAPage = 5

/** Passages as screenfuls, as few as it takes: what belongs to one item, such as a number to its name, stays together. */
export function pagesOf(
  passages: readonly Passage[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
  theme: Theme,
): string[][] {
  const room = Math.max(rows - besideAPage, 3)
  const pages: string[][] = []
  for (const { text, tone, items = [] } of passages) {
    const blocks = [{ text, tone }, ...items.map((item) => ({ text: '', tone, items: [item] }))]
    for (const [index, block] of blocks.entries()) {
      const lines = passageLines(block, columns, theme)
      const page = pages.at(-1)
      const apart = index === 0 && page ? ['', ...lines] : lines
      if (page && page.length + apart.length <= room) page.push(...apart)
      else pages.push([...lines])
    }
  }
  return pages
}

const subtitle = (item: string, width: number, theme: Theme): string[] =>
  wrap(item, width).map((line) => margin + theme.quiet(line))

function itemLines(item: string, width: number, theme: Theme): string[] {
  return wrap(item, width - 2).map((line, index) => {
    const bullet = index === 0 ? theme.accent(theme.glyph.dot) : ' '
    return `${margin}${bullet} ${line}`
  })
}

/** What remains of a question that was answered, or skipped where there is no reply. */
export function answeredLines(
  text: string,
  reply: Reply | undefined,
  columns: number,
  theme: Theme,
): string[] {
  const width = widthBeside(columns)
  if (!reply)
    return marked(
      wrap(oneLine(text), width).map((line) => theme.quiet(line)),
      theme.glyph.skipped,
      theme,
    )
  if ('words' in reply) return [...asked(text, width, theme), ...quoted(reply, width, theme)]
  const question = wrap(text, width)
  const word = oneLine(reply.word)
  const last = question.at(-1) ?? ''
  if (displayWidth(last) + 2 + displayWidth(word) <= width) {
    const line = `${last}  ${theme.answer(word)}`
    return marked([...question.slice(0, -1), line], theme.glyph.answered, theme)
  }
  const below = wrap(word, width).map((line) => margin + theme.answer(line))
  return [...asked(text, width, theme), ...below]
}

const asked = (text: string, width: number, theme: Theme): string[] =>
  marked(wrap(text, width), theme.glyph.answered, theme)

function marked(lines: readonly string[], mark: string, theme: Theme): string[] {
  return lines.map((line, index) => (index === 0 ? `${theme.quiet(mark)} ${line}` : margin + line))
}

function quoted(reply: Extract<Reply, { words: string }>, width: number, theme: Theme): string[] {
  const lines = wrap(reply.words, width - 2)
  const isCut = !reply.whole && lines.length > linesShown
  const shown = isCut ? lines.slice(0, linesShown - 1) : lines
  const hidden = lines.length - shown.length
  const more = hidden > 0 ? [theme.quiet(`${theme.glyph.ellipsis} and ${hidden} more lines`)] : []
  const bar = theme.accent(theme.glyph.quote)
  return [...shown.map((line) => theme.quiet(line)), ...more].map((line) =>
    `${margin}${bar} ${line}`.trimEnd(),
  )
}
