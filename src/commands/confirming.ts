import { isLeft, isProblem, Problem } from '../errors.ts'
import type { Terminal } from '../flow/terminal.ts'
import type { Flags } from './command.ts'
import type { House } from './house.ts'

/** Whether a command that removes or replaces may go on: `--yes`, or asked; without a terminal it refuses. */
export const confirmed = async (house: House, flags: Flags, question: string): Promise<boolean> => {
  if (flags.yes) return true
  const terminal = await askedOrTold(house)
  return (await terminal.ask({ kind: 'confirm', id: 'sure', text: question })) === 'yes'
}

/** The terminal to confirm at; where there is none, the Problem names the flag that answers instead. */
export const askedOrTold = async (house: House, instead = '--yes'): Promise<Terminal> => {
  try {
    return await house.terminal()
  } catch (error) {
    if (!isProblem(error)) throw error
    const { message, why, code } = error
    throw new Problem(message, { why, next: `To go on without being asked: ${instead}`, code })
  }
}

/** Asks before anything is done; to somebody who leaves there it is said that nothing was. */
export const orUntouched = async <Asked>(
  { screen }: House,
  ask: () => Promise<Asked>,
  untouched = 'Nothing was changed.',
): Promise<Asked> => {
  try {
    return await ask()
  } catch (error) {
    if (isLeft(error)) screen.say(untouched)
    throw error
  }
}
