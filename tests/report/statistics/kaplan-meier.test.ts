import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type Duration,
  medianSurvival,
  survivalSteps,
} from '../../../src/report/statistics/kaplan-meier.ts'
import { median } from '../../../src/report/statistics/quantiles.ts'
import reference from './reference.json' with { type: 'json' }
import { expectNear, reordered } from './samples.ts'

const duration: fc.Arbitrary<Duration> = fc.record({
  time: fc.integer({ min: 0, max: 40 }),
  ended: fc.boolean(),
})

const durationsOf = (times: readonly number[], ended: readonly boolean[]): Duration[] =>
  times.map((time, i) => ({ time, ended: ended[i] === true }))

const named = (name: string): Duration[] => {
  const life = reference.survival.find((each) => each.name === name)
  return durationsOf(life?.times ?? [], life?.ended ?? [])
}

const openAfter = (name: string, digits: number): string[] =>
  survivalSteps(named(name)).map(({ open }) => open.toFixed(digits))

describe('survivalSteps', () => {
  // Kaplan & Meier (1958), section 2: eight items, four deaths, four losses.
  it('gives the steps of the original paper', () => {
    expect(openAfter('original', 4)).toEqual(['0.8750', '0.7000', '0.5250', '0.2625'])
  })

  // Freireich et al. (1963), 6-MP arm, as in Cox & Oakes (1984) and every textbook since.
  it('gives the published steps of the remission trial', () => {
    expect(openAfter('treated', 3)).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ])
  })

  test.each(reference.survival)('agrees with R on $name', ({ times, ended, steps, median }) => {
    const durations = durationsOf(times, ended)
    const found = survivalSteps(durations)
    expect(found.length).toBe(steps.length)
    for (const [i, step] of steps.entries()) {
      expect(found[i]).toEqual({ ...step, open: expect.closeTo(step.open, 12) })
    }
    expect(medianSurvival(found) ?? null).toBe(median)
  })

  it('steps down from 1 towards 0, later and fewer at risk each time, in any order', () => {
    fc.assert(
      fc.property(reordered(duration), ([durations, shuffled]) => {
        const steps = survivalSteps(durations)
        expect(survivalSteps(shuffled)).toEqual(steps)
        for (const [i, { time, atRisk, open }] of steps.entries()) {
          const before = steps[i - 1] ?? { time: -1, atRisk: durations.length + 1, open: 1 }
          expect(time).toBeGreaterThan(before.time)
          expect(atRisk).toBeLessThan(before.atRisk)
          expect(open).toBeLessThan(before.open)
          expect(open).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('is the plain share still open when nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1 }), (times) => {
        for (const step of survivalSteps(times.map((time) => ({ time, ended: true })))) {
          const open = times.filter((time) => time > step.time).length / times.length
          expect(step.open).toBeCloseTo(open, 12)
        }
      }),
    )
  })

  test.each([[[]], [durationsOf([-1], [true])], [durationsOf([Number.NaN], [true])]])(
    'refuses %j',
    (durations) => {
      expect(() => survivalSteps(durations)).toThrow(RangeError)
    },
  )
})

describe('medianSurvival', () => {
  // R documentation of survival's aml: medians 31 and 23 weeks; remission trial: 23 and 8.
  test.each([
    ['maintained', 31],
    ['nonmaintained', 23],
    ['treated', 23],
    ['control', 8],
  ])('gives the published median of %s', (name, weeks) => {
    expect(medianSurvival(survivalSteps(named(name)))).toBe(weeks)
  })

  it('is not there while more than half are open', () => {
    const durations = durationsOf([1, 2, 3, 4, 5], [true, true, false, false, false])
    expect(medianSurvival(survivalSteps(durations))).toBeUndefined()
    expect(medianSurvival([])).toBeUndefined()
  })

  it('is the ordinary median when nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 200 }), (times) => {
        const steps = survivalSteps(times.map((time) => ({ time, ended: true })))
        expectNear(medianSurvival(steps) ?? Number.NaN, median(times))
      }),
    )
  })

  it('never comes earlier when open ones are followed for longer', () => {
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1, maxLength: 60 }), (durations) => {
        const early = medianSurvival(survivalSteps(durations))
        const followed = durations.map(({ time, ended }) => ({ time: ended ? time : 99, ended }))
        const late = medianSurvival(survivalSteps(followed)) ?? Number.POSITIVE_INFINITY
        expect(late).toBeGreaterThanOrEqual(early ?? 0)
      }),
    )
  })
})
