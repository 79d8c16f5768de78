import type { Scripts } from '../flow/library.ts'
import type { Command } from './command.ts'
import { config } from './config.ts'
import { flows } from './flows.ts'
import { followUp } from './follow-up.ts'
import { log } from './log.ts'
import { people } from './people.ts'
import { practices } from './practices.ts'
import { show } from './show.ts'
import { support } from './support.ts'
import { today } from './today.ts'

/** Every command there is, in the order of `--help` within its group. */
export const allCommands = (scripts: Scripts): readonly Command[] => [
  ...practices(scripts),
  support,
  today,
  followUp,
  log,
  show,
  people,
  config,
  flows,
]
