import assert from 'node:assert/strict'
import fc from 'fast-check'
import { exitCode, isLeft, isProblem, Left } from '../../src/errors.ts'
import type { Flow } from '../../src/flow/flow.ts'
import type { Finding } from '../../src/flow/reading/findings.ts'
import { stepSchemas } from '../../src/flow/reading/schema.ts'
import { brokenFlow, readFlow } from '../../src/flow/reading/script.ts'
import { readBreathing, readWords } from '../../src/flow/reading/words.ts'
import { readYaml } from '../../src/flow/reading/yaml.ts'
import { walk } from '../../src/flow/walking/walk.ts'
import { readWording } from '../../src/wording/read.ts'
import { madeUpScript } from '../support/made-up-scripts.ts'
import { chanceFrom, replyTo } from '../support/replying.ts'
import { scriptOf } from '../support/scripts.ts'
import { promptFile, shippedScripts } from '../support/shipped.ts'
import { sitter, type World, world } from '../support/walking.ts'
import { type Kind, kind } from './kind.ts'
import { changedTexts, scribbles } from './mutations.ts'

const vocabulary = [
  ...new Set([
    ...Object.keys(stepSchemas),
    ...Object.values(stepSchemas).flatMap(({ entries }) => Object.keys(entries)),
  ]),
  ...['name', 'title', 'steps', 'any', 'not', 'all', 'is', 'at-least', 'within', 'of', 'below'],
  ...['yes', 'answered', 'skipped', 'plan', 'gate', 'first', 'disclosure', 'a', 'b', 'x-y'],
  ...['{a}', '{a or b}', '{item}', '{name}', '1 day', 'next start', 'back to a', 'the end'],
]

/** A finding is of use only when it points into the file and says what to do; what is broken is told like that. */
const refuseWith = (findings: readonly Finding[], source: string): void => {
  const lines = source.split(/\r\n?|\n/).length
  for (const { line, column, wrong, next } of findings) {
    assert.ok(line >= 1 && line <= lines && column >= 1, `${line}:${column} of ${lines} lines`)
    assert.ok(wrong.length > 10 && next.length > 5, `${wrong} ${next}`)
  }
  if (findings.length > 0) throw brokenFlow('test.yaml', findings)
}

const ENOUGH = 300

/** Walks a sound script with chance replies; a Problem may come of a name that leads nowhere, and of nothing else. */
const walkThrough = async (flow: Flow, seed: number, { draft, surroundings }: World) => {
  const chance = chanceFrom(seed)
  let asked = 0
  const terminal = sitter((question) => {
    if (asked++ > ENOUGH) throw new Left(exitCode.interrupted)
    return replyTo(question, chance)
  })
  try {
    await walk(flow, terminal, draft(flow), surroundings())
  } catch (error) {
    const leadsNowhere = isProblem(error) && error.message.startsWith('There is no ')
    if (!isLeft(error) && !leadsNowhere) throw new Error('cannot be walked', { cause: error })
  }
}

/** Sound walks share a journal for a while: to begin one takes longer than most walks. */
const scriptSubject = (sources: fc.Arbitrary<string>) => {
  let here = world()
  let walks = 0
  return {
    inputs: fc.tuple(sources, fc.nat()),
    give: async ([source, seed]: [string, number]) => {
      const { flow, findings } = readFlow(source, 'test')
      refuseWith(findings, source)
      assert.ok(flow)
      await walkThrough(flow, seed, here)
      walks += 1
      if (walks % 20 > 0) return
      here.store.close()
      here = world()
    },
    end: () => here.store.close(),
  }
}

const sources = shippedScripts.map(({ source }) => source)
const short = sources.filter(({ length }) => length < 2500)

/** A wording file of few phrases: the shipped one takes too long to be read so often. */
const wording = `says: “{phrase}” may be heard as {heard-as}. Perhaps {gentler}
keep: keep mine
spellings:
  always: [allways, alway]
lists:
  often: always, never, every time, (really/just) all the time
  you are: you are, you're, [so] you were
unless:
  - START I <often>
kinds:
  - heard-as: blame
    evidence: { strength: moderate, source: Nobody 2020 }
    after-disclosure: leave out
    unless:
      - kind … ~ END
    hints:
      - phrases:
          - you <often>
          - <you are> …… mess
        only: [you]
        gentler: say what happened
        unless: [not ~]
`

/** Scripts and what is read beside them. */
export const scriptKinds: readonly Kind[] = [
  kind('scripts', 40, () =>
    scriptSubject(
      fc.oneof(
        { weight: 4, arbitrary: scribbles(vocabulary) },
        { weight: 6, arbitrary: scribbles(vocabulary).map((steps) => scriptOf(steps)) },
        { weight: 5, arbitrary: madeUpScript },
        { weight: 6, arbitrary: changedTexts(short) },
        { weight: 1, arbitrary: changedTexts(sources) },
      ),
    ),
  ),
  kind('word lists', 18, () => ({
    inputs: changedTexts(
      ['values', 'needs', 'body'].map((name) => promptFile(`words/${name}.yaml`)),
    ),
    give: (source) => refuseWith(readWords(source).findings, source),
  })),
  kind('breathing files', 8, () => ({
    inputs: fc.oneof(scribbles(vocabulary), changedTexts([promptFile('breathing.yaml')])),
    give: (source) => refuseWith(readBreathing(source).findings, source),
  })),
  kind('wording files', 10, () => ({
    inputs: changedTexts([wording]),
    give: (source) => {
      const { raw, findings } = readYaml(source)
      refuseWith(findings.list, source)
      readWording(raw)
    },
  })),
]
