import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { newHome } from '../support/home.ts'
import { filesHolding } from '../support/journals.ts'
import { answer, typed } from '../support/practice.ts'
import { backupsOf, journalFile, marker, writtenHome } from './written-home.ts'

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
    const { stdout, stderr } = await run(['backup', '--to', usb])
    expect(stdout).toContain(usb)
    expect(stderr).toContain('It is not locked: whoever can open that folder can read it.')
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

describe('what has the place of a backup', () => {
  const places = {
    'the name of the one of today': ({ journal }: { journal: string }) => {
      for (const name of readdirSync(join(journal, 'backups'))) {
        rmSync(join(journal, 'backups', name))
        symlinkSync('/not/connected', join(journal, 'backups', name))
      }
    },
    'the folder': ({ journal }: { journal: string }) => {
      rmSync(join(journal, 'backups'), { recursive: true })
      symlinkSync('/not/connected', join(journal, 'backups'))
    },
  }
  test.each(Object.entries(places))(
    'and is a link that leads nowhere, %s, keeps no words away',
    async (_, put) => {
      const { home, run } = await writtenHome()
      put(home)
      const { code, stderr } = await run(['journal', 'all the same'])
      expect(stderr).toContain("Today's backup could not be made.")
      expect(code).toBe(0)
      expect((await run(['log'])).stdout).toContain('all the same')
    },
  )
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
    expect(existsSync(home.journal)).toBe(false)
  })

  test('everything, with --yes; and then there is nothing', async () => {
    const { home, run } = await writtenHome()
    expect(await run(['delete', '--everything', '--yes'])).toMatchObject({ code: 0 })
    expect(existsSync(home.journal)).toBe(false)
    expect((await run(['delete', '--everything', '--yes'])).stderr).toContain('nothing here')
  })
})

describe('delete --everything', () => {
  test('takes what was saved from damage, what an editor left, and what compiles', async () => {
    const { home, run } = await writtenHome()
    await run(['doctor', '--salvage'])
    const left = join(home.temporary, 'capacity-a1b2c3')
    mkdirSync(left)
    writeFileSync(join(left, 'entry.txt'), marker)
    const { code, stderr } = await run(['delete', '--everything', '--yes'])
    expect(code).toBe(0)
    expect(stderr).toContain('-salvaged-')
    expect(stderr).toContain(join(left, 'entry.txt'))
    expect(existsSync(home.journal)).toBe(false)
    expect(filesHolding(home.folder, marker)).toEqual([])
  })

  test('removes a link, and leaves what it leads to', async () => {
    const { home, run } = await writtenHome()
    const mine = join(home.folder, 'my-settings.yaml')
    writeFileSync(mine, 'sound: yes\n')
    symlinkSync(mine, join(home.journal, 'config.yaml'))
    await run(['delete', '--everything', '--yes'])
    expect(existsSync(home.journal)).toBe(false)
    expect(filesHolding(home.folder, 'sound: yes')).toEqual(['my-settings.yaml'])
  })
})

describe('doctor', () => {
  test('finds all well, without a word of the person', async () => {
    const { run } = await writtenHome()
    await run(['people', 'add', 'MARKERina'])
    expect(await run(['config', 'set', 'person', 'MARKERina'])).toMatchObject({ code: 0 })
    const told = await run(['doctor'])
    expect(told.code).toBe(0)
    expect(told.stderr).toBe('All is well.\n')
    expect(told.stdout).toContain('All of it was read, and it is whole: 2 entries.')
    expect(told.stdout).toContain('The newest backup was put back in rehearsal, and it works.')
    const json = await run(['doctor', '--json'])
    const record = JSON.parse(json.stdout)
    expect(record).toMatchObject({ schema: 1, journal: 'read', entries: 2 })
    expect(record.findings.map(({ state }: { state: string }) => state)).not.toContain('wrong')
    for (const { stdout, stderr } of [told, json]) expect(stdout + stderr).not.toContain('MARKER')
  })

  test('names what an earlier journal left, which no lock reaches', async () => {
    const { home, run } = await writtenHome()
    const left = join(home.journal, 'journal.db-wal.from-an-earlier-journal')
    writeFileSync(left, marker)
    const { stdout } = await run(['doctor'])
    expect(stdout).toContain(`A journal that is gone left words in ${left}`)
    expect(stdout).not.toContain(marker)
  })

  test('every name in its JSON, and in that of backup and restore, stands in help json', async () => {
    const { run } = await writtenHome()
    const records = async (...args: string[]) => JSON.parse((await run([...args, '--json'])).stdout)
    const examined = await records('doctor')
    const { backup } = await records('backup')
    const { restored } = await records('restore', backup.path, '--yes')
    const names = [examined, examined.backups, examined.findings[0], backup, restored]
    const { stdout } = await run(['help', 'json'])
    const words = new Set(stdout.match(/[a-z_]+/g))
    expect(names.flatMap(Object.keys).filter((name) => !words.has(name))).toEqual([])
  }, 60_000)

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

  test('sees broken settings and scripts, and says none of their words', async () => {
    const { home, run } = await writtenHome()
    writeFileSync(join(home.journal, 'config.yaml'), 'perzon: SECRET\n', { mode: 0o600 })
    mkdirSync(join(home.journal, 'prompts'), { mode: 0o700 })
    writeFileSync(join(home.journal, 'prompts', 'secret.yaml'), 'name: [')
    const { code, stdout, stderr } = await run(['doctor'])
    expect(code).toBe(1)
    expect(stdout).toContain('capacity config list')
    expect(stdout).toContain('Of your own scripts and lists, 1 cannot be used as they are.')
    expect(stderr).toContain('One thing is not as it should be: settings.\n')
    expect((stdout + stderr).toLowerCase()).not.toContain('secret')
  })

  test('a locked journal with nobody to ask is nothing wrong', async () => {
    const { home, run } = await writtenHome()
    const file = join(home.folder, 'passphrase')
    writeFileSync(file, 'four words nobody guesses', { mode: 0o600 })
    const env = { CAPACITY_PASSPHRASE_FILE: file }
    await run(['lock', '--yes', '--old-backups', 'encrypt'], { env })
    const { code, stdout, stderr } = await run(['doctor'])
    expect(code).toBe(0)
    expect(stdout).toContain('In a terminal, capacity doctor asks for the passphrase.')
    expect(stderr).toContain('Nothing is wrong.')
    expect((await run(['doctor'], { env })).stderr).toBe('All is well.\n')
  })

  test('where nothing was ever written, nothing is amiss and nothing is made', async () => {
    const { run, journal } = newHome()
    expect(await run(['doctor'])).toMatchObject({ code: 0 })
    expect(existsSync(join(journal, 'journal.db'))).toBe(false)
  })
})
