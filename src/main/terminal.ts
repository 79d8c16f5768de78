import { interactiveTerminal } from '../adapters/terminal/interactive.ts'
import { lineScreen, processScreen } from '../adapters/terminal/screen.ts'
import type { Terminal } from '../flow/terminal.ts'
import type { Settings } from '../settings/settings.ts'
import { editText } from './editing.ts'
import { themeFor } from './theme.ts'

/** What a terminal is opened with; `signal` aborts with `Left` when the program is told to end. */
export interface Opening {
  readonly process: NodeJS.Process
  readonly color: Settings['color']
  readonly plain: boolean
  readonly sound: boolean
  readonly signal: AbortSignal
}

/** Opens the terminal somebody sits at. What most sittings need is loaded in one piece, which is the faster. */
export const openTerminal = async (opening: Opening): Promise<Terminal> => {
  const { process, color, plain, sound, signal } = opening
  const { stdin: input, stderr: output } = process
  const theme = themeFor(process, color, plain)
  if (plain) {
    const { plainTerminal } = await import('../adapters/terminal/plain.ts')
    return plainTerminal({ input, output, screen: lineScreen(process), theme, sound, signal })
  }
  const screen = processScreen(process)
  const openEditor = (text: string) => editText(text, process, (saved) => saved)
  return interactiveTerminal({ input, output, screen, theme, sound, signal, openEditor })
}
