import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fromAnswers } from '../../src/commands/practice/answers.ts'
import { sittings } from '../e2e/sittings.ts'
import { inWriting } from '../support/practice.ts'
import { compiled, deskOf, emptyJournal } from './desk.ts'
import { type Kind, kind } from './kind.ts'
import { changedJson } from './mutations.ts'

const written = sittings.map(({ args: [name = ''], answers }) => ({
  flow: compiled.scripts.flows[name],
  source: inWriting(answers),
}))

/** `--answers` for every practice: kept whole, or nothing of it. */
export const answerKinds: readonly Kind[] = [
  kind('answers', 40, () => {
    const desk = deskOf(emptyJournal)
    let kept = 0
    return {
      inputs: fc
        .constantFrom(...written)
        .chain(({ flow, source }) => fc.tuple(fc.constant(flow), changedJson([source]))),
      stored: desk.stored,
      give: async ([flow, source]) => {
        assert.ok(flow)
        desk.willRead(source)
        const before = desk.store().entries.list({}).length
        await fromAnswers(desk.house, { flow, flags: { answers: '-' }, given: '' })
        const entries = desk.store().entries.list({})
        assert.ok(entries.length <= before + 1)
        assert.ok(entries.every(({ state }) => state === 'finished'))
        kept += 1
        if (kept % 10 === 0) desk.anew()
      },
      end: desk.end,
    }
  }),
]
