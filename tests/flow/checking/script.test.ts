import { describe, expect, test } from 'vitest'
import { complaintsAbout, complaintsAfter, scriptOf } from '../../support/scripts.ts'

type Row = readonly [steps: string, complaint: string]

const refuses = (rows: readonly Row[]) =>
  test.each(rows)('%s', (steps, complaint) => {
    expect(complaintsAfter(steps)).toEqual([complaint])
  })

const allows = (rows: readonly string[]) =>
  test.each(rows)('%s', (steps) => {
    expect(complaintsAfter(steps)).toEqual([])
  })

describe('names', () => {
  refuses([
    [
      '  - line: Again?\n    id: what',
      '2:9 Two steps are called “what”. Give one of them another id.',
    ],
    [
      '  - say: It was {waht}.',
      '1:10 “{waht}” quotes nothing from an earlier step. Did you mean “what”?',
    ],
    [
      '  - say: "{later}"\n  - line: Later?\n    id: later',
      '1:10 “{later}” quotes nothing from an earlier step. What could stand here: before, urge, warm, what, day, length, name, about.',
    ],
    [
      '  - line: More?\n    id: more\n    hint: Such as {waht}.',
      '3:11 “{waht}” quotes nothing from an earlier step. Did you mean “what”?',
    ],
    [
      '  - say: "{item}"',
      '1:10 “{item}” quotes nothing from an earlier step. What could stand here: before, urge, warm, what, day, length, name, about.',
    ],
    [
      '  - say: "{plans.break}"',
      '1:10 “{plans.break}” quotes nothing from an earlier step. What could stand here: before, urge, warm, what, day, length, name, about.',
    ],
    [
      '  - say: "It was {What}."',
      '1:10 “{What}” is not how an answer is quoted. Write {step-id}, or {step-id or these words}, in small letters.',
    ],
    [
      '  - say: "It was {what."',
      '1:10 “{what.” is not how an answer is quoted. Write {step-id}, or {step-id or these words}, in small letters.',
    ],
    [
      '  - show: takeaways\n    say: "{waht}"',
      '2:10 “{waht}” quotes nothing from an earlier step. Did you mean “what”?',
    ],
    [
      '  - draft: Change it.\n    id: text\n    from: "It was {waht}."',
      '3:11 “{waht}” quotes nothing from an earlier step. Did you mean “what”?',
    ],
    [
      '  - later: promise\n    due: day\n    about: "{waht}"',
      '3:12 “{waht}” quotes nothing from an earlier step. Did you mean “what”?',
    ],
    [
      '  - scale: How?\n    id: how\n    low: like {what}',
      '3:10 Nothing can be quoted here. Leave out the braces.',
    ],
    [
      '  - ground: Slowly.\n    id: look\n    prompts: [See., "{what}"]',
      '3:21 Nothing can be quoted here. Leave out the braces.',
    ],
    [
      '  - show: takeway\n    say: You took',
      '1:11 Nothing remembered is called “takeway”. Did you mean “takeaways”?',
    ],
    [
      '  - for-each: what\n    steps: [{ say: "{item}" }]',
      '1:15 “what” is not a list from an earlier step. Name a step that gives several words, or one of: promises-due, last-intention, takeaways, week-so-far, warm-this-week, ruptures-this-week.',
    ],
    [
      '  - say: Careful.\n    once: yes',
      '1:5 What is said only once needs an id. Add a line such as “id: holds-caution”.',
    ],
  ])

  allows([
    '  - say: "{what}, {name}, {about}, {plan.break}, {origin.feared}, {back-at.length}"',
    '  - say: "{what or something else, such as this}"',
    '  - for-each: warm\n    steps: [{ line: "{item}?", id: each }]',
    '  - for-each: takeaways\n    steps: [{ say: "{item}" }]',
    '  - line: More?\n    id: more\n    hint: Such as {what or this}.',
  ])
})

describe('steps nobody gets to', () => {
  refuses([
    [
      '  - end: finished\n  - say: Bye.',
      '2:5 This step is never reached: the practice has ended above it. Move it up, or remove it.',
    ],
    [
      '  - then: pause\n  - say: Bye.',
      '2:5 This step is never reached: the practice has ended above it. Move it up, or remove it.',
    ],
    [
      '  - when: { urge: freeze }\n    steps: [{ then: pause }]\n    otherwise: [{ end: finished }]\n  - say: Bye.',
      '4:5 This step is never reached: the practice has ended above it. Move it up, or remove it.',
    ],
    [
      '  - when: { urge: freeze }\n    steps:\n      - end: finished\n      - say: Bye.',
      '4:9 This step is never reached: the practice has ended above it. Move it up, or remove it.',
    ],
  ])

  allows([
    '  - when: { urge: freeze }\n    steps: [{ end: finished }]\n  - say: Bye.',
    '  - say: Bye.\n  - end: finished',
  ])
})

