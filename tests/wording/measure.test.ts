import { describe, expect, test } from 'vitest'
import { hintsFor } from '../../src/wording/hints.ts'
import { type Labelled, labelled, shipped } from './labelled.ts'

const openly = { afterDisclosure: false }

/** A hint counts only when it is of a kind the sentence is labelled with. */
const measure = (sentences: readonly Labelled[]) => {
  const report: string[] = []
  let right = 0
  let wrong = 0
  let missed = 0
  for (const { heardAs, text } of sentences) {
    const found = hintsFor(text, shipped, openly).map((hint) => hint.heardAs)
    const extra = found.filter((kind) => !heardAs.includes(kind))
    const absent = heardAs.filter((kind) => !found.includes(kind))
    right += found.length - extra.length
    wrong += extra.length
    missed += absent.length
    if (extra.length > 0) report.push(`wrongly “${extra.join(', ')}”: ${text}`)
    if (absent.length > 0) report.push(`missed “${absent.join(', ')}”: ${text}`)
  }
  const precision = right / (right + wrong)
  const recall = right / (right + missed)
  const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`
  return { precision, recall, report: [figures, ...report].join('\n') }
}

describe.each(['held-out', 'dev'] as const)('the %s sentences', (half) => {
  const sentences = labelled(half)

  test('reach precision 0.95 and recall 0.85', () => {
    const { precision, recall, report } = measure(sentences)
    expect(precision, report).toBeGreaterThanOrEqual(0.95)
    expect(recall, report).toBeGreaterThanOrEqual(0.85)
  })

  test('are at least 120, half of them harmless, none written twice', () => {
    const harmless = sentences.filter(({ heardAs }) => heardAs.length === 0)
    expect(sentences.length).toBeGreaterThanOrEqual(120)
    expect(harmless.length).toBeGreaterThanOrEqual(sentences.length / 2)
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length)
  })

  test('show every kind, under the names the rules use', () => {
    const labels = new Set(sentences.flatMap(({ heardAs }) => heardAs))
    expect([...labels].sort()).toEqual(shipped.kinds.map(({ heardAs }) => heardAs).sort())
  })
})

test('no sentence stands in both halves', () => {
  const dev = new Set(labelled('dev').map(({ text }) => text))
  expect(labelled('held-out').filter(({ text }) => dev.has(text))).toEqual([])
})

test('every phrase of every hint is set off by a sentence labelled with its kind', () => {
  const sentences = [...labelled('dev'), ...labelled('held-out')]
  const idle = shipped.kinds.flatMap((kind) =>
    kind.rules
      .filter((rule) => {
        const alone = { ...shipped, kinds: [{ ...kind, rules: [rule] }] }
        return !sentences.some(
          ({ heardAs, text }) =>
            heardAs.includes(kind.heardAs) && hintsFor(text, alone, openly).length > 0,
        )
      })
      .map((rule) => `${kind.heardAs}: ${rule.phrase.written}`),
  )
  expect(idle).toEqual([])
})
