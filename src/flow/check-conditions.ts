import { type Condition, type Test, testsIn } from './condition.ts'
import { facts } from './facts.ts'
import { didYouMean } from './findings.ts'
import type { AskStep, Flow } from './flow.ts'

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
  return contradiction([...above.given, condition])
}

const unsoundName = (name: string, { asked, all, flow }: Above): Reason | undefined => {
  if (asked.has(name) || name in facts || name in flow.switches || looksInto(name)) return undefined
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

const unsoundTest = (name: string, test: Test, above: Above): Reason | undefined => {
  const step = above.asked.get(name)
  const offered = step
    ? offeredBy(step)
    : looksInto(name)
      ? undefined
      : (facts[name] ?? ['yes', 'no'])
  const stray = test.is?.find(
    (wanted) => !always.has(wanted) && offered && !offered.includes(String(wanted)),
  )
  if (stray !== undefined && offered) {
    return { wrong: `“${name}” can never be “${stray}”.`, next: didYouMean(String(stray), offered) }
  }
  for (const other of [test.within?.of, test.below?.of, test.above?.of]) {
    if (other !== undefined && above.asked.get(other)?.kind !== 'scale') {
      const scales = [...above.asked.values()].filter((one) => one.kind === 'scale')
      return {
        wrong: `“${other}” is not an earlier scale.`,
        next: didYouMean(
          other,
          scales.map((one) => one.id),
        ),
      }
    }
  }
  return outOfRange(name, test, step)
}

const always: ReadonlySet<string | number> = new Set(['answered', 'skipped'])

/** What a step's answer can be, or undefined when it can be anything. */
const offeredBy = (step: AskStep): readonly string[] | undefined => {
  if (step.kind === 'confirm') return ['yes', 'no']
  if (step.kind === 'ground') return ['done', 'stopped']
  const chooses = step.kind === 'choose' || step.kind === 'choose-several'
  return chooses && step.words === undefined ? step.options.map((option) => option.key) : undefined
}

const outOfRange = (name: string, test: Test, step: AskStep | undefined): Reason | undefined => {
  const most = step?.kind === 'scale' ? step.outOf : Number.POSITIVE_INFINITY
  const { atLeast = 0, atMost = most } = test
  const numbers = (test.is ?? []).filter((wanted) => typeof wanted === 'number')
  if (
    atLeast <= most &&
    atMost >= 0 &&
    atLeast <= atMost &&
    numbers.every((n) => n >= 0 && n <= most)
  ) {
    return undefined
  }
  return { wrong: `“${name}” can never be that.`, next: `It goes from 0 to ${most}.` }
}

/** Two tests on one choice that cannot both hold, here or in a step this one stands in. */
const contradiction = (conditions: readonly Condition[]): Reason | undefined => {
  const wanted = new Map<string, readonly (string | number)[]>()
  for (const one of conditions.flatMap((each) => ('all' in each ? each.all : [each]))) {
    if (!('of' in one) || !one.test.is) continue
    const before = wanted.get(one.of)
    if (before && !before.some((word) => one.test.is?.includes(word))) {
      return {
        wrong: `“${one.of}” cannot be both at once.`,
        next: 'Use “any”, or a list of words.',
      }
    }
    wanted.set(one.of, one.test.is)
  }
  return undefined
}
