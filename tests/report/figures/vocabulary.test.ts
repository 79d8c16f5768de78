import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differentIn, vocabulary } from '../../../src/report/figures/vocabulary.ts'

/** The mean number of different words over every way to draw so many, counted one by one. */
const overEveryDraw = (drawn: number, labels: readonly string[]): number => {
  const draws = (from: number, left: number): string[][] =>
    left === 0
      ? [[]]
      : labels
          .slice(from)
          .flatMap((label, index) =>
            draws(from + index + 1, left - 1).map((rest) => [label, ...rest]),
          )
  const sizes = draws(0, drawn).map((draw) => new Set(draw).size)
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

describe('different words in a draw', () => {
  test('is the mean over every draw there is', () => {
    const labels = ['sad', 'sad', 'sad', 'calm', 'calm', 'torn', 'close', 'close']
    for (const drawn of [1, 2, 3, 5, 8]) {
      expect(differentIn(drawn, labels)).toBeCloseTo(overEveryDraw(drawn, labels), 10)
    }
  })

  test('of two is one and the chance that they differ (Hurlbert 1971)', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 }), (labels) => {
        const n = labels.length
        const shares = ['a', 'b', 'c', 'd'].map(
          (word) => labels.filter((label) => label === word).length / n,
        )
        const differ = (n / (n - 1)) * (1 - shares.reduce((sum, share) => sum + share ** 2, 0))
        expect(differentIn(2, labels)).toBeCloseTo(1 + differ, 8)
      }),
    )
  })
})

describe('vocabulary', () => {
  const labels = Array.from({ length: 20 }, (_, index) => `word ${index % 7}`)

  test('of exactly 20 labels is how many words there are', () => {
    expect(vocabulary(labels)).toMatchObject({ kind: 'said', n: 20 })
    const found = vocabulary(labels)
    expect(found.kind === 'said' && found.value).toBeCloseTo(7, 9)
  })

  test('does not grow with the labels alone, nor with their order', () => {
    const found = vocabulary([...labels, ...labels, ...labels])
    expect(found.kind === 'said' && found.value).toBeLessThanOrEqual(7)
    expect(vocabulary(labels.toReversed())).toEqual(vocabulary(labels))
  })

  test('waits for 20 labels', () => {
    expect(vocabulary(labels.slice(1))).toEqual({ kind: 'too early', n: 19, least: 20 })
  })
})
