import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brokenRules } from './support/house-rules.ts'

const files = globSync('{bin,src,scripts,tests}/**/*.{js,cjs,mjs,ts}').map((path) => ({
  path: path.replaceAll('\\', '/'),
  source: readFileSync(path, 'utf8'),
}))

const complaints = (path: string, source: string) => brokenRules([{ path, source }])

test('the house keeps its rules', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(brokenRules(files)).toEqual([])
})

describe('imports', () => {
  test.each([
    ['src/errors.ts', "import { Flow } from './flow/flow.ts'", 'errors may not import flow'],
    [
      'src/time/day.ts',
      "import type { A } from '../journal/entry.ts'",
      'time may not import journal',
    ],
    [
      'src/flow/run.ts',
      "import { day } from '../journal/day.ts'",
      'flow may import only types from journal',
    ],
    [
      'src/flow/run.ts',
      "import type { A } from '../commands/log.ts'",
      'flow may not import commands',
    ],
    [
      'src/flow/run.ts',
      "export * from '../journal/day.ts'",
      'flow may import only types from journal',
    ],
    [
      'src/flow/run.ts',
      "export { day } from '../journal/day.ts'",
      'flow may import only types from journal',
    ],
    [
      'src/flow/run.ts',
      "const day = await import('../journal/day.ts')",
      'flow may import only types from journal',
    ],
    [
      'src/wording/hints.ts',
      "let a: import('../report/figures.ts').A",
      'wording may not import report',
    ],
    [
      'src/report/figures.ts',
      "import { hints } from '../wording/hints.ts'",
      'report may not import wording',
    ],
    [
      'src/exchange/csv.ts',
      "import type { A } from '../report/figures.ts'",
      'exchange may not import report',
    ],
    [
      'src/commands/log.ts',
      "import { open } from '../adapters/sqlite/store.ts'",
      'commands may not import adapters/sqlite',
    ],
    ['src/cli.ts', "import { run } from './flow/run.ts'", 'cli may not import flow'],
    [
      'src/adapters/files/paths.ts',
      "import { log } from '../../commands/log.ts'",
      'adapters/files may import only types from commands',
    ],
    [
      'src/adapters/files/paths.ts',
      "import { theme } from '../terminal/theme.ts'",
      'adapters/files may not import adapters/terminal',
    ],
    ['src/commands/log.ts', "import '../main.ts'", 'commands may not import main'],
    ['src/commands/log.ts', "import chalk from 'chalk'", 'chalk lives in adapters/terminal'],
    [
      'src/adapters/files/editor.ts',
      "import { input } from '@inquirer/input'",
      '@inquirer/input lives in adapters/terminal',
    ],
    [
      'src/main.ts',
      "import type { Database } from 'better-sqlite3'",
      'better-sqlite3 lives in adapters/sqlite',
    ],
    [
      'src/adapters/files/paths.ts',
      "import { get } from 'node:https'",
      'nothing leaves the machine: node:https',
    ],
  ])('%s: %s', (path, source, complaint) => {
    expect(complaints(path, source)).toEqual([`${path}:1 ${complaint}`])
  })

  test.each([
    ['src/errors.ts', 'export const one = 1'],
    ['src/flow/run.ts', "import { Problem } from '../errors.ts'\nimport { when } from './when.ts'"],
    ['src/flow/run.ts', "import type { Entry } from '../journal/entry.ts'"],
    ['src/flow/run.ts', "import { type Entry } from '../journal/entry.ts'"],
    ['src/journal/day.ts', "export type { Flow } from '../flow/flow.ts'"],
    ['src/report/figures.ts', "import { day } from '../journal/day.ts'"],
    ['src/commands/log.ts', "import { figures } from '../report/figures.ts'"],
    [
      'src/adapters/sqlite/store.ts',
      "import { Problem } from '../../errors.ts'\nimport Database from 'better-sqlite3'",
    ],
    ['src/main.ts', "const { open } = await import('./adapters/sqlite/store.ts')"],
  ])('%s may: %s', (path, source) => {
    expect(complaints(path, source)).toEqual([])
  })

  test('a new part of the house needs a row in the table first', () => {
    expect(complaints('src/cloud/sync.ts', '')).toEqual([
      'src/cloud/sync.ts: cloud has no row in the import table',
    ])
  })
})

