import { describe, expect, test } from 'vitest'
import type { Step } from '../../../src/flow/flow.ts'
import type { stepSchemas } from '../../../src/flow/reading/schema.ts'
import { readFlow } from '../../../src/flow/reading/script.ts'
import { scriptOf } from '../../support/scripts.ts'
import { flowOf } from '../../support/walking.ts'

const stepFrom = (source: string): Step | undefined =>
  flowOf(source.replace(/^/gm, '  ')).steps.at(-1)

/** Each kind in its shortest form, and what it is read as: everything left out has its usual value. */
const shortest: Record<keyof typeof stepSchemas, [source: string, step: object]> = {
  say: ['- say: Hello.', { text: 'Hello.', tone: 'plain', once: false }],
  show: ['- show: takeaways\n  say: You took', { recollection: 'takeaways', text: 'You took' }],
  scale: ['- scale: How strong?\n  id: a', { id: 'a', low: '', high: '', outOf: 10 }],
  choose: [
    '- choose: Which?\n  id: a\n  options: [one, two]',
    {
      options: [
        { key: 'one', text: 'one', quoted: 'one' },
        { key: 'two', text: 'two', quoted: 'two' },
      ],
      leadsTo: {},
    },
  ],
  'choose-several': [
    '- choose-several: Which?\n  id: a\n  words: body',
    { words: 'body', options: [] },
  ],
  feelings: ['- feelings: Which?\n  id: a', { atMost: 3 }],
  line: ['- line: What?\n  id: a', { hints: false }],
  write: ['- write: What?\n  id: a', { hints: false, lastTime: false }],
  draft: ['- draft: Change it.\n  id: a\n  from: Words.', { from: 'Words.', hints: false }],
  date: ['- date: When?\n  id: a', { looking: 'back', withTime: false, suggest: [] }],
  duration: [
    '- duration: How long?\n  id: a\n  usual: 25 minutes',
    { usual: '25 minutes', atLeast: '1s', atMost: '24h', also: [] },
  ],
  person: ['- person: Who?\n  id: a', { id: 'a', text: 'Who?' }],
  confirm: ['- confirm: Did you?\n  id: a', { id: 'a', text: 'Did you?' }],
  list: ['- list: Which?\n  id: a', { atLeast: 0 }],
  breathe: [
    '- breathe: long\n  id: a\n  for: 2 minutes\n  say: Breathe.',
    { pattern: 'long', for: '2 minutes', text: 'Breathe.' },
  ],
  ground: ['- ground: Slowly.\n  id: a\n  prompts: [See., Hear.]', { prompts: ['See.', 'Hear.'] }],
  link: [
    '- link: From?\n  id: a\n  to: [breathe]\n  within: 3 days',
    { to: ['breathe'], within: '3 days' },
  ],
  timer: ['- timer: Wait.\n  id: a\n  for: 5s', { for: '5s' }],
  when: [
    '- when: { plan: written }\n  steps:\n    - say: Yes.',
    { condition: { of: 'plan', test: { is: ['written'] } }, otherwise: [] },
  ],
  'for-each': [
    '- for-each: takeaways\n  steps:\n    - say: "{item}"',
    { of: 'takeaways', steps: [{ kind: 'say', text: '{item}', tone: 'plain', once: false }] },
  ],
  later: ['- later: promise\n  due: 1 day', { flow: 'promise', due: '1 day', about: '' }],
  'follow-ups': [
    '- follow-ups: promise\n  say: Open.',
    { flow: 'promise', text: 'Open.', which: 'due' },
  ],
  then: ['- then: pause', { flow: 'pause' }],
  end: ['- end: finished', { ending: 'finished' }],
  gate: ['- gate: safety', { flow: 'safety' }],
  close: ['- close: safety', { gate: 'safety' }],
}

describe('a step in its shortest form', () => {
  test.each(Object.entries(shortest))('%s', (kind, [source, step]) => {
    expect(stepFrom(source)).toMatchObject({ kind, ...step })
  })

  test('can only be skipped, hinted at, tracked or proven when it says so', () => {
    expect(stepFrom('- line: What?\n  id: a')).toEqual({
      kind: 'line',
      id: 'a',
      text: 'What?',
      hints: false,
    })
  })
})

describe('a step with everything', () => {
  test.each<[string, object]>([
    [
      '- say: Careful.\n  id: b\n  tone: care\n  once: yes\n  evidence: { strength: tradition }',
      { id: 'b', tone: 'care', once: true, evidence: { strength: 'tradition' } },
    ],
    [
      '- scale: Likely?\n  id: b\n  low: no\n  high: yes\n  out-of: 100\n  hint: Guess.\n  tracks: odds\n  needed: yes',
      { low: 'no', high: 'yes', outOf: 100, hint: 'Guess.', tracks: 'odds', needed: true },
    ],
    [
      '- choose-several: Which?\n  id: b\n  options: [x, y]\n  at-most: 1',
      { atMost: 1, options: [{ key: 'x' }, { key: 'y' }] },
    ],
    [
      '- write: What?\n  id: b\n  wording-hints: yes\n  starts-with: last time\n  evidence: { strength: strong, source: Somebody 2020 }',
      {
        hints: true,
        lastTime: true,
        evidence: { strength: 'strong', source: 'Somebody 2020' },
      },
    ],
    [
      '- date: When?\n  id: b\n  looking: ahead\n  with-time: yes\n  suggest: [tomorrow 19:00]',
      { looking: 'ahead', withTime: true, suggest: ['tomorrow 19:00'] },
    ],
    [
      '- duration: How long?\n  id: b\n  usual: 5s\n  at-least: 20 minutes\n  at-most: 1h\n  also: [5s]',
      { usual: '5s', atLeast: '20 minutes', atMost: '1h', also: ['5s'] },
    ],
    ['- list: Ideas.\n  id: b\n  at-least: 3', { atLeast: 3 }],
    [
      '- when: { plan: written }\n  steps: [{ say: A. }]\n  otherwise: [{ say: B. }]',
      { steps: [{ text: 'A.' }], otherwise: [{ text: 'B.' }] },
    ],
  ])('%s', (source, step) => {
    expect(stepFrom(source)).toMatchObject(step)
  })
})

