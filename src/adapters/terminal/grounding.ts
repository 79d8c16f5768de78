import type { GroundQuestion, RawReplies } from '../../flow/terminal.ts'
import type { Key } from './keys.ts'
import { fitting, opening, wrapped } from './lines.ts'
import { play } from './play.ts'
import { openRegion } from './region.ts'
import type { Screen } from './screen.ts'
import type { Theme } from './theme.ts'

type Grounded = RawReplies['ground']

const stops = (key: Key): boolean => key.name === 'escape' || key.name === 'q'

/**
 * Shows the prompts one after another; what was gone through stays in sight. Any key goes on, Escape
 * or `q` stops; rejects with `Left` on Ctrl-C or Ctrl-D.
 */
export function ground(question: GroundQuestion, screen: Screen, theme: Theme): Promise<Grounded> {
  const region = openRegion(screen)
  const prompts = [...question.prompts]
  const indent = ' '.repeat(theme.glyph.pointer.length + 1)
  const lines = (text: string) => wrapped(text, screen.columns() - indent.length)
  const gone = (prompt = '') => lines(prompt).map((line) => indent + line)

  const current = (prompt: string) => [
    ...lines(prompt).map((line, index) =>
      index === 0
        ? `${theme.accent(theme.glyph.pointer)} ${theme.question(line)}`
        : indent + theme.question(line),
    ),
    '',
    indent + theme.quiet(footer(screen.columns() - indent.length, theme)),
  ]
  region.settle([...opening(question, screen.columns(), theme), ''])
  return play(screen, {
    look() {
      const [prompt] = prompts
      if (prompt === undefined) return { reply: 'done' }
      region.paint(current(prompt))
      return { wait: Infinity }
    },
    key(key) {
      if (stops(key)) return 'stopped'
      region.settle(gone(prompts.shift()))
      return undefined
    },
    close() {
      region.settle(gone(prompts[0]))
      region.close()
    },
  })
}

const footer = (columns: number, { glyph }: Theme): string =>
  fitting([`any key goes on ${glyph.dot} esc stops`, 'any key goes on'], columns)

/** Prints the prompts one line each: Enter goes on, `q` and Enter stops. */
export function groundPlain(question: GroundQuestion, screen: Screen): Promise<Grounded> {
  const prompts = [...question.prompts]
  const print = (words: string | undefined) => {
    if (words) screen.write(`${words}\n`)
  }
  print(question.text)
  print(question.hint)
  print('Enter goes on, q stops.')
  print(prompts[0])
  return play<Grounded>(screen, {
    look: () => (prompts.length === 0 ? { reply: 'done' } : { wait: Infinity }),
    key(key) {
      if (stops(key)) return 'stopped'
      prompts.shift()
      print(prompts[0])
      return undefined
    },
    close() {},
  })
}