describe('process, clock, chance and files', () => {
  const inside = [
    ['process.exit(1)', 'process'],
    ['const { env } = process', 'process'],
    ['const it = { process }', 'process'],
    ['globalThis.process', 'globalThis'],
    ['const at = Date.now()', 'Date.now'],
    ['[].map(Date.now)', 'Date.now'],
    ['const at = new Date()', 'new Date()'],
    ['const at = Date()', 'Date()'],
    ['const at = new TZDate()', 'new TZDate()'],
    ['performance.now()', 'performance'],
    ['Math.random()', 'Math.random'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['crypto.getRandomValues(bytes)', 'crypto.getRandomValues'],
  ] as const

  test.each(inside)('%s', (source, what) => {
    for (const path of ['src/flow/run.ts', 'src/commands/log.ts', 'src/cli.ts']) {
      expect(complaints(path, `\n${source}`)).toEqual([
        `${path}:2 only main and adapters use ${what}`,
      ])
    }
    expect(complaints('src/main.ts', source)).toEqual([])
    expect(complaints('src/adapters/terminal/pacer.ts', source)).toEqual([])
  })

  test.each([
    ["import { readFileSync } from 'node:fs'", 'only main and adapters import node:fs'],
    ["import { readFile } from 'fs/promises'", 'only main and adapters import fs/promises'],
    ["import { env } from 'node:process'", 'only main and adapters import node:process'],
    ["const os = await import('node:os')", 'only main and adapters import node:os'],
    [
      "import { randomUUID } from 'node:crypto'",
      'only main and adapters use the clock or chance: randomUUID from node:crypto',
    ],
    [
      "import { isToday } from 'date-fns'",
      'only main and adapters use the clock or chance: isToday from date-fns',
    ],
    [
      "import { formatDistanceToNow } from 'date-fns/formatDistanceToNow'",
      'only main and adapters use the clock or chance: formatDistanceToNow from date-fns/formatDistanceToNow',
    ],
  ])('%s', (source, complaint) => {
    expect(complaints('src/journal/day.ts', source)).toEqual([`src/journal/day.ts:1 ${complaint}`])
    expect(complaints('src/adapters/files/paths.ts', source)).toEqual([])
  })

  test('nobody calls out', () => {
    expect(complaints('src/main.ts', "await fetch('x')")).toEqual([
      'src/main.ts:1 nothing leaves the machine: fetch',
    ])
  })

  test.each([
    'const at = new Date(0)',
    'const at = new TZDate(instant, zone)',
    'clock.now()',
    'chance.random()',
    'const step = { process: 1, fetch: 2 }',
    'step.process',
    "import { addDays, isSameDay } from 'date-fns'",
    "import { createHash } from 'node:crypto'",
    "import { join } from 'node:path'",
    "const text = 'new Date() and process.exit()' // Math.random()",
  ])('%s is fine anywhere', (source) => {
    expect(complaints('src/flow/run.ts', source)).toEqual([])
  })
})

describe('shape', () => {
  test('a file has 300 lines at most', () => {
    expect(complaints('tests/long.test.ts', '\n// line'.repeat(299))).toEqual([])
    expect(complaints('tests/long.test.ts', '\n// line'.repeat(300))).toEqual([
      'tests/long.test.ts has 301 lines, more than 300',
    ])
  })

  test.each([
    'src/flow/utils.ts',
    'src/flow/types.ts',
    'src/helpers/day.ts',
    'tests/common/day.test.ts',
  ])('%s has a name that says nothing', (path) => {
    expect(complaints(path, '')).toContainEqual(expect.stringContaining('says nothing'))
  })
})
