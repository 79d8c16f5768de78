import { describe, expect, test } from 'vitest'
import { brokenSettings, readSettingsFile } from '../../src/settings/reading.ts'
import { known, settle } from '../../src/settings/settings.ts'

const findingsIn = (source: string): string[] =>
  readSettingsFile(source).findings.map(
    ({ line, column, wrong, next }) => `${line}:${column} ${wrong} ${next}`,
  )

describe('a file that fits', () => {
  test.each<[string, object]>([
    ['', {}],
    ['# nothing yet\n', {}],
    ['{}', {}],
    ['person: Alex', { person: 'Alex' }],
    ['person: 12', { person: '12' }],
    ['person:', { person: '' }],
    ['day_ends: 03:30', { day_ends: '03:30' }],
    ['plain: yes\nsound: true', { plain: 'yes', sound: 'yes' }],
    ['plain: false', { plain: 'no' }],
    ['week_starts: sunday # of course', { week_starts: 'sunday' }],
    ['"color": "never"', { color: 'never' }],
  ])('%j', (source, values) => {
    expect(readSettingsFile(source)).toEqual({ values, breathing: {}, findings: [] })
  })

  test('with patterns of one’s own', () => {
    const source = 'breathing:\n  mine: in 4, out 6\n  slow: in 5.5, hold 2, out 5.5, rest 1\n'
    expect(readSettingsFile(source)).toEqual({
      values: {},
      breathing: { mine: 'in 4, out 6', slow: 'in 5.5, hold 2, out 5.5, rest 1' },
      findings: [],
    })
    expect(readSettingsFile('breathing:\n')).toMatchObject({ breathing: {}, findings: [] })
  })

  test('everything that is usual can be written down', () => {
    const source = Object.entries(known)
      .map(([name, { usual }]) => `${name}: "${usual}"\n`)
      .join('')
    const { values, findings } = readSettingsFile(source)
    expect(findings).toEqual([])
    expect(settle({}, {}, { values, breathing: {} }).settings).toEqual(
      settle({}, {}, { values: {}, breathing: {} }).settings,
    )
  })
})

describe('a line that does not', () => {
  const list = 'Write each setting as name: value.'
  const pattern = 'Write it as in 4, out 6.'
  test.each<[string, string]>([
    ['person: Alex\ncolour: never', '2:1 “colour” is not a setting. Did you mean “color”?'],
    ['week_start: monday', '1:1 “week_start” is not a setting. Did you mean “week_starts”?'],
    ['presn: Alex', '1:1 “presn” is not a setting. See them all: capacity config list'],
    ['theme: dark', '1:1 “theme” is not a setting. See them all: capacity config list'],
    ['constructor: x', '1:1 “constructor” is not a setting. See them all: capacity config list'],
    ['color: blue', '1:8 “color” is “blue”. It can be auto, always or never.'],
    ['sound:', '1:7 “sound” is “”. It can be yes or no.'],
    [
      'week_starts: Monday',
      '1:14 “week_starts” is “Monday”. It can be monday, sunday or saturday.',
    ],
    ['day_ends: 4', '1:11 “day_ends” is “4”. It is a time from 00:00 to 12:00, such as 04:00.'],
    [
      'day_ends: 13:00',
      '1:11 “day_ends” is “13:00”. It is a time from 00:00 to 12:00, such as 04:00.',
    ],
    [
      `person: ${'x'.repeat(201)}`,
      `1:9 “person” is “${'x'.repeat(40)}”. It is at most 200 characters long.`,
    ],
    ['person: [Alex, Kim]', '1:9 “person” should be one text. Write it as person: value.'],
    ['person: { name: Alex }', '1:9 “person” should be one text. Write it as person: value.'],
    ['person: { toString: x }', '1:9 “person” should be one text. Write it as person: value.'],
    [
      'breathing: in 4, out 6',
      '1:12 “breathing” should be names with patterns. Write each as name: in 4, out 6.',
    ],
    [
      'breathing: [in 4]',
      '1:12 “breathing” should be names with patterns. Write each as name: in 4, out 6.',
    ],
    ['breathing:\n  mine: slowly', `2:9 The pattern “mine” is not understood. ${pattern}`],
    ['breathing:\n  mine: in 4, out 600', `2:9 The pattern “mine” is not understood. ${pattern}`],
    ['breathing:\n  mine: 4', `2:9 The pattern “mine” is not understood. ${pattern}`],
    ['just some words', `1:1 This file is not a list of settings. ${list}`],
    ['- person: Alex', `1:1 This file is not a list of settings. ${list}`],
    [
      'person: Alex\n color: never',
      '1:9 This is not YAML: Nested mappings are not allowed in compact mappings Look for a missing space after a colon, or put the text in quotes.',
    ],
    [
      'plain: yes\nplain: no',
      '2:1 This is not YAML: Map keys must be unique Look for a missing space after a colon, or put the text in quotes.',
    ],
  ])('%j', (source, finding) => {
    expect(findingsIn(source)).toContain(finding)
  })

  test('what stands beside it is still read, and every line is told in order', () => {
    const source = 'sound: loud\nperson: Alex\nthme: dark\n'
    const { values, findings } = readSettingsFile(source)
    expect(values).toEqual({ person: 'Alex' })
    expect(findings.map(({ line }) => line)).toEqual([1, 3])
  })

  test('is what a person reads, with its file and place', () => {
    const { findings } = readSettingsFile('person: Alex\ncolour: never')
    expect(brokenSettings('/home/me/config.yaml', findings)).toMatchObject({
      name: 'Problem',
      message: '/home/me/config.yaml:2:1: “colour” is not a setting.',
      why: 'Nothing was read from it, and your journal was not touched.',
      next: 'Did you mean “color”?',
      code: 2,
    })
  })
})
