import stringWidth from 'fast-string-width'
import { graphemes } from '../adapters/terminal/graphemes.ts'
import { hanging } from '../adapters/terminal/wrap.ts'
import type { Screen } from '../commands/house.ts'
import { harmless, harmlessJson, oneLine } from '../harmless.ts'
import { put } from './output.ts'

/** stdout for data, stderr for words to a person; neither throws when nobody reads any more. */
export const screenOf = (process: NodeJS.Process): Screen => {
  const { stdout, stderr } = process
  return {
    data: (text) => put(process, harmless(text)),
    text: (text, before) => put(process, printed(stdout, text, before)),
    records: (records) => put(process, `${harmlessJson({ schema: 1, ...records })}\n`),
    say: (text) => void stderr.write(printed(stderr, text)),
    handOver: (text) => void stderr.write(`${harmless(text)}\n`),
    fit: (line) => {
      const indent = /^ */.exec(line)?.[0] ?? ''
      const clean = indent + oneLine(line)
      return stdout.isTTY ? cut(clean, stdout.columns) : clean
    },
    columns: stdout.columns || 80,
  }
}

/** On a terminal in rows that end between words; anywhere else each line stays one line. */
const printed = (stream: NodeJS.WriteStream, text: string, before = ''): string => {
  const shown = stream.isTTY
    ? hanging(text, stream.columns || 80, before).join('\n')
    : before + text
  return `${harmless(shown)}\n`
}

const cut = (line: string, columns: number): string => {
  if (stringWidth(line) <= columns) return line
  const shown = graphemes(line)
  while (shown.length > 0 && stringWidth(shown.join('')) > columns - 1) shown.pop()
  return `${shown.join('').trimEnd()}…`
}
