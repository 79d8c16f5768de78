import { copyFileSync, cpSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Disk, diskFor } from '../support/disk-of-its-own.ts'
import { newHome } from '../support/home.ts'
import { answer, goThrough, type Home, questionsOf, typed } from '../support/practice.ts'
import type { Session } from '../support/session.ts'

const words = 'Dinner went quiet, and I sat there.'
const threeLines = 'The disk is full. There was no room left to write'

/** A practice that has come to a question where something is to be written, with room for a journal and little more. */
const writingIn = async (args: readonly string[], id: string, size = '900k') => {
  const home = newHome()
  const questions = await questionsOf(home, args, {})
  const disk = await diskFor(home, `size=${size}`)
  const session = home.open(args, disk)
  const at = questions.findIndex((question) => question.id === id)
  await goThrough(session, questions.slice(0, at), { pleasantness: 4 })
  const [question, next] = questions.slice(at)
  await session.see(`○ ${question?.text}`)
  return { home, disk, session, next }
}

const leftWith = async (session: Session) => {
  const { code } = await session.ended()
  return { code, screen: session.scrollback() }
}

/** What is kept of one answer, asked through the program: the disk is there for it alone. */
const answerIn = async ({ run }: Home, disk: Disk, id: string) => {
  const { stdout } = await run(['log', '--drafts', '--json'], disk)
  const [entry] = JSON.parse(stdout).entries
  return entry.answers[id]
}

describe('a disk that is full in the middle of a journal', () => {
  test('is told with the answer; with some room made, nothing is lost', async () => {
    const { home, disk, session, next } = await writingIn(['journal'], 'moment')
    disk.fill()
    await typed(session, words)
    session.press('ctrl-s')
    await session.see(threeLines)
    await answer(session, 'Your answer is not kept yet.', '1\n')
    await session.see('Your answer is not kept yet. try again')
    // Not before it was tried: it would be kept, and nothing asked.
    await session.see('○ Your answer is not kept yet.')
    disk.makeRoom()
    await answer(session, 'Your answer is not kept yet.', '1\n')
    await session.see(`○ ${next?.text}`)
    expect(await answerIn(home, disk, 'moment')).toBe(words)
  })

  test.each([
    ['stops', (session: Session) => session.type('2\n')],
    ['leaves with Ctrl-C', (session: Session) => session.press('ctrl-c')],
  ])('gives back what was written to whoever %s', async (_, stop) => {
    const { home, disk, session } = await writingIn(['journal'], 'moment')
    disk.fill()
    await typed(session, words)
    session.press('ctrl-s')
    await session.see('○ Your answer is not kept yet.')
    await session.see('enter answers')
    stop(session)
    const { code, screen } = await leftWith(session)
    expect(code).toBe(1)
    expect(screen).toMatch(new RegExp(`You can copy it from here:\\s+${words}\\s`))
    expect(screen).toContain('What you gave before that is kept. To go on: capacity journal')
    expect(screen).toMatch(/The disk is full\.\n.*\nMake some room, then try again\.$/)
    disk.makeRoom()
    expect(await answerIn(home, disk, 'pleasantness')).toBe(4)
    const again = home.open(['journal'], disk)
    await answer(again, 'You began this', '1\n')
    await again.see('○ One moment that stayed.')
  })

  test.each([
    ['a long text', ['journal'], 'moment'],
    ['a line', ['journal', '--short'], 'glad-of'],
  ])('gives back what of %s stood there when they left', async (_, args, id) => {
    const { disk, session } = await writingIn(args, id)
    disk.fill()
    await typed(session, words)
    session.press('ctrl-c')
    const { code, screen } = await leftWith(session)
    expect(code).toBe(1)
    expect(screen).toMatch(new RegExp(`You can copy it from here:\\s+${words}\\s`))
    expect(screen).not.toContain('    at ')
  })

  test('goes on being written in: nothing is told before the answer', async () => {
    const { disk, session } = await writingIn(['journal'], 'moment')
    disk.fill()
    // A paste is kept at once, or would be.
    session.paste(`${words}\n`)
    await session.see(words)
    await typed(session, 'And then we laughed.')
    expect(session.screen()).not.toContain('The disk is full')
  })
})

describe('a disk with no room for the backup of the day', () => {
  test('keeps the line and the good backup there is, and says so; with some room, the next makes it', async () => {
    const home = newHome()
    const disk = await diskFor(home, 'size=12m')
    const backups = join(disk.path, 'backups')
    const earlier = 'journal-2026-01-01.db'
    await home.run(['journal', '-'], { ...disk, input: `${'quiet '.repeat(100_000)}\n` })
    await home.run(['journal', 'Rain.'], disk)
    for (const name of readdirSync(backups)) renameSync(join(backups, name), join(backups, earlier))
    disk.fill(400_000)
    const { code, stderr } = await home.run(['journal', words], disk)
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^Today's backup could not be made\. The disk is full\. See: capacity doctor$/m,
    )
    expect(readdirSync(backups)).toEqual([earlier])
    disk.makeRoom()
    expect((await home.run(['log'], disk)).stdout).toContain(words)
    expect((await home.run(['journal', 'Sun.'], disk)).stderr).not.toContain('backup')
    expect(readdirSync(backups)).toHaveLength(2)
  })
})

