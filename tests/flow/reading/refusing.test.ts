import { describe, expect, test } from 'vitest'
import { stepSchemas } from '../../../src/flow/reading/schema.ts'
import { brokenFlow, readFlow } from '../../../src/flow/reading/script.ts'
import { complaintsAbout, scriptOf } from '../../support/scripts.ts'

type Row = readonly [steps: string, complaint: string]

const refuses = (rows: readonly Row[]) =>
  test.each(rows)('%s', (steps, complaint) => {
    expect(complaintsAbout(scriptOf(steps))).toEqual([complaint])
  })

describe('a file that is no script', () => {
  test.each([
    ['', '1:1 This should be names with values, not nothing. prompts/README.md shows an example.'],
    [
      'Good evening.',
      '1:1 This should be names with values, not a text. prompts/README.md shows an example.',
    ],
    [
      '- name: a\n- title: b',
      '1:1 This should be names with values, not nothing. prompts/README.md shows an example.',
    ],
    [
      'name: a\n title: b',
      '1:7 This is not YAML: Nested mappings are not allowed in compact mappings Look for a missing space after a colon, or put the text in quotes.',
    ],
    [
      'name: "a',
      '1:9 This is not YAML: Missing closing "quote Look for a missing space after a colon, or put the text in quotes.',
    ],
    [
      'name: a\n---\nname: b',
      '2:1 This is not YAML: Source contains multiple documents; please use YAML.parseAllDocuments() Look for a missing space after a colon, or put the text in quotes.',
    ],
  ])('%s', (source, complaint) => {
    expect(complaintsAbout(source)).toContain(complaint)
  })

  test('one that is larger than a book', () => {
    expect(complaintsAbout(`# ${'x'.repeat(500_000)}`)).toEqual([
      '1:1 This file is too large to be read. Split it into several.',
    ])
  })

  test('one that unfolds into thousands of copies of itself', () => {
    const ten = (letter: string) => `[${`*${letter}, `.repeat(10)}]`
    const source = `a: &a [x, x]\nb: &b ${ten('a')}\nc: &c ${ten('b')}\nd: &d ${ten('c')}\n`
    expect(complaintsAbout(source)).toEqual([
      '1:1 This file repeats itself too often. Write the repeated parts out.',
    ])
  })
})

