import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatNames } from '../../src/commands/report.ts'
import { formats } from '../../src/report/formats/registry.ts'
import { newHome } from '../support/home.ts'

const twoEntries = async () => {
  const home = newHome()
  await home.run(['thanks', 'Alex made tea', '--with', 'Alex'])
  await home.run(['journal', 'We laughed in the kitchen.', '--on', 'yesterday'])
  return home
}

test('the formats named in --help are those of the registry', () => {
  expect([...formatNames]).toEqual(formats.map(({ name }) => name))
})

describe('capacity report', () => {
  test('prints to stdout, with the words or with the numbers alone', async () => {
    const home = await twoEntries()
    const whole = await home.run(['report', '--all', '--format', 'md'])
    expect(whole).toMatchObject({ code: 0, stderr: '' })
    expect(whole.stdout).toContain('We laughed in the kitchen.')
    const numbers = await home.run(['report', '--all', '--format', 'md', '--numbers-only'])
    expect(numbers.stdout).not.toMatch(/laughed|tea|Alex/)
  })

  test('is written into a folder under the name of its period, for its owner alone', async () => {
    const home = await twoEntries()
    const { code, stderr, stdout } = await home.run([
      ...['report', '--week', '2026-W46', '--format', 'html', '--out', home.temporary],
    ])
    const path = join(home.temporary, 'capacity-2026-W46.html')
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Written: ${path}\n` })
    expect(lstatSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>/i)
  })

  test('replaces a file only when it is told to, and writes the same one again without a word', async () => {
    const home = await twoEntries()
    const path = join(home.temporary, 'page.md')
    const write = (...flags: string[]) =>
      home.run(['report', '--all', '--format', 'md', '--out', path, ...flags])
    expect((await write()).code).toBe(0)
    expect(await write()).toMatchObject({ code: 0, stderr: `Written: ${path}\n` })
    writeFileSync(path, 'my own notes')
    const refused = await write()
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--yes')
    expect(readFileSync(path, 'utf8')).toBe('my own notes')
    expect((await write('--yes')).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain('We laughed in the kitchen.')
  })

  test('says so where no program is there to open it', async () => {
    const home = await twoEntries()
    const { code, stderr } = await home.run(
      ['report', '--all', '--format', 'html', '--out', home.temporary, '--open'],
      { env: { PATH: home.temporary } },
    )
    expect(code).toBe(0)
    expect(stderr).toContain('No program to open it with was found here.')
  })

  test('leaves out what sounds like danger, and says so beside the page, not on it', async () => {
    const home = await twoEntries()
    await home.run(['journal', 'I am scared of him.'])
    const path = join(home.temporary, 'page.md')
    const report = ['report', '--all', '--format', 'md', '--out', path]
    const { stderr } = await home.run(report)
    expect(stderr).toContain('Left out: 1 entry you keep to yourself')
    expect(readFileSync(path, 'utf8')).not.toMatch(/scared|1 entry you keep/)
    const { stdout } = await home.run([...report.slice(0, 4), '--private'])
    expect(stdout).toContain('I am scared of him.')
  })

  test('never goes through a link, nor to a format there is not', async () => {
    const home = await twoEntries()
    const [link, target] = [join(home.temporary, 'a.md'), join(home.temporary, 'b.md')]
    symlinkSync(target, link)
    const linked = await home.run(['report', '--format', 'md', '--out', link])
    expect(linked.code).toBe(1)
    expect(existsSync(target)).toBe(false)
    const unknown = await home.run(['report', '--format', 'pdf'])
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
  })

  test('is about one person where one is named, and about this week where no period is', async () => {
    const home = await twoEntries()
    const about = await home.run(['report', '--all', '--with', 'alex', '--json'])
    expect(JSON.parse(about.stdout)).toMatchObject({ schema: 1, entries: 1 })
    const week = await home.run(['report', '--json'])
    expect(JSON.parse(week.stdout)).toMatchObject({ period: { kind: 'week' } })
  })

  test('says so where there is no journal', async () => {
    const { code, stdout } = await newHome().run(['report'])
    expect({ code, stdout }).toEqual({ code: 10, stdout: '' })
  })
})
