import type { Scripts } from '../flow/library.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { completion } from './completion.ts'
import { config } from './config.ts'
import { deletion } from './delete.ts'
import { doctor } from './doctor.ts'
import { edit } from './edit.ts'
import { exportJournal } from './export.ts'
import { flows } from './flows.ts'
import { followUp } from './follow-up.ts'
import { help } from './help.ts'
import { importJournal } from './import.ts'
import { lock } from './lock.ts'
import { log } from './log.ts'
import { people } from './people.ts'
import { practices } from './practice/commands.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { search } from './search.ts'
import { show } from './show.ts'
import { support } from './support.ts'
import { today } from './today.ts'
import { unlock } from './unlock.ts'

/** Every command there is, in the order of `--help` within its group. */
export const allCommands = (scripts: Scripts): readonly Command[] => {
  const all: readonly Command[] = [
    ...practices(scripts),
    support,
    today,
    followUp,
    log,
    show,
    report,
    search,
    edit,
    deletion,
    people,
    importJournal,
    exportJournal,
    backup,
    restore,
    lock,
    unlock,
    doctor,
    remind,
    config,
    flows(scripts),
    completion(() => all),
    help(() => all),
  ]
  return all
}
