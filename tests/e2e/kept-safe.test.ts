import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { newHome } from '../support/home.ts'
import { filesHolding, journalIn } from '../support/journals.ts'
import { answer, type Home, typed } from '../support/practice.ts'

const marker = 'MARKER of one evening'

/** A home with two entries, and the id of the one that holds the marker. */
const writtenHome = async () => {
  const home = newHome()
  await home.run(['journal', marker])
  await home.run(['thanks', 'tea on the balcony'])
  const { stdout } = await home.run(['log'])
  const [id = ''] = stdout.split(' ')
  return { ...home, home, id }
}

const backupsOf = (home: Home) => journalIn(home.journal).backups.list()
const journalFile = (home: Home) => join(home.journal, 'journal.db')

describe('backup', () => {
  test('says where it is and what is in it', async () => {
    const { run } = await writtenHome()
    const { code, stdout, stderr } = await run(['backup'])
    expect(code).toBe(0)
    expect(existsSync(stdout.trim())).toBe(true)
    expect(stderr).toContain('Opened again and checked: 2 entries, 0 people, 0 follow-ups.')
    const { backup } = JSON.parse((await run(['backup', '--json'])).stdout)
    expect(backup).toMatchObject({ entries: 2, people: 0, follow_ups: 0 })
  })

  test('goes into another folder, which has to be there', async () => {
    const { home, run } = await writtenHome()
    const usb = join(home.folder, 'usb')
    expect(await run(['backup', '--to', usb])).toMatchObject({ code: 2 })
    mkdirSync(usb)
    expect((await run(['backup', '--to', usb])).stdout).toContain(usb)
    expect(backupsOf(home).filter(({ reason }) => reason === 'by-hand')).toEqual([])
  })

  test('is made by itself with the first words of a day', async () => {
    const { home } = await writtenHome()
    expect(backupsOf(home).map(({ reason }) => reason)).toEqual(['daily'])
  })

  test('is made before an import', async () => {
    const { home, run } = await writtenHome()
    const out = join(home.folder, 'all.json')
    await run(['export', '--format', 'json', '--out', out])
    expect(await run(['import', out])).toMatchObject({ code: 0 })
    expect(backupsOf(home).map(({ reason }) => reason)).toContain('before-import')
  })

  test("that cannot be made stands in nobody's way", async () => {
    const home = newHome()
    await home.run(['journal', 'first'])
    damage(journalFile(home), 6)
    const { code, stderr } = await home.run(['journal', 'second'])
    if (code === 0) expect(stderr).toContain("Today's backup could not be made.")
    else expect(code).toBe(13)
    expect(backupsOf(home)).toEqual([])
  })
})

