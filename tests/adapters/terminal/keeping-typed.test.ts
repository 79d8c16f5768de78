import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keeping } from '../../../src/adapters/terminal/keeping-typed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const started = () => {
  const kept: string[] = []
  return { kept, ...keeping((text) => kept.push(text)) }
}

test('someone who never pauses is kept once a second', () => {
  const { kept, changed } = started()
  for (let tenths = 1; tenths <= 25; tenths += 1) {
    changed('x'.repeat(tenths), false)
    vi.advanceTimersByTime(100)
  }
  expect(kept.map((text) => text.length)).toEqual([10, 20])
})

test('a paste is kept at once, and only once', () => {
  const { kept, changed } = started()
  changed('a', false)
  changed('a lot', true)
  expect(kept).toEqual(['a lot'])
  vi.advanceTimersByTime(5000)
  expect(kept).toEqual(['a lot'])
})

test('after the answer nothing more is kept', () => {
  const { kept, changed, stop } = started()
  changed('almost', false)
  stop()
  vi.advanceTimersByTime(5000)
  expect(kept).toEqual([])
})
