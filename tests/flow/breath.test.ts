import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BreathPlan, momentAt, planBreath } from '../../src/flow/breath.ts'
import type { BreathPhase } from '../../src/flow/terminal.ts'

const phase = (move: BreathPhase['move'], seconds: number): BreathPhase => ({
  move,
  word: move,
  seconds,
})
const long = [phase('in', 4), phase('out', 6)]
const sigh = [phase('in', 3), phase('top-up', 1), phase('out', 8)]
const coherent = [phase('in', 5.5), phase('out', 5.5)]
const box = [phase('in', 4), phase('hold', 4), phase('out', 4), phase('rest', 4)]
const fourSevenEight = [phase('in', 4), phase('hold', 7), phase('out', 8)]

describe('how long a session is', () => {
  test.each([
    ['long, two minutes', long, 120, 120, 12],
    ['sigh, five minutes', sigh, 300, 300, 25],
    ['coherent, five minutes', coherent, 300, 308, 28],
    ['box, two minutes', box, 120, 124, 8],
    ['box, four minutes, to the end of the rest', box, 240, 240, 15],
    ['box, asked to end in a rest', box, 14, 14, 1],
    ['4-7-8, four rounds', fourSevenEight, 76, 76, 4],
    ['less than a breath', long, 1, 10, 1],
    ['no time at all', long, 0, 10, 1],
    ['one second into the next inhale', long, 11, 20, 2],
    ['no exhale in it', [phase('in', 2), phase('hold', 2)], 5, 8, 0],
    ['two exhales to a breath', [phase('in', 2), phase('out', 1), phase('out', 1)], 3, 3, 1],
    ['a phase left out', [phase('in', 4), phase('hold', 0), phase('out', 6)], 20, 20, 2],
  ])('%s', (_name, phases, seconds, length, breaths) => {
    const plan = planBreath(phases, seconds)
    expect(plan.length).toBe(length * 1000)
    expect(plan.breaths).toBe(breaths)
  })

  test('a pattern that takes no time is refused', () => {
    expect(() => planBreath([], 60)).toThrow(RangeError)
    expect(() => planBreath([phase('in', 0)], 60)).toThrow(RangeError)
  })
})

describe('where a session stands', () => {
  const moves = (plan: BreathPlan, seconds: number[]) =>
    seconds.map((second) => momentAt(plan, second * 1000).phase.move)

  test('a phase begins on its own first millisecond', () => {
    expect(moves(planBreath(sigh, 24), [0, 2.999, 3, 3.999, 4, 11.999, 12, 15])).toEqual([
      'in',
      'in',
      'top-up',
      'top-up',
      'out',
      'out',
      'in',
      'top-up',
    ])
  })

  test('half-way through the inhale of the second breath', () => {
    expect(momentAt(planBreath(long, 120), 12_000)).toMatchObject({
      cycle: 1,
      progress: 0.5,
      leftOfPhase: 2000,
      leftOfSession: 108_000,
      fullness: expect.closeTo(0.5),
      over: false,
    })
  })

  test('the chest fills, is topped up, and empties', () => {
    const plan = planBreath(sigh, 12)
    const fullness = [0, 3, 4, 8, 12].map((second) => momentAt(plan, second * 1000).fullness)
    expect(fullness).toEqual([0, 0.75, 1, expect.closeTo(0.5), 0])
  })

  test('a hold keeps the chest as it is, full or empty', () => {
    const plan = planBreath(box, 16)
    expect([4, 5, 7.9].map((second) => momentAt(plan, second * 1000).fullness)).toEqual([1, 1, 1])
    expect([12, 15.9].map((second) => momentAt(plan, second * 1000).fullness)).toEqual([0, 0])
  })
})

describe('for any pattern', () => {
  const seconds = fc.integer({ min: 1, max: 200 }).map((tenths) => tenths / 10)
  const part = (move: BreathPhase['move']) => seconds.map((lasts) => phase(move, lasts))
  const maybe = (move: BreathPhase['move']) => fc.option(part(move), { nil: undefined })
  const patterns = fc
    .tuple(part('in'), maybe('top-up'), maybe('hold'), part('out'), maybe('rest'))
    .map((parts) => parts.filter((one) => one !== undefined))
  const asked = fc.integer({ min: 0, max: 1200 })

  test('it ends with the breath out, after the asked time, within one breath', () => {
    fc.assert(
      fc.property(patterns, asked, (phases, time) => {
        const plan = planBreath(phases, time)
        const end = momentAt(plan, plan.length)
        expect(['out', 'rest']).toContain(end.phase.move)
        if (end.phase.move === 'out') expect(end.progress).toBe(1)
        expect(end).toMatchObject({ fullness: 0, leftOfSession: 0, over: true })
        expect(plan.length).toBeGreaterThanOrEqual(time * 1000)
        expect(plan.length - time * 1000).toBeLessThanOrEqual(plan.cycle)
        expect(plan.breaths).toBe(end.cycle + 1)
      }),
    )
  })

  test('the parts of a moment agree with each other', () => {
    fc.assert(
      fc.property(
        patterns,
        asked,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (phases, time, share) => {
          const plan = planBreath(phases, time)
          const elapsed = share * plan.length
          const moment = momentAt(plan, elapsed)
          expect(moment.progress).toBeGreaterThanOrEqual(0)
          expect(moment.progress).toBeLessThanOrEqual(1)
          expect(moment.fullness).toBeGreaterThanOrEqual(0)
          expect(moment.fullness).toBeLessThanOrEqual(1)
          expect(moment.leftOfSession + elapsed).toBeCloseTo(plan.length, 3)
          const lasts = moment.phase.seconds * 1000
          expect(moment.leftOfPhase).toBeCloseTo(lasts * (1 - moment.progress), 3)
          expect(moment.over).toBe(elapsed === plan.length)
        },
      ),
    )
  })

  test('size never jumps: a millisecond changes it by a hair, in the direction of the phase', () => {
    fc.assert(
      fc.property(patterns, fc.nat(60_000), (phases, at) => {
        const plan = planBreath(phases, 60)
        const before = momentAt(plan, at)
        const after = momentAt(plan, at + 1)
        const change = after.fullness - before.fullness
        expect(Math.abs(change)).toBeLessThan(0.02)
        if (before.phase !== after.phase) return
        if (before.phase.move === 'out') expect(change).toBeLessThanOrEqual(0)
        else expect(change).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('before the beginning and after the end it stands still', () => {
    const plan = planBreath(long, 60)
    expect(momentAt(plan, -5)).toEqual(momentAt(plan, 0))
    expect(momentAt(plan, 1e9)).toEqual(momentAt(plan, plan.length))
  })
})
