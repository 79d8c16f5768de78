import { describe, expect, test } from 'vitest'
import { toldOf } from '../../src/report/kept-out.ts'
import { summarise } from '../../src/report/summarise.ts'
import { choice, type Given, scale, written } from '../support/journal-ledger.ts'
import { materialOf, weekWith } from '../support/report-material.ts'
import { handWritten, later } from './written.ts'

const week = weekWith('2026-11-12')

/** A breath, a repair that came from it with a promise, and a check-in, among an ordinary evening. */
const evening = (what: string, more: readonly Given[], trust = 'restored') => {
  const book = handWritten()
  book.write('2026-11-10 21:00', 'journal', [['moment', 'trigger', written('An ordinary day')]])
  const breath = book.write(
    '2026-11-11 18:00',
    'breathe',
    [
      ['before', 'before', scale(8)],
      ['what-happened', 'trigger', written('before it')],
      ['after', 'after', scale(6)],
    ],
    { person: 'alex' },
  )
  const given: Given[] = [['what-happened', 'trigger', written(what)], ...more]
  const after = [later('promise', '2026-11-12', 'a promise'), later('check-in', '2026-11-12')]
  book.write('2026-11-11 20:00', 'repair', given, {
    person: 'alex',
    from: breath.id,
    later: after,
  })
  book.answer('2026-11-12 08:00', 'check-in', [
    ['trust', 'trust', choice(trust)],
    ['taking', 'taking', written('what I take')],
  ])
  return materialOf(book.journal(), week)
}

const response = (key: string): Given[] => [['do', 'response', choice(key)]]

describe('what somebody keeps to themselves is in no words and in no number', () => {
  test.each([
    ['a hurt kept private', evening('the plate', response('private'))],
    ['a hurt let rest', evening('the plate', response('rest'))],
    ['a hurt taken to somebody else', evening('the plate', response('else'))],
    ['what felt unsafe', evening('the plate', [], 'unsafe')],
    ['words that suggest danger', evening('the plate. He hits me when he drinks', [])],
  ])('%s', (_, material) => {
    const told = summarise(material, { compare: true })
    expect(told.entries).toBe(1)
    expect(JSON.stringify(told)).not.toMatch(/plate|before it|a promise|what I take|ruptures/)
    expect(JSON.stringify(told)).toContain('What you keep to yourself is left out')
    expect(toldOf(material).kept).toBe(3)
    const whole = summarise(material, { private: true })
    expect(whole.entries).toBe(4)
    for (const word of ['plate', 'before it', 'a promise', 'what I take'])
      expect(JSON.stringify(whole)).toContain(word)
  })

  test.each([
    ['a hurt to be raised', evening('the plate', response('raise'))],
    ['a limit', evening('the plate', response('limit'))],
    ['words that only sound like it', evening('the plate. It hit me how tired I was', [])],
  ])('%s is told', (_, material) => {
    expect(JSON.stringify(summarise(material))).toContain('the plate')
    expect(toldOf(material).kept).toBe(0)
  })

  test('the page says the same whether anything was left out or not', () => {
    const say = (material: typeof plain) =>
      JSON.stringify(summarise(material).sections.find(({ id }) => id === 'how-to-read'))
    const plain = evening('the plate', response('raise'))
    expect(say(evening('the plate', response('private')))).toBe(say(plain))
  })
})

test('a day whose hard point was called a real risk is told without saying so', () => {
  const book = handWritten()
  for (const [day, risk] of [
    ['10', 'alarm'],
    ['11', 'real'],
    ['12', 'real'],
  ] as const)
    book.write(`2026-11-${day} 22:00`, 'journal', [
      ['moment', 'trigger', written(`the moment of the ${day}th`)],
      ['hardest', 'hardest', scale(8)],
      ['risk', 'risk', choice(risk)],
    ])
  const material = materialOf(book.journal(), week)
  const told = JSON.stringify(summarise(material, { compare: true }))
  expect(told).toContain('the moment of the 12th')
  expect(told).toContain('an old alarm')
  expect(told).not.toContain('a real risk')
  expect(JSON.stringify(summarise(material, { private: true }))).toContain('a real risk')
})
