import type { Scripts } from '../flow/library.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { config } from './config.ts'
import { deletion } from './delete.ts'
import { doctor } from './doctor.ts'
import { flows } from './flows.ts'
import { followUp } from './follow-up.ts'
import { lock } from './lock.ts'
import { log } from './log.ts'
import { people } from './people.ts'
import { practices } from './practices.ts'
import { restore } from './restore.ts'
import { show } from './show.ts'
import { support } from './support.ts'
import { today } from './today.ts'
import { unlock } from './unlock.ts'

/** Every command there is, in the order of `--help` within its group. */
export const allCommands = (scripts: Scripts): readonly Command[] => [
  ...practices(scripts),
  support,
  today,
  followUp,
  log,
  show,
  deletion,
  people,
  backup,
  restore,
  lock,
  unlock,
  doctor,
  config,
  flows,
]