describe('going back', () => {
  const choose = (where: string): string =>
    `  - choose: Now?\n    id: now\n    options: [on]\n    leads-to: { on: ${where} }`
  const each = `  - for-each: warm\n    steps:\n      - line: "{item}?"\n        id: each`

  refuses([
    [
      choose('back to wat'),
      '4:21 There is no earlier step “wat” to go back to. Did you mean “what”?',
    ],
    [
      choose('back to later').concat('\n  - line: Later?\n    id: later'),
      '4:21 There is no earlier step “later” to go back to. What could stand here: before, urge, warm, what, day, length, now.',
    ],
    [
      `${each}\n${choose('back to each').replace(/^/gm, '    ')}`,
      '8:25 Nothing inside a for-each can be gone back to. Go back to before it.',
    ],
    [
      '  - for-each: warm\n    steps:\n      - for-each: takeaways\n        steps: [{ say: "{item}" }]',
      '3:19 A for-each cannot stand inside another. Put the two one after the other.',
    ],
  ])

  allows([
    choose('back to what'),
    `${each}\n${choose('back to warm').replace(/^/gm, '    ')}`,
    `${each}\n${choose('back to each')}`,
  ])
})

describe('times', () => {
  const duration = (line: string) => `  - duration: How long?\n    id: again\n${line}`
  const date = (line: string) => `  - date: When?\n    id: again\n${line}`
  const lengths = 'Write it as 2 minutes, 1h30 or 90 seconds'

  refuses([
    [
      '  - timer: Wait.\n    id: wait\n    for: a while',
      `3:10 “a while” is not a length of time. ${lengths}, or the id of an earlier duration.`,
    ],
    [
      '  - timer: Wait.\n    id: wait\n    for: 2 days',
      `3:10 “2 days” is not a length of time. ${lengths}, or the id of an earlier duration.`,
    ],
    [
      '  - timer: Wait.\n    id: wait\n    for: day',
      `3:10 “day” is not a length of time. ${lengths}, or the id of an earlier duration.`,
    ],
    [
      '  - breathe: long\n    id: air\n    for: ever\n    say: Breathe.',
      `3:10 “ever” is not a length of time. ${lengths}, or the id of an earlier duration.`,
    ],
    [duration('    usual: a bit'), `3:12 “a bit” is not a length of time. ${lengths}.`],
    [duration('    usual: "{plan.break}"'), `3:12 “…” is not a length of time. ${lengths}.`],
    [
      duration('    usual: 25 minutes\n    at-least: length'),
      `4:15 “length” is not a length of time. ${lengths}.`,
    ],
    [
      duration('    usual: 25 minutes\n    also: [5s, soon]'),
      `4:16 “soon” is not a length of time. ${lengths}.`,
    ],
    [
      duration('    usual: 25 minutes\n    at-least: 1h'),
      '3:12 “25 minutes” would be refused here. It goes from 1h to 24h.',
    ],
    [
      '  - later: promise\n    due: soon',
      '2:10 “soon” is not a day to come. Write it as next start, 1 day, 2 weeks, or the id of an earlier date.',
    ],
    [
      '  - later: promise\n    due: 2 hours',
      '2:10 “2 hours” is not a day to come. Write it as next start, 1 day, 2 weeks, or the id of an earlier date.',
    ],
    [
      '  - later: promise\n    due: length',
      '2:10 “length” is not a day to come. Write it as next start, 1 day, 2 weeks, or the id of an earlier date.',
    ],
    [
      date('    looking: ahead\n    suggest: [tomorrow, next friday]'),
      '4:25 “next friday” cannot be suggested here: People mean different days by "last", "this" and "next". Try 2026-01-11, tomorrow, +3d, fri or in 2 weeks.',
    ],
    [
      date('    looking: ahead\n    suggest: [yesterday]'),
      '4:15 “yesterday” cannot be suggested here: A day to come is asked for, and today is Wednesday 7 January 2026. Try 2026-01-11, tomorrow, +3d, fri or in 2 weeks.',
    ],
    [
      date('    looking: ahead\n    with-time: yes\n    suggest: [tomorrow]'),
      '5:15 “tomorrow” cannot be suggested here: It names a day, and no time of day. For example: "tomorrow 20:00".',
    ],
  ])

  allows([
    '  - timer: Wait.\n    id: wait\n    for: length',
    '  - timer: Wait.\n    id: wait\n    for: 90 seconds',
    duration('    usual: "{plan.break or 25 minutes}"\n    at-least: 20 minutes\n    also: [5s]'),
    duration('    usual: 5s\n    at-least: 20 minutes\n    also: [5s]'),
    '  - later: promise\n    due: day',
    '  - later: promise\n    due: next start',
    '  - later: promise\n    due: 2 weeks',
    date('    looking: back\n    with-time: yes\n    suggest: [yesterday 20:00, "22:00", "02:30"]'),
  ])
})

test('steps that stand too deep are not read, and everything else is', () => {
  const deep = (levels: number): string =>
    levels === 0 ? '{ say: Hello. }' : `{ when: { plan: written }, steps: [${deep(levels - 1)}] }`
  expect(complaintsAbout(scriptOf(`  - ${deep(10)}`))).toEqual([])
  expect(complaintsAbout(scriptOf(`  - ${deep(30)}`))).toEqual([
    '5:678 This stands too deep inside other steps. Take some of them apart.',
  ])
})
