import { describe, expect, test } from 'vitest'
import { readFlow } from '../../../src/flow/reading/script.ts'
import { tracks } from '../../../src/report/keys.ts'
import { scriptOf } from '../../support/scripts.ts'
import { promptFile, shipped } from '../../support/shipped.ts'

const around = { scripts: shipped, shipped: shipped.flows, tracks }

const found = (source: string) =>
  readFlow(source, 'test', around).findings.map(
    ({ line, column, wrong, next }) => `${line}:${column} ${wrong} ${next}`,
  )

/** Steps under a head of five lines, as they stand in a file. */
const inSteps = (steps: string) => found(scriptOf(steps)).map((one) => one.replace(/^\d+/, ''))

describe('what a script names in other files', () => {
  test.each([
    ['  - later: promisse\n    due: 1 day', 'practice called “promisse”', 'promise'],
    ['  - follow-ups: predictoin\n    say: Guessed.', 'practice called “predictoin”', 'prediction'],
    ['  - then: paus', 'practice called “paus”', 'pause'],
    ['  - then: suport', 'practice called “suport”', 'support'],
    ['  - gate: saftey', 'practice called “saftey”', 'safety'],
    ['  - close: saftey', 'practice called “saftey”', 'safety'],
    ['  - choose: What?\n    id: a\n    words: nedes', 'word list called “nedes”', 'needs'],
    ['  - choose-several: What?\n    id: a\n    words: boddy', 'word list called “boddy”', 'body'],
    [
      '  - choose: What?\n    id: a\n    options: [b]\n    leads-to: { b: grond }',
      'practice called “grond”',
      'ground',
    ],
    [
      '  - breathe: bax\n    id: a\n    for: 1 minute\n    say: Slow.',
      'breathing pattern called “bax”',
      'box',
    ],
    [
      '  - link: From?\n    id: a\n    to: [brethe]\n    within: 3 days',
      'practice called “brethe”',
      'breathe',
    ],
  ])('%j is told with what was meant', (steps, what, meant) => {
    expect(inSteps(steps)[0]).toContain(`There is no ${what}. Did you mean “${meant}”?`)
  })

  test('its place is named, however deep it stands', () => {
    const deep =
      '  - confirm: Yes?\n    id: a\n  - when: { a: yes }\n    steps:\n      - say: Good.\n    otherwise:\n      - then: paus'
    const before =
      scriptOf(deep)
        .split('\n')
        .findIndex((line) => line.includes('paus')) + 1
    expect(found(scriptOf(deep))[0]).toMatch(new RegExp(`^${before}:15 `))
  })

  test('a gate that is no private check is none', () => {
    expect(inSteps('  - gate: ground')[0]).toContain('“ground” is no private check.')
  })

  test('a slip in what the report counts is told; a name of one’s own is not', () => {
    const scale = (name: string) => `  - scale: How?\n    id: a\n    tracks: ${name}`
    expect(inSteps(scale('pleasentness'))[0]).toContain('Did you mean “pleasantness”?')
    expect(inSteps(scale('cups-of-tea'))).toEqual([])
  })
})

describe('a script that takes the place of a shipped one', () => {
  test('keeps the steps others look at', () => {
    const plan = promptFile('plan.yaml')
    expect(found(plan.replace('# ', '# My own. '))).toEqual([])
    const renamed = plan.replaceAll('id: pause-phrase', 'id: our-phrase')
    expect(found(renamed)).toContainEqual(
      expect.stringMatching(/^\d+:7 “(breathe|pause)” looks at its step “pause-phrase”/),
    )
  })

  test('stays a private check where it was one', () => {
    const open = promptFile('safety.yaml').replace('private: yes\n', '')
    expect(found(open)).toContainEqual(
      expect.stringContaining('Other scripts have this one as their private check.'),
    )
  })
})
