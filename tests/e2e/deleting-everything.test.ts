import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capacity } from '../support/home.ts'
import { filesHolding } from '../support/journals.ts'
import type { Home } from '../support/practice.ts'
import { journalFile, marker, writtenHome } from './written-home.ts'

const everything = ['delete', '--everything', '--yes']
const thesis = '# forty thousand words of a thesis'

/** A file of the person's own outside the home, and a way to see that it is as it was. */
const ownFile = ({ folder }: Home) => {
  const path = join(folder, 'thesis.txt')
  writeFileSync(path, thesis)
  return { path, isWhole: () => readFileSync(path, 'utf8') === thesis }
}

describe("what is somebody's own", () => {
  test('stays in each folder, whatever it is called, and is named beforehand', async () => {
    const { home, run } = await writtenHome()
    await run(['backup'])
    await run(['flows', 'copy', 'thanks'])
    mkdirSync(join(home.journal, 'sealed'), { recursive: true })
    const own = [
      'backups/thesis.txt',
      'backups/journal-notes.db',
      'sealed/letter.age',
      'cache/thesis.txt',
      'prompts/notes.txt',
      'journal.db.bak',
      'notes',
    ].map((name) => join(home.journal, name))
    for (const path of own) writeFileSync(path, thesis)
    const { code, stderr } = await run(everything)
    expect(code).toBe(0)
    const [, staying = ''] = stderr.split('These are not of Capacity, and stay:\n')
    for (const path of own) {
      expect(staying).toContain(`  ${path}\n`)
      expect(readFileSync(path, 'utf8')).toBe(thesis)
    }
    const left = readdirSync(home.journal, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    expect(left.toSorted()).toEqual(own.toSorted())
  })

  test('all that goes is listed, compiled code by its folder', async () => {
    const { home, run } = await writtenHome()
    await run(['flows', 'copy', 'thanks'])
    await run(['doctor', '--salvage'])
    const all = readdirSync(home.journal, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    const { stderr } = await run(everything)
    for (const path of all)
      expect(stderr).toContain(`  ${/^.*\/cache\/[^/]+/.exec(path)?.[0] ?? path}\n`)
    expect(all.length).toBeGreaterThan(4)
  })

  test.each(['backups/journal-2020-01-01.db', 'backups/th', 'journal.db.bak', 'config.yaml'])(
    'stays whole where a link leads to it (%s)',
    async (name) => {
      const { home, run } = await writtenHome()
      const own = ownFile(home)
      symlinkSync(own.path, join(home.journal, name))
      const { code, stderr } = await run(everything)
      expect(code).toBe(0)
      expect(stderr.split('and stay:\n')[1]).toMatch(/thesis\.txt|\/th\n|journal\.db\.bak/)
      expect(own.isWhole()).toBe(true)
    },
  )

  test('stays in a folder that a link takes the place of', async () => {
    const { home, run } = await writtenHome()
    const elsewhere = join(home.folder, 'elsewhere')
    renameSync(join(home.journal, 'backups'), elsewhere)
    symlinkSync(elsewhere, join(home.journal, 'backups'))
    const { code, stderr } = await run(everything)
    expect(code).toBe(0)
    expect(stderr.split('and stay:\n')[1]).toContain(`  ${elsewhere}\n`)
    expect(readdirSync(elsewhere)).toHaveLength(1)
    expect(existsSync(home.journal)).toBe(false)
  })
})

test('what another window writes before the answer goes too', async () => {
  const { home, run } = await writtenHome()
  rmSync(join(home.journal, 'backups'), { recursive: true, force: true })
  const session = home.open(['delete', '--everything'])
  await session.see('To go on, type:')
  await run(['journal', marker])
  expect(readdirSync(join(home.journal, 'backups'))).toHaveLength(1)
  session.type('delete everything\n')
  await session.see('Everything is deleted.')
  await session.ended()
  expect(existsSync(home.journal)).toBe(false)
})

test('a journal that a link leads to goes, and the link with it', async () => {
  const { home, run } = await writtenHome()
  const elsewhere = join(home.folder, 'elsewhere')
  mkdirSync(elsewhere)
  renameSync(journalFile(home), join(elsewhere, 'diary.db'))
  symlinkSync(join(elsewhere, 'diary.db'), journalFile(home))
  const own = join(elsewhere, 'thesis.txt')
  writeFileSync(own, thesis)
  expect((await run(['log'])).stdout).toContain(marker)
  expect(await run(everything)).toMatchObject({ code: 0 })
  expect(existsSync(home.journal)).toBe(false)
  expect(readdirSync(elsewhere)).toEqual(['thesis.txt'])
})

describe('where something is odd', () => {
  const nowhere = '/media/unplugged/place'
  const odd: readonly (readonly [string, (home: Home) => void, string])[] = [
    ['an editor of another machine has the settings open', linked('.#config.yaml'), ''],
    ['the backups are on a disk that is not there', linked('backups'), 'Connect the disk'],
    ['the journal is on a disk that is not there', linked('journal.db'), 'Connect the disk'],
    ['a sealed note is a link to nowhere', linked('sealed/00.age'), ''],
    ['a backup is a link to itself', linked('backups/journal-2026-01-01.db', 'itself'), ''],
    ['the sealed notes are a link to itself', linked('sealed', 'itself'), ''],
    ['the key check is a link to itself', linked('journal.db.key-check', 'itself'), ''],
  ]

  function linked(name: string, to = nowhere) {
    return ({ journal }: Home) => {
      const path = join(journal, name)
      mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
      rmSync(path, { recursive: true, force: true })
      symlinkSync(to === 'itself' ? path : to, path)
    }
  }

  test.each(odd)('%s: the doctor tells', async (_, make, told) => {
    const { home, run } = await writtenHome()
    make(home)
    const { stdout, stderr } = await run(['doctor'])
    expect(stderr).not.toContain('in the program itself')
    expect(stdout).toContain(told)
  })

  test.each(odd)('%s: everything can be deleted', async (_, make) => {
    const { home, run } = await writtenHome()
    make(home)
    const { code, stderr } = await run(everything)
    expect([code, stderr]).toEqual([0, expect.stringContaining('Everything is deleted.')])
    expect(filesHolding(home.folder, marker)).toEqual([])
    expect(lstatSync(journalFile(home), { throwIfNoEntry: false })).toBeUndefined()
  })

  test.each(['sealed', 'backups', 'prompts', 'cache'])(
    'a file in place of a folder (%s) stays',
    async (name) => {
      const { home, run } = await writtenHome()
      const path = join(home.journal, name)
      rmSync(path, { recursive: true, force: true })
      writeFileSync(path, thesis)
      expect(await run(everything)).toMatchObject({ code: 0 })
      expect(readdirSync(home.journal)).toEqual([name])
      expect(readFileSync(path, 'utf8')).toBe(thesis)
    },
  )

  test('a file in place of the backups is nothing the doctor stumbles over', async () => {
    const { home, run } = await writtenHome()
    rmSync(join(home.journal, 'backups'), { recursive: true })
    writeFileSync(join(home.journal, 'backups'), thesis, { mode: 0o600 })
    const { code, stdout } = await run(['doctor'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('None yet.')])
  })

  test('what cannot be removed is named, and keeps nothing else', async () => {
    const { home, run } = await writtenHome()
    const backups = join(home.journal, 'backups')
    chmodSync(backups, 0o500)
    const bound =
      process.geteuid?.() === 0
        ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', ...capacity]
        : capacity
    const { code, stderr } = await run(everything, { program: bound })
    chmodSync(backups, 0o700)
    const [backup = ''] = readdirSync(backups)
    expect(code).toBe(1)
    expect(stderr).toContain(`These could not be removed:\n  ${join(backups, backup)}\n`)
    expect(stderr).toContain('Not everything is deleted.\n')
    expect(readdirSync(home.journal)).toEqual(['backups'])
    expect(filesHolding(home.journal, marker)).toEqual([])
  })
})

describe('a text an editor left', () => {
  test('is found in a session whose folder is another one', async () => {
    const { home, run } = await writtenHome()
    const left = join(home.temporary, 'capacity-a1b2c3')
    const runtime = join(home.folder, 'runtime')
    mkdirSync(left)
    mkdirSync(runtime)
    writeFileSync(join(left, 'entry.txt'), marker)
    const env = { XDG_RUNTIME_DIR: runtime }
    expect((await run(['doctor'], { env })).stdout).toContain(join(left, 'entry.txt'))
    await run(everything, { env })
    expect(existsSync(left)).toBe(false)
  })
})
