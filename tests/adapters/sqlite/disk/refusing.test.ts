import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { asProblem } from '../../../../src/adapters/sqlite/problems.ts'
import { exitCode, isProblem } from '../../../../src/errors.ts'
import { filler, footprint, newFolder, newStore, writeEntry } from '../journal-folder.ts'

const fill = `"${process.execPath}" "${filler}"`

interface Filled {
  readonly told: readonly [string, string, string]
  readonly code: number
  readonly allThere: boolean
  readonly kept: number
}

const filledBy = (command: string, args: readonly string[]): Filled => {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Filled
}

/** Even for root, files are what their modes say: without this, nothing is forbidden to root. */
const modesCount =
  process.geteuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', process.execPath]
    : [process.execPath]

const openedBy = (path: string, mode: 'read' | 'write'): Filled => {
  const [command = '', ...args] = modesCount
  return filledBy(command, [...args, filler, path, '0', mode])
}

const closedJournal = (): string => {
  const { path, store } = newStore(join(newFolder(), 'capacity', 'journal.db'))
  writeEntry(store, 'tea')
  store.close()
  return path
}

describe('where writing is not allowed', () => {
  test('a journal that may only be read is refused before anything is asked', () => {
    const path = closedJournal()
    chmodSync(path, 0o400)
    const before = footprint(dirname(path))
    const { code, told } = openedBy(path, 'write')
    expect(code).toBe(exitCode.failed)
    expect(told).toEqual([
      'The journal cannot be written.',
      expect.stringContaining(path),
      expect.stringContaining('CAPACITY_HOME'),
    ])
    expect(footprint(dirname(path))).toEqual(before)
  })

  test('it can still be read', () => {
    const path = closedJournal()
    chmodSync(path, 0o400)
    expect(openedBy(path, 'read')).toEqual({ entries: 1 })
  })

  test.each(['read', 'write'] as const)('a folder that may only be read (%s)', (mode) => {
    const path = closedJournal()
    chmodSync(dirname(path), 0o500)
    onTestFinished(() => chmodSync(dirname(path), 0o700))
    const before = footprint(dirname(path))
    const { code, told } = openedBy(path, mode)
    expect(code).toBe(exitCode.failed)
    expect(told[1]).toContain(path)
    expect(footprint(dirname(path))).toEqual(before)
  })

  test('a folder that no journal can be made in', () => {
    const folder = join(newFolder(), 'capacity')
    mkdirSync(folder, 0o500)
    for (const path of [join(folder, 'journal.db'), join(folder, 'deeper', 'journal.db')]) {
      const { code, told } = openedBy(path, 'write')
      expect(code).toBe(exitCode.failed)
      expect(told[1]).toContain(path)
    }
    expect(readdirSync(folder)).toEqual([])
  })

  test('a journal that may not be read at all', () => {
    const path = closedJournal()
    chmodSync(path, 0o000)
    expect(openedBy(path, 'read').code).toBe(exitCode.failed)
  })
})

describe('where there is no room', () => {
  test('a file may grow no further: a Problem, and every page kept before is there', () => {
    const path = join(newFolder(), 'journal.db')
    const filled = filledBy('sh', ['-c', `ulimit -f 500; ${fill} "${path}" 2000`])
    expect(filled).toMatchObject({ code: exitCode.failed, allThere: true })
    expect(filled.kept).toBeGreaterThan(5)
    const [entry] = newStore(path).store.entries.list({})
    expect(entry?.answers).toHaveLength(filled.kept)
  })

  /** Left to itself, it adds whose the disk is by a number that means nobody in there. */
  const remount = 'mount --options-mode ignore -o remount'

  // A small disk of one's own takes Linux: elsewhere the limit above stands for it.
  const onSmallDisk = (size: string, commands: string) =>
    filledBy('unshare', [
      '--map-root-user',
      '--mount',
      'sh',
      '-ec',
      `mount -t tmpfs -o size=${size} tmpfs "$1"; ${commands}`,
      'sh',
      newFolder(),
    ])

  const linux = describe.runIf(process.platform === 'linux')

  linux('on a small disk', () => {
    test('when it is full, that is said, and every page kept before is there', () => {
      const filled = onSmallDisk('400k', `${fill} "$1/journal.db" 2000`)
      expect(filled).toMatchObject({ code: exitCode.failed, allThere: true })
      expect(filled.told[0]).toBe('The disk is full.')
      expect(filled.kept).toBeGreaterThan(5)
    })

    test('with some room made, the same journal goes on', () => {
      const filled = onSmallDisk(
        '400k',
        `${fill} "$1/journal.db" 2000 >/dev/null; ${remount},size=4m "$1"
        ${fill} "$1/journal.db" 5`,
      )
      expect(filled.kept).toBe(5)
    })

    test('too small for a journal at all, it leaves nothing behind', () => {
      const filled = onSmallDisk('24k', `${fill} "$1/journal.db" 5; ls -A "$1" >&2`)
      expect(filled.told[0]).toBe('The disk is full.')
    })

    test('read-only, nothing is written', () => {
      const filled = onSmallDisk('1m', `${remount},ro "$1"; ${fill} "$1/journal.db" 5`)
      expect(filled).toMatchObject({ code: exitCode.failed, kept: 0 })
      expect(filled.told[0]).toBe('The journal cannot be written.')
    })
  })
})

describe('an error of SQLite or the system', () => {
  const withCode = (code: string) => Object.assign(new Error('words of a person'), { code })

  test.each([
    ['SQLITE_BUSY', exitCode.busy],
    ['SQLITE_BUSY_SNAPSHOT', exitCode.busy],
    ['SQLITE_LOCKED_SHAREDCACHE', exitCode.busy],
    ['SQLITE_PROTOCOL', exitCode.busy],
    ['SQLITE_FULL', exitCode.failed],
    ['SQLITE_READONLY_DIRECTORY', exitCode.failed],
    ['SQLITE_CANTOPEN_ISDIR', exitCode.failed],
    ['SQLITE_IOERR_SHMSIZE', exitCode.failed],
    ['SQLITE_IOERR', exitCode.failed],
    ['SQLITE_CORRUPT_VTAB', exitCode.damaged],
    ['SQLITE_NOTADB', exitCode.damaged],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', exitCode.failed],
    ['ENOSPC', exitCode.failed],
    ['EROFS', exitCode.failed],
    ['ENOTDIR', exitCode.failed],
  ])('%s is told in three lines, with nobody’s words, and keeps its cause', (code, exit) => {
    const error = withCode(code)
    const problem = asProblem(error, '/home/me/journal.db')
    if (!isProblem(problem)) throw new Error('Expected a Problem')
    expect(problem.code).toBe(exit)
    expect(problem.cause).toBe(error)
    for (const line of [problem.message, problem.why, problem.next]) {
      expect(line).toMatch(/^\S.{8,100}\S$/)
      expect(line).not.toContain('words')
    }
  })

  test.each([
    withCode('SQLITE_CONSTRAINT_CHECK'),
    withCode('ERR_INVALID_ARG_TYPE'),
    new TypeError('a fault of ours'),
    'not an error',
  ])('%s is a fault of the program, and stays what it is', (error) => {
    expect(asProblem(error, '/home/me/journal.db')).toBe(error)
  })
})
