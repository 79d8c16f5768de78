import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayWidth } from '../../../../src/adapters/terminal/graphemes.ts'
import { choose } from '../../../../src/adapters/terminal/prompts/choose.ts'
import { date } from '../../../../src/adapters/terminal/prompts/date.ts'
import { feelingsOf } from '../../../../src/adapters/terminal/prompts/feelings.ts'
import type { Look } from '../../../../src/adapters/terminal/prompts/frame.ts'
import { line } from '../../../../src/adapters/terminal/prompts/line.ts'
import { list } from '../../../../src/adapters/terminal/prompts/list.ts'
import { picker } from '../../../../src/adapters/terminal/prompts/picker.ts'
import { scale } from '../../../../src/adapters/terminal/prompts/scale.ts'
import { severalOf } from '../../../../src/adapters/terminal/prompts/several.ts'
import { write } from '../../../../src/adapters/terminal/prompts/write.ts'
import { ask, lookOf } from './asked.ts'

type Asked = Awaited<ReturnType<typeof ask>>

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'word',
        'a',
        ' ',
        '彼が',
        '👨‍👩‍👧',
        'e\u0301',
        '\u001b[31m',
        '\t',
        '\u2028',
        '\r',
        'verylongwordwithoutend',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => `x${parts.join(' ')}`)

const options = fc.array(words, { minLength: 1, maxLength: 30 }).map((texts) => {
  return [...new Set(texts)].map((text) => ({ key: text, text, note: text }))
})

/** A question of each kind, of random words. */
const questions = fc
  .record({ text: words.map((text) => text.slice(0, 60)), options, low: words, high: words })
  .chain(({ text, options: choices, low, high }) => {
    const id = 'any'
    const open: readonly ((look: Look) => Promise<Asked>)[] = [
      (look) => ask(choose, { question: { text, options: choices }, look }),
      (look) =>
        ask(
          picker,
          severalOf({ kind: 'several', id, text, options: choices, atMost: 2, open: true }, look),
        ),
      (look) => {
        const groups = [low, high, `${low}2`, `${high}2`].map((name) => ({
          name,
          words: choices.map((choice) => choice.text),
        }))
        return ask(picker, feelingsOf({ kind: 'feelings', id, text, groups, atMost: 3 }, look))
      },
      (look) => {
        const range = { min: 0, max: 100, step: 5, low, high, unit: '%' }
        return ask(scale, { question: { kind: 'scale', id, text, ...range }, look })
      },
      (look) => {
        const range = { min: 0, max: 10, step: 1, low, high, unit: '' }
        return ask(scale, { question: { kind: 'scale', id, text, ...range }, look })
      },
      (look) => {
        const question = { kind: 'line', id, text, initial: low, needed: true } as const
        return ask(line, { question, look, changed: () => {} })
      },
      (look) => {
        const modes = { draft: true, touched: false, editor: true }
        const config = { question: { text }, initial: low.repeat(9), ...modes }
        return ask(write, { ...config, look, changed: () => {} })
      },
      (look) => {
        const question = { kind: 'list', id, text, atLeast: 3, initial: [low, high] } as const
        return ask(list, { question, look, changed: () => {} })
      },
      (look) => {
        const check = () => high
        const question = { kind: 'date', id, text, check, suggestions: choices } as const
        return ask(date, { question, look })
      },
    ]
    return fc.constantFrom(...open)
  })

const deeds = fc.array(
  fc.oneof(
    fc.constantFrom('up', 'down', 'left', 'right', 'end', 'backspace').map((key) => ({ key })),
    words.map((pasted) => ({ pasted })),
    fc.constantFrom('1', ' ', 'x', '4').map((typed) => ({ typed })),
  ),
  { maxLength: 8 },
)

test('every picture fits its window, whatever is asked and whatever is done', async () => {
  const sizes = fc.record({
    columns: fc.integer({ min: 40, max: 100 }),
    rows: fc.integer({ min: 12, max: 30 }),
    unicode: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(questions, sizes, deeds, async (open, { columns, rows, unicode }, all) => {
      const { screen, press, type, paste } = await open(lookOf(columns, rows, unicode))
      const fits = () => {
        const lines = screen().split('\n')
        expect(lines.length).toBeLessThanOrEqual(rows)
        for (const row of lines) expect(displayWidth(row)).toBeLessThan(columns)
      }
      fits()
      for (const deed of all) {
        if ('key' in deed) press(deed.key)
        else if ('pasted' in deed) paste(deed.pasted)
        else type(deed.typed)
        fits()
      }
    }),
    { numRuns: 400, endOnFailure: true },
  )
})