describe('restore', () => {
  test('lists what there is, shows what would change, and asks', async () => {
    const { home, run, open, id } = await writtenHome()
    const name = (await run(['backup'])).stdout.trim().split('/').at(-1) ?? ''
    await run(['delete', id, '--yes'])
    await run(['journal', 'written since'])
    expect((await run(['restore'])).stdout).toContain(name)

    const declined = open(['restore', name])
    await declined.see('Of the entries, 1 would come back, 1 that it does not have would be gone.')
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
})

describe('delete', () => {
  test('an entry is gone from every file but the backups, which are named', async () => {
    const { home, run, id } = await writtenHome()
    const path = (await run(['backup'])).stdout.trim()
    const { code, stderr } = await run(['delete', id, '--yes'])
    expect(code).toBe(0)
    expect(stderr).toContain(path)
    expect(stderr).toContain(`capacity delete ${id} --from-backups`)
    const holding = filesHolding(home.journal, marker)
    expect(holding.length).toBeGreaterThan(0)
    expect(holding.filter((file) => !file.startsWith('backups/'))).toEqual([])

    expect(await run(['delete', id, '--from-backups', '--yes'])).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect((await run(['delete', id, '--from-backups', '--yes'])).code).toBe(2)
    expect((await run(['log'])).stdout).toContain('tea on the balcony')
  })

  test('asks first, showing the line', async () => {
    const { run, open, id } = await writtenHome()
    const session = open(['delete', id])
    await session.see(marker)
    await answer(session, 'Delete it for good?', 'n\n')
    await session.ended()
    expect((await run(['show', id])).stdout).toContain(marker)
    expect(await run(['delete', id])).toMatchObject({ code: 2 })
    expect(await run(['delete'])).toMatchObject({ code: 2 })
    expect(await run(['delete', 'ffffffff', '--yes'])).toMatchObject({ code: 2 })
  })

  test('an unfinished entry can be deleted too', async () => {
    const home = newHome()
    const session = home.open(['journal'])
    await answer(session, 'How pleasant was today, inside?', '5\n')
    await session.see('○ And how much energy')
    session.press('ctrl-c')
    await session.ended()
    const { stdout } = await home.run(['log', '--drafts'])
    await home.run(['delete', stdout.slice(0, 8), '--yes'])
    expect((await home.run(['log', '--drafts'])).stdout).toBe('')
  })

  test('everything: what goes is listed, a warning is given, the words are typed', async () => {
    const { home, open, run } = await writtenHome()
    await run(['config', 'set', 'person', 'Alex'])
    await run(['backup'])
    await run(['flows', 'copy', 'thanks'])
    const declined = open(['delete', '--everything'])
    await declined.see('If you are being monitored, sudden changes may be noticed.')
    await declined.see('○ To go on, type: delete everything')
    await typed(declined, 'yes')
    declined.press('enter')
    await declined.see('Nothing was deleted.')
    await declined.ended()
    expect((await run(['log'])).stdout).toContain(marker)

    const session = open(['delete', '--everything'])
    await session.see('○ To go on, type: delete everything')
    await typed(session, 'delete everything')
    session.press('enter')
    await session.see('Everything is deleted.')
    await session.ended()
    expect(readdirSync(home.journal).filter((name) => name !== 'cache')).toEqual([])
  })

  test('everything, with --yes; and then there is nothing', async () => {
    const { home, run } = await writtenHome()
    expect(await run(['delete', '--everything', '--yes'])).toMatchObject({ code: 0 })
    expect(filesHolding(home.journal, marker)).toEqual([])
    expect((await run(['delete', '--everything', '--yes'])).stderr).toContain('nothing here')
  })
})

describe('doctor', () => {
  test('finds all well, without a word of the person', async () => {
    const { run } = await writtenHome()
    const told = await run(['doctor'])
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('Every page and index of it is whole: 2 entries.')
    expect(told.stdout).toContain('The newest one was put back in rehearsal: it works.')
    const json = await run(['doctor', '--json'])
    const record = JSON.parse(json.stdout)
    expect(record).toMatchObject({ schema: 1, journal: 'read', entries: 2 })
    expect(record.findings.map(({ state }: { state: string }) => state)).not.toContain('wrong')
    for (const { stdout, stderr } of [told, json]) expect(stdout + stderr).not.toContain('MARKER')
  })

  test('finds damage, and saves what can be read beside it', async () => {
    const { home, run } = await writtenHome()
    const whole = join(home.folder, 'whole.db')
    copyFileSync(journalFile(home), whole)
    damage(journalFile(home), 1)
    expect(await run(['doctor'])).toMatchObject({ code: 13 })
    const { stdout, stderr } = await run(['doctor', '--salvage'])
    expect(stderr).toContain('Saved in it: 2 entries')
    expect(await run(['restore', stdout.trim(), '--yes'])).toMatchObject({ code: 0 })
    expect((await run(['log'])).stdout).toContain(marker)
  })

  test('where nothing was ever written, nothing is amiss and nothing is made', async () => {
    const { run, journal } = newHome()
    expect(await run(['doctor'])).toMatchObject({ code: 0 })
    expect(existsSync(join(journal, 'journal.db'))).toBe(false)
  })
})