describe('the head', () => {
  test('what is missing, all at once and in reading order', () => {
    expect(complaintsAbout('group: Practise\nsteps:\n  - say: Hello.\n')).toEqual([
      '1:1 “name” is missing. Add a line “name: …”.',
      '1:1 “title” is missing. Add a line “title: …”.',
      '1:1 “for” is missing. Add a line “for: …”.',
    ])
  })

  test.each<Row>([
    ['titel: Test', '4:1 “titel” is not known here. Did you mean “title”?'],
    [
      'group: Practice',
      '4:8 “group” should be In the moment, or Practise. Did you mean “Practise”?',
    ],
    ['place: 0', '4:8 “place” should be 1 or more. prompts/README.md shows an example.'],
    [
      'place: last',
      '4:8 “place” should be a number, not a text. prompts/README.md shows an example.',
    ],
    ['private: true', '4:10 “private” should be yes or no. prompts/README.md shows an example.'],
    ['about: somebdy', '4:8 “about” should be somebody or oneself. Did you mean “somebody”?'],
    [
      'closing:',
      '4:9 “closing” should be a text, not nothing. prompts/README.md shows an example.',
    ],
    ['soft-stop: { after: 5 minutes }', '4:12 “ask” is missing. Add a line “ask: …”.'],
    [
      'soft-stop: { after: soon, ask: Stop? }',
      '4:21 “soon” is not a length of time. Write it as 2 minutes, 1h30 or 90 seconds.',
    ],
    [
      'soft-stop: { after: 2 days, ask: Stop? }',
      '4:21 “2 days” is not a length of time. Write it as 2 minutes, 1h30 or 90 seconds.',
    ],
    [
      'switches: { Short: only one }',
      '4:20 “Short” should be small letters, digits and dashes, such as what-happened. prompts/README.md shows an example.',
    ],
    [
      'argument: { answers: wat, shown: text, then: save }',
      '4:22 There is no step “wat”. Did you mean “what”?',
    ],
    [
      'argument: { answers: what, shown: text, then: sav }',
      '4:47 “then” should be save or go on. Did you mean “save”?',
    ],
    [
      'argument: { answers: how, shown: text, then: save }',
      '4:22 “how” cannot be answered with words on the command line. Name a step of text, such as line or write.',
    ],
    ['now: wat', '4:6 There is no step “wat”. Did you mean “what”?'],
    ['now: deep', '4:6 “deep” stands inside another step. Start at one that does not.'],
    [
      'closing: Good night, {nane}.',
      '4:10 “{nane}” quotes nothing from an earlier step. Did you mean “name”?',
    ],
    [
      'remembered-as: "{ what }"',
      '4:16 “{ what }” is not how an answer is quoted. Write {step-id}, or {step-id or these words}, in small letters.',
    ],
    [
      'evidence: { strength: strnog }',
      '4:23 “strength” should be strong, moderate or tradition. Did you mean “strong”?',
    ],
  ])('%s', (head, complaint) => {
    const steps = [
      '  - line: What?\n    id: what',
      '  - scale: How?\n    id: how',
      '  - when: { what: answered }\n    steps:\n      - line: Deeper?\n        id: deep',
    ].join('\n')
    expect(complaintsAbout(scriptOf(steps, head))).toEqual([complaint])
  })

  test('steps that are none', () => {
    expect(complaintsAbout('name: a\ntitle: A\nfor: b\nsteps: []\n')).toEqual([
      '4:8 “steps” needs at least one step. prompts/README.md shows an example.',
    ])
    expect(complaintsAbout('name: a\ntitle: A\nfor: b\nsteps: Hello.\n')).toEqual([
      '4:8 “steps” should be a list, not a text. prompts/README.md shows an example.',
    ])
  })
})

