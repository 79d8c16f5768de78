import type { Command } from '../command.ts'
import { support } from '../support.ts'

/** Commands that a script may lead to although they are not scripts themselves. */
export const commandNamed = (name: string): Command | undefined =>
  [support].find((command) => command.name === name)
