import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isProblem } from '../../src/errors.ts'
import { hintsFor } from '../../src/wording/hints.ts'
import { readWording } from '../../src/wording/read.ts'

const file = (hint: string, lists = '{}') =>
  parse(`
says: “{phrase}” may be heard as {heard-as}. {gentler}
keep: keep mine
spellings: { you: [u] }
lists: ${lists}
kinds:
  - heard-as: a test
    evidence: { strength: tradition, source: none }
    hints:
      - ${hint}
        gentler: something else
`)

const found = (hint: string, text: string, lists?: string) =>
  hintsFor(text, readWording(file(hint, lists)), { afterDisclosure: false }).map((h) => h.phrase)

const why = (contents: unknown): string => {
  try {
    readWording(contents)
  } catch (error) {
    if (isProblem(error)) return error.why
    throw error
  }
  return 'it was read'
}

describe('the notation', () => {
  test.each([
    ['you never', 'Oh, You NEVER do.', ['You NEVER']],
    ['you never', 'you, never', []],
    ['you never', 'Not you. Never.', []],
    ['you (always/never ever)', 'u never ever call', ['u never ever']],
    ['you [just/really just] go', 'you really just go', ['you really just go']],
    ['you [just/really just] go', 'you go', ['you go']],
    ['you … go', 'you, and only you, go', ['you, and only you, go']],
    ['you … go', 'you a b c d go', []],
    ['you ... go', 'you a b c go', ['you a b c go']],
    ['you … go', 'you. Then go', []],
    ['you …… go', `you ${'a '.repeat(20)}go`, [`you ${'a '.repeat(20)}go`]],
    ['you ...... go', `you ${'a '.repeat(21)}go`, []],
    ['START go', 'Please, go', ['go']],
    ['START go', 'I go', []],
    ['go END', 'you go, I stay', ['go']],
    ['go END', 'go on', []],
    ['over-reacting', 'over reacting', ['over reacting']],
    ['you (so [very]/(rather/quite)) cold', 'you quite cold', ['you quite cold']],
    ["don't go", 'dont go', ['dont go']],
  ])('%s in “%s”', (phrase, text, expected) => {
    expect(found(`phrases: ["${phrase}"]`, text)).toEqual(expected)
  })

  test('a list is any of its phrases, and may use a list above it', () => {
    const lists = '{ trait: "cold, hard [as nails]", blow: "<trait> man, brute" }'
    expect(found('phrases: [you <blow>]', 'you hard as nails man', lists)).toEqual([
      'you hard as nails man',
    ])
    expect(found('phrases: [you <blow>]', 'you brute', lists)).toEqual(['you brute'])
  })

  test('“unless” keeps a hint away only where it shares a word', () => {
    const hint = 'phrases: [you always]\n        unless: [~ smile, once you]'
    expect(found(hint, 'you always smile')).toEqual([])
    expect(found(hint, 'once you always sang')).toEqual([])
    expect(found(hint, 'once you sang; now you always smoke')).toEqual(['you always'])
    expect(found(hint, 'you always smile but you always leave')).toEqual(['you always'])
  })

  test('“only” lets a hint show where one of its phrases fits as well', () => {
    const hint = 'phrases: [you always]\n        only: [~ leave, ~ … shout]'
    expect(found(hint, 'you always sing')).toEqual([])
    expect(found(hint, 'you always sing, you always end up shout')).toEqual(['you always'])
  })

  test.each([
    ['you (always', '“(” is not closed'],
    ['you always)', '“)” has nothing to close or divide'],
    ['you / always', '“/” has nothing to close or divide'],
    ['… always', 'a gap needs words on both sides'],
    ['you (… go/stay)', 'a gap needs words on both sides'],
    ['[you] END', 'it needs at least one word that must be there'],
    ['you (always/)', 'it needs at least one word that must be there'],
    ['you <kindness>', 'there is no list <kindness> above'],
    ['~ always', '“~” only means something under “unless” or “only”'],
    ['you . always', '“.” means nothing here'],
    ['you - always', '“-” means nothing here'],
  ])('%s is refused', (phrase, reason) => {
    expect(why(file(`phrases: ["${phrase}"]`))).toBe(
      `kinds 1 › hints 1 › phrases 1: “${phrase}”: ${reason}`,
    )
  })
})

describe('a file that is not as it should be names the place', () => {
  const good = () => structuredClone(file('phrases: [you never]'))

  test('and one that is fine is read', () => {
    expect(why(good())).toBe('it was read')
  })

  test.each<[string, (contents: ReturnType<typeof good>) => void]>([
    ['hint: this has no place here', (f) => Object.assign(f, { hint: 1 })],
    ['keep: it is missing', (f) => delete f.keep],
    ['kinds: it is empty', (f) => Object.assign(f, { kinds: [] })],
    ['spellings › you 1: it should be one word', (f) => f.spellings.you.unshift('y all')],
    ['kinds 1 › heard-as: it is empty', (f) => Object.assign(f.kinds[0], { 'heard-as': ' ' })],
    [
      'kinds 1 › evidence › strength: it should be "strong" | "moderate" | "tradition"',
      (f) => Object.assign(f.kinds[0].evidence, { strength: 'certain' }),
    ],
    [
      'kinds 1 › hints 1 › phrases: it should be a list',
      (f) => Object.assign(f.kinds[0].hints[0], { phrases: 'you' }),
    ],
    [
      'kinds 1 › hints 1 › phrases 1: it should be text',
      (f) => Object.assign(f.kinds[0].hints[0], { phrases: [7] }),
    ],
    [
      'says: it needs {phrase}, {heard-as}, {gentler}',
      (f) => Object.assign(f, { says: '{phrase}' }),
    ],
    [
      'lists › trait: “”: it needs at least one word that must be there',
      (f) => Object.assign(f, { lists: { trait: 'cold, , hard' } }),
    ],
    [
      'lists › a: “<b>”: there is no list <b> above',
      (f) => Object.assign(f, { lists: { a: '<b>', b: '<a>' } }),
    ],
    [
      'unless 2: “(”: it needs at least one word that must be there',
      (f) => Object.assign(f, { unless: ['no ~', '('] }),
    ],
    [
      'kinds 1 › hints 1 › only 1: “you …”: a gap needs words on both sides',
      (f) => Object.assign(f.kinds[0].hints[0], { only: ['you …'] }),
    ],
  ])('%s', (reason, spoil) => {
    const contents = good()
    spoil(contents)
    expect(why(contents)).toBe(reason)
  })

  test('or the whole file, with its name', () => {
    expect(why(null)).toBe('it should be a group')
    expect(() => readWording([], 'prompts/wording.yaml')).toThrow(
      "prompts/wording.yaml can't be used as it is.",
    )
  })
})
