import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pathsFor } from '../../src/adapters/files/paths.ts'
import { topicNames } from '../../src/commands/help.ts'
import { exitCode } from '../../src/errors.ts'
import { known } from '../../src/settings/settings.ts'
import { newHome } from '../support/home.ts'
import { evening, exported } from './sample-journal.ts'

const shown = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await newHome().run(args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

describe('capacity help', () => {
  test('alone is --help', async () => {
    expect(await shown('help')).toBe(await shown('--help'))
  })

  test('with a command is its --help', async () => {
    expect(await shown('help', 'export')).toBe(await shown('export', '--help'))
    expect(await shown('help', 'help')).toBe(await shown('help', '--help'))
  })

  test('of something there is none of names the nearest', async () => {
    const { code, stdout, stderr } = await newHome().run(['help', 'jounal'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Did you mean “journal”?')
  })

  test('lists every command on one line, by group, without options', async () => {
    const lines = (await shown('--help')).split('\n')
    const titles = ['In the moment', 'Practise', 'Look back', 'Your journal', 'Set up']
    expect(lines.filter((line) => titles.includes(line))).toEqual(titles)
    expect(lines.join('\n')).not.toContain('[options]')
    expect(lines.every((line) => line.length <= 80)).toBe(true)
    expect(lines.filter((line) => line.startsWith('  journal '))).toHaveLength(1)
  })

  test.each([40, 80])('fits a screen of %i columns', async (cols) => {
    const { open } = newHome()
    for (const args of [['--help'], ['export', '--help'], ['help', 'files']]) {
      const session = open(args, { cols, rows: 100 })
      await session.ended()
      const broken = session.raw.split('\r\n').filter((line) => line.length > cols)
      expect(broken.filter((line) => line.trim().includes(' '))).toEqual([])
      await session.close()
    }
  })

  test('works while the settings are broken', async () => {
    const { run, journal } = newHome()
    mkdirSync(journal)
    writeFileSync(join(journal, 'config.yaml'), 'sound: loud\n')
    expect(await run(['help', 'files'])).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('every topic', () => {
  test.each(topicNames)('%s is there, in lines of 80 columns', async (topic) => {
    const lines = (await shown('help', topic)).split('\n')
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('exit-codes are those of the program, each once', async () => {
    const codes = [...(await shown('help', 'exit-codes')).matchAll(/^ {2}(\d+) /gm)].map(
      ([, code]) => Number(code),
    )
    expect(codes.sort()).toEqual(Object.values(exitCode).sort())
  })

  test('environment names every variable the program reads, and every setting', async () => {
    const text = await shown('help', 'environment')
    const sources = globSync('{src,bin}/**/*.{ts,js}').map((file) => readFileSync(file, 'utf8'))
    const all = (pattern: RegExp) =>
      sources.flatMap((source) => [...source.matchAll(pattern)].map(([, names = '']) => names))
    const read = [
      ...all(/\benv(?:ironment)?\.([A-Z][A-Z_]+)/g),
      ...all(/\b(CAPACITY_[A-Z]+(?:_[A-Z]+)*)\b/g),
      ...all(/\{ ((?:[A-Z][A-Z_]+(?:, )?)+) \}(?: =|\) =>)/g).flatMap((names) => names.split(', ')),
    ]
    expect(read).toContain('CAPACITY_HOME')
    expect(read).toContain('LOCALAPPDATA')
    expect(read).toContain('CAPACITY_PASSPHRASE_FILE')
    const settings = Object.keys(known).map((name) => `CAPACITY_${name.toUpperCase()}`)
    for (const name of [...read, ...settings]) expect(text).toContain(name)
  })

  test('files says where everything lies', async () => {
    const { run, journal } = newHome()
    const { stdout } = await run(['help', 'files'])
    for (const path of Object.values(pathsFor({ CAPACITY_HOME: journal }, 'linux')))
      expect(stdout).toContain(path)
  })

  test('scripts shows a file that is a practice as it stands, and where it would lie', async () => {
    const { run, journal } = newHome()
    const { stdout } = await run(['help', 'scripts'])
    const folder = join(journal, 'prompts')
    expect(stdout).toContain(folder)
    const lines = stdout.split('\n').map((line) => line.slice(2).replace(/(?<=\S) {2,}.*/, ''))
    const script = lines.slice(
      lines.indexOf('name: evening-tea'),
      lines.indexOf('closing: Good night.') + 1,
    )
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'evening-tea.yaml'), script.join('\n'))
    expect(await run(['flows', 'check'])).toMatchObject({
      code: 0,
      stdout: `${folder}/evening-tea.yaml: all right\n`,
    })
    const { stdout: steps } = await run(['evening-tea', '--dry-run'])
    expect(steps).toMatch(/^good \(line\).*\nnear \(scale\)/m)
  })

  test('json names everything an export has', async () => {
    const text = await shown('help', 'json')
    const record = JSON.parse(exported(evening(1, '2026-11-22', 'x')))
    const [entry] = record.entries
    const names = [record, entry, entry.answers.moment, ...record.people].flatMap(Object.keys)
    const ofTies = ['origin', 'due', 'about', 'answered_by', 'from', 'to', 'of']
    for (const name of [...names, ...ofTies]) expect(text).toMatch(new RegExp(`\\b${name}\\b`))
  })
})
