import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DangerWords,
  dangerVocabulary,
  suggestsDanger,
  withSigns,
} from '../../src/wording/danger.ts'
import { type Piece, type Pieces, readPhrase } from '../../src/wording/phrase.ts'
import { dangerWords } from '../support/shipped.ts'
import { labelledDanger } from './labelled.ts'
import { ordinary } from './ordinary.ts'

const suggests = (text: string): boolean => suggestsDanger(text, dangerWords)

describe('words that may speak of danger', () => {
  test.each([
    'He hits me when he drinks.',
    'He hit me that night.',
    'He pushed me, and then hit me.',
    'She hit me hard, twice.',
    'He beats me at night.',
    'honestly I just WANT TO DIE',
    'I wish I was dead.',
    'I am better off dead',
    'Sometimes I think about killing myself.',
    'I want to end it all.',
    'I took an overdose last year',
    'I have been cutting myself again',
    'I feel suicidal',
    "I don't want to live.",
    'I don’t want to be alive.',
    'i dont want to be here anymore',
    'dont feel safe at home',
    "I'm scared of him.",
    'I am so afraid of my husband',
    'I was terrified of my mum as a child',
    'scared of my EX',
    "He won't let me leave.",
    'he wont let me leave',
    'He locked me in the bathroom.',
    'She checks my phone every evening.',
    'He took my phone, and my keys.',
    'He threatened to take the kids.',
    'He said he’d kill me; he has a knife.',
    'He tried to kill me once.',
    'He forced me to have sex.',
    'He raped me.',
    'I hit her yesterday.',
    'I want to hurt him.',
    'I threatened my girlfriend.',
    'self-harm',
    'I started with self harm again',
    'It began well.\n\nThen he choked me.\n',
    'He laughed, grabbed my phone and said I was crazy.',
    'She snatched my phone out of my hand.',
    'He threw a plate at the wall.',
    'I threw the glass against the wall and screamed.',
    'He blocked the door.',
    'She stood in the doorway so I couldn’t get out.',
    'He hid my car keys.',
    'He squeezed my throat.',
    'He pinned me to the bed.',
    'The kids were scared of me.',
    'I just want it all to stop.',
    'I can’t go on.',
    'If I could just go to sleep and not wake up.',
    'Nobody would miss me.',
  ])('%s', (text) => {
    expect(suggests(text)).toBe(true)
  })

  test.each(dangerWords.phrases.flatMap((phrase) => spelled(phrase, dangerWords)))(
    'every phrase in the file: %s',
    (phrase) => {
      for (const text of [
        phrase,
        `So ${phrase}. Again.`,
        phrase.toUpperCase(),
        phrase.replaceAll(' ', '\n'),
      ])
        expect([text, suggests(text)]).toEqual([text, true])
    },
  )
})

describe('ordinary words', () => {
  test.each(ordinary)('%s', (text) => {
    expect(suggests(text)).toBe(false)
  })

  test('all of them in one evening', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(60)
    expect(suggests(ordinary.join('\n'))).toBe(false)
  })

  test('do not cover what stands beside them', () => {
    for (const text of ordinary.slice(0, 20)) expect(suggests(`${text} He hits me.`)).toBe(true)
  })

  test('are no cover for a longer word, and a longer word is no danger', () => {
    expect(suggests('He whits me.')).toBe(false)
    expect(suggests('suicidally bad film')).toBe(false)
    expect(suggests('a selfless harmony')).toBe(false)
  })
})

describe.each([
  ['dev', 0.99, 0.94],
  ['held-out', 0.95, 0.66],
] as const)('the %s sentences', (half, precisely, often) => {
  const sentences = labelledDanger(half)
  const named = (wanted: boolean, found: boolean) =>
    sentences
      .filter(({ danger, text }) => danger === wanted && suggests(text) === found)
      .map(({ text }) => text)

  test(`reach precision ${precisely} and recall ${often}`, () => {
    const right = named(true, true).length
    const wrong = named(false, true)
    const missed = named(true, false)
    const report = [...wrong.map((text) => `wrongly: ${text}`), ...missed].join('\n')
    expect(right / (right + wrong.length), report).toBeGreaterThanOrEqual(precisely)
    expect(right / (right + missed.length), report).toBeGreaterThanOrEqual(often)
  })

  test('are half of them harmless at least, none written twice', () => {
    const harmless = sentences.filter(({ danger }) => !danger).length
    expect(harmless * 2).toBeGreaterThanOrEqual(sentences.length)
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length)
  })
})

