import { isProblem } from '../../src/errors.ts'
import type { Question } from '../../src/flow/terminal.ts'

/** Numbers from 0 to below 1 that look like chance and are the same for the same seed (mulberry32). */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const typed = ['today', 'tomorrow', 'yesterday', 'tomorrow 19:00', 'yesterday 20:00', '25 minutes']
const texts = [
  'I walked out.',
  'You were late',
  '  tea, made for me ',
  'one line\nand another',
  'é 🙂',
]
const words = ['tired', 'at ease', 'a bad night']

/** A reply that fits the question, or `undefined` for skipped in about a quarter of cases. */
export const replyTo = (question: Question, chance: () => number): unknown => {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)]
  if (chance() < 0.25) return undefined
  switch (question.kind) {
    case 'scale':
      return question.min + Math.floor(chance() * (question.max - question.min + 1))
    case 'choose':
      return pick(question.options)?.key
    case 'several':
      return question.options
        .filter(() => chance() < 0.4)
        .slice(0, question.atMost)
        .map(({ key }) => key)
    case 'feelings':
      return words.filter(() => chance() < 0.5).slice(0, question.atMost)
    case 'list':
      return [...words, ...words.map((word) => `${word} too`)].slice(0, question.atLeast + 2)
    case 'line':
      return pick(texts.filter((text) => !text.includes('\n')))
    case 'write':
      return pick(texts)
    case 'draft':
      return chance() < 0.5 ? question.initial : pick(texts)
    case 'date':
      return dateFor(question)
    case 'person':
      return pick([...question.people.map(({ key }) => key), 'Kim'])
    case 'confirm':
      return pick(['yes', 'no'])
    case 'ground':
      return pick(['done', 'stopped'])
    case 'breathe':
    case 'timer':
      return Math.floor(chance() * question.seconds)
  }
}

/** What can be typed there: a suggestion, or else the first of some usual days and lengths that is understood. */
export const dateFor = (question: Extract<Question, { kind: 'date' }>): string | undefined =>
  [...question.suggestions.map(({ key }) => key), ...typed].find((text) => {
    try {
      question.check(text)
      return true
    } catch (error) {
      if (isProblem(error)) return false
      throw error
    }
  })
