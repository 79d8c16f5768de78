import { expect, test } from 'vitest'
import { pathsFor } from '../../../src/adapters/files/paths.ts'

const journalFor = (environment: Record<string, string>) =>
  pathsFor({ HOME: '/home/ana', ...environment }, 'linux').journal

test.each([
  ['/some/where', '/some/where/journal.db'],
  ['~/journal', '/home/ana/journal/journal.db'],
  ['~', '/home/ana/journal.db'],
  ['here', 'here/journal.db'],
  ['/a/~/b', '/a/~/b/journal.db'],
])('CAPACITY_HOME=%s, as it may stand in a settings file: %s', (CAPACITY_HOME, journal) =>
  expect(journalFor({ CAPACITY_HOME })).toBe(journal),
)

test.each([
  ['/data', '/data/capacity/journal.db'],
  ['data', '/home/ana/.local/share/capacity/journal.db'],
  ['', '/home/ana/.local/share/capacity/journal.db'],
])('XDG_DATA_HOME=%s, which counts only from the root: %s', (XDG_DATA_HOME, journal) =>
  expect(journalFor({ XDG_DATA_HOME })).toBe(journal),
)
