import { describe, expect, test } from 'vitest'
import { complaintsAfter } from '../../support/scripts.ts'

type Row = readonly [steps: string, complaint: string]

const refuses = (rows: readonly Row[]) =>
  test.each(rows)('%s', (steps, complaint) => {
    expect(complaintsAfter(steps)).toEqual([complaint])
  })

const allows = (rows: readonly string[]) =>
  test.each(rows)('%s', (steps) => {
    expect(complaintsAfter(steps)).toEqual([])
  })

const when = (condition: string): string => `  - when: ${condition}\n    steps: [{ say: Yes. }]`

describe('conditions that look at nothing', () => {
  refuses([
    [
      when('{ bfore: 3 }'),
      '1:11 There is no earlier step or fact called “bfore”. Did you mean “before”?',
    ],
    [
      `${when('{ later: answered }')}\n  - line: Later?\n    id: later`,
      '1:11 “later” is only asked further down; a condition looks back. Move this below the step “later”.',
    ],
    [when('{ urge: freez }'), '1:11 “urge” can never be “freez”. Did you mean “freeze”?'],
    [
      when('{ urge: [freeze, flee] }'),
      '1:11 “urge” can never be “flee”. What could stand here: freeze, shout.',
    ],
    [when('{ warm: laughs }'), '1:11 “warm” can never be “laughs”. Did you mean “laugh”?'],
    [
      when('{ gate: once }'),
      '1:11 “gate” can never be “once”. What could stand here: first, again.',
    ],
    [
      when('{ relation: partners }'),
      '1:11 “relation” can never be “partners”. Did you mean “partner”?',
    ],
    [
      when('{ constructor: yes }'),
      '1:11 There is no earlier step or fact called “constructor”. What could stand here: before, urge, warm, what, day, length, plan, gate, relation, looping, about, disclosure.',
    ],
    [
      when('{ before: { within: 1, of: urge } }'),
      '1:11 “urge” is not an earlier scale. What could stand here: before.',
    ],
    [
      when('{ before: { below: bfore } }'),
      '1:11 “bfore” is not an earlier scale. Did you mean “before”?',
    ],
    [
      when('{ before: { within: 1 } }'),
      '1:21 “within” and “of” belong together. Write { within: 1, of: step-id }.',
    ],
    [
      when('{ before: { more-than: 1 } }'),
      '1:21 This comparison is not understood. Use a word, a list of words, or { at-least, at-most, within … of, below … by, above … by }.',
    ],
    [
      when('before'),
      '1:11 This condition is not a phrase. Write it as { step-id: what it should be }.',
    ],
    [
      when('{ any: { urge: freeze } }'),
      '1:18 “any” needs a list of conditions. Write any: [ {…}, {…} ].',
    ],
    [
      when('{ any: [freeze] }'),
      '1:19 This condition is not a phrase. Write it as { step-id: what it should be }.',
    ],
  ])
})

describe('conditions that can never hold', () => {
  refuses([
    [
      when('{ before: { at-least: 11 } }'),
      '1:11 “before” can never be that. It goes from 0 to 10.',
    ],
    [when('{ before: { at-most: -1 } }'), '1:11 “before” can never be that. It goes from 0 to 10.'],
    [when('{ before: 12 }'), '1:11 “before” can never be that. It goes from 0 to 10.'],
    [
      when('{ before: { at-least: 6, at-most: 5 } }'),
      '1:11 This can never be: before is 6 or more and is 5 or less. Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ all: [{ urge: freeze }, { urge: shout }] }'),
      '1:11 This can never be: urge is freeze and urge is shout. Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ urge: freeze, not: { urge: answered } }'),
      '1:11 This can never be: urge is freeze and not (urge is answered). Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ not: { any: [{ urge: answered }, { urge: skipped }] } }'),
      '1:11 This can never be: not (urge is answered, or urge is skipped). Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ what: { at-least: 3 } }'),
      '1:11 This can never be: what is 3 or more. Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ warm: { at-least: 4 } }'),
      '1:11 This can never be: warm is 4 or more. Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ length: long }'),
      '1:11 This can never be: length is long. Use “any” where one of them is enough, or a list of words.',
    ],
    [
      when('{ before: { below: before } }'),
      '1:11 This can never be: before is lower than before by 1 or more. Use “any” where one of them is enough, or a list of words.',
    ],
  ])

  allows([
    when('{ all: [{ warm: thanks }, { warm: laugh }] }'),
    when('{ urge: answered, not: { urge: shout } }'),
    when('{ warm: { at-least: 3 } }'),
    when('{ length: { at-most: 60 } }'),
    when('{ length: 1500 }'),
    when('{ what: anything at all }'),
    when('{ about: answered, origin.feared: skipped }'),
    when('{ before: [0, 10] }'),
  ])
})

const inside = (outer: string, inner: string): string =>
  `  - when: ${outer}\n    steps:\n      - when: ${inner}\n        steps: [{ say: Yes. }]`

describe('conditions inside others', () => {
  refuses([
    [
      inside('{ urge: freeze }', '{ urge: shout }'),
      '3:15 This can never be here: urge is shout. It stands where urge is freeze.',
    ],
    [
      inside('{ before: { at-least: 6 } }', '{ before: { at-most: 3 } }'),
      '3:15 This can never be here: before is 3 or less. It stands where before is 6 or more.',
    ],
    [
      inside('{ what: skipped }', '{ what: answered }'),
      '3:15 This can never be here: what is answered. It stands where what is skipped.',
    ],
    [
      '  - when: { urge: freeze }\n    steps: [{ say: Yes. }]\n    otherwise:\n      - when: { urge: freeze }\n        steps: [{ say: Never. }]',
      '4:15 This can never be here: urge is freeze. It stands where not (urge is freeze).',
    ],
    [
      '  - when: { any: [{ what: answered }, { what: skipped }] }\n    steps: [{ say: Yes. }]\n    otherwise: [{ say: Never. }]',
      '1:11 This always holds, so what stands under “otherwise” is never reached. Leave out the condition, or the “otherwise”.',
    ],
  ])

  allows([
    inside('{ urge: answered }', '{ urge: shout }'),
    inside('{ warm: thanks }', '{ warm: laugh }'),
    inside('{ before: { at-least: 3 } }', '{ before: { at-most: 3 } }'),
    inside('{ not: { disclosure: yes } }', '{ disclosure: yes }'),
    inside('{ gate: first }', '{ gate: again }'),
  ])
})
