import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
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
