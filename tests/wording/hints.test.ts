import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hintSentence, hintsFor } from '../../src/wording/hints.ts'
import { labelled, shipped } from './labelled.ts'

const openly = { afterDisclosure: false }
const kindsIn = (text: string) => hintsFor(text, shipped, openly).map(({ heardAs }) => heardAs)

const everySentence = [...labelled('dev'), ...labelled('held-out')].map(({ text }) => text)
const telling = labelled('dev').filter(({ text }) => hintsFor(text, shipped, openly).length > 0)

/** Sentences strung together with marks, breaks and noise, as long drafts are. */
const drafts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...everySentence),
      fc.constantFrom('"', '“', '”', "'", '…', '\n\n', ' — ', '*', '🙏', 'e\u0301', ', '),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(' '))

test('a hint says where it is, how it may be heard, and what might be said instead', () => {
  expect(hintsFor('Look, you always interrupt me.', shipped, openly)).toEqual([
    {
      heardAs: 'an absolute',
      phrase: 'you always',
      start: 6,
      end: 16,
      gentler: '“On Tuesday, when…”',
    },
  ])
})

test('the sentence shown carries all three', () => {
  const [hint] = hintsFor('Sorry if that $& hurt.', shipped, openly)
  expect(hint && hintSentence(hint, shipped)).toBe(
    "“Sorry if” may be heard as half an apology. Perhaps “I'm sorry that I…”",
  )
  const odd = { heardAs: '$& {phrase}', phrase: '{gentler}', start: 0, end: 9, gentler: '$1' }
  expect(hintSentence(odd, { ...shipped, says: '{phrase}|{heard-as}|{gentler}' })).toBe(
    '{gentler}|$& {phrase}|$1',
  )
})

test('straight, curly and missing apostrophes, capitals and marks read alike', () => {
  for (const text of [
    "you're so selfish",
    'You’re so selfish.',
    'YOURE SO *selfish*!',
    'youʼre so selfish',
  ]) {
    expect(kindsIn(text), text).toEqual(['a judgement of who they are'])
  }
})

describe('two at most', () => {
  const outpouring =
    'You should have asked. You never listen. I feel ignored. If you loved me you would know.'

  test('the most important kinds, in the order they are read', () => {
    expect(kindsIn(outpouring)).toEqual(['an absolute', 'pressure'])
  })

  test('one of each kind', () => {
    expect(kindsIn('You never listen. You always walk off. You never ask.')).toEqual([
      'an absolute',
    ])
  })
})

describe('not hints', () => {
  test.each([
    ['a quotation', 'On the card: “you never listen”.'],
    ['a quotation across lines', 'He said "I want to go.\nYou never listen. You are so selfish."'],
    ['a quotation with an apostrophe in it', "It said 'you don't care, you're so selfish' in ink."],
    ['a negation', 'You never once complained.'],
    ['what somebody said', 'You told me that you never listen to yourself.'],
    ['praise', 'You always make me laugh.'],
    ['thanks for a feeling', 'You made me feel safe.'],
    ['“but I” with no apology', 'I was scared but I just stayed.'],
    ['an apology one sentence earlier', "I'm sorry. Everyone was there but you stayed home."],
    ['words parted by a comma', 'As for you, always remember I love you.'],
  ])('%s', (_, text) => {
    expect(hintsFor(text, shipped, openly)).toEqual([])
  })

  test('an unclosed quotation mark or a lone apostrophe hides nothing', () => {
    expect(kindsIn('He said "hello and you never listen')).toEqual(['an absolute'])
    expect(kindsIn("the boys' room, you never listen, the girls' room")).toEqual(['an absolute'])
  })
})

test('after a disclosure a faux feeling is left alone, and the rest is not', () => {
  const text = 'I feel attacked. You should have asked me.'
  expect(kindsIn(text)).toEqual(['an accusation more than a feeling', 'a demand'])
  const after = hintsFor(text, shipped, { afterDisclosure: true })
  expect(after.map(({ heardAs }) => heardAs)).toEqual(['a demand'])
})

describe('for any draft', () => {
  test('at most two hints, each a real place in the text, in order, of different kinds', () => {
    fc.assert(
      fc.property(drafts, fc.boolean(), (text, afterDisclosure) => {
        const hints = hintsFor(text, shipped, { afterDisclosure })
        expect(hints.length).toBeLessThanOrEqual(2)
        for (const { phrase, start, end } of hints) {
          expect(phrase).not.toBe('')
          expect(text.slice(start, end)).toBe(phrase)
        }
        const [one, two] = hints
        if (one && two) {
          expect(one.start).toBeLessThanOrEqual(two.start)
          expect(one.heardAs).not.toBe(two.heardAs)
        }
      }),
    )
  })

  test('after a disclosure never a faux feeling', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const hints = hintsFor(`${text} I feel betrayed.`, shipped, { afterDisclosure: true })
        const heard = hints.map(({ heardAs }) => heardAs)
        expect(heard).not.toContain('an accusation more than a feeling')
      }),
    )
  })

  test('nothing in quotation marks is ever touched', () => {
    const marks = fc.constantFrom(['"', '"'], ['“', '”'], ['„', '“'], ['«', '»'], ['‘', '’'])
    const plain = telling.filter(({ text }) => !/["“”„«»‘]|[^\p{L}]’|’[^\p{L}]/u.test(text))
    fc.assert(
      fc.property(fc.constantFrom(...plain), marks, ({ text }, [open, close]) => {
        expect(hintsFor(`On the card: ${open}${text}${close}`, shipped, openly)).toEqual([])
      }),
    )
  })

  test('a hint does not depend on capitals or on the kind of apostrophe', () => {
    fc.assert(
      fc.property(fc.constantFrom(...telling), ({ text }) => {
        const curly = text.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’').toUpperCase()
        expect(kindsIn(curly)).toEqual(kindsIn(text))
      }),
    )
  })
})

describe('a hostile text of 100 kB takes no more than seconds', () => {
  const units = [
    'you always ',
    'you ',
    'sorry ',
    'not sorry but ',
    'sorry to you but ',
    'I feel … less ignored ',
    'if you have to ',
    'every time you smile ',
    '"',
    '“',
    "'a ",
    '‘a’',
    '\n ',
    'a’',
  ]

  test.each(units)('made of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length))
    const before = process.cpuUsage()
    hintsFor(text, shipped, openly)
    // Quadratic work would be minutes; processor time keeps a busy machine out of the figure.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  })
})
