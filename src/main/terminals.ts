import type { Flags } from '../commands/command.ts'
import type { House } from '../commands/house.ts'
import { exitCode, Problem } from '../errors.ts'
import type { Passage, Terminal } from '../flow/terminal.ts'
import type { Settings } from '../settings/settings.ts'
import type { Leaving } from './leaving.ts'

type Terminals = Pick<House, 'terminal' | 'speaker'>

/** The terminal somebody sits at, interactive or plain, loaded when something is asked. */
export const terminalsOf = (
  process: NodeJS.Process,
  settings: Settings,
  flags: Flags,
  leaving: Leaving,
): Terminals => {
  const { stdin, stderr, env } = process
  const plain = settings.plain === 'yes' || env.TERM === 'dumb'
  const sound = settings.sound === 'yes'
  let opened: Promise<Terminal> | undefined

  const open = async (): Promise<Terminal> => {
    if (flags.noInput || env.CAPACITY_NO_INPUT || !stdin.isTTY || !stderr.isTTY)
      throw nobodyToAsk(flags)
    const theme = await themeFor(process, settings, plain)
    const { lineScreen, processScreen } = await import('../adapters/terminal/screen.ts')
    if (plain) {
      const { plainTerminal } = await import('../adapters/terminal/plain.ts')
      const screen = lineScreen(process)
      return plainTerminal({
        input: stdin,
        output: stderr,
        screen,
        theme,
        sound,
        signal: leaving.signal,
      })
    }
    const { interactiveTerminal } = await import('../adapters/terminal/interactive.ts')
    const { openEditor } = await import('../adapters/files/editor.ts')
    const screen = processScreen(process)
    return interactiveTerminal({
      input: stdin,
      output: stderr,
      screen,
      theme,
      sound,
      signal: leaving.signal,
      openEditor: (text) => openEditor(text, process),
    })
  }
  return {
    terminal: () => {
      opened ??= open()
      return opened
    },
    speaker: async () => {
      const { passageLines } = await import('../adapters/terminal/conversation.ts')
      const theme = await themeFor(process, settings, plain)
      return {
        say: (passage: Passage) => {
          const lines = passageLines(passage, stderr.columns || 80, theme)
          stderr.write(`\n${lines.join('\n')}\n`)
        },
      }
    },
  }
}

const themeFor = async (
  { stderr, env, platform }: NodeJS.Process,
  settings: Settings,
  plain: boolean,
) => {
  const { decideColour, decideUnicode, makeTheme } = await import('../adapters/terminal/theme.ts')
  const depth = stderr.getColorDepth?.(env) ?? 1
  const asked = { flag: settings.color, env, isTTY: stderr.isTTY === true, depth }
  return makeTheme({
    colour: plain ? 0 : decideColour(asked),
    unicode: decideUnicode({ env, platform }),
  })
}

const nobodyToAsk = (flags: Flags): Problem =>
  new Problem('There is nobody here to ask.', {
    why: flags.noInput ? '--no-input was given.' : 'This is not a terminal.',
    next: 'Give the answers instead: --answers FILE (see the steps with --dry-run).',
    code: exitCode.usage,
  })
