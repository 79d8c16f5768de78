import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newHome } from '../support/home.ts'
import { answer } from '../support/practice.ts'
import { alex, evening, exported, homeWith } from './sample-journal.ts'

const some = [
  evening(1, '2026-11-14', 'An older one'),
  evening(2, '2026-11-18', 'Dinner *went* quiet 🙋', { person: alex.id }),
]

describe('capacity export', () => {
  test('prints everything as JSON that comes back in, and nothing else', async () => {
    const { run } = await homeWith(...some)
    const { code, stdout, stderr } = await run(['export'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(exported(...some))
    expect((await newHome().run(['import', '-'], { input: stdout })).stderr).toBe(
      'Brought in: 2 entries and 1 person.\n',
    )
  })

  test('--json is --format json', async () => {
    const { run } = await homeWith(...some)
    expect((await run(['export', '--json'])).stdout).toBe(exported(...some))
    expect(await run(['export', '--json', '--format', 'md'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('--format md is for reading', async () => {
    const { run } = await homeWith(...some)
    const { stdout } = await run(['export', '--format', 'md', '--week', '2026-W47'])
    expect(stdout).toBe(`# Journal

Monday 16 November 2026 to Sunday 22 November 2026

## Wednesday 18 November 2026

### 21:30 · Journal · Alex

**One moment that stayed. Just what happened.**

> Dinner \\*went\\* quiet 🙋
`)
  })

  test('takes a period and a person', async () => {
    const { run } = await homeWith(...some)
    const idsOf = async (...args: string[]) => {
      const { entries } = JSON.parse((await run(['export', ...args])).stdout)
      return entries.map(({ day }: { day: string }) => day)
    }
    expect(await idsOf('--until', '2026-11-14')).toEqual(['2026-11-14'])
    expect(await idsOf('--with', 'alex')).toEqual(['2026-11-18'])
    expect(await idsOf('--month', '2026-10')).toEqual([])
  })

  test('--out writes a file that only its owner reads, and prints nothing', async () => {
    const { run, folder } = await homeWith(...some)
    const out = await run(['export', '--out', 'mine.json'])
    expect(out).toMatchObject({ code: 0, stdout: '' })
    expect(out.stderr).toContain('mine.json')
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe(exported(...some))
    expect(statSync(join(folder, 'mine.json')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [[], 'capacity-all.json'],
    [['--all', '--format', 'md'], 'capacity-all.md'],
    [['--week', '2026-W46'], 'capacity-2026-W46.json'],
    [['--month', '2026-11', '--format', 'md'], 'capacity-2026-11.md'],
  ])('--out with a folder, %j: %s', async (args, name) => {
    const { run, folder } = await homeWith(...some)
    mkdirSync(join(folder, 'out'))
    await run(['export', ...args, '--out', 'out'])
    expect(statSync(join(folder, 'out', name)).size).toBeGreaterThan(0)
  })

  test('--out with a folder that is not there yet', async () => {
    const { run, folder } = await homeWith(...some)
    const refused = await run(['export', '--out', 'new/mine.json'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('The folder new is not there.')
    for (const [command, name] of [
      ['export', 'capacity-all.json'],
      ['report', 'capacity-2026-W48.txt'],
    ] as const) {
      expect((await run([command, '--out', 'new/'])).stderr).toContain('Written')
      expect(statSync(join(folder, 'new', name)).size).toBeGreaterThan(0)
    }
  })

  test('--out - prints', async () => {
    const { run } = await homeWith(...some)
    expect((await run(['export', '--out', '-'])).stdout).toBe(exported(...some))
  })

  test('replaces another file only when it is told to, and writes the same one again without a word', async () => {
    const { run, folder } = await homeWith(...some)
    const path = join(folder, 'mine.json')
    writeFileSync(path, 'my own notes')
    const refused = await run(['export', '--out', 'mine.json'])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--yes')
    expect(readFileSync(path, 'utf8')).toBe('my own notes')
    for (const more of [['--yes'], []])
      expect(await run(['export', '--out', 'mine.json', ...more])).toMatchObject({ code: 0 })
    expect(readFileSync(path, 'utf8')).toBe(exported(...some))
  })

  test('asks in a terminal, and leaves the file as it is for a no', async () => {
    const { folder, open } = await homeWith(...some)
    writeFileSync(join(folder, 'mine.json'), 'my own notes')
    const session = open(['export', '--out', 'mine.json'])
    await answer(
      session,
      'mine.json is there already, with something else in it. Replace it?',
      'n\n',
    )
    await session.see('Nothing was written. Name another place: --out FILE')
    expect(await session.ended()).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('my own notes')
  })

  test('never writes over the journal, nor through a link', async () => {
    const { run, folder, journal } = await homeWith(...some)
    writeFileSync(join(folder, 'other'), 'untouched')
    symlinkSync(join(folder, 'other'), join(folder, 'link'))
    for (const place of [join(journal, 'journal.db'), 'link']) {
      const { code, stderr } = await run(['export', '--out', place])
      expect(code).toBe(1)
      expect(stderr.trimEnd().split('\n')).toHaveLength(3)
    }
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('untouched')
    expect((await run(['export'])).stdout).toBe(exported(...some))
  })

  test('five megabytes through a pipe arrive whole', async () => {
    const long = Array.from({ length: 8 }, (_, index) =>
      evening(index + 1, '2026-11-18', 'quiet 🙋 '.repeat(60_000)),
    )
    const { run } = await homeWith(...long)
    const { stdout, code } = await run(['export'])
    expect(code).toBe(0)
    expect(stdout.length).toBeGreaterThan(4_000_000)
    expect(stdout).toBe(exported(...long))
  })

  test('a reader that has seen enough is no error', async () => {
    const { run } = await homeWith(...some, evening(3, '2026-11-19', 'x'.repeat(900_000)))
    const piped = ['bash', '-c', 'set -o pipefail; "$0" "$@" | head -1', process.execPath]
    const { code, stdout, stderr } = await run(['export'], {
      program: [...piped, join(process.cwd(), 'bin/capacity.js')],
    })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{\n', stderr: '' })
  })

  test('without a journal it says so, and makes none', async () => {
    const { run } = newHome()
    expect(await run(['export'])).toMatchObject({ code: 10, stdout: '' })
    expect(await run(['export', '--out', 'x.json'])).toMatchObject({ code: 10 })
  })

  test.each([
    [['--format', 'xml'], /json, md/],
    [['--week', '2026-W99'], /not a week/],
    [['--with', 'Nobody'], /nobody called/],
  ])('%j is refused', async (args, why) => {
    const { run } = await homeWith(...some)
    const { code, stdout, stderr } = await run(['export', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(why)
  })
})
