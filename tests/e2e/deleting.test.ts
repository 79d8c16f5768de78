import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn } from '../support/journals.ts'
import { answer } from '../support/practice.ts'
import { marker, writtenHome } from './written-home.ts'

const lockedWith = async (home: ReturnType<typeof newHome>, passphrase: string, earlier = {}) => {
  const file = join(home.folder, passphrase.replaceAll(' ', '-'))
  writeFileSync(file, passphrase, { mode: 0o600 })
  const env = { ...earlier, CAPACITY_NEW_PASSPHRASE_FILE: file }
  const change = 'CAPACITY_PASSPHRASE_FILE' in earlier ? ['--change'] : []
  await home.run(['lock', '--yes', '--old-backups', 'keep', ...change], { env })
  return { CAPACITY_PASSPHRASE_FILE: file }
}

describe('an entry', () => {
  test('in a terminal, the backups are named and asked about', async () => {
    const { home, run, open, id } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    const session = open(['delete', id])
    await answer(session, 'Delete it for good?', 'y\n')
    await session.see('Files you exported, and reports, stay as they are.')
    await session.see(path)
    await answer(session, 'Take it out of the backups too?', 'y\n')
    await session.see('which was checked again')
    await session.ended()
    expect(filesHolding(home.journal, marker)).toEqual([])
  })

  test('goes with its follow-ups, which is said', async () => {
    const { run } = newHome()
    await run(['breathe', '--answers', '-'], { input: JSON.stringify({ before: 8, after: 3 }) })
    const { stdout } = await run(['log', '--json', '--all'])
    const [entry] = JSON.parse(stdout).entries
    const { stderr } = await run(['delete', entry.id, '--yes'])
    expect(stderr).toContain('Its follow-up is deleted with it.')
    expect((await run(['follow-up'])).stdout).toBe('')
  })

  test('leaves an export as it is', async () => {
    const { home, run, id } = await writtenHome()
    const out = join(home.folder, 'mine.json')
    await run(['export', '--out', out])
    expect((await run(['delete', id, '--yes'])).stderr).toContain('Files you exported')
    expect(readFileSync(out, 'utf8')).toContain(marker)
  })

  test('is taken out of what was saved from a damaged journal, too', async () => {
    const { home, run, id } = await writtenHome()
    await run(['doctor', '--salvage'])
    expect((await run(['delete', id, '--yes'])).stderr).toContain('-salvaged-')
    await run(['delete', id, '--from-backups'])
    expect(filesHolding(home.journal, marker)).toEqual([])
  })

  test('is taken out of a backup with an earlier passphrase when that is given, and told when not', async () => {
    const { home, run, open, id } = await writtenHome()
    const first = await lockedWith(home, 'four words of before')
    await run(['backup'], { env: first })
    const second = await lockedWith(home, 'four words of later on', first)
    const untold = await run(['delete', id, '--yes', '--from-backups'], { env: second })
    expect(untold.code).toBe(1)
    expect(untold.stderr).toContain('These could not be written anew, and may hold it still:')

    const session = open(['delete', id, '--from-backups'])
    await session.see(/Passphrase:\s*$/)
    session.type('four words of later on\n')
    await session.see(/is locked[\s\S]*Passphrase:\s*$/)
    session.type('four words of before\n')
    await session.see('which was checked again')
    expect(await session.ended()).toMatchObject({ code: 0 })
    const { backups, lock } = journalIn(home.journal)
    for (const { path } of backups.list())
      expect(lock.opensWith('four words of before', path)).toBe(true)
    expect(backups.holding(id)).toEqual({ ids: [], backups: [], unread: [] })
  }, 60_000)
})

describe('a person', () => {
  const withAlex = async () => {
    const home = newHome()
    await home.run(['people', 'add', 'Xqalexq', '--relation', 'partner'])
    await home.run(['journal', marker, '--with', 'Xqalexq'])
    await home.run(['config', 'set', 'person', 'Xqalexq'])
    await home.run(['backup'])
    return home
  }

  test('is gone with what was written about them, from the settings and the backups too', async () => {
    const home = await withAlex()
    const { run } = home
    const asked = await run(['people', 'remove', 'Xqalexq', '--entries', 'delete'])
    expect(asked.code).toBe(2)
    expect((await run(['people'])).stdout).toContain('Xqalexq')
    const args = ['people', 'remove', 'Xqalexq', '--entries', 'delete', '--yes', '--from-backups']
    const { code, stderr } = await run(args)
    expect(code).toBe(0)
    expect(stderr).toContain('From now on, entries are about nobody when none is named.')
    for (const gone of ['Xqalexq', 'xqalexq', marker])
      expect(filesHolding(home.journal, gone)).toEqual([])
    expect((await run(['journal', 'the day after'])).code).toBe(0)
  })

  test('without --from-backups, the backups that still know them are named', async () => {
    const { run } = await withAlex()
    const { stderr } = await run(['people', 'remove', 'Xqalexq', '--entries', 'keep'])
    expect(stderr).toContain('Backups still hold it:')
    const [command = ''] = /capacity delete \w+ --from-backups/.exec(stderr) ?? []
    expect((await run([...command.split(' ').slice(1), '--yes'])).stderr).toContain('Taken out of')
  })

  test('who gets another name is still the one entries are about', async () => {
    const home = await withAlex()
    await home.run(['people', 'rename', 'Xqalexq', 'Sasha'])
    expect((await home.run(['journal', 'a word'])).code).toBe(0)
    expect(readFileSync(join(home.journal, 'config.yaml'), 'utf8')).toBe('person: Sasha\n')
  })
})
