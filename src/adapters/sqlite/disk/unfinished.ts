import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { shredFile } from './blanking.ts'

/** How the name of a file ends while it is made: by chance, and by the program that is at it. */
export const unbornEnding = (random: (bytes: number) => Uint8Array): string =>
  `.${Buffer.from(random(6)).toString('hex')}.${process.pid}.new`

const unborn = /\.[0-9a-f]{12}\.(\d+)\.new(?:\.key\.new)?$/
const anHour = 3_600_000

/**
 * Removes what programs left in a folder that were killed on the way, contents blanked; what another window is at
 * stays. In a folder that other machines may write to as well, only what is older than an hour goes.
 */
export const clearUnfinished = (folder: string, now: Date, isOwn: boolean): void => {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const [, program] = unborn.exec(name) ?? []
    if (program === undefined) continue
    const path = join(folder, name)
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime()
    if (now.getTime() - made > anHour || (isOwn && !isRunning(Number(program)))) shredFile(path)
  }
}

const isRunning = (program: number): boolean => {
  try {
    // Signal 0 is sent to nobody: it only asks.
    return process.kill(program, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
