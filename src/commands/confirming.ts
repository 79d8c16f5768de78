import type { Flags } from './command.ts'
import type { House } from './house.ts'

/** Whether a command that removes or replaces may go on: `--yes`, or asked; without a terminal it refuses. */
export const confirmed = async (house: House, flags: Flags, question: string): Promise<boolean> => {
  if (flags.yes) return true
  const terminal = await house.terminal()
  return (await terminal.ask({ kind: 'confirm', id: 'sure', text: question })) === 'yes'
}
