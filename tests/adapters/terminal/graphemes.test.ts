import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemes } from '../../../src/adapters/terminal/graphemes.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const segmented = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)

test('the shortcut for Latin letters and the signs of print counts as everything else is counted', () => {
  const signs = Array.from({ length: 0x2060 }, (_, code) => String.fromCodePoint(code))
  for (const sign of signs) expect(graphemes(`a${sign}b`)).toEqual(segmented(`a${sign}b`))
  const near = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 })
  fc.assert(
    fc.property(near, (text) => {
      expect(graphemes(text)).toEqual(segmented(text))
    }),
  )
})