describe('a disk with room for a backup or for words', () => {
  // A journal of one line has 116 KiB; its log, and what SQLite keeps beside that, some 60.
  test.each([150_000, 200_000, 1_000_000])('of %i bytes takes the words', async (room) => {
    const home = newHome()
    const disk = await diskFor(home, 'size=12m')
    await home.run(['journal', 'Rain.'], disk)
    disk.fill(room)
    const { code, stderr } = await home.run(['journal', words], disk)
    expect(code).toBe(0)
    expect(stderr).toContain("Today's backup could not be made. The disk is full.")
    expect((await home.run(['log'], disk)).stdout).toContain(words)
    disk.makeRoom()
    expect((await home.run(['journal', 'Sun.'], disk)).stderr).not.toContain('backup')
    expect(readdirSync(join(disk.path, 'backups'))).toHaveLength(1)
  })
})

describe('a disk with no room for what is put back', () => {
  test.each([60_000, 122_880])(
    'is told of with %i bytes left, and the backup is not called damaged',
    async (room) => {
      const home = newHome()
      await home.run(['journal', words])
      const path = join(home.folder, 'backup.db')
      copyFileSync((await home.run(['backup'])).stdout.trim(), path)
      const disk = await diskFor(home, 'size=4m')
      disk.fill(room)
      const { code, stderr } = await home.run(['restore', path, '--yes'], disk)
      expect(stderr).toMatch(/^The disk is full\.\n.*\nMake some room, then try again\.$/m)
      expect(code).toBe(1)
      const left = readdirSync(disk.path).filter((name) => name.startsWith('journal'))
      expect(left).toEqual([])
    },
  )
})

test.each([0, 8192, 65_536])(
  'what is saved of a journal where %i bytes are free leaves no piece of it',
  async (free) => {
    const home = newHome()
    const disk = await diskFor(home, 'size=900k')
    await home.run(['journal', words], disk)
    disk.fill(free)
    const { code, stderr } = await home.run(['doctor', '--salvage'], disk)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The disk is full\.\n/m)
    expect(readdirSync(disk.path).filter((name) => name.includes('salvaged'))).toEqual([])
  },
)

describe('a disk with no room for a journal at all', () => {
  const tiny = (disk: Disk) => {
    disk.fill()
    return disk
  }

  test.each([
    ['one line', ['journal', words]],
    ['thanks', ['thanks', words]],
  ])('gives %s back', async (_, args) => {
    const home = newHome()
    const disk = tiny(await diskFor(home, 'size=64k'))
    const { code, stdout, stderr } = await home.run(args, { ...disk, input: `${words}\n` })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`\n${words}\n`)
    expect(stderr.trimEnd().split('\n').slice(-3)).toEqual([
      'The disk is full.',
      expect.stringContaining(home.journal),
      'Make some room, then try again.',
    ])
    expect(readdirSync(disk.path)).not.toContain('journal.db')
  })

  test('does not come between somebody and their breath, and what they gave is given back', async () => {
    const home = newHome()
    const disk = tiny(await diskFor(home, 'size=64k'))
    const session = home.open(['breathe'], disk)
    await answer(session, 'How strong is it right now?', '8\n')
    await session.see('any key ends')
    session.press('enter')
    await answer(session, 'How is your body with that?', '1\n')
    await answer(session, 'And now, how strong is it?', '3\n')
    await answer(session, 'If a name fits', '\t')
    await answer(session, 'And in the body?', '\t')
    await answer(session, 'What does the urge say?', '\t')
    await answer(session, 'What would you rather do', '\t')
    await session.see('○ What happened, as a camera would see it?')
    await typed(session, words)
    session.press('enter')
    await answer(session, 'What do you need most?', '\t')
    const { code, screen } = await leftWith(session)
    expect(code).toBe(1)
    expect(screen).toContain(`\n${words}\n`)
    expect(screen).toMatch(
      /What you gave just now could not be kept\.\nThe disk is full\.\nMake some/,
    )
  })
})

describe('a disk that may only be read', () => {
  const writtenOn = async () => {
    const home = newHome()
    const disk = await diskFor(home, 'size=4m')
    await home.run(['journal', 'Rain.'], disk)
    disk.remount('ro')
    return { home, disk }
  }

  test.each([[['log']], [['search', 'Rain']], [['report']], [['export']], [['today']]])(
    'is told of by %j, with a way on',
    async (args) => {
      const { home, disk } = await writtenOn()
      const { code, stdout, stderr } = await home.run(args, disk)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr.trimEnd().split('\n')).toEqual([
        'The journal lies where nothing can be written.',
        `Even to read it, something has to be written beside ${home.journal}/journal.db.`,
        'Copy that folder to another place, and name that one in CAPACITY_HOME.',
      ])
    },
  )

  test('is told before anything is asked', async () => {
    const { home, disk } = await writtenOn()
    const { code, screen } = await leftWith(home.open(['journal'], disk))
    expect(code).toBe(1)
    expect(screen).toMatch(/^The journal lies where nothing can be written\./)
  })

  test('is read from once it is copied, as it says', async () => {
    const { home, disk } = await writtenOn()
    const copy = join(home.folder, 'copy')
    cpSync(disk.path, copy, { recursive: true })
    const { stdout } = await home.run(['log'], { env: { CAPACITY_HOME: copy } })
    expect(stdout).toContain('Rain.')
  })

  test('gives one line back', async () => {
    const { home, disk } = await writtenOn()
    const { code, stderr } = await home.run(['journal', words], disk)
    expect(code).toBe(1)
    expect(stderr).toContain(`\n${words}\n\nThe journal cannot be written.\n`)
  })

  test('does not come between somebody and their breath', async () => {
    const { home, disk } = await writtenOn()
    const session = home.open(['breathe', '--now'], disk)
    await session.see('any key ends')
  })
})
