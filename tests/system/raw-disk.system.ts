import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newHome } from '../support/home.ts'

const lines = Array.from({ length: 800 }, (_, line) => `MARKER${line} some words of a long evening`)

/** A home on an ordinary disk of its own, whose blocks can be looked into. */
const onDisk = () => {
  const home = newHome()
  const image = join(home.folder, 'disk.img')
  const disk = join(home.folder, 'disk')
  writeFileSync(image, '')
  truncateSync(image, 64 << 20)
  execFileSync('mkfs.ext4', ['-q', image])
  mkdirSync(disk)
  execFileSync('mount', ['-o', 'loop', image, disk])
  onTestFinished(() => void spawnSync('umount', [disk]))
  const passphrase = join(home.folder, 'passphrase')
  writeFileSync(passphrase, 'four words nobody guesses', { mode: 0o600 })
  const env = { CAPACITY_HOME: join(disk, 'home'), CAPACITY_NEW_PASSPHRASE_FILE: passphrase }
  const run = (args: readonly string[], input = '') => home.run(args, { env, input })
  /** How many of the lines are on the disk, in files or in blocks that are free. */
  const found = (): number => {
    execFileSync('umount', [disk])
    const bytes = readFileSync(image)
    execFileSync('mount', ['-o', 'loop', image, disk])
    return lines.filter((line) => bytes.includes(`${line}\n`)).length
  }
  return { run, found }
}

// Mounting a disk takes an administrator, and a machine that has disks to lend.
const mayMount = process.geteuid?.() === 0 && spawnSync('losetup', ['--find']).status === 0
const asRoot = test.runIf(mayMount)

const takeOut = ['delete', 'ID', '--from-backups', '--yes']

asRoot.each([
  ['an entry is deleted', takeOut, 'thanks'],
  // What stood at the end of the file is cut off with it.
  ['the newest entry is deleted', takeOut, 'backup'],
  ['everything is deleted', ['delete', '--everything', '--yes'], 'thanks'],
  ['the journal is locked', ['lock', '--yes', '--old-backups', 'remove'], 'thanks'],
  ['all is locked', ['lock', '--yes', '--old-backups', 'encrypt'], 'thanks'],
])('once %s, no block of the disk has a line of it', async (_, args, before) => {
  const { run, found } = onDisk()
  await run(['thanks', 'for the tea'])
  await run(['journal', '-'], lines.join('\n'))
  await run(['backup'])
  await run(before === 'thanks' ? ['thanks', 'for the walk'] : ['backup'])
  expect(found()).toBeGreaterThan(700)
  const { entries } = JSON.parse((await run(['log', '--json'])).stdout)
  const { id } = entries.find(({ flow }: { flow: string }) => flow === 'journal')
  expect(await run(args.map((arg) => (arg === 'ID' ? id : arg)))).toMatchObject({ code: 0 })
  expect(found()).toBe(0)
})
