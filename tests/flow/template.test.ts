import { describe, expect, test } from 'vitest'
import { assemble, fill } from '../../src/flow/template.ts'

describe('an answer within a sentence', () => {
  test.each([
    ["I'd like to {a}.", 'call your sister', "I'd like to call your sister."],
    ["I'd like to {a}.", "I'd like to call", "I'd like to call."],
    ["I'd like to {a}.", 'like to call.', "I'd like to call."],
    ["I'd like to {a}.", "I'm sorry for walking out", "I'm sorry for walking out."],
    ["I'd like to {a}.", 'I’ll tell her it was me!', 'I’ll tell her it was me!'],
    ["I'd like to {a}.", 'Inge should hear it', "I'd like to Inge should hear it."],
    [
      "That was mine. I'd like to {a}",
      ' I want to hear the rest ',
      'That was mine. I want to hear the rest',
    ],
    [
      "Next time, when I want to go, I'll {a}.",
      'I will say so',
      'Next time, when I want to go, I will say so.',
    ],
    ["Next time, when {a}, I'll stay.", 'I want to go', "Next time, when I want to go, I'll stay."],
    ['What I need is {a}.', 'I want rest', 'What I need is I want rest.'],
    ['I will {a}', 'I am going to bed at ten', 'I am going to bed at ten'],
  ])('%s answered %j', (sentence, answer, said) => {
    expect(fill(sentence, () => answer)).toBe(said)
  })

  test('takes nothing from the sentence before it', () => {
    const answers: Record<string, string> = { a: 'you left', b: 'I will ask' }
    const draft = "When {a}, I was sad.\nI'd like to {b}.\nI'd like to {c}."
    expect(assemble(draft, (name) => answers[name])).toBe('When you left, I was sad.\nI will ask.')
  })
})
