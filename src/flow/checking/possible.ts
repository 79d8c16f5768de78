import type { Value } from '../../journal/entry.ts'
import { type Condition, holds, type Test, testsIn } from '../condition.ts'
import { facts } from '../facts.ts'
import type { AskStep } from '../flow.ts'

/** What a name in a condition stands for: an earlier step, or something that is one of these texts. */
export type Subject = AskStep | { readonly kind: 'fact'; readonly among: readonly string[] }

/** Beyond so many combinations nothing is claimed. */
const MOST = 20_000

/** Whether some answers make all of these conditions hold at once; true when there are too many to try. */
export const possible = (
  conditions: readonly Condition[],
  subject: (name: string) => Subject,
): boolean => {
  const tests = conditions.flatMap((one) => [...testsIn(one)])
  const names = [...new Set(tests.flatMap(({ of, test }) => [of, ...comparedWith(test)]))]
  const choices = names.map((name) => answersTo(subject(name), mentioned(name, tests)))
  const combinations = choices.reduce((product, { length }) => product * length, 1)
  if (combinations > MOST) return true
  for (let number = 0; number < combinations; number++) {
    const answers = pick(names, choices, number)
    if (conditions.every((one) => holds(one, (name) => answers.get(name)))) return true
  }
  return false
}

type Answers = readonly (Value | undefined)[]

const pick = (names: readonly string[], choices: readonly Answers[], number: number) => {
  const answers = new Map<string, Value | undefined>()
  let rest = number
  for (const [index, name] of names.entries()) {
    const list = choices[index] ?? []
    answers.set(name, list[rest % list.length])
    rest = Math.floor(rest / list.length)
  }
  return answers
}

const comparedWith = ({ within, below, above }: Test): string[] =>
  [within?.of, below?.of, above?.of].filter((name) => name !== undefined)

interface Mentioned {
  readonly words: readonly string[]
  readonly numbers: readonly number[]
  /** How far apart two answers are compared to be. */
  readonly distances: readonly number[]
}

/** The words a name is compared with, and every number in sight: distances can join any two of them. */
const mentioned = (name: string, tests: readonly { of: string; test: Test }[]): Mentioned => {
  const words = tests.filter(({ of }) => of === name).flatMap(({ test }) => test.is ?? [])
  const distances = tests
    .flatMap(({ test }) => [test.within?.by, test.below?.by, test.above?.by])
    .filter((one) => one !== undefined)
  const numbers = tests
    .flatMap(({ test }) => [
      ...(test.is ?? []).filter((one) => typeof one === 'number'),
      ...[test.atLeast, test.atMost],
    ])
    .filter((one) => one !== undefined)
  return {
    words: [...new Set(words.map(String))],
    numbers: [...new Set([...numbers, ...distances])],
    distances,
  }
}

const other = '\u0000'

/** Every answer that could make a difference; the first is "skipped or not reached". */
const answersTo = (subject: Subject, { words, numbers, distances }: Mentioned): Answers => {
  const texts = (kind: 'choice' | 'text', list: readonly string[]): Answers => [
    undefined,
    ...list.map((text): Value => ({ kind, text })),
  ]
  switch (subject.kind) {
    case 'fact':
      return texts('choice', subject.among.length > 0 ? subject.among : [...words, other])
    case 'scale':
      return [undefined, ...upTo(subject.outOf).map((number): Value => ({ kind: 'scale', number }))]
    case 'confirm':
      return texts('choice', ['yes', 'no'])
    case 'ground':
      return texts('choice', ['done', 'stopped'])
    case 'choose':
      return texts('choice', subject.words ? [...words, other] : subject.options.map(keyOf))
    case 'choose-several':
    case 'feelings':
    case 'list':
      return [undefined, ...severalOf(subject, words, numbers)]
    case 'breathe':
      return [undefined, ...lengths(numbers, distances, [...words, other])]
    case 'duration':
    case 'timer':
      return [undefined, ...lengths(numbers, distances, [''])]
    default:
      return texts('text', [...words, other])
  }
}

const keyOf = ({ key }: { readonly key: string }): string => key
const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, number) => number)

const around = (n: number): number[] => [n - 1, n, n + 1]

/** A length has no end to its range: tried is what is mentioned, and what lies as far from it as two answers are to be apart. */
const lengths = (
  numbers: readonly number[],
  distances: readonly number[],
  texts: readonly string[],
): Value[] => {
  const tried = new Set([0, ...numbers].flatMap(around))
  for (const by of distances) {
    for (const number of [...tried]) tried.add(number - by).add(number + by)
  }
  return [...tried]
    .filter((number) => number >= 0)
    .flatMap((number) => texts.map((text): Value => ({ kind: 'seconds', number, text })))
}

/** Sets of the mentioned words, filled up with others to every length that is compared. */
const severalOf = (
  subject: AskStep & { kind: 'choose-several' | 'feelings' | 'list' },
  words: readonly string[],
  numbers: readonly number[],
): Value[] => {
  const fixed = subject.kind === 'choose-several' && !subject.words
  const offered = fixed ? subject.options.map(keyOf) : undefined
  const most = ('atMost' in subject && subject.atMost) || offered?.length || 200
  const told = words.filter((word) => offered === undefined || offered.includes(word)).slice(0, 8)
  const others = offered?.filter((word) => !told.includes(word))
  const sizes = [...new Set([1, most, ...numbers.flatMap(around)])]
  return upTo(2 ** told.length - 1).flatMap((mask) => {
    const chosen = told.filter((_, index) => mask & (1 << index))
    return [chosen.length, ...sizes].flatMap((size): Value[] => {
      const fill = size - chosen.length
      const fits = size >= 1 && size <= most && fill >= 0 && fill <= (others?.length ?? most)
      if (!fits) return []
      const added = others?.slice(0, fill) ?? upTo(fill - 1).map((number) => `${other}${number}`)
      return [{ kind: 'words', words: [...chosen, ...added] }]
    })
  })
}

/** Facts that can change while a practice goes on: what held above may not hold below. */
export const changing: ReadonlySet<string> = new Set(['disclosure', 'gate'])

/** What a fact or a switch of that name can be. */
export const factNamed = (name: string): Subject => ({
  kind: 'fact',
  among: Object.hasOwn(facts, name) ? (facts[name] ?? []) : name.includes('.') ? [] : ['yes', 'no'],
})
