import { type Condition, type Test, testsIn } from '../condition.ts'
import { facts } from '../facts.ts'
import type { AskStep, Flow } from '../flow.ts'
import { didYouMean } from '../nearest.ts'
import { changing, factNamed, possible } from './possible.ts'
import { sayCondition } from './saying-conditions.ts'

/** What has been seen above a step: the only things it may look back at. */
export interface Above {
  readonly flow: Flow
  readonly asked: ReadonlyMap<string, AskStep>
  readonly all: ReadonlySet<string>
  /** The conditions of the steps this one stands in. */
  readonly given: readonly Condition[]
}

interface Reason {
  readonly wrong: string
  readonly next: string
}

/** Why a condition can never hold or looks at something unknown; undefined when it is sound. */
export const impossible = (condition: Condition, above: Above): Reason | undefined => {
  for (const { of, test } of testsIn(condition)) {
    const reason = unsoundName(of, above) ?? unsoundTest(of, test, above)
    if (reason) return reason
  }
  return contradiction(condition, above)
}

const unsoundName = (name: string, { asked, all, flow }: Above): Reason | undefined => {
  const known = asked.has(name) || Object.hasOwn(facts, name) || Object.hasOwn(flow.switches, name)
  if (known || looksInto(name)) return undefined
  if (all.has(name)) {
    return {
      wrong: `“${name}” is only asked further down; a condition looks back.`,
      next: `Move this below the step “${name}”.`,
    }
  }
  return {
    wrong: `There is no earlier step or fact called “${name}”.`,
    next: didYouMean(name, [...asked.keys(), ...Object.keys(facts), ...Object.keys(flow.switches)]),
  }
}

/** `plan.break` or `origin.feared`: an answer of another entry, which this file cannot know. */
const looksInto = (name: string): boolean => /^(plan|origin)\.[a-z]/.test(name)

const unsoundTest = (name: string, test: Test, { asked }: Above): Reason | undefined => {
  const step = asked.get(name)
  const offered = step ? offeredBy(step) : amongFacts(name)
  const stray = test.is?.find(
    (wanted) => !always.has(wanted) && offered && !offered.includes(String(wanted)),
  )
  if (stray !== undefined && offered) {
    return { wrong: `“${name}” can never be “${stray}”.`, next: didYouMean(String(stray), offered) }
  }
  for (const other of [test.within?.of, test.below?.of, test.above?.of]) {
    if (other !== undefined && asked.get(other)?.kind !== 'scale') {
      const scales = [...asked.values()].filter((one) => one.kind === 'scale')
      return {
        wrong: `“${other}” is not an earlier scale.`,
        next: didYouMean(
          other,
          scales.map((one) => one.id),
        ),
      }
    }
  }
  return step?.kind === 'scale' ? outOfRange(name, test, step.outOf) : undefined
}

const always: ReadonlySet<string | number> = new Set(['answered', 'skipped'])

const amongFacts = (name: string): readonly string[] | undefined => {
  const fact = factNamed(name)
  return fact.kind === 'fact' && !looksInto(name) && name !== 'about' ? fact.among : undefined
}

/** What a step's answer can be, or undefined when it can be anything. */
const offeredBy = (step: AskStep): readonly string[] | undefined => {
  if (step.kind === 'confirm') return ['yes', 'no']
  if (step.kind === 'ground') return ['done', 'stopped']
  const chooses = step.kind === 'choose' || step.kind === 'choose-several'
  return chooses && step.words === undefined ? step.options.map((option) => option.key) : undefined
}

const outOfRange = (name: string, test: Test, most: number): Reason | undefined => {
  const { atLeast = 0, atMost = most, is = [] } = test
  const onScale = (number: number) => number >= 0 && number <= most
  const numbers = is.filter((wanted) => typeof wanted === 'number')
  if (atLeast <= most && atMost >= 0 && numbers.every(onScale)) return undefined
  return { wrong: `“${name}” can never be that.`, next: `It goes from 0 to ${most}.` }
}

/** Why what stands under "otherwise" can never be reached; undefined when it can. */
export const neverOtherwise = (condition: Condition, above: Above): Reason | undefined =>
  contradiction({ not: condition }, above) && {
    wrong: 'This always holds, so what stands under “otherwise” is never reached.',
    next: 'Leave out the condition, or the “otherwise”.',
  }

/** No answers there could be make it hold, by itself or inside the steps it stands in. */
const contradiction = (condition: Condition, { asked, given }: Above): Reason | undefined => {
  const subject = (name: string) => asked.get(name) ?? factNamed(name)
  if (!possible([condition], subject)) {
    return {
      wrong: `This can never be: ${sayCondition(condition)}.`,
      next: 'Use “any” where one of them is enough, or a list of words.',
    }
  }
  const around = joinedTo(condition, given)
  if (around.length === 0 || possible([condition, ...around], subject)) return undefined
  return {
    wrong: `This can never be here: ${sayCondition(condition)}.`,
    next: `It stands where ${around.map((one) => sayCondition(one)).join(' and ')}.`,
  }
}

const namesIn = (condition: Condition): string[] =>
  [...testsIn(condition)].flatMap(({ of, test }) =>
    [of, test.within?.of, test.below?.of, test.above?.of].filter((name) => name !== undefined),
  )

/** The conditions around that speak of the same things, and still hold further in. */
const joinedTo = (condition: Condition, given: readonly Condition[]): readonly Condition[] => {
  const names = new Set(namesIn(condition))
  const stable = given.filter((one) => !namesIn(one).some((name) => changing.has(name)))
  return stable.filter((one) => namesIn(one).some((name) => names.has(name)))
}