describe('options', () => {
  const options = (list: string) => {
    const step = stepFrom(`- choose: Which?\n  id: a\n  options:\n${list}`)
    return step?.kind === 'choose' ? step.options : undefined
  }

  test.each([
    ['    - break', { key: 'break', text: 'break', quoted: 'break' }],
    ['    - break: a break', { key: 'break', text: 'a break', quoted: 'a break' }],
    [
      '    - told: they did\n      quoted: You did',
      { key: 'told', text: 'they did', quoted: 'You did' },
    ],
    ['    - yes: yes', { key: 'yes', text: 'yes', quoted: 'yes' }],
    ['    - 1: a small one', { key: '1', text: 'a small one', quoted: 'a small one' }],
    ['    - 3', { key: '3', text: '3', quoted: '3' }],
  ])('%s', (list, choice) => {
    expect(options(list)).toEqual([choice])
  })

  test('lead back, on to a practice, or to the end', () => {
    const source = [
      '- line: What?\n  id: what',
      '- choose: Now?\n  id: now\n  options: [a, b, c, d]',
      '  leads-to: { a: back to what, b: pause, c: the end }',
    ].join('\n')
    expect(stepFrom(source)).toMatchObject({
      leadsTo: { a: { back: 'what' }, b: { practice: 'pause' }, c: { end: 'finished' } },
    })
  })
})

describe('conditions', () => {
  const scales =
    '- scale: A?\n  id: a\n- scale: B?\n  id: b\n- choose: C?\n  id: c\n  options: [x, y]'
  const conditionFrom = (condition: string) => {
    const step = stepFrom(`${scales}\n- when: ${condition}\n  steps:\n    - say: Yes.`)
    return step?.kind === 'when' ? step.condition : undefined
  }

  test.each<[string, object]>([
    ['{ c: x }', { of: 'c', test: { is: ['x'] } }],
    ['{ c: [x, y] }', { of: 'c', test: { is: ['x', 'y'] } }],
    ['{ c: { is: x } }', { of: 'c', test: { is: ['x'] } }],
    ['{ a: 3 }', { of: 'a', test: { is: [3] } }],
    ['{ a: answered }', { of: 'a', test: { is: ['answered'] } }],
    ['{ a: { at-least: 6 } }', { of: 'a', test: { atLeast: 6 } }],
    ['{ a: { at-least: 2, at-most: 4 } }', { of: 'a', test: { atLeast: 2, atMost: 4 } }],
    ['{ b: { within: 1, of: a } }', { of: 'b', test: { within: { by: 1, of: 'a' } } }],
    ['{ b: { below: a, by: 2 } }', { of: 'b', test: { below: { by: 2, of: 'a' } } }],
    ['{ b: { above: a } }', { of: 'b', test: { above: { by: 1, of: 'a' } } }],
    ['{ not: { c: x } }', { not: { of: 'c', test: { is: ['x'] } } }],
    [
      '{ c: x, a: 3 }',
      {
        all: [
          { of: 'c', test: { is: ['x'] } },
          { of: 'a', test: { is: [3] } },
        ],
      },
    ],
    [
      '{ any: [{ c: x }, { a: 3 }] }',
      {
        any: [
          { of: 'c', test: { is: ['x'] } },
          { of: 'a', test: { is: [3] } },
        ],
      },
    ],
    ['{ all: [{ c: x }] }', { all: [{ of: 'c', test: { is: ['x'] } }] }],
    ['{ origin.feared: answered }', { of: 'origin.feared', test: { is: ['answered'] } }],
  ])('%s', (written, read) => {
    expect(conditionFrom(written)).toEqual(read)
  })
})

test('the head of a script, with and without everything', () => {
  expect(flowOf('  - say: Hello.')).toEqual({
    name: 'test',
    title: 'Test',
    for: 'testing',
    takes: '',
    group: '',
    place: 99,
    version: 'test',
    switches: {},
    private: false,
    together: false,
    about: 'oneself',
    rememberedAs: '',
    countsAs: 'test',
    closing: '',
    steps: [{ kind: 'say', text: 'Hello.', tone: 'plain', once: false }],
  })
  const head = [
    'takes: a minute\ngroup: Practise\nplace: 3\nprivate: yes\ntogether: yes\nabout: somebody\nclosing: Bye.',
    'remembered-as: "{what}"\ncounts-as: rupture\nnow: what\nswitches: { short: only one }',
    'argument: { answers: what, shown: "text…", then: save }',
    'soft-stop: { after: 5 minutes, ask: Stop? }\nevidence: { strength: strong, source: Them 2020 }',
  ].join('\n')
  expect(readFlow(scriptOf('  - line: What?\n    id: what', head), 'v1').flow).toMatchObject({
    takes: 'a minute',
    group: 'Practise',
    place: 3,
    version: 'v1',
    argument: { answers: 'what', shown: 'text…', then: 'save' },
    switches: { short: 'only one' },
    now: 'what',
    softStop: { after: '5 minutes', ask: 'Stop?' },
    private: true,
    together: true,
    about: 'somebody',
    rememberedAs: '{what}',
    countsAs: 'rupture',
    closing: 'Bye.',
    evidence: { strength: 'strong', source: 'Them 2020' },
  })
})
