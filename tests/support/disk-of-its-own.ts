import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { capacity } from './home.ts'

/** A small disk, mounted where a home keeps its journal, and seen by the programs that are run through it alone. */
export interface Disk {
  /** What stands before the arguments to run the program where the disk is. */
  readonly program: readonly string[]
  /** Where the disk is, seen from outside. */
  readonly path: string
  /** Takes all the room there is, but for so many bytes. */
  fill(but?: number): void
  /** Gives that room back. */
  makeRoom(): void
  /** Mounts it anew, as in `remount('ro')`. */
  remount(options: string): void
}

const mounting = 'mount -t tmpfs -o "$1" tmpfs "$2"; echo mounted; exec cat'

/** Mounts a disk with these options of tmpfs; Linux lets everybody do so in a corner of their own. */
export const diskFor = async (
  { journal }: { readonly journal: string },
  options: string,
): Promise<Disk> => {
  mkdirSync(journal, { recursive: true })
  const args = ['--map-root-user', '--mount', 'sh', '-ec', mounting, 'sh', options, journal]
  const keeper = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void keeper.kill('SIGKILL'))
  await once(keeper.stdout, 'data')
  const pid = String(keeper.pid)
  const inside = ['nsenter', '--target', pid, '--user', '--mount', '--preserve-credentials']
  const path = `/proc/${pid}/root${journal}`
  const filling = join(path, 'filling')
  return {
    program: [...inside, ...capacity],
    path,
    fill(but = 0) {
      const file = openSync(filling, 'a')
      try {
        for (const block = Buffer.alloc(1024); ; ) writeSync(file, block)
      } catch {
        closeSync(file)
      }
      truncateSync(filling, statSync(filling).size - but)
    },
    makeRoom: () => rmSync(filling),
    remount(anew) {
      const [command = '', ...before] = inside
      // Left to itself, it adds whose the disk is by a number that means nobody in there.
      const options = ['--options-mode', 'ignore', '-o', `remount,${anew}`]
      execFileSync(command, [...before, 'mount', ...options, journal])
    },
  }
}
