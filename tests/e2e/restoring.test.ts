import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { answer } from '../support/practice.ts'
import { backupsOf, journalFile, marker, writtenHome } from './written-home.ts'

const passphrase = 'four words nobody guesses'

/** That home with its journal locked, and a backup from before; `env` opens it. */
const lockedHome = async () => {
  const { home, run, open } = await writtenHome()
  const path = (await run(['backup'])).stdout.trim()
  const file = join(home.folder, 'passphrase')
  writeFileSync(file, passphrase, { mode: 0o600 })
  const env = { CAPACITY_PASSPHRASE_FILE: file }
  await run(['lock', '--yes', '--old-backups', 'keep'], { env })
  return { home, run, open, path, env }
}

describe('restore', () => {
  test('lists what there is, shows what would change, and asks', async () => {
    const { home, run, open, id } = await writtenHome()
    const name = (await run(['backup'])).stdout.trim().split('/').at(-1) ?? ''
    await run(['delete', id, '--yes'])
    await run(['journal', 'written since'])
    expect((await run(['restore'])).stdout).toContain(name)

    const declined = open(['restore', name])
    await declined.see('In the backup: 2 entries, 0 people, 0 follow-ups; the newest is Thanks, ')
    await declined.see('In the journal: 2 entries, 0 people, 0 follow-ups; the newest is Journal, ')
    await declined.see('Of the entries, 1 would come back, 1 that it does not have would be gone.')
    await declined.see(/You had deleted, and would have again:\s+Journal, /)
    await declined.see(/Would be gone from the journal:\s+Journal, /)
    await answer(declined, 'Put it in the place of the journal?', 'n\n')
    await declined.ended()
    expect((await run(['log'])).stdout).toContain('written since')

    const session = open(['restore', name])
    await answer(session, 'Put it in the place of the journal?', 'y\n')
    await session.see('It is back: 2 entries')
    await session.see('What was there before is kept:')
    await session.ended()
    const { stdout } = await run(['log'])
    expect(stdout).toContain(marker)
    expect(stdout).not.toContain('written since')
    const before = backupsOf(home).find(({ reason }) => reason === 'before-restore')
    await run(['restore', before?.name ?? '', '--yes'])
    expect((await run(['log'])).stdout).toContain('written since')
  })

  test('mends what a damaged disk did', async () => {
    const { home, run } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    damage(journalFile(home), 1)
    expect(await run(['log'])).toMatchObject({ code: 13 })
    expect(await run(['restore', path, '--yes'])).toMatchObject({ code: 0 })
    expect((await run(['log'])).stdout).toContain(marker)
  })

  test('without --yes and without a terminal, nothing happens', async () => {
    const { run } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    const { code, stderr } = await run(['restore', path])
    expect(code).toBe(2)
    expect(stderr).toContain('--yes')
  })

  test('refuses while another window has the journal open, and loses nothing', async () => {
    const { run, open } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    const other = open(['journal'])
    await answer(other, 'How pleasant was today, inside?', '5\n')
    await other.see('○ And how much energy')
    expect(await run(['restore', path, '--yes'])).toMatchObject({ code: 11 })
    other.press('ctrl-c')
    await other.ended()
    expect((await run(['log', '--drafts'])).stdout).toContain('journal')
  })

  test.each([passphrase, 'one of another journal'])(
    'refuses while another window has a locked journal open, given %j',
    async (given) => {
      const { home, run, open, path, env } = await lockedHome()
      // The window makes the day's own backup first, which is its business with the file as well.
      for (const { path: own, reason } of backupsOf(home)) if (reason === 'daily') rmSync(own)
      const other = open(['journal'], { env })
      await answer(other, 'How pleasant was today, inside?', '5\n')
      await other.see('○ And how much energy')
      const second = join(home.folder, 'second')
      writeFileSync(second, given, { mode: 0o600 })
      const args = ['restore', path, '--yes']
      const { code, stderr } = await run(args, { env: { CAPACITY_PASSPHRASE_FILE: second } })
      expect(stderr).toContain('The journal is open in another window.')
      expect(code).toBe(11)
      expect(backupsOf(home).map(({ reason }) => reason)).not.toContain('unopened')
      other.press('ctrl-c')
      await other.ended()
      expect((await run(['log', '--drafts'], { env })).stdout).toContain('journal')
    },
  )

  test('names a few of many that would be gone, without a word of them', async () => {
    const { run } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    for (let count = 0; count < 7; count += 1) await run(['journal', `SECRET ${count}`])
    const { code, stderr } = await run(['restore', path, '--no-input'])
    expect(code).toBe(2)
    expect(stderr.match(/^ {2}Journal, /gm)).toHaveLength(5)
    expect(stderr).toContain('  and 2 earlier')
    expect(stderr).not.toContain('SECRET')
  })

  test('tells a script what it did', async () => {
    const { run, id } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    await run(['delete', id, '--yes'])
    const { stdout } = await run(['restore', path, '--yes', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      restored: { path, entries: 2, came_back: 1, deleted_before: 1, gone: 0, changed: 0 },
    })
  })

  test.each(['forgotten', 'damaged'])(
    'a locked journal whose passphrase is %s, or that is damaged, is no hindrance',
    async (how) => {
      const { home, run, open, path } = await lockedHome()
      if (how === 'damaged') damage(journalFile(home), 1)
      const session = open(['restore', path])
      for (let tries = how === 'damaged' ? 1 : 3; tries > 0; tries -= 1) {
        await session.see(/Passphrase:\s*$/)
        session.type(how === 'damaged' ? `${passphrase}\n` : `no idea ${tries}\n`)
      }
      await session.see('The journal as it is now would be kept beside the backups, unopened.')
      await answer(session, 'Put it in the place of the journal?', 'y\n')
      await session.see('It is not locked. To lock it: capacity lock')
      await session.ended()
      expect((await run(['log'])).stdout).toContain(marker)
      expect((await run(['restore'])).stdout).toContain('a journal that could not be opened')
      expect((await run(['doctor'])).stdout).toContain('the newest from')
    },
  )
})