describe('the signs a file carries from the build', () => {
  const carried = JSON.parse(JSON.stringify(withSigns(dangerWords))) as DangerWords

  test('lose no phrase, whichever way it is typed', () => {
    const missed = dangerWords.phrases
      .flatMap((phrase) => spelled(phrase, dangerWords))
      .filter((text) => !suggestsDanger(text, carried))
    expect(missed).toEqual([])
  })

  test('leave everything unread that cannot stand in a text', () => {
    const unreadable = { ...carried, phrases: carried.phrases.map(() => '(') }
    expect(suggestsDanger('We laughed about the soup, he said.', unreadable)).toBe(false)
    expect(() => suggestsDanger('He hits me.', unreadable)).toThrow('must be there')
  })
})

describe('a file of words', () => {
  const words = (file: Partial<DangerWords>): DangerWords => ({
    offer: { say: '', choose: '', options: [], afterwards: '', unasked: '' },
    lists: {},
    phrases: [],
    harmless: [],
    ...file,
  })

  test('without phrases finds nothing, whatever is harmless in it', () => {
    expect(suggestsDanger('He hits me.', words({ harmless: ['hits me'] }))).toBe(false)
  })

  test('takes its lists wherever they are named', () => {
    const file = words({ lists: { them: 'him, my ex' }, phrases: ['scared of <them>'] })
    expect(suggestsDanger('I was scared of my ex', file)).toBe(true)
    expect(suggestsDanger('I was scared of my exam', file)).toBe(false)
  })

  test('hears what is told in quotation marks', () => {
    expect(suggestsDanger('He said: “I will kill you.”', words({ phrases: ['kill you'] }))).toBe(
      true,
    )
  })
})

test('whatever is written, there is an answer, and capitals make no difference to it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(suggests(`${text} He hits me. ${text}`)).toBe(true)
      const plain = text.replace(/[^a-z ]/g, '')
      expect(suggests(plain.toUpperCase())).toBe(suggests(plain))
    }),
    { numRuns: 1000 },
  )
})

test('a text as long as a book takes no more than ten times what a tenth of it takes', () => {
  const took = (text: string): number => {
    const started = process.cpuUsage()
    expect(suggests(text)).toBe(false)
    return process.cpuUsage(started).user / 1000
  }
  const page = ordinary.join(' ')
  const book = page.repeat(Math.ceil(1_000_000 / page.length))
  const many = [
    page.repeat(30),
    book,
    'hit '.repeat(250_000),
    "'".repeat(1_000_000),
    ' it hit me '.repeat(30_000),
  ]
  for (const text of many) expect(took(text)).toBeLessThan(5_000)
  const [tenth, whole] = [book.slice(0, book.length / 10), book].map((text) =>
    Math.min(...[1, 2, 3].map(() => took(text))),
  )
  expect(whole ?? 0).toBeLessThan(40 * (tenth ?? 0) + 100)
}, 60_000)

/** A phrase as it may be typed: each way of each choice once, the other choices at their first way. */
function spelled(written: string, words: DangerWords): string[] {
  const ways = (pieces: Pieces): string[][] =>
    pieces.reduce<string[][]>(
      (all, piece) => {
        const next = waysOf(piece)
        const [first = []] = all
        const [usual = []] = next
        return [
          ...all.map((one) => [...one, ...usual]),
          ...next.slice(1).map((way) => [...first, ...way]),
        ]
      },
      [[]],
    )
  const waysOf = (piece: Piece): string[][] => {
    if (piece.kind === 'word') return [[piece.plain]]
    if (piece.kind !== 'choice') return [[]]
    const all = [...new Set([...piece.ways.values()].flat())].flatMap(ways)
    return piece.optional ? [[], ...all] : all
  }
  const { pieces } = readPhrase(written, dangerVocabulary(words))
  return ways(pieces).map((way) => way.join(' '))
}
