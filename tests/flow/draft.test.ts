import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Draft, unkeptDraft } from '../../src/flow/draft.ts'
import type { Value } from '../../src/journal/entry.ts'
import { flowOf, world } from '../support/walking.ts'

type Doing = (draft: Draft) => void

const step = fc.constantFrom('a', 'b', 'c')
const item = fc.constantFrom('', 'tea')
const value = fc.constantFrom<Value>(
  { kind: 'skipped' },
  { kind: 'text', text: 'this' },
  { kind: 'scale', number: 3 },
)

const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.tuple(step, item, value).map(
    ([of, at, given]): Doing =>
      (draft) =>
        draft.keep({ step: of, item: at, value: given, tracks: '' }),
  ),
  fc.tuple(step, item, fc.constantFrom('', 'half')).map(
    ([of, at, text]): Doing =>
      (draft) =>
        draft.typing(of, at, text),
  ),
  fc.array(step, { maxLength: 2 }).map(
    (steps): Doing =>
      (draft) =>
        draft.forget(steps),
  ),
)

const seenOf = (draft: Draft) => ({
  answers: draft.answers,
  person: draft.person,
  typed: ['a', 'b', 'c'].flatMap((of) => [draft.typed(of, ''), draft.typed(of, 'tea')]),
})

test('a draft that is kept nowhere shows a walk the same as one in the journal', () => {
  const { store, draft } = world()
  const { id } = store.people.add('Alex', 'partner')
  const flow = flowOf('  - say: Hello.')
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 12 }), fc.boolean(), (things, named) => {
      const [kept, unkept] = [draft(flow), unkeptDraft()]
      for (const one of [kept, unkept]) {
        if (named) one.about(id)
        for (const thing of things) thing(one)
      }
      expect(seenOf(unkept)).toEqual(seenOf(kept))
    }),
    { numRuns: 300 },
  )
})
