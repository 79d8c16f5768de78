import { existsSync } from 'node:fs'
import type { Scheduler } from '../../commands/house.ts'

/** What is there only where systemd runs the machine, not merely where it is installed. */
const runningSystemd = '/run/systemd/system'

/** What starts things at an hour on this machine. */
export const schedulerOf = (platform: NodeJS.Platform, isThere = existsSync): Scheduler => {
  if (platform === 'darwin') return 'launchd'
  if (platform === 'win32') return 'windows'
  return isThere(runningSystemd) ? 'systemd' : 'cron'
}
