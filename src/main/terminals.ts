import type { Flags } from '../commands/command.ts'
import type { House } from '../commands/house.ts'
import { exitCode, Problem } from '../errors.ts'
import type { Passage, Terminal } from '../flow/terminal.ts'
import type { Settings } from '../settings/settings.ts'
import { editText } from './editing.ts'
import type { Leaving } from './leaving.ts'

type Terminals = Pick<House, 'terminal' | 'speaker' | 'editor'>

/** The terminal somebody sits at, interactive or plain, loaded when something is asked. */
export const terminalsOf = (
  process: NodeJS.Process,
  settings: Settings,
  flags: Flags,
  leaving: Leaving,
): Terminals => {
  const { stderr, env } = process
  const plain = settings.plain === 'yes' || env.TERM === 'dumb'
  const sound = settings.sound === 'yes'
  let opened: Promise<Terminal> | undefined
  if (stderr.isTTY)
    leaving.clearBy(() => void stderr.write(plain ? '\n'.repeat(stderr.rows || 24) : cleared))

  const expectSomebody = (instead: string): void => {
    if (flags.noInput || env.CAPACITY_NO_INPUT || !process.stdin.isTTY || !stderr.isTTY)
      throw nobodyToAsk(flags, instead)
  }

  const open = async (): Promise<Terminal> => {
    expectSomebody('the answers instead: --answers FILE (see the steps with --dry-run)')
    const { openTerminal } = await import('./terminal.ts')
    return openTerminal({ process, color: settings.color, plain, sound, signal: leaving.signal })
  }
  return {
    terminal: () => {
      opened ??= open()
      return opened
    },
    editor: async (text, take, instead) => {
      expectSomebody(instead)
      return editText(text, process, take)
    },
    speaker: async () => {
      const { passageLines } = await import('../adapters/terminal/conversation.ts')
      const { themeFor } = await import('./theme.ts')
      const theme = themeFor(process, settings.color, plain)
      return {
        say: (passage: Passage) => {
          const lines = passageLines(passage, stderr.columns || 80, theme)
          stderr.write(`\n${lines.join('\n')}\n`)
        },
      }
    },
  }
}

/** Nothing on the screen, and nothing above it either. */
const cleared = '\u001b[H\u001b[2J\u001b[3J'

const nobodyToAsk = (flags: Flags, instead: string): Problem =>
  new Problem('There is nobody here to ask.', {
    why: flags.noInput ? '--no-input was given.' : 'This is not a terminal.',
    next: `Give ${instead}.`,
    code: exitCode.usage,
  })