describe('a step', () => {
  refuses([
    ['  - sya: Hello.', '5:5 “sya” is not a kind of step. Did you mean “say”?'],
    [
      '  - recite: Hello.',
      `5:5 “recite” is not a kind of step. A step starts with one of: ${Object.keys(stepSchemas).join(', ')}.`,
    ],
    [
      '  - id: a\n    line: What?',
      '5:5 “id” is not a kind of step. A step starts with its kind: put “line” first.',
    ],
    ['  - Hello.', '5:5 This is not a step. Start it with its kind, such as “- say: …”.'],
    ['  -', '5:4 This is not a step. Start it with its kind, such as “- say: …”.'],
    ['  - say: Hello.\n    tine: care', '6:5 “tine” is not known here. Did you mean “tone”?'],
    [
      '  - say: Hello.\n    colour: red',
      '6:5 “colour” is not known here. What could stand here: evidence, say, id, tone, once.',
    ],
    [
      '  - say: Hello.\n    tone: caring',
      '6:11 “tone” should be plain, quiet or care. What could stand here: plain, quiet, care.',
    ],
    ['  - say: ""', '5:10 “say” is empty. prompts/README.md shows an example.'],
    [
      '  - say: [Hello., You.]',
      '5:10 “say” should be a text, not a list. prompts/README.md shows an example.',
    ],
    ['  - line: What?', '5:5 “id” is missing. Add a line “id: …”.'],
    [
      '  - line: What?\n    id: What happened',
      '6:9 “id” should be small letters, digits and dashes, such as what-happened. prompts/README.md shows an example.',
    ],
    [
      '  - scale: How?\n    id: a\n    out-of: 5',
      '7:13 “out-of” should be 10 or 100. prompts/README.md shows an example.',
    ],
    [
      '  - feelings: Which?\n    id: a\n    at-most: 0',
      '7:14 “at-most” should be 1 or more. prompts/README.md shows an example.',
    ],
    [
      '  - feelings: Which?\n    id: a\n    at-most: 1.5',
      '7:14 “at-most” should be a whole number. prompts/README.md shows an example.',
    ],
    [
      '  - write: What?\n    id: a\n    starts-with: nothing',
      '7:18 “starts-with” should be last time. prompts/README.md shows an example.',
    ],
    [
      '  - ground: Slowly.\n    id: a\n    prompts: []',
      '7:14 “prompts” needs at least one. prompts/README.md shows an example.',
    ],
    [
      '  - say: Hello.\n    evidence: { strength: strong, sauce: Them }',
      '6:35 “sauce” is not known here. What could stand here: strength, source.',
    ],
    [
      '  - link: From?\n    id: a\n    to: []\n    within: 3 days',
      '7:9 “to” needs at least one. prompts/README.md shows an example.',
    ],
    [
      '  - link: From?\n    id: a\n    to: [breathe]\n    within: a while',
      '8:13 “a while” is not a number of days. Write it as 3 days, or 1 week.',
    ],
    [
      '  - end: done',
      '5:10 “end” should be finished, stopped or passed. What could stand here: finished, stopped, passed.',
    ],
  ])

  test('several mistakes are all told, in reading order', () => {
    const steps = '  - say: Hello.\n    tine: care\n  - line: What?\n  - sya: Bye.'
    expect(complaintsAbout(scriptOf(steps)).map((one) => one.slice(0, 4))).toEqual([
      '6:5 ',
      '7:5 ',
      '8:5 ',
    ])
  })

  test('a mistake in something repeated by an alias is shown where it was written', () => {
    const steps = '  - &hello\n    say: Hello.\n    tine: care\n  - *hello'
    expect(complaintsAbout(scriptOf(steps))).toEqual(
      Array(2).fill('7:5 “tine” is not known here. Did you mean “tone”?'),
    )
  })
})

describe('options', () => {
  const choose = (rest: string) => `  - choose: Which?\n    id: a\n${rest}`
  refuses([
    [
      choose(''),
      '5:5 A choice needs options, or the name of a word list. Add “options: […]” or “words: needs”, not both.',
    ],
    [
      choose('    options: [one]\n    words: needs'),
      '5:5 A choice needs options, or the name of a word list. Add “options: […]” or “words: needs”, not both.',
    ],
    [
      choose('    options: []'),
      '7:14 “options” needs at least one. prompts/README.md shows an example.',
    ],
    [
      choose('    options: [{ one: first, two: second }]'),
      '7:15 This option is not clear. Write a text, or “key: text”.',
    ],
    [
      choose('    options: [[one]]'),
      '7:15 “options” should be a text, not a list. prompts/README.md shows an example.',
    ],
    [choose('    options: [one, one]'), '7:20 “one” is offered twice. Remove one of them.'],
    [
      choose('    options: [one]\n    leads-to: { on: the end }'),
      '8:17 “on” is not one of the options. Did you mean “one”?',
    ],
    [
      choose('    options: [one]\n    leads-to: { one: back to b }'),
      '8:22 There is no earlier step “b” to go back to. Did you mean “a”?',
    ],
    [
      choose('    options: [one, "{name}"]'),
      '7:20 Nothing can be quoted here. Leave out the braces.',
    ],
  ])
})

test('the first mistake is what a person reads, with how many follow', () => {
  const { findings } = readFlow(scriptOf('  - sya: Hello.\n  - line: What?'), 'test')
  expect(brokenFlow('prompts/test.yaml', findings)).toMatchObject({
    message: 'prompts/test.yaml:5:5: this script cannot be used yet.',
    why: '“sya” is not a kind of step. (1 more: capacity flows check)',
    next: 'Did you mean “say”?',
    code: 2,
  })
})
