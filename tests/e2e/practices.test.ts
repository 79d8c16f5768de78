import { describe, expect, test } from 'vitest'
import type { Value } from '../../src/journal/entry.ts'
import { newHome } from '../support/home.ts'
import { type Answers, asItComes, goThrough, kept, questionsOf } from '../support/practice.ts'
import { sittings } from './sittings.ts'

type Kept = ReturnType<typeof kept>

/** A breath and a wait take as long as they take, and a wait ends at an instant of its own. */
const withoutLengths = ({ entries, followUps }: Kept) => ({
  entries: entries.map(({ answers, ...entry }) => ({
    ...entry,
    answers: Object.entries(answers).map(([id, value]) => [
      id,
      value.kind === 'seconds' ? { kind: 'seconds' } : value,
    ]),
  })),
  followUps,
})

/** The answers, with what came by itself in the terminal as `--answers` takes it. */
const asGiven = (answers: Answers, inTerminal: Readonly<Record<string, Value>>): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const value = inTerminal[id]
      if (answer !== asItComes || value === undefined) return [id, answer]
      return [
        id,
        value.kind === 'seconds' ? value.number : 'text' in value ? value.text : undefined,
      ]
    }),
  )

describe.each(sittings)('$name', ({ args, answers }) => {
  test('goes the same way in a window, large or small, and from a file', async () => {
    const [large, small, fromFile] = [newHome(), newHome(), newHome()]
    const questions = await questionsOf(large, args, answers)
    const inWindow = async (home: typeof large, cols: number, rows: number) => {
      const session = home.open(args, { cols, rows })
      await goThrough(session, questions, answers)
      expect(await session.ended()).toEqual({ code: 0, signal: null })
      return kept(home)
    }
    const [inLarge, inSmall] = await Promise.all([inWindow(large, 80, 24), inWindow(small, 40, 12)])
    expect(inLarge.entries).toMatchObject([{ flow: args[0], state: 'finished' }])
    expect(withoutLengths(inSmall)).toEqual(withoutLengths(inLarge))

    const input = JSON.stringify(asGiven(answers, inLarge.entries[0]?.answers ?? {}))
    const outcome = await fromFile.run([...args, '--answers', '-'], { input })
    expect(outcome).toMatchObject({ code: 0, stdout: '' })
    expect(withoutLengths(kept(fromFile))).toEqual(withoutLengths(inLarge))
  })
})
