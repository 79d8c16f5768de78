import assert from 'node:assert/strict'
import type fc from 'fast-check'
import type { Problem } from '../../src/errors.ts'
import { linesOf, longestLine } from '../../src/main/telling.ts'
import { obeyed } from '../support/hostile.ts'

/** What the inputs of one kind are given to. Giving one returns when it was taken, and throws a Problem when not. */
export interface Subject<Input> {
  readonly inputs: fc.Arbitrary<Input>
  readonly give: (input: Input) => unknown
  /** Everything that is stored, as text: the same before and after an input that was refused. */
  readonly stored?: () => string
  readonly end?: () => void
}

/** One kind of input, with how many of a thousand are of it. */
export interface Kind {
  readonly name: string
  readonly share: number
  /** Never refused: what cannot be read stands in nobody's way. */
  readonly always?: boolean
  readonly begin: () => Subject<unknown>
}

export const kind = <Input>(
  name: string,
  share: number,
  begin: () => Subject<Input>,
  always = false,
): Kind => ({ name, share, always, begin: begin as () => Subject<unknown> })

/** A refusal is three short lines at most, with nothing live in them, and a code a script may rely on. */
export const expectSentences = (problem: Problem): void => {
  const lines = linesOf(problem)
  assert.ok(lines.length > 0 && lines.length <= 3, `${lines.length} lines`)
  for (const line of lines) {
    assert.ok(line.length > 0 && [...line].length <= longestLine, `a line of ${line.length}`)
    assert.ok(!obeyed.test(line) && !line.includes('\n'), JSON.stringify(line))
  }
  assert.ok([1, 2].includes(problem.code), `code ${problem.code}`)
}
